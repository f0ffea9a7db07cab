using Travesia.Model;
using Travesia.Rules.Corridor.Rows;

namespace Travesia.Rules.Corridor;

/// <summary>A corridor scenario, to follow journeys through it.</summary>
internal sealed class CorridorJourneys(CorridorPlan plan) : IJourneyPlan
{
    /// <inheritdoc/>
    public JourneyProgram Compile(ParameterValues parameters)
    {
        CompiledScenario compiled = plan.Compile(parameters, false, out StateIds ids);
        return new JourneyProgram(compiled, StateMeanings.Of(plan.Structure, plan.Space, ids, compiled.Program.StateCount));
    }
}
