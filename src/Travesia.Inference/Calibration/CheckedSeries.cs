using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Inference.Calibration;

/// <summary>A series of one publisher, or an area of it, that was observed after the window of a calibration.</summary>
/// <param name="Series">The series.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Area">Where; none is all areas together.</param>
/// <param name="Count">What of the model answers it.</param>
/// <param name="Observed">By month, the window's first; none where nothing was observed.</param>
internal sealed record CheckedSeries(SeriesId Series, string Publisher, string? Area, SeriesCount Count, ImmutableArray<double?> Observed)
{
    /// <summary>Every series and each of its areas, all people of whom it tells together, in the order of the scenario.</summary>
    /// <param name="layout">What is counted.</param>
    /// <param name="months">The months.</param>
    /// <param name="fitted">How many of them, from the first, lie in the window.</param>
    public static IEnumerable<CheckedSeries> Of(EnsembleLayout layout, ImmutableArray<CountPeriod> months, int fitted)
    {
        Scenario scenario = layout.Scenario;
        foreach (SeriesDefinition series in scenario.Series)
        {
            foreach (string publisher in ObservedSeries.PublishersOf(scenario, series.Id))
            {
                string[] areas = [.. scenario.Observations.Where(o => o.Series == series.Id && o.Publisher == publisher).Select(o => o.Area).Distinct().Order(StringComparer.Ordinal)];
                IEnumerable<string?> rowsOf = areas.Length == 1 ? areas : areas.Prepend<string?>(null);
                foreach (string? area in rowsOf)
                {
                    ImmutableArray<string> where = area is null ? [.. areas] : [area];
                    ImmutableArray<double?> observed = ObservedSeries.Over(scenario, series.Id, publisher, area, null, months);
                    if (SeriesCount.Of(layout, series, where, SeriesCount.GroupsOf(scenario, series.Id, publisher), months) is { } count && observed.Skip(fitted).Any(o => o is not null))
                    {
                        yield return new CheckedSeries(series.Id, publisher, area, count, observed);
                    }
                }
            }
        }
    }
}
