using System.Collections.Immutable;

namespace Travesia.Model;

/// <summary>
/// A tree of settings as written: the section of scenario.yaml that a rule set owns. The reader keeps it as it is; the rule set reads
/// and checks it, and names the offending node by its path.
/// </summary>
/// <param name="Path">Path from the root of the file: names joined by dots, positions in brackets.</param>
public abstract record Setting(string Path);

/// <summary>A scalar.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">As written, without quotes; empty, and not quoted, where nothing stands.</param>
/// <param name="IsQuoted">Whether it was quoted, so that it is a text and not a number.</param>
public sealed record ScalarSetting(string Path, string Text, bool IsQuoted) : Setting(Path);

/// <summary>A list.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Items">In order.</param>
public sealed record ListSetting(string Path, ImmutableArray<Setting> Items) : Setting(Path);

/// <summary>A mapping.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Entries">In order of writing; names are unique.</param>
public sealed record MapSetting(string Path, ImmutableArray<KeyValuePair<string, Setting>> Entries) : Setting(Path)
{
    /// <summary>An empty mapping.</summary>
    public static MapSetting Empty { get; } = new("", []);

    /// <summary>The setting of a name, or none.</summary>
    public Setting? this[string name] => Entries.FirstOrDefault(e => string.Equals(e.Key, name, StringComparison.Ordinal)).Value;
}
