using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Travesia.Model;
using Travesia.Model.Validity;
using Travesia.Scenarios.Shapes;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Parts;

/// <summary>scenario.yaml: title, period, groups, parameters, seasons, and the rule set's own section.</summary>
internal static class ScenarioPart
{
    private static readonly MapShape Period = new(
    [
        new("from", new DateShape(), "First day shown.", true),
        new("to", new DateShape(), "Last day.", true),
        new("spinUpFrom", new DateShape(), "First day simulated: a spin-up that is shown nowhere; default the first day."),
    ]);

    private static readonly MapShape GroupShape = new(
    [
        new("title", new TextShape(), "What it is called in outputs.", true),
        new("nationality", new TextShape(IdForm.CountryPattern), "ISO 3166-1 alpha-3; none for a mixed group."),
        new("partySizes", new NamesShape("^[1-9][0-9]{0,3}$", new NumberShape(Bounds.Chance)), "Share of parties by number of people; they sum to 1. None is people alone."),
    ]);

    private static readonly MapShape SeasonShape = new(
    [
        new("hazard", new ListShape(new QuantityShape(Bounds.Factor)), "Twelve factors on dangers, January first; default 1."),
        new("days", new ListShape(new QuantityShape(Bounds.PositiveFactor)), "Twelve factors on days of travel, January first; default 1."),
        new("source", new TextShape(), "A source; none marks an assumption."),
    ]);

    /// <summary>The shape of the file for a rule set.</summary>
    public static MapShape Shape(string? ruleSet, JsonObject? section) => new(
    [
        new("title", new TextShape(), "What the scenario is called.", true),
        new("period", Period, "The days it spans.", true),
        new("rules", new TextShape(), "The rule set that runs it.", true),
        new("groups", new NamesShape(IdForm.Pattern, GroupShape), "The groups of people by id.", true),
        new("parameters", new NamesShape(IdForm.ParameterPattern, PriorPart.Shape), "Uncertain numbers by name, each with a prior."),
        new("seasons", new NamesShape(IdForm.Pattern, SeasonShape), "Monthly multipliers that links refer to, by name."),
        .. ruleSet is null ? ImmutableArray<ShapeKey>.Empty : [new(ruleSet, new ForeignShape(section), "The rule set's own section.")],
    ]);

    /// <summary>
    /// The key of the rule set's own section: the name of the rule set that the file asks for, unless that would hide a key of the file; or,
    /// where that name is misspelt, the known one whose section is there.
    /// </summary>
    public static string? Section(YamlNode root, ImmutableArray<string> known)
        => root.Text("rules") is { } name && !Shape(null, null).Keys.Any(k => k.Name == name) && (known.IsEmpty || known.Contains(name)) ? name : known.FirstOrDefault(k => root.At(k) is not null);

    /// <summary>Reads the file into a scenario that has nothing else yet.</summary>
    public static Scenario Read(string name, YamlNode root)
    {
        YamlMap period = root.Map("period");
        DateOnly? from = period.Date("from");
        DateOnly? to = period.Date("to");
        return new Scenario
        {
            Name = name,
            Title = root.Text("title") ?? "",
            From = from ?? to ?? Harmless.Date,
            To = to ?? from ?? Harmless.Date,
            SpinUpFrom = period.Date("spinUpFrom"),
            RuleSet = root.Text("rules") ?? "",
            Rules = root.Text("rules") is { } section && root.At(section) is YamlMap map ? (MapSetting)Setting(map, section) : MapSetting.Empty,
            Parameters = [.. root.Map("parameters").Entries.Select(e => PriorPart.Read(e.Key.Text, e.Value))],
            Groups = [.. root.Map("groups").Entries.Select(e => Group(e.Key.Text, e.Value))],
            Seasons = [.. root.Map("seasons").Entries.Select(e => Season(e.Key.Text, e.Value))],
            Places = [],
            Links = [],
        };
    }

    private static Group Group(string id, YamlNode node) => new()
    {
        Id = new(id),
        Title = node.Text("title") ?? "",
        Nationality = node.Text("nationality") is { } country ? new CountryCode(country) : null,
        PartySizes = [.. node.Map("partySizes").Entries.Select(e => new PartyShare(Scalars.Number(e.Key.Text, out double size) is null ? PartySize(size) : 0, e.Value.Number() ?? 0))],
    };

    // A fraction or a monster becomes 0, which no party has, and is reported as such.
    private static int PartySize(double size) => Math.Floor(size) == size && Math.Abs(size) <= 1e9 ? (int)size : 0;

    private static Season Season(string name, YamlNode node) => new(name, Months(node, "hazard"), Months(node, "days"), node.Source());

    private static ImmutableArray<Quantity> Months(YamlNode node, string key)
        => node.At(key) is YamlList list ? [.. list.Items.Select(i => i.Quantity() ?? 1)] : [.. Enumerable.Repeat<Quantity>(1, 12)];

    internal static Setting Setting(YamlNode node, string path) => node switch
    {
        YamlMap map => new MapSetting(path, [.. map.Entries.Select(e => KeyValuePair.Create(e.Key.Text, Setting(e.Value, YamlPath.Key(path, e.Key.Text))))]),
        YamlList list => new ListSetting(path, [.. list.Items.Select((item, i) => Setting(item, YamlPath.Item(path, i)))]),
        YamlScalar { IsNull: true } => new ScalarSetting(path, "", false),
        _ => new ScalarSetting(path, ((YamlScalar)node).Text, !((YamlScalar)node).IsPlain),
    };
}
