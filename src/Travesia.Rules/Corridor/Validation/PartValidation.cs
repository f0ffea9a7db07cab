using System.Collections.Frozen;
using System.Collections.Immutable;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Section;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Validation;

/// <summary>What else is wrong under the corridor rules with a scenario that is wrong already.</summary>
internal static class PartValidation
{
    // True of a row or of some rows together, whatever others there are.
    private static readonly FrozenSet<string> Standing = FrozenSet.Create(
        StringComparer.Ordinal,
        CorridorDiagnostics.LinkFromDestination,
        CorridorDiagnostics.HoldingPlaceMissing,
        CorridorDiagnostics.HeldAtDestination,
        CorridorDiagnostics.DepartsFromDestination,
        CorridorDiagnostics.ScopeSpeaksOfLinks,
        CorridorDiagnostics.LimitsNotNested,
        CorridorDiagnostics.TooManyPolicies);

    public static ImmutableArray<Diagnostic> Check(PartialScenario part)
    {
        ImmutableArray<Diagnostic>.Builder found = ImmutableArray.CreateBuilder<Diagnostic>();
        CorridorSection section = SectionReader.Read(part, found);
        if (SoundPart.Of(part) is { } sound)
        {
            ImmutableArray<Diagnostic> outgoing = OutgoingChecks.Run(sound.Scenario);
            found.AddRange(outgoing.Select(sound.OfScenario));
            if (outgoing.IsEmpty)
            {
                CheckSystem(new CorridorPlan(sound.Scenario, section), sound, found);
            }
        }

        found.AddRange(CountsChecks.Run(part.Scenario));
        return found.ToImmutable();
    }

    private static void CheckSystem(CorridorPlan plan, SoundPart sound, ImmutableArray<Diagnostic>.Builder found)
    {
        if (sound.IsWhole)
        {
            found.AddRange(StructureValidation.Of(plan));
            found.AddRange(found.Any(d => d.Severity == Severity.Error) ? [] : CorridorValidation.OfMedians(plan));
        }
        else
        {
            Problems problems = new();
            LinkChecks.Run(plan, problems);
            PolicyChecks.Run(plan, problems);
            found.AddRange(problems.All.Where(d => Standing.Contains(d.Code)).Select(sound.OfScenario));
        }
    }
}
