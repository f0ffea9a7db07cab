using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference.Comparing;
using Travesia.Inference.Draws;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Sensitivity;

/// <summary>Runs a scenario with parameters where they are put and some policies taken away, and reads off the outcomes. Safe for threads.</summary>
internal sealed class SensitivityRuns
{
    private readonly Scenario scenario;
    private readonly IRuleSet ruleSet;
    private readonly SensitivityOptions options;
    private readonly ImmutableArray<Ask> asks;
    private readonly Arm whole;
    private volatile bool isFluid;

    public SensitivityRuns(Scenario scenario, IRuleSet ruleSet, ImmutableArray<SensitivityOutcome> outcomes, SensitivityOptions options)
    {
        (this.scenario, this.ruleSet, this.options) = (scenario, ruleSet, options);
        asks = [.. outcomes.Select(o => new Ask(o.Quantity, o.Place, o.Group))];
        whole = new Arm(ruleSet.Prepare(scenario), asks);
        Reader = whole.ReaderFor(whole.Plan.Compile(ParameterValues.Medians(scenario)));
    }

    /// <summary>What the scenario as it is counts of what is asked.</summary>
    public ComparedReader Reader { get; }

    /// <summary>Whether a run was a fluid limit.</summary>
    public bool IsFluid => isFluid;

    /// <summary>The scenario without some policies, ready to be run.</summary>
    /// <exception cref="RefusalException">It cannot be run without them.</exception>
    public Arm Without(ImmutableArray<PolicyId> off)
        => off.IsEmpty ? whole : new Arm(ruleSet.Prepare(ComparisonArms.Of(scenario, ComparisonArms.Without(scenario, off)).Changed), asks);

    /// <summary>The parameters at positions.</summary>
    public ParameterValues Values(IReadOnlyDictionary<string, double> positions) => ParameterDraw.At(scenario, p => positions.GetValueOrDefault(p.Value, 0.5));

    /// <summary>The outcomes at positions of the parameters' own uniforms; what is fixed stands at its value.</summary>
    public double[] Outcomes(Arm arm, IReadOnlyDictionary<string, double> positions, CancellationToken cancellation)
    {
        ParameterValues values = Values(positions);
        CompiledScenario compiled = arm.Plan.Compile(values, cancellation: cancellation);
        ComparedReader reader = arm.ReaderFor(compiled);
        if (options.Futures == 0)
        {
            MemberResult expected = MemberResult.Of(arm.Layout, 0, values, Simulation.RunExpected(compiled.Program, cancellation));
            if (expected.IsFluid)
            {
                isFluid = true;
            }

            return reader.Of(expected);
        }

        double[] sums = new double[asks.Length];
        for (int future = 0; future < options.Futures; future++)
        {
            Recording recording = Simulation.Run(compiled.Program, options.Seed, (uint)future, new RunOptions(Mode.Sampled, Coupling.Paired), cancellation);
            double[] numbers = reader.Of(MemberResult.Of(arm.Layout, future, values, recording));
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += numbers[i] / options.Futures;
            }
        }

        return sums;
    }

    /// <summary>A scenario with some policies, prepared once for all parameters.</summary>
    internal sealed class Arm(IScenarioPlan plan, ImmutableArray<Ask> asks)
    {
        private readonly Lock making = new();
        private ComparedReader? reader;
        private EnsembleLayout? layout;

        public IScenarioPlan Plan => plan;

        public EnsembleLayout Layout => layout!;

        public ComparedReader ReaderFor(CompiledScenario compiled)
        {
            lock (making)
            {
                if (reader is null)
                {
                    layout = EnsembleLayout.Of(compiled, 1);
                    reader = new ComparedReader(asks, layout);
                }

                return reader;
            }
        }
    }
}
