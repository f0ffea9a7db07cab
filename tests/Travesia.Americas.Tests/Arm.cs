using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference;
using Travesia.Model;
using Travesia.Rules;
using Travesia.Rules.Corridor;

namespace Travesia.Americas.Tests;

/// <summary>
/// Paired runs of one scenario: all parameters at their medians, months without luck, and member by member the luck of every other arm. What
/// differs between members is the luck of people alone, so that an interval over three members is that of the Monte Carlo error and of nothing
/// else: a month that is good for all would need a hundred of them.
/// </summary>
internal sealed class Arm
{
    private const uint Seed = 1;

    private static readonly ImmutableArray<ParameterId> SpreadsOfMonths = [new("month-luck"), new("month-luck-near"), new("month-luck-shared")];

    private readonly EnsembleLayout layout;
    private readonly ImmutableArray<MemberResult> members;

    private Arm(EnsembleLayout layout, ImmutableArray<MemberResult> members)
    {
        this.layout = layout;
        this.members = members;
    }

    public static Arm Of(Scenario scenario, int members, CancellationToken cancellation)
    {
        ParameterValues medians = SpreadsOfMonths.Aggregate(ParameterValues.Medians(scenario), (values, spread) => values.With(spread, 0));
        CompiledScenario compiled = new CorridorRules().Compile(scenario, medians);
        EnsembleLayout layout = EnsembleLayout.Of(compiled, members);
        MemberResult[] results = new MemberResult[members];
        Parallel.For(0, members, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellation }, member =>
        {
            Recording recording = Simulation.Run(compiled.Program, Seed, (uint)member, new RunOptions(Mode.Sampled, Coupling.Paired), cancellation);
            results[member] = MemberResult.Of(layout, member, medians, recording);
        });
        return new Arm(layout, [.. results]);
    }

    /// <summary>A tally of each member.</summary>
    public double[] Values(Tally tally)
    {
        Inference.Counts.ModelCount? count = tally.In(layout);
        return [.. members.Select(m => count?.Of(m)[0] ?? 0)];
    }
}
