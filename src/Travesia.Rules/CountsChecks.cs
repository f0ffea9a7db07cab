using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;

namespace Travesia.Rules;

/// <summary>What series and figures ask of the model must be something that a rule set counts.</summary>
public static class CountsChecks
{
    /// <summary>Everything that asks for a quantity that there is not.</summary>
    /// <param name="scenario">Its series and figures.</param>
    public static IEnumerable<Diagnostic> Run(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return
        [
            .. scenario.Series.SelectMany((s, row) => Of(s.Counts, new Subject("series", row, "counts"))),
            .. scenario.Figures.SelectMany((f, row) => f.Counts is { } counts ? Of(counts, new Subject("figures", row, "counts")) : []),
        ];
    }

    private static ImmutableArray<Diagnostic> Of(string counts, Subject subject)
        => MeasureNames.All.Contains(counts) ? []
            : NearMiss.Find(counts, MeasureNames.All) is { } near
                ? [Diagnostic.Of(RulesCodes.UnknownCounts, subject, ("value", counts), ("suggestion", near), ("allowed", Allowed))]
                : [Diagnostic.Of(RulesCodes.UnknownCounts, subject, ("value", counts), ("allowed", Allowed))];

    private static string Allowed => string.Join(", ", MeasureNames.All);
}

/// <summary>The codes of what is wrong with a scenario under any rule set.</summary>
[DiagnosticCodes]
public static class RulesCodes
{
    /// <summary>A series or figure asks for a quantity that no rule set counts. Values: value, suggestion, allowed.</summary>
    public const string UnknownCounts = "counts.unknown";
}
