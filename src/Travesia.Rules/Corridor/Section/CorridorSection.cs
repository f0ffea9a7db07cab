using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Rules.Corridor.Section;

/// <summary>The section <c>corridor</c> of a scenario as read: what is given, with defaults not yet filled in.</summary>
internal sealed class CorridorSection
{
    private readonly Dictionary<string, Given> common = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Group, string Key), Given> byGroup = [];

    /// <summary>A quantity and where it stands.</summary>
    public readonly record struct Given(Quantity Value, string Path);

    /// <summary>Whether travellers reckon with queues.</summary>
    public bool QueueBeliefs { get; set; } = true;

    /// <summary>Whether who was sent back is told from who was not.</summary>
    public bool AgainTwin { get; set; } = true;

    /// <summary>Whether whose money is gone is told from who has money.</summary>
    public bool BrokeTwin { get; set; } = true;

    /// <summary>Whether shares of those held that exceed 1 together are scaled to sum to 1 instead of refused.</summary>
    public bool ScalesShares { get; set; }

    /// <summary>Whether monthly counts are kept by group and place.</summary>
    public bool RecordGroups { get; set; } = true;

    /// <summary>Attractions of a group's own, by group and destination.</summary>
    public Dictionary<(string Group, string Place), Given> Attractions { get; } = [];

    /// <summary>Sets a quantity of the section.</summary>
    public void Set(string key, Given value) => common[key] = value;

    /// <summary>Sets a quantity of a group.</summary>
    public void Set(string group, string key, Given value) => byGroup[(group, key)] = value;

    /// <summary>The quantity of a group: its own, the section's, or the default; none if there is none.</summary>
    public Given? Of(string? group, SettingKey key)
        => group is not null && byGroup.TryGetValue((group, key.Name), out Given own) ? own
            : common.TryGetValue(key.Name, out Given all) ? all
            : key.Default is { } value ? new Given(value, $"corridor.{key.Name}") : null;

    /// <summary>Every quantity that is given, in order of path.</summary>
    public ImmutableArray<(SettingKey Key, Given Value)> AllGiven
        => [.. common.Select(c => (SettingKey.Find(c.Key)!, c.Value))
            .Concat(byGroup.Select(c => (SettingKey.Find(c.Key.Key)!, c.Value)))
            .Concat(Attractions.Values.Select(v => (SettingKey.Find("attraction")!, v)))
            .OrderBy(c => c.Item2.Path, StringComparer.Ordinal)];
}
