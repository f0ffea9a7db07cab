using System.Globalization;
using System.Text.Json.Nodes;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Tests;

/// <summary>A YAML file as an editor sees it when it holds it against a schema.</summary>
internal static class YamlAsJson
{
    public static JsonNode? Of(string text)
        => Of(YamlParser.Parse(text, "test.yaml", new("scenario"), new Findings()) ?? throw new ArgumentException("No YAML.", nameof(text)));

    private static JsonNode? Of(YamlNode node) => node switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key.Text, Of(e.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Of)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { IsPlain: true, Text: "true" } => true,
        YamlScalar { IsPlain: true, Text: "false" } => false,
        YamlScalar { IsPlain: true } scalar when double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            => Math.Floor(number) == number ? (long)number : number,
        YamlScalar scalar => scalar.Text,
        _ => null,
    };
}
