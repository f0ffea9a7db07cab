namespace Travesia.Engine;

/// <summary>What a run counted.</summary>
public sealed class Recording
{
    /// <summary>Values of a tally: one for each day or period, by its resolution.</summary>
    public ReadOnlySpan<double> this[TallyId tally] => throw new NotSupportedException($"{tally}");

    /// <summary>Values of a stock: at the end of each day, or the mean over each period.</summary>
    public ReadOnlySpan<double> this[StockId stock] => throw new NotSupportedException($"{stock}");

    /// <summary>Whether a gate held somebody back or dynamics acted, so that an expected run is a fluid limit and not the mean.</summary>
    public bool IsFluid { get; init; }
}
