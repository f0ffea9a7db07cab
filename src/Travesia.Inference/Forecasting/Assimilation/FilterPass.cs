namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>What a filter saw on its way through the months up to the origin.</summary>
/// <param name="Filter">Where it stands, in the origin's month.</param>
/// <param name="LogLikelihood">Of all counts but the first month's and each row's first.</param>
/// <param name="Surprises">By row, the sum of squared surprises, each at most 9, and how many there were.</param>
internal sealed record FilterPass(StateFilter Filter, double LogLikelihood, (double Sum, int Count)[] Surprises)
{
    private const double MostSurprise = 9;

    /// <summary>Goes through the months.</summary>
    /// <param name="filter">Before the first month.</param>
    /// <param name="rows">What is counted.</param>
    /// <param name="origin">The last month.</param>
    /// <param name="after">Told after each month, before the next.</param>
    public static FilterPass Of(StateFilter filter, FilterRow[] rows, int origin, Action<int, StateFilter>? after = null)
    {
        int[] order = [.. Enumerable.Range(0, rows.Length).OrderBy(r => rows[r].History.Row.Group is null ? 1 : 0)];
        double logLikelihood = 0;
        (double Sum, int Count)[] surprises = new (double, int)[rows.Length];
        for (int month = 0; month <= origin; month++)
        {
            if (month > 0)
            {
                filter.Advance();
            }

            foreach (int row in order.Where(r => rows[r].History.Logs[month] is not null))
            {
                if (filter.Update(row, month) is { } seen)
                {
                    logLikelihood += month > 0 ? seen.LogDensity : 0;
                    surprises[row] = (surprises[row].Sum + Math.Min(seen.Surprise, MostSurprise), surprises[row].Count + 1);
                }
            }

            after?.Invoke(month, filter);
        }

        return new FilterPass(filter, logLikelihood, surprises);
    }
}
