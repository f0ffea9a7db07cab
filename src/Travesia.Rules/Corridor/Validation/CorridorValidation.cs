using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Validation;

/// <summary>Everything that is wrong with a scenario under the corridor rules: by its structure, then with parameters at their medians.</summary>
internal static class CorridorValidation
{
    /// <summary>Checks.</summary>
    /// <param name="scenario">What.</param>
    /// <param name="plan">Its plan, if its structure is sound.</param>
    public static ImmutableArray<Diagnostic> Check(Scenario scenario, out CorridorPlan? plan)
    {
        ImmutableArray<Diagnostic> found = StructureValidation.Check(scenario, out plan);
        return plan is null || found.Any(d => d.Severity == Severity.Error) ? found : [.. found, .. OfMedians(plan)];
    }

    /// <summary>What is wrong with a sound structure when every parameter has its middle value.</summary>
    public static ImmutableArray<Diagnostic> OfMedians(CorridorPlan plan)
    {
        var problems = new Problems();
        try
        {
            plan.Solve(ParameterValues.Medians(plan.Scenario), problems);
        }
        catch (RefusalException)
        {
            // The problems have it.
        }

        return problems.All;
    }
}
