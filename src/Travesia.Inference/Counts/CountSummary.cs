using System.Collections.Immutable;

namespace Travesia.Inference.Counts;

/// <summary>What members counted over a period.</summary>
/// <param name="Period">Over which days.</param>
/// <param name="Mean">The mean over members.</param>
/// <param name="Quantiles">At <see cref="Inference.Quantiles.Levels"/>.</param>
public sealed record CountSummary(CountPeriod Period, double Mean, ImmutableArray<double> Quantiles)
{
    /// <summary>The summary of values of members, in any order.</summary>
    public static CountSummary Of(CountPeriod period, IReadOnlyCollection<double> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        double[] ascending = [.. members.Order()];
        return new CountSummary(period, ascending.Sum() / ascending.Length, Inference.Quantiles.OfSorted(ascending));
    }

    /// <summary>A quantile at one of <see cref="Inference.Quantiles.Levels"/>.</summary>
    public double At(double level) => Quantiles[Inference.Quantiles.Levels.IndexOf(level)];
}
