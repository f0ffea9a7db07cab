using System.Collections.Immutable;
using System.Globalization;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Parts;
using Travesia.Scenarios.Tables;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Writing;

/// <summary>Writes scenario.yaml.</summary>
internal static class ScenarioYaml
{
    public static string Write(Scenario scenario)
    {
        YamlWriter yaml = new();
        yaml.Text("title", scenario.Title);
        yaml.Map("period", () => yaml
            .Plain("from", Cells.Of(scenario.From))
            .Plain("to", Cells.Of(scenario.To))
            .Plain("spinUpFrom", scenario.SpinUpFrom is { } spinUp ? Cells.Of(spinUp) : null));
        yaml.Text("rules", scenario.RuleSet);
        yaml.Map("groups", () => Groups(yaml, scenario.Groups));
        if (!scenario.Parameters.IsEmpty)
        {
            yaml.Map("parameters", () => Parameters(yaml, scenario.Parameters));
        }

        if (!scenario.Seasons.IsEmpty)
        {
            yaml.Map("seasons", () => Seasons(yaml, scenario.Seasons));
        }

        if (!scenario.Rules.Entries.IsEmpty)
        {
            Setting(yaml, scenario.RuleSet, scenario.Rules);
        }

        return yaml.ToString();
    }

    private static void Groups(YamlWriter yaml, ImmutableArray<Group> groups)
    {
        foreach (Group group in groups)
        {
            yaml.Map(group.Id.Value, () =>
            {
                yaml.Text("title", group.Title).Text("nationality", group.Nationality?.Value);
                if (!group.PartySizes.IsEmpty)
                {
                    string shares = string.Join(", ", group.PartySizes.Select(s => $"{s.People.ToString(CultureInfo.InvariantCulture)}: {Cells.Of(s.Share)}"));
                    yaml.Plain("partySizes", $"{{ {shares} }}");
                }
            });
        }
    }

    private static void Parameters(YamlWriter yaml, ImmutableArray<Parameter> parameters)
    {
        foreach (Parameter parameter in parameters)
        {
            yaml.Map(parameter.Id.Value, () =>
            {
                foreach ((string key, object value) in PriorPart.Write(parameter.Prior))
                {
                    yaml.Plain(key, value is double number ? Cells.Of(number) : (string)value);
                }

                yaml.Text("note", parameter.Note).Text("source", parameter.Source?.Value);
            });
        }
    }

    private static void Seasons(YamlWriter yaml, ImmutableArray<Season> seasons)
    {
        foreach (Season season in seasons)
        {
            yaml.Map(season.Name, () => yaml
                .Plain("hazard", $"[{string.Join(", ", season.Hazard)}]")
                .Plain("days", $"[{string.Join(", ", season.Days)}]")
                .Text("source", season.Source?.Value));
        }
    }

    private static void Setting(YamlWriter yaml, string key, Setting setting)
    {
        if (setting is MapSetting { Entries.IsEmpty: false } map)
        {
            yaml.Map(key, () =>
            {
                foreach ((string name, Setting value) in map.Entries)
                {
                    Setting(yaml, name, value);
                }
            });
        }
        else
        {
            yaml.Plain(key, setting is ScalarSetting scalar ? Scalar(scalar, "k: {0}") : Flow(setting));
        }
    }

    private static string Flow(Setting setting) => setting switch
    {
        ScalarSetting scalar => Scalar(scalar, "k: [{0}]"),
        ListSetting list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        MapSetting map => map.Entries.IsEmpty ? "{}" : $"{{ {string.Join(", ", map.Entries.Select(e => $"{YamlWriter.Quote(e.Key)}: {Flow(e.Value)}"))} }}",
        _ => "",
    };

    // A plain scalar is a number, a word or a quantity, as its owner understands it, and is written plain again wherever that can be.
    private static string Scalar(ScalarSetting scalar, string context)
    {
        if (scalar is { IsQuoted: false, Text: "" })
        {
            return "~";
        }

        return !scalar.IsQuoted && IsReadBack(scalar.Text, string.Format(CultureInfo.InvariantCulture, context, scalar.Text)) ? scalar.Text : Quoted(scalar.Text);
    }

    private static bool IsReadBack(string text, string yaml)
    {
        YamlNode? value = YamlParser.Parse(yaml, "", new Subject("scenario"), new Findings())?.At("k");
        return (value is YamlList { Items: [YamlScalar item] } ? item : value) is YamlScalar { IsPlain: true } read && string.Equals(read.Text, text, StringComparison.Ordinal);
    }

    private static string Quoted(string text) => YamlWriter.Quote(text) is ['"', ..] quoted ? quoted : $"\"{text}\"";
}
