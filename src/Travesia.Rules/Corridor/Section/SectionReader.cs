using System.Collections.Immutable;
using System.Globalization;
using Travesia.Model;
using Travesia.Model.Diagnostics;

namespace Travesia.Rules.Corridor.Section;

/// <summary>Reads the section <c>corridor</c>, with everything that is wrong in it.</summary>
internal sealed class SectionReader
{
    private readonly PartialScenario part;
    private readonly Scenario scenario;
    private readonly ImmutableArray<Diagnostic>.Builder diagnostics;
    private readonly CorridorSection section = new();
    private readonly HashSet<string> parameters;
    private readonly HashSet<string> groups;
    private readonly HashSet<string> destinations;

    private SectionReader(PartialScenario part, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        this.part = part;
        scenario = part.Scenario;
        this.diagnostics = diagnostics;
        parameters = scenario.Parameters.Select(p => p.Id.Value).ToHashSet(StringComparer.Ordinal);
        groups = scenario.Groups.Select(g => g.Id.Value).ToHashSet(StringComparer.Ordinal);
        destinations = Destinations().ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Reads; what is wrong is left out and goes into the diagnostics.</summary>
    public static CorridorSection Read(PartialScenario part, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var reader = new SectionReader(part, diagnostics);
        reader.ReadSection(part.Scenario.Rules);
        return reader.section;
    }

    private void ReadSection(MapSetting map)
    {
        foreach ((string name, Setting setting) in map.Entries)
        {
            if (name == SettingKey.Groups)
            {
                ReadGroups(setting);
            }
            else if (SettingKey.Find(name) is not { } key)
            {
                Unknown(setting, name);
            }
            else if (key.Place == SettingPlace.GroupOnly)
            {
                Add(CorridorDiagnostics.NotHere, setting, ("key", name));
            }
            else if (key.Kind == SettingKind.Quantity)
            {
                if (ReadQuantity(key, setting) is { } given)
                {
                    section.Set(name, given);
                }
            }
            else
            {
                ReadWords(key, setting);
            }
        }
    }

    private void ReadGroups(Setting setting)
    {
        if (setting is not MapSetting map)
        {
            WrongKind(setting, SettingKey.Groups, "a mapping of groups");
            return;
        }

        foreach ((string group, Setting own) in map.Entries)
        {
            if (!groups.Contains(group))
            {
                if (part.Wrong.Contains(new Subject("scenario", -1, "groups")))
                {
                    continue;
                }

                Misspelt(CorridorDiagnostics.UnknownGroup, own, group, groups);
            }
            else if (own is not MapSetting settings)
            {
                WrongKind(own, group, "a mapping of settings");
            }
            else
            {
                ReadGroup(group, settings);
            }
        }
    }

    private void ReadGroup(string group, MapSetting map)
    {
        foreach ((string name, Setting setting) in map.Entries)
        {
            if (SettingKey.Find(name) is not { } key)
            {
                Unknown(setting, name);
            }
            else if (key.Place == SettingPlace.SectionOnly)
            {
                Add(CorridorDiagnostics.NotHere, setting, ("key", name));
            }
            else if (key.Kind == SettingKind.ByDestination)
            {
                ReadAttractions(group, key, setting);
            }
            else if (ReadQuantity(key, setting) is { } given)
            {
                section.Set(group, name, given);
            }
        }
    }

    private void ReadAttractions(string group, SettingKey key, Setting setting)
    {
        if (setting is not MapSetting map)
        {
            WrongKind(setting, key.Name, "a mapping of destinations");
            return;
        }

        foreach ((string place, Setting value) in map.Entries)
        {
            if (!destinations.Contains(place))
            {
                if (part.Unreadable.Contains("places") || part.Wrong.Contains(new Subject("places", -1, "id")))
                {
                    continue;
                }

                Misspelt(CorridorDiagnostics.UnknownDestination, value, place, destinations);
            }
            else if (ReadQuantity(key, value) is { } given)
            {
                section.Attractions[(group, place)] = given;
            }
        }
    }

    private CorridorSection.Given? ReadQuantity(SettingKey key, Setting setting)
    {
        if (setting is not ScalarSetting { IsQuoted: false } scalar || !QuantityText.TryRead(scalar.Text, out Quantity quantity))
        {
            WrongKind(setting, key.Name, "a number, a parameter or a multiple of one");
            return null;
        }

        if (quantity.Parameter is { } parameter && !parameters.Contains(parameter.Value))
        {
            Misspelt(CorridorDiagnostics.UnknownParameter, setting, parameter.Value, parameters, ("key", key.Name));
            return null;
        }

        if (quantity.Parameter is { } name && IsPriorWrong(name))
        {
            return new CorridorSection.Given(quantity, setting.Path);
        }

        double value = quantity.Under(ParameterValues.Medians(scenario));
        if (!(value >= key.Min && value <= key.Max))
        {
            Add(CorridorDiagnostics.OutOfRange, setting, ("name", key.Name), ("value", Number(value)), ("min", Number(key.Min)), ("max", Number(key.Max)));
            return null;
        }

        if (key.Name == "knownAfterDays" && quantity.Parameter is null && value != Math.Floor(value))
        {
            WrongKind(setting, key.Name, "a whole number of days");
            return null;
        }

        return new CorridorSection.Given(quantity, setting.Path);
    }

    // What a place is may be what could not be read.
    private IEnumerable<string> Destinations()
        => scenario.Places.Where((p, row) => p.Kind == PlaceKind.Destination || part.IsWrong(new Subject("places", row, "kind"))).Select(p => p.Id.Value);

    private bool IsPriorWrong(ParameterId parameter)
    {
        string path = $"parameters.{parameter.Value}";
        return part.Wrong.Any(w => w is { Table: "scenario" or "fitted", Field: { } field } && (field == path || field.StartsWith(path + ".", StringComparison.Ordinal)));
    }

    private void ReadWords(SettingKey key, Setting setting)
    {
        IReadOnlyList<Setting> items = key.Kind == SettingKind.Words && setting is ListSetting list ? list.Items : [setting];
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (Setting item in items)
        {
            string? word = item is ScalarSetting scalar ? Boolean(scalar) : null;
            if (word is null || !key.Words.Contains(word))
            {
                WrongKind(item, key.Name, string.Join(" | ", key.Words));
                return;
            }

            words.Add(word);
        }

        switch (key.Name)
        {
            case "queueBeliefs":
                section.QueueBeliefs = words.Contains("on");
                break;
            case SettingKey.OverlappingShares:
                section.ScalesShares = words.Contains(SettingKey.Scale);
                break;
            case "recordGroupsBy":
                section.RecordGroups = words.Contains("month");
                break;
            case "twins":
                section.AgainTwin = words.Contains("again");
                section.BrokeTwin = words.Contains("broke");
                break;
            default:
                throw new InvalidOperationException(key.Name);
        }
    }

    /// <summary>Some writers of YAML turn on and off into truth values.</summary>
    private static string Boolean(ScalarSetting scalar) => scalar.Text switch
    {
        "true" when !scalar.IsQuoted => "on",
        "false" when !scalar.IsQuoted => "off",
        _ => scalar.Text,
    };

    private void Unknown(Setting setting, string name)
        => Misspelt(CorridorDiagnostics.UnknownKey, setting, name, SettingKey.All.Select(k => k.Name).Append(SettingKey.Groups));

    private void Misspelt(string code, Setting setting, string word, IEnumerable<string> known, params ReadOnlySpan<(string Name, string Value)> others)
        => Add(code, setting, NearMiss.Find(word, known) is { } near ? [("value", word), ("suggestion", near), .. others] : [("value", word), .. others]);

    private void WrongKind(Setting setting, string key, string expected)
        => Add(CorridorDiagnostics.WrongKind, setting, ("key", key), ("value", setting is ScalarSetting scalar ? scalar.Text : setting is ListSetting ? "[...]" : "{...}"), ("expected", expected));

    private void Add(string code, Setting setting, params ReadOnlySpan<(string Name, string Value)> values)
        => diagnostics.Add(Diagnostic.Of(code, new Subject("scenario", -1, setting.Path), values));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
