using System.Text.Json.Nodes;
using NJsonSchema;
using Travesia.Rules;

namespace Travesia.Scenarios.Tests;

/// <summary>The schemas that editors use say what the reader says.</summary>
public sealed class SchemaTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "schemas");

    private static readonly IReadOnlyDictionary<string, string> Current = FolderSchemas.All(RuleSets());

    public static TheoryData<string> GoodFiles { get; } = [FolderLayout.Scenario, FolderLayout.Policies, FolderLayout.Series, FolderLayout.Figures, FolderLayout.Sources, FolderLayout.Calibration, FolderLayout.Fitted, FolderLayout.Expected];

    [Fact]
    public void The_schemas_in_the_documentation_are_current()
    {
        if (Repository.Refreshes)
        {
            Directory.CreateDirectory(Folder);
            foreach ((string name, string text) in Current)
            {
                File.WriteAllText(Path.Combine(Folder, name), text);
            }
        }

        foreach ((string name, string text) in Current)
        {
            string file = Path.Combine(Folder, name);
            Assert.True(
                File.Exists(file) && File.ReadAllText(file) == text,
                $"docs/schemas/{name} is not what the program would write. Run TRAVESIA_REFRESH=1 dotnet test --project tests/Travesia.Scenarios.Tests and look at the difference.");
        }
    }

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public async Task Good_files_are_valid_under_their_schema(string file)
    {
        foreach (string text in new[] { GoodFolder.Texts[file], NewScenario.Files("new").GetValueOrDefault(file, GoodFolder.Texts[file]) })
        {
            Assert.Empty(await Errors(file, text));
        }
    }

    [Theory]
    [InlineData("policies.yaml", "- { id: a, title: A, close: {}, limit: { perDay: 3 } }")]
    [InlineData("policies.yaml", "- { id: a, title: A }")]
    [InlineData("policies.yaml", "- { id: a, title: A, checkpoint: { chance: 1.5 } }")]
    [InlineData("policies.yaml", "- { id: a, title: A, checkpoint: {} }")]
    [InlineData("policies.yaml", "- { id: a, title: A, close: {}, colour: red }")]
    [InlineData("policies.yaml", "- { id: a, title: A, from: tomorrow, close: {} }")]
    [InlineData("policies.yaml", "- { id: A b, title: A, close: {} }")]
    [InlineData("policies.yaml", "- { id: a, title: A, expel: { chance: 2*, to: b } }")]
    [InlineData("figures.yaml", "- { id: a, statement: A, value: 1, unit: people, source: s, role: chek }")]
    [InlineData("series.yaml", "- { id: a, title: A, counts: arrivals, delayDays: 1.5 }")]
    [InlineData("calibration.yaml", "{ window: { from: 2023-01-01, to: 2023-02-28 }, stages: [{ title: A, free: [busy], targets: [{ series: us.encounters, error: { kind: lognormal } }] }] }")]
    [InlineData("calibration.yaml", "{ window: { from: 2023-01-01 }, stages: [] }")]
    [InlineData("fitted.yaml", "{ maker: {}, quality: {}, parameters: {} }")]
    [InlineData("sources.yaml", "- { id: a, publisher: P, title: T, date: yesterday }")]
    public async Task What_the_reader_refuses_the_schema_refuses(string file, string text)
    {
        Assert.NotEmpty(await Errors(file, text));
        Assert.True(ScenarioFolder.Read(GoodFolder.With((file, text))).HasErrors);
    }

    private static async Task<IEnumerable<string>> Errors(string file, string text)
    {
        string name = file == FolderLayout.Scenario ? "scenario.corridor" : Path.GetFileNameWithoutExtension(file);

        // Until a rule set is there, scenario.yaml is held against a schema that leaves its section open.
        string schema = Current.GetValueOrDefault($"{name}.schema.json") ?? FolderSchemas.All(new Dictionary<string, JsonObject> { ["corridor"] = [] })["scenario.corridor.schema.json"];
        JsonSchema parsed = await JsonSchema.FromJsonAsync(schema, TestContext.Current.CancellationToken);
        return parsed.Validate(YamlAsJson.Of(text)!.ToJsonString()).Select(e => $"{e.Path}: {e.Kind}");
    }

    private static Dictionary<string, JsonObject> RuleSets()
        => typeof(IRuleSet).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false, IsPublic: true } && t.IsAssignableTo(typeof(IRuleSet)) && t.GetConstructor([]) is not null)
            .Select(t => (IRuleSet)Activator.CreateInstance(t)!)
            .ToDictionary(r => r.Name, r => r.SectionSchema, StringComparer.Ordinal);
}
