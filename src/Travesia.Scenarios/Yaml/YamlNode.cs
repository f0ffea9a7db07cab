using System.Collections.Immutable;

namespace Travesia.Scenarios.Yaml;

/// <summary>A value of a YAML file and where it begins, both from 1.</summary>
internal abstract record YamlNode(int Line, int Column);

/// <summary>A single value.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Text">Without quotes.</param>
/// <param name="IsPlain">Whether it stood without quotes and not as a block of text, so that it may be a number, a date or nothing.</param>
internal sealed record YamlScalar(int Line, int Column, string Text, bool IsPlain) : YamlNode(Line, Column)
{
    /// <summary>Whether nothing stands there.</summary>
    public bool IsNull => IsPlain && (Text is "" or "~" or "null");
}

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, int Column, ImmutableArray<YamlNode> Items) : YamlNode(Line, Column);

/// <summary>A mapping; its keys are unique.</summary>
internal sealed record YamlMap(int Line, int Column, ImmutableArray<YamlEntry> Entries) : YamlNode(Line, Column)
{
    public YamlNode? this[string key] => Entries.FirstOrDefault(e => string.Equals(e.Key.Text, key, StringComparison.Ordinal))?.Value;
}

/// <summary>A key and its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
