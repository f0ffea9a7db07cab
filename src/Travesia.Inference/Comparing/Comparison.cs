using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference.Draws;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Comparing;

/// <summary>A finished comparison.</summary>
/// <param name="Arms">What was compared.</param>
/// <param name="Options">How.</param>
/// <param name="Rows">Everybody first, then places, then groups.</param>
public sealed record ComparisonResult(ComparisonArms Arms, ComparisonOptions Options, ImmutableArray<ComparedRow> Rows)
{
    /// <summary>The row of everybody.</summary>
    public ComparedRow Everybody => Rows[0];
}

/// <summary>
/// Compares a scenario with a changed one on common random numbers: both arms have the same parameters draw by draw, the same luck future
/// by future, and one reference of departures. What comes of it is the distribution over parameters of the expected difference; the
/// spread of coupled luck depends on the coupling, which no data identify, and is not part of it.
/// </summary>
public static class Comparison
{
    /// <summary>Compares.</summary>
    /// <param name="scenario">As it is; valid under the rule set.</param>
    /// <param name="changed">Made from it by taking away, adding or replacing policies; valid under the rule set.</param>
    /// <param name="ruleSet">Compiles both.</param>
    /// <param name="options">How many draws, with which luck, on how many threads.</param>
    /// <param name="progress">Told after each draw how many futures are done, by one thread at a time.</param>
    /// <param name="cancellation">Ends the comparison; nothing is kept.</param>
    /// <exception cref="EnsembleException">A draw could not be run in one of the arms.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static async Task<ComparisonResult> RunAsync(
        Scenario scenario, Scenario changed, IRuleSet ruleSet, ComparisonOptions options, IProgress<EnsembleProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        ComparisonArms arms = ComparisonArms.Of(scenario, changed);
        ComparedOutcomes outcomes = ComparedOutcomes.Of(scenario);
        ArmRunner one = new(arms.Scenario, ruleSet, options, outcomes);
        ArmRunner other = new(arms.Changed, ruleSet, options, outcomes);
        (double[][] Scenario, double[][] Changed)[] draws = new (double[][], double[][])[options.Draws];
        await new DrawWorkers(options, progress).RunAsync(draw => draws[draw] = (one.Run(draw, cancellation), other.Run(draw, cancellation)), one.ParametersOf, cancellation);
        bool isUncertain = ParameterDraw.IsUncertain(scenario);
        return new ComparisonResult(arms, options, outcomes.Rows(one.Reader, other.Reader, i => Difference.Of(
            [.. draws.Select(d => d.Scenario.Select(future => future[i]).ToArray())],
            [.. draws.Select(d => d.Changed.Select(future => future[i]).ToArray())],
            isUncertain)));
    }

    /// <summary>Runs the draws of one arm.</summary>
    private sealed class ArmRunner
    {
        private readonly ComparisonOptions options;
        private readonly MemberCompiler compiler;
        private readonly EnsembleLayout layout;

        public ArmRunner(Scenario scenario, IRuleSet ruleSet, ComparisonOptions options, ComparedOutcomes outcomes)
        {
            this.options = options;
            compiler = new MemberCompiler(scenario, ruleSet, new EnsembleOptions { Members = options.Draws, Seed = options.Seed });
            layout = EnsembleLayout.Of(compiler.CompileFirst(), options.Draws);
            Reader = outcomes.ReaderOf(layout);
        }

        public ComparedReader Reader { get; }

        public ParameterValues ParametersOf(int draw) => compiler.ParametersOf(draw);

        public double[][] Run(int draw, CancellationToken cancellation)
        {
            ParameterValues parameters = compiler.ParametersOf(draw);
            CompiledScenario compiled = compiler.Compile(draw, parameters, cancellation);
            double[][] futures = new double[options.FuturesPerDraw][];
            for (int r = 0; r < futures.Length; r++)
            {
                uint luck = (uint)(draw + (r * options.Draws));
                Recording recording = Simulation.Run(compiled.Program, options.Seed, luck, new RunOptions(Mode.Sampled, Coupling.Paired), cancellation);
                futures[r] = Reader.Of(MemberResult.Of(layout, draw, parameters, recording));
            }

            return futures;
        }
    }
}
