using System.Collections.Immutable;
using Travesia.Inference.Counts;

namespace Travesia.Results.Report.Data;

/// <summary>A series after the fit, in all its areas or in one, beside two guesses that know nothing of the system.</summary>
/// <param name="Series">Which.</param>
/// <param name="Publisher">Who counts it.</param>
/// <param name="Measure">The errors, all three known.</param>
internal sealed record SkillRow(SeriesCounts Series, string Publisher, FitMeasure Measure)
{
    /// <summary>Whether the model is nearer than the mean of the months of the fit.</summary>
    public bool BeatsConstant => Measure.Model < Measure.Constant;

    /// <summary>Whether the model is nearer than the last count of the fit.</summary>
    public bool BeatsPersistence => Measure.Model < Measure.Persistence;
}

/// <summary>How well the model does after the months to which it was fitted.</summary>
internal static class Skill
{
    /// <summary>
    /// A row for each series and area with counts after the fit; empty where the scenario declares no fit. What is published once in all and
    /// once by group is one series here.
    /// </summary>
    public static ImmutableArray<SkillRow> Of(ReportData data) => data.Scenario.Calibration is not { } plan ? [] :
    [
        .. (from series in data.Series
            from published in series.Publishers
            let measure = series.After(published, plan.To)
            where measure is not null
            select new SkillRow(series, published.Name, measure)).DistinctBy(r => (r.Publisher, r.Measure)),
    ];
}
