using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;
using Travesia.Rules.Corridor.Section;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Validation;

/// <summary>What is wrong with a scenario whatever the values of its parameters.</summary>
internal static class StructureValidation
{
    /// <summary>Checks.</summary>
    /// <param name="scenario">What.</param>
    /// <param name="plan">Its plan; none if what every rule set wants is wrong with it, or there are too many links to plan anything.</param>
    public static ImmutableArray<Diagnostic> Check(Scenario scenario, out CorridorPlan? plan)
    {
        plan = null;
        ImmutableArray<Diagnostic> general = [.. ScenarioValidity.Check(scenario).Where(d => d.Severity == Severity.Error)];
        if (!general.IsEmpty)
        {
            return [.. general, .. PartValidation.Check(PartialScenario.Of(scenario, general))];
        }

        ImmutableArray<Diagnostic>.Builder found = ImmutableArray.CreateBuilder<Diagnostic>();
        CorridorSection section = SectionReader.Read(PartialScenario.Of(scenario, []), found);
        ImmutableArray<Diagnostic> outgoing = OutgoingChecks.Run(scenario);
        if (outgoing.IsEmpty)
        {
            plan = new CorridorPlan(scenario, section);
            found.AddRange(Of(plan));
        }

        found.AddRange(outgoing);
        found.AddRange(CountsChecks.Run(scenario));
        return found.ToImmutable();
    }

    /// <summary>What is wrong with places, links, groups and policies together.</summary>
    public static ImmutableArray<Diagnostic> Of(CorridorPlan plan)
    {
        Problems problems = new();
        LinkChecks.Run(plan, problems);
        PolicyChecks.Run(plan, problems);
        HoldChecks.Run(plan, problems);
        WayChecks.Run(plan, problems);
        return problems.All;
    }
}
