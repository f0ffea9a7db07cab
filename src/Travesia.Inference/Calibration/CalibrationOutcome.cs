using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Model.Calibrating;

namespace Travesia.Inference.Calibration;

/// <summary>A finished calibration.</summary>
/// <param name="Fitted">What takes the place of the priors.</param>
/// <param name="Parameters">Each free parameter, in the order of the scenario.</param>
/// <param name="Targets">Each target, stage by stage.</param>
/// <param name="Runs">How many runs of the model it took.</param>
/// <param name="IsFluid">Whether runs were fluid limits rather than means.</param>
public sealed record CalibrationOutcome(Fitted Fitted, ImmutableArray<ParameterFit> Parameters, ImmutableArray<TargetFit> Targets, int Runs, bool IsFluid);

/// <summary>How far a calibration is.</summary>
/// <param name="Pass">Which pass over the stages, from 1.</param>
/// <param name="Stage">Which stage, from 1.</param>
/// <param name="Stages">Of how many.</param>
/// <param name="Steps">Accepted steps so far.</param>
/// <param name="Runs">Runs of the model so far.</param>
/// <param name="Objective">The stage's objective: half the sum of squares of residuals and prior scores.</param>
public sealed record CalibrationProgress(int Pass, int Stage, int Stages, int Steps, int Runs, double Objective);

/// <summary>What became of a parameter.</summary>
/// <param name="Parameter">The parameter with its prior.</param>
/// <param name="Stage">The stage that fitted it, from 0.</param>
/// <param name="Posterior">What is known of it now.</param>
/// <param name="Score">How far its median moved, in standard deviations of the prior.</param>
/// <param name="ScoreSd">Its spread, in those of the prior: near 1 if the observations said nothing of it.</param>
public sealed record ParameterFit(Parameter Parameter, int Stage, Posterior Posterior, double Score, double ScoreSd);

/// <summary>How one observation, or one sum of observations, is met.</summary>
/// <param name="Stage">The stage, from 0.</param>
/// <param name="Target">The target within the stage, from 0.</param>
/// <param name="Period">Over which days.</param>
/// <param name="Observed">What was observed.</param>
/// <param name="Before">What the model counts at the priors' medians.</param>
/// <param name="After">What it counts at the fitted values.</param>
/// <param name="ResidualBefore">Observed less counted, in standard deviations of declared error and luck together, before.</param>
/// <param name="ResidualAfter">The same after.</param>
public sealed record CellFit(int Stage, int Target, CountPeriod Period, double Observed, double Before, double After, double ResidualBefore, double ResidualAfter);

/// <summary>How a target is met.</summary>
/// <param name="Stage">The stage, from 0.</param>
/// <param name="Target">The target.</param>
/// <param name="Observations">How many observations, sums counted once.</param>
/// <param name="Observed">Their sum.</param>
/// <param name="Before">What the model counts in all at the priors' medians.</param>
/// <param name="After">What it counts in all at the fitted values.</param>
/// <param name="MisfitBefore">Root of the mean square of the residuals in standard errors, before.</param>
/// <param name="MisfitAfter">The same after: 1 if the declared error is right.</param>
public sealed record TargetFit(int Stage, CalibrationTarget Target, int Observations, double Observed, double Before, double After, double MisfitBefore, double MisfitAfter)
{
    internal static IEnumerable<TargetFit> Of(CalibrationPlan plan, IReadOnlyList<CellFit> cells)
        => from cell in cells
           group cell by (cell.Stage, cell.Target) into ofTarget
           let all = ofTarget.ToArray()
           select new TargetFit(
               ofTarget.Key.Stage,
               plan.Stages[ofTarget.Key.Stage].Targets[ofTarget.Key.Target],
               all.Length,
               all.Sum(c => c.Observed),
               all.Sum(c => c.Before),
               all.Sum(c => c.After),
               Math.Sqrt(all.Average(c => c.ResidualBefore * c.ResidualBefore)),
               Math.Sqrt(all.Average(c => c.ResidualAfter * c.ResidualAfter)));
}
