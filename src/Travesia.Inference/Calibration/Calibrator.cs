using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Rules;

namespace Travesia.Inference.Calibration;

/// <summary>
/// Fits a scenario's parameters to its observations as its calibration declares. The fit is handed what <see cref="VisibleScenario"/>
/// leaves of the scenario, and nothing else. The same scenario gives the same result for any number of threads.
/// </summary>
public static class Calibrator
{
    private const int MostPasses = 5;

    /// <summary>Fits a scenario.</summary>
    /// <param name="scenario">Valid under the rule set, with a calibration.</param>
    /// <param name="ruleSet">Compiles it.</param>
    /// <param name="maker">Who makes the fit, for the record.</param>
    /// <param name="threads">How many runs are made at the same time, 1 or more.</param>
    /// <param name="progress">Told after each run, on the thread that made it and by one thread at a time; it must not take long.</param>
    /// <param name="cancellation">Ends the fit.</param>
    /// <exception cref="ArgumentException">The scenario declares no calibration.</exception>
    /// <exception cref="CalibrationException">A target has no answer, or the model cannot be run where the fit begins.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static CalibrationOutcome Fit(
        Scenario scenario, IRuleSet ruleSet, FittedMaker maker, int threads = 1, IProgress<CalibrationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(maker);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Scenario visible = VisibleScenario.Of(scenario) ?? throw new ArgumentException("The scenario declares no calibration.", nameof(scenario));
        CalibrationPlan plan = visible.Calibration!;
        FreeParameters free = new(visible, plan);
        double[] scores = new double[free.All.Length];
        ModelRuns runs = Prepare(visible, ruleSet, plan, free, threads, cancellation);
        (double[]? terms, RefusalException? refusal) = runs.At(scores);
        StageFit.Position start = new(scores, terms ?? throw new CalibrationException(free.At(scores), refusal!));

        Jacobian jacobian = new(runs, free);
        ErrorCovariance errors = ErrorCovariance.Of(runs, plan.Stages.Length, start.Scores, start.Terms);
        StageFit[] stages = [.. Enumerable.Range(0, plan.Stages.Length).Select(s => new StageFit(runs, jacobian, errors, s, free.Of(s)))];
        double before = stages.Sum(s => s.Objective(start));
        (StageFit.Position end, int steps, bool converged) = Descend(stages, start, runs, progress);

        ImmutableArray<int> all = [.. Enumerable.Range(0, free.All.Length)];
        double[,] covariance = Laplace.Covariance(errors.Whiten(jacobian.At(end.Scores, end.Terms, all, together: !runs.IsFluid)), [.. runs.Cells.Select(c => c.Stage)], free.StageOf, errors.Luck);
        ImmutableArray<Posterior> posteriors = Laplace.Posteriors(free.All, end.Scores, covariance);
        CellFit[] cells = [.. Fits(runs, errors, start, end)];
        FittedQuality quality = new(
            free.All.Length, cells.Length, converged, steps, Laplace.Rounded(before), Laplace.Rounded(stages.Sum(s => s.Objective(end))), Laplace.Rounded(RootMeanSquare(cells.Select(c => c.ResidualAfter))));
        return new CalibrationOutcome(
            new Fitted { Maker = maker, Quality = quality, Parameters = posteriors },
            [.. free.All.Select((p, i) => new ParameterFit(p, free.StageOf[i], posteriors[i], end.Scores[i], Math.Sqrt(covariance[i, i])))],
            [.. TargetFit.Of(plan, cells)],
            runs.Made,
            runs.IsFluid);
    }

    /// <summary>Everything that a fit works with, made from what it may see.</summary>
    internal static ModelRuns Prepare(Scenario visible, IRuleSet ruleSet, CalibrationPlan plan, FreeParameters free, int threads, CancellationToken cancellation)
    {
        IScenarioPlan scenarioPlan = ruleSet.Prepare(visible);
        ParameterValues middle = free.At(new double[free.All.Length]);
        CompiledScenario compiled;
        try
        {
            compiled = scenarioPlan.Compile(middle, cancellation: cancellation);
        }
        catch (RefusalException e)
        {
            throw new CalibrationException(middle, e);
        }

        EnsembleLayout layout = EnsembleLayout.Of(compiled, 1);
        return new ModelRuns(scenarioPlan, layout, free, new CellBuilder(visible, layout).Build(plan), threads, cancellation);
    }

    /// <summary>Stage after stage, again and again until none moves: each stage's fit leaves the ground of the others almost as it was.</summary>
    private static (StageFit.Position End, int Steps, bool Converged) Descend(StageFit[] stages, StageFit.Position start, ModelRuns runs, IProgress<CalibrationProgress>? progress)
    {
        StageFit.Position here = start;
        int steps = 0;
        for (int pass = 0; pass < MostPasses; pass++)
        {
            bool moved = false;
            for (int s = 0; s < stages.Length; s++)
            {
                double from = stages[s].Objective(here);
                double reached = from;
                (int atPass, int atStage) = (pass + 1, s + 1);
                runs.AfterRun = progress is null ? null : () => progress.Report(new CalibrationProgress(atPass, atStage, stages.Length, steps, runs.Made, reached));
                here = stages[s].Run(here, objective =>
                {
                    steps++;
                    reached = objective;
                });
                moved |= from - reached >= 2 * StageFit.Tolerance(reached);
            }

            if (!moved)
            {
                return (here, steps, true);
            }
        }

        return (here, steps, false);
    }

    private static IEnumerable<CellFit> Fits(ModelRuns runs, ErrorCovariance errors, StageFit.Position start, StageFit.Position end)
    {
        double[] before = runs.Answers(start.Terms);
        double[] after = runs.Answers(end.Terms);
        for (int c = 0; c < runs.Cells.Length; c++)
        {
            Cell cell = runs.Cells[c];
            double observed = cell.Scaled(cell.Observed);
            yield return new CellFit(cell.Stage, cell.Target, cell.Period, cell.Observed, before[c], after[c], (observed - cell.Scaled(before[c])) / errors.SdOf(c), (observed - cell.Scaled(after[c])) / errors.SdOf(c));
        }
    }

    private static double RootMeanSquare(IEnumerable<double> values) => Math.Sqrt(values.Select(v => v * v).DefaultIfEmpty().Average());
}
