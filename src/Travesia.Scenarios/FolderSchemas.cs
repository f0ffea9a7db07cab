using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Travesia.Scenarios.Parts;
using Travesia.Scenarios.Shapes;

namespace Travesia.Scenarios;

/// <summary>JSON Schemas of the YAML files of a scenario, for editors: made from what the reader itself checks against.</summary>
public static class FolderSchemas
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schemas: text by file name, e.g. <c>policies.schema.json</c>; of scenario.yaml one for each rule set, e.g. <c>scenario.corridor.schema.json</c>.</summary>
    /// <param name="sections">The schema of each rule set's section by the rule set's name.</param>
    public static ImmutableSortedDictionary<string, string> All(IReadOnlyDictionary<string, JsonObject> sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        ImmutableSortedDictionary<string, string>.Builder schemas = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string ruleSet, JsonObject section) in sections)
        {
            Add($"scenario.{ruleSet}", "scenario.yaml", $"A scenario run by the rule set {ruleSet}.", ScenarioPart.Shape(ruleSet, section));
        }

        Add("policies", FolderLayout.Policies, "The policies of a scenario.", new ListShape(PoliciesPart.Item));
        Add("series", FolderLayout.Series, "The series of observations.", new ListShape(SeriesPart.Item));
        Add("figures", FolderLayout.Figures, "Published figures.", new ListShape(FiguresPart.Item));
        Add("sources", FolderLayout.Sources, "Sources.", new ListShape(SourcesPart.Item));
        Add("calibration", FolderLayout.Calibration, "What is fitted, to what, over which dates.", CalibrationPart.Shape);
        Add("fitted", FolderLayout.Fitted, "What a calibration found. Written by travesia calibrate.", FittedPart.Shape);
        Add("expected", FolderLayout.Expected, "What a stated ensemble must reproduce.", ExpectedPart.Shape);
        return schemas.ToImmutable();

        void Add(string name, string title, string description, Shape shape)
            => schemas[$"{name}.schema.json"] = SchemaWriter.File(title, description, shape).ToJsonString(Written) + "\n";
    }
}
