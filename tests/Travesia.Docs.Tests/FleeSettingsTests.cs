using System.Text.Json.Nodes;
using Travesia.Rules.Flee;

namespace Travesia.Docs.Tests;

/// <summary>The page for users of Flee lists every setting as the reader has it. With TRAVESIA_REFRESH=1 the list is written anew.</summary>
public sealed class FleeSettingsTests
{
    private const string Begin = "<!-- settings: held against the reader -->\n";
    private const string End = "<!-- end of settings -->\n";

    // What a folder of Flee has of a case is in tables.
    private static readonly string[] Parts = ["log_levels", "spawn_rules", "move_rules", "optimisations", "compatibility"];

    [Fact]
    public void Every_setting_is_on_the_page_as_the_reader_has_it()
    {
        string path = Repository.PathOf("docs/flee.md");
        string page = File.ReadAllText(path);
        int from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, to = page.IndexOf(End, StringComparison.Ordinal);
        string list = "| setting | what it may be | what it does |\n| --- | --- | --- |\n" + string.Concat(Rows());
        if (Environment.GetEnvironmentVariable("TRAVESIA_REFRESH") == "1")
        {
            File.WriteAllText(path, page[..from] + list + page[to..]);
            return;
        }

        Assert.Equal(list, page[from..to]);
    }

    private static IEnumerable<string> Rows()
    {
        JsonObject all = new FleeRules().SectionSchema["properties"]!.AsObject();
        return Parts.SelectMany(part => Rows(part, all[part]!.AsObject()));
    }

    private static IEnumerable<string> Rows(string path, JsonObject schema)
        => schema["properties"] is JsonObject inside
            ? inside.SelectMany(p => Rows($"{path}.{p.Key}", p.Value!.AsObject()))
            : [$"| `{path}` | {MayBe(schema)} | {schema["description"]} |\n"];

    private static string MayBe(JsonObject schema)
    {
        if (schema["enum"] is JsonArray words)
        {
            return string.Join(", ", words.Select(w => $"`{w}`"));
        }

        string type = schema["type"] switch { JsonArray several => (string)several[0]!, JsonValue one => (string)one!, _ => "" };
        string range = (schema["minimum"], schema["maximum"]) switch
        {
            ({ } least, { } most) => $", {least} to {most}",
            ({ } least, null) => $", {least} or more",
            _ => "",
        };
        return type switch
        {
            "number" => "a number" + range,
            "integer" => "a whole number" + range,
            "boolean" => "true or false",
            "array" => "a list of numbers",
            _ => "anything",
        };
    }
}
