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

    /// <summary>What a day added to each tally.</summary>
    public void WriteTallies(int day, PeriodOfDay period, ReadOnlySpan<double> today)
    {
        Span<double> ofDay = byDay.AsSpan(day * dayColumns, dayColumns);
        Span<double> ofPeriod = byPeriod.AsSpan(period.Index * periodColumns, periodColumns);
        for (int i = 0; i < today.Length; i++)
        {
            if (daily[i])
            {
                ofDay[column[i]] = today[i];
            }
            else
            {
                ofPeriod[column[i]] += today[i];
            }
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
