using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Rules;

namespace Travesia.Inference.Calibration;

/// <summary>A series, or an area of one, after the window of a calibration.</summary>
/// <param name="Series">The series.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Area">Where; none is all areas together.</param>
/// <param name="Months">The months after the window.</param>
/// <param name="Observed">What was observed in them; none where nothing was.</param>
/// <param name="Model">What the model counts in them.</param>
/// <param name="Measure">How far the model is off, beside what knows nothing of the system.</param>
public sealed record FitRow(
    SeriesId Series, string Publisher, string? Area, ImmutableArray<DateOnly> Months, ImmutableArray<double?> Observed, ImmutableArray<double> Model, FitMeasure Measure);

/// <summary>
/// Holds a scenario against what was observed after the window of its calibration: the model runs free from its first day to its last, in
/// expected mode at the medians of its parameters, and is told nothing on the way.
/// </summary>
public static class FitCheck
{
    /// <summary>Every series and each of its areas, all people of whom it tells together, in the order of the scenario.</summary>
    /// <param name="scenario">Valid under the rule set, with a calibration.</param>
    /// <param name="ruleSet">Compiles it.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The rows, and whether the run was a fluid limit rather than a mean.</returns>
    /// <exception cref="ArgumentException">The scenario declares no calibration.</exception>
    /// <exception cref="RefusalException">The model cannot be run with these parameters.</exception>
    public static (ImmutableArray<FitRow> Rows, bool IsFluid) Of(Scenario scenario, IRuleSet ruleSet, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(ruleSet);
        CalibrationPlan plan = scenario.Calibration ?? throw new ArgumentException("The scenario declares no calibration.", nameof(scenario));
        ParameterValues values = ParameterValues.Medians(scenario);
        CompiledScenario compiled = ruleSet.Prepare(scenario).Compile(values, cancellation: cancellation);
        EnsembleLayout layout = EnsembleLayout.Of(compiled, 1);
        MemberResult member = MemberResult.Of(layout, 0, values, Simulation.RunExpected(compiled.Program, cancellation));
        ImmutableArray<CountPeriod> months = CountSelection.MonthsOf(layout);
        int fitted = months.Count(m => m.To <= plan.To);
        ImmutableArray<FitRow>.Builder rows = ImmutableArray.CreateBuilder<FitRow>();
        foreach (CheckedSeries row in CheckedSeries.Of(layout, months, fitted))
        {
            double[] model = row.Count.Of(member);
            rows.Add(new FitRow(
                row.Series, row.Publisher, row.Area, [.. months.Skip(fitted).Select(m => m.From)], [.. row.Observed.Skip(fitted)], [.. model.Skip(fitted)], FitMeasure.After(row.Observed, model, fitted)));
        }

        return (rows.ToImmutable(), member.IsFluid);
    }
}
