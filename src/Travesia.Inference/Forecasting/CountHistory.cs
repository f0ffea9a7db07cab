using System.Collections.Immutable;

namespace Travesia.Inference.Forecasting;

/// <summary>What is known of a row at an origin: log(1 + count) by month, none where nothing is known.</summary>
/// <param name="Row">The row.</param>
/// <param name="Logs">By month, the scenario's first month first.</param>
public sealed record CountHistory(CountRow Row, ImmutableArray<double?> Logs)
{
    /// <summary>The last month of which a count is known; -1 if there is none.</summary>
    public int LastKnown { get; } = LastOf(Logs);

    private static int LastOf(ImmutableArray<double?> logs)
    {
        int last = logs.Length - 1;
        while (last >= 0 && logs[last] is null)
        {
            last--;
        }

        return last;
    }
}
