namespace Travesia.Engine;

/// <summary>What a run counted. Immutable.</summary>
public sealed class Recording
{
    private readonly double[] values;
    private readonly int[] startOfSeries;
    private readonly int tallies;

    internal Recording(double[] values, int[] startOfSeries, int tallies, bool isFluid)
    {
        this.values = values;
        this.startOfSeries = startOfSeries;
        this.tallies = tallies;
        IsFluid = isFluid;
    }

    /// <summary>Whether somebody tried a gate that had a limit, or dynamics acted, so that an expected run is a fluid limit and not the mean.</summary>
    public bool IsFluid { get; }

    /// <summary>Values of a tally: one for each day or period, by its resolution.</summary>
    /// <param name="tally">A tally of the program that was run.</param>
    public ReadOnlySpan<double> this[TallyId tally] => Series(tally.Index);

    /// <summary>Values of a stock: at the end of each day, or the mean over the days of each period.</summary>
    /// <param name="stock">A stock of the program that was run.</param>
    public ReadOnlySpan<double> this[StockId stock] => Series(tallies + stock.Index);

    private ReadOnlySpan<double> Series(int index) => values.AsSpan(startOfSeries[index]..startOfSeries[index + 1]);
}
