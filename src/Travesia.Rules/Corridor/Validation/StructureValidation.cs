using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Section;

namespace Travesia.Rules.Corridor.Validation;

/// <summary>What is wrong with a scenario whatever the values of its parameters.</summary>
internal static class StructureValidation
{
    /// <summary>Checks.</summary>
    public static ImmutableArray<Diagnostic> Check(Scenario scenario, out CorridorPlan? plan)
    {
        ImmutableArray<Diagnostic>.Builder found = ImmutableArray.CreateBuilder<Diagnostic>();
        plan = null;
        CorridorSection section = SectionReader.Read(scenario, found);
        plan = new CorridorPlan(scenario, section);
        return found.ToImmutable();
    }
}
