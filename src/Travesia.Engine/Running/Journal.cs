namespace Travesia.Engine.Running;

/// <summary>
/// The values of a run as they come: all series of a day side by side, so that a day is written in one go. Readers want a series in
/// one piece; it is turned round once, at the end, a cache line of series at a time.
/// </summary>
internal sealed class Journal
{
    private const int SeriesOfALine = 8;

    private readonly int days;
    private readonly int periods;
    private readonly int tallies;
    private readonly bool[] daily;
    private readonly int[] dailyTallies;
    private readonly int[] periodTallies;
    private readonly int[] column;
    private readonly int[] startOfSeries;
    private readonly double[] byDay;
    private readonly double[] byPeriod;
    private readonly int dayColumns;
    private readonly int periodColumns;

    /// <exception cref="ProgramException">There is too much to record.</exception>
    public Journal(Program program)
    {
        (days, periods, tallies) = (program.Days, program.PeriodStarts.Length, program.Tallies.Length);
        daily = [.. program.Tallies.Select(tally => tally.Resolution == Resolution.Day), .. program.Stocks.Select(stock => stock.Resolution == Resolution.Day)];
        periodTallies = program.Parts.CountPlan.PeriodTallies;
        dailyTallies = [.. Enumerable.Range(0, tallies).Where(tally => daily[tally])];
        column = new int[daily.Length];
        startOfSeries = new int[daily.Length + 1];
        long end = 0;
        for (int i = 0; i < daily.Length; i++)
        {
            column[i] = daily[i] ? dayColumns++ : periodColumns++;
            end += daily[i] ? days : periods;
            startOfSeries[i + 1] = end <= Array.MaxLength
                ? (int)end
                : throw new ProgramException($"A run would record more than {Array.MaxLength} values.");
        }

        byDay = new double[days * dayColumns];
        byPeriod = new double[periods * periodColumns];
    }

    public void Clear()
    {
        Array.Clear(byDay);
        Array.Clear(byPeriod);
    }

    /// <summary>What a day added to the tallies kept by day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="added">By tally.</param>
    public void WriteDay(int day, ReadOnlySpan<double> added)
    {
        Span<double> ofDay = byDay.AsSpan(day * dayColumns, dayColumns);
        foreach (int tally in dailyTallies)
        {
            ofDay[column[tally]] = added[tally];
        }
    }

    /// <summary>What a period has added so far to the tallies kept by period.</summary>
    /// <param name="period">The period.</param>
    /// <param name="added">By tally.</param>
    public void WritePeriod(PeriodOfDay period, ReadOnlySpan<double> added)
    {
        Span<double> ofPeriod = byPeriod.AsSpan(period.Index * periodColumns, periodColumns);
        foreach (int tally in periodTallies)
        {
            ofPeriod[column[tally]] = added[tally];
        }
    }

    /// <summary>The people in a stock at the end of a day.</summary>
    public void WriteStock(int stock, int day, PeriodOfDay period, double people)
    {
        int series = tallies + stock;
        if (daily[series])
        {
            byDay[(day * dayColumns) + column[series]] = people;
        }
        else
        {
            byPeriod[(period.Index * periodColumns) + column[series]] += people / period.Length;
        }
    }

    /// <summary>What was written so far, by series.</summary>
    public Recording ToRecording(bool isFluid)
    {
        var values = new double[startOfSeries[^1]];
        for (int first = 0; first < daily.Length; first += SeriesOfALine)
        {
            int end = Math.Min(daily.Length, first + SeriesOfALine);
            for (int day = 0; day < days; day++)
            {
                for (int series = first; series < end; series++)
                {
                    if (daily[series])
                    {
                        values[startOfSeries[series] + day] = byDay[(day * dayColumns) + column[series]];
                    }
                    else if (day < periods)
                    {
                        values[startOfSeries[series] + day] = byPeriod[(day * periodColumns) + column[series]];
                    }
                }
            }
        }

        return new Recording(values, startOfSeries, tallies, isFluid);
    }
}
