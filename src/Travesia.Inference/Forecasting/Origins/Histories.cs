using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Inference.Forecasting.Origins;

/// <summary>Counts of calendar months by row. What counts other days is left out: a filter that lives by months cannot place it.</summary>
public static class Histories
{
    /// <summary>The rows of which a scenario tells at least one month, in the order of its observations.</summary>
    /// <param name="observations">One vintage each.</param>
    /// <param name="months">First days of the months.</param>
    public static ImmutableArray<CountHistory> Of(ImmutableArray<Observation> observations, ImmutableArray<DateOnly> months)
    {
        Dictionary<CountRow, double?[]> rows = [];
        List<CountRow> order = [];
        foreach (Observation o in observations)
        {
            int month = months.BinarySearch(o.From);
            if (month < 0 || !new CountPeriod(o.From, o.To).IsWholeMonth)
            {
                continue;
            }

            CountRow row = new(o.Series, o.Publisher, o.Area, o.Group);
            if (!rows.TryGetValue(row, out double?[]? logs))
            {
                rows[row] = logs = new double?[months.Length];
                order.Add(row);
            }

            logs[month] = CountDistribution.Log(o.Value);
        }

        return [.. order.Select(r => new CountHistory(r, [.. rows[r]]))];
    }
}
