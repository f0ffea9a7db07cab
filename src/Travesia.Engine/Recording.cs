namespace Travesia.Engine;

/// <summary>What a run counted. It is complete when the run is over; before, days to come hold 0.</summary>
public sealed class Recording
{
    private readonly int days;
    private readonly int periods;
    private readonly double[] values;
    private readonly int[] startOfTally;
    private readonly int[] startOfStock;
    private readonly bool[] dailyTally;
    private readonly bool[] dailyStock;

    internal Recording(Program program)
    {
        (days, periods) = (program.Days, program.PeriodStarts.Length);
        dailyTally = [.. program.Tallies.Select(tally => tally.Resolution == Resolution.Day)];
        dailyStock = [.. program.Stocks.Select(stock => stock.Resolution == Resolution.Day)];
        long end = 0;
        startOfTally = new int[program.Tallies.Length + 1];
        for (int i = 0; i < program.Tallies.Length; i++)
        {
            end += LengthOf(dailyTally[i]);
            startOfTally[i + 1] = Position(end);
        }

        startOfStock = new int[program.Stocks.Length + 1];
        startOfStock[0] = Position(end);
        for (int i = 0; i < program.Stocks.Length; i++)
        {
            end += LengthOf(dailyStock[i]);
            startOfStock[i + 1] = Position(end);
        }

        values = new double[end];
    }

    /// <summary>Whether somebody tried a gate that had a limit, or dynamics acted, so that an expected run is a fluid limit and not the mean.</summary>
    public bool IsFluid { get; internal set; }

    /// <summary>Values of a tally: one for each day or period, by its resolution.</summary>
    /// <param name="tally">A tally of the program that was run.</param>
    public ReadOnlySpan<double> this[TallyId tally] => values.AsSpan(startOfTally[tally.Index]..startOfTally[tally.Index + 1]);

    /// <summary>Values of a stock: at the end of each day, or the mean over the days of each period.</summary>
    /// <param name="stock">A stock of the program that was run.</param>
    public ReadOnlySpan<double> this[StockId stock] => values.AsSpan(startOfStock[stock.Index]..startOfStock[stock.Index + 1]);

    internal void AddTally(int tally, int day, int period, double value) =>
        values[startOfTally[tally] + (dailyTally[tally] ? day : period)] += value;

    internal void AddStock(int stock, int day, PeriodOfDay period, double people) =>
        values[startOfStock[stock] + (dailyStock[stock] ? day : period.Index)] += dailyStock[stock] ? people : people / period.Length;

    private static int Position(long end) =>
        end <= Array.MaxLength ? (int)end : throw new ProgramException($"A run would record {end} values; it can hold {Array.MaxLength}.");

    private int LengthOf(bool daily) => daily ? days : periods;
}
