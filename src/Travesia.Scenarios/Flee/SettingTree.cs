using System.Collections.Immutable;
using System.Globalization;
using Travesia.Model;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Flee;

/// <summary>Builds the section of a rule set from what was read elsewhere.</summary>
internal sealed class SettingTree(string path)
{
    private readonly List<KeyValuePair<string, Setting>> entries = [];

    public string Path => path;

    public bool IsEmpty => entries.Count == 0;

    public SettingTree Add(string key, Setting setting)
    {
        entries.Add(new(key, setting));
        return this;
    }

    public SettingTree Text(string key, string text) => Add(key, new ScalarSetting(YamlPath.Key(path, key), text, IsQuoted: false));

    public SettingTree Number(string key, double number) => Text(key, Write(number));

    /// <summary>Pairs of day and value.</summary>
    public SettingTree Steps(string key, IEnumerable<(int Day, double Value)> steps)
    {
        string list = YamlPath.Key(path, key);
        return Add(key, new ListSetting(list, [.. steps.Select((step, i) => (Setting)Numbers(YamlPath.Item(list, i), [step.Day, step.Value]))]));
    }

    /// <summary>A mapping inside this one.</summary>
    public SettingTree Child(string key) => new(YamlPath.Key(path, key));

    public SettingTree Add(string key, SettingTree child) => child.IsEmpty ? this : Add(key, child.ToSetting());

    public MapSetting ToSetting() => new(path, [.. entries]);

    public static ListSetting Numbers(string path, ImmutableArray<double> numbers)
        => new(path, [.. numbers.Select((number, i) => (Setting)new ScalarSetting(YamlPath.Item(path, i), Write(number), IsQuoted: false))]);

    private static string Write(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
