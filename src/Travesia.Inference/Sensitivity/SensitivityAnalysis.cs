using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference.Comparing;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Sensitivity;

/// <summary>
/// Which uncertain numbers and policies move which outcome. First each is moved alone from a few points (<see cref="ScreenAsync"/>); of what moves
/// an outcome enough, the share of its spread is estimated (<see cref="ShareAsync"/>). Every run has the same luck. The same scenario and
/// options give the same result for any number of threads.
/// </summary>
public sealed class SensitivityAnalysis
{
    /// <summary>What makes less than this share of any outcome's spread, as the screening sees it, does not survive.</summary>
    public const double LeastShare = 0.02;

    /// <summary>The name of everything that is uncertain and did not survive.</summary>
    public const string RestName = "rest";

    private readonly SensitivityRuns runs;
    private readonly SensitivityOptions options;

    /// <summary>Makes ready.</summary>
    /// <param name="scenario">Valid under the rule set.</param>
    /// <param name="ruleSet">Compiles it.</param>
    /// <param name="outcomes">What is looked at, at least one.</param>
    /// <param name="options">How.</param>
    /// <exception cref="RefusalException">The scenario has no meaning at the medians of its parameters.</exception>
    public SensitivityAnalysis(Scenario scenario, IRuleSet ruleSet, ImmutableArray<SensitivityOutcome> outcomes, SensitivityOptions options)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        ArgumentOutOfRangeException.ThrowIfZero(outcomes.Length, nameof(outcomes));
        this.options = options;
        Outcomes = outcomes;
        Factors = SensitivityFactor.Of(scenario, options.Each);
        runs = new SensitivityRuns(scenario, ruleSet, outcomes, options);
    }

    /// <summary>What is looked at.</summary>
    public ImmutableArray<SensitivityOutcome> Outcomes { get; }

    /// <summary>What may move it.</summary>
    public ImmutableArray<SensitivityFactor> Factors { get; }

    /// <summary>By outcome, why the scenario does not count it; none where it does.</summary>
    public ImmutableArray<NotCounted?> NotCounted => runs.Reader.Reasons;

    /// <summary>How many runs the screening takes.</summary>
    public int ScreeningRuns => options.Points * (1 + Factors.Length);

    /// <summary>How many runs the shares take at most.</summary>
    public int MostSpreadRuns => options.Draws * (Math.Min(options.Most, Factors.Length) + 3);

    /// <summary>Moves each factor alone.</summary>
    /// <param name="progress">Told how many runs are done, by one thread at a time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="EnsembleException">The scenario cannot be run at a point.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public async Task<Screening> ScreenAsync(IProgress<EnsembleProgress>? progress = null, CancellationToken cancellation = default)
    {
        ScreeningDesign design = new(Factors, options.Seed);
        ImmutableArray<double[]>[] answers = new ImmutableArray<double[]>[1 + Factors.Length];
        RefusalException?[] refusals = new RefusalException?[1 + Factors.Length];
        await Workers(1 + Factors.Length, options.Points, progress).RunAsync(Job, _ => runs.Values(design.At(0)), cancellation);
        ImmutableArray<double[]> asItIs = answers[0];
        ImmutableArray<ImmutableArray<ElementaryEffect>> effects = [.. Enumerable.Range(0, Factors.Length).Select(EffectsOf)];
        ImmutableArray<bool> survive = Survivors(effects);
        return new Screening(
            [.. Outcomes.Select((o, i) => new ScreenedOutcome(o, runs.Reader.Units[i], asItIs.Sum(p => p[i]) / options.Points))],
            [.. Factors.Select((f, i) => new ScreenedFactor(f, effects[i], refusals[1 + i], survive[i]))],
            ScreeningRuns);

        // The first job is the scenario as it is; each of the others a factor, from all points, so that policies are taken away once.
        void Job(int job)
        {
            int factor = job - 1;
            try
            {
                SensitivityRuns.Arm arm = runs.Without(job == 0 ? [] : Factors[factor].Policies);
                answers[job] = [.. Enumerable.Range(0, options.Points).Select(point =>
                    runs.Outcomes(arm, job == 0 || Factors[factor].IsPolicy ? design.At(point) : design.Moved(point, factor), cancellation))];
            }
            catch (RefusalException refusal) when (job > 0 && Factors[factor].IsPolicy)
            {
                refusals[job] = refusal;
            }
        }

        ImmutableArray<ElementaryEffect> EffectsOf(int factor) => answers[1 + factor] is { IsDefault: true } ? [] :
        [
            .. Outcomes.Select((_, i) => ElementaryEffect.Of([.. answers[1 + factor].Select((answer, point) =>
                Factors[factor].IsPolicy || design.IsHigh(point, factor) ? asItIs[point][i] - answer[i] : answer[i] - asItIs[point][i])])),
        ];
    }

    /// <summary>Estimates how much of the spread of each outcome is made by what survived the screening.</summary>
    /// <param name="screening">The screening.</param>
    /// <param name="progress">Told how many runs are done, by one thread at a time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="EnsembleException">The scenario cannot be run at a draw.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public async Task<Spread> ShareAsync(Screening screening, IProgress<EnsembleProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(screening);
        ImmutableArray<SensitivityFactor> survivors = [.. screening.Factors.Where(f => f.Survives).Select(f => f.Factor)];
        ImmutableArray<ParameterId> others = [.. Factors.Where(f => !f.IsPolicy && !survivors.Contains(f)).SelectMany(f => f.Parameters)];
        ImmutableArray<SensitivityFactor> factors = others.IsEmpty ? survivors : [.. survivors, new SensitivityFactor(RestName, others, [])];
        if (factors.IsEmpty)
        {
            return new Spread([], false, [.. Outcomes.Select((o, i) => new OutcomeSpread(o, screening.Outcomes[i].Mean, 0, []))], 0, runs.IsFluid);
        }

        SpreadDesign design = new(factors, options.Draws, options.Seed);
        int matrices = factors.Length + 2;
        double[][] answers = new double[options.Draws * matrices][];
        await Workers(answers.Length, 1, progress).RunAsync(Job, job => runs.Values(design.Row(job / matrices, (job % matrices) - 2).Positions), cancellation);
        return new Spread(factors, !others.IsEmpty, [.. Outcomes.Select(SpreadOf)], answers.Length, runs.IsFluid);

        void Job(int job)
        {
            (Dictionary<string, double> positions, ImmutableArray<PolicyId> off) = design.Row(job / matrices, (job % matrices) - 2);
            answers[job] = runs.Outcomes(runs.Without(off), positions, cancellation);
        }

        OutcomeSpread SpreadOf(SensitivityOutcome outcome, int i)
        {
            double[] Column(int matrix) => [.. Enumerable.Range(0, options.Draws).Select(row => answers[(row * matrices) + matrix + 2][i])];
            double[] a = Column(SpreadDesign.OnlyA);
            double[] b = Column(SpreadDesign.OnlyB);
            double mean = (a.Sum() + b.Sum()) / (2 * options.Draws);
            double squares = a.Concat(b).Sum(v => (v - mean) * (v - mean));
            StableKey key = StableKey.Of("shares", outcome.ToString()).With(options.Seed);
            return new OutcomeSpread(
                outcome, mean, Math.Sqrt(squares / ((2 * options.Draws) - 1)), [.. factors.Select((f, k) => SobolIndices.Of(a, b, Column(k), key))]);
        }
    }

    /// <summary>Which factors survive: those that make a share of an outcome's spread, as differences tell it, the largest first and no more than asked.</summary>
    /// <remarks>
    /// Were the outcome linear in a uniform, a difference d over half of its distribution would be a variance of d^2 / 3; that of a policy
    /// in force or not at even odds is d^2 / 4.
    /// </remarks>
    internal ImmutableArray<bool> Survivors(ImmutableArray<ImmutableArray<ElementaryEffect>> effects)
    {
        double[] largest = new double[Factors.Length];
        for (int i = 0; i < Outcomes.Length; i++)
        {
            double[] variances = [.. Factors.Select((f, k) => (f.IsPolicy && !options.TossPolicies) || effects[k].IsEmpty ? 0 : effects[k][i].MeanSize * effects[k][i].MeanSize / (f.IsPolicy ? 4 : 3))];
            double all = variances.Sum();
            for (int k = 0; k < largest.Length && all > 0; k++)
            {
                largest[k] = Math.Max(largest[k], variances[k] / all);
            }
        }

        HashSet<int> kept = [.. Enumerable.Range(0, largest.Length).Where(k => largest[k] >= LeastShare).OrderByDescending(k => largest[k]).Take(options.Most)];
        return [.. Enumerable.Range(0, largest.Length).Select(kept.Contains)];
    }

    private DrawWorkers Workers(int jobs, int runsPerJob, IProgress<EnsembleProgress>? progress)
        => new(new ComparisonOptions { Draws = jobs, FuturesPerDraw = runsPerJob, Threads = options.Threads }, progress);
}
