using System.Collections.Immutable;
using Travesia.Inference.Draws;

namespace Travesia.Inference.Forecasting.Scores;

/// <summary>
/// The histogram of probability integral transforms, for counts (Czado, Gneiting and Held, Predictive model assessment for count data, 2009): a
/// count is spread over the probabilities between what lies below and above it. Flat where forecasts are as sure as they should be, a hump where
/// they are too vague, a bowl where they are too sure, leaning where they are off to one side.
/// </summary>
public static class PitHistogram
{
    /// <summary>How many bins of equal width there are.</summary>
    public const int Bins = 10;

    /// <summary>The share of counts in each bin, which sum to 1; none without forecasts.</summary>
    public static ImmutableArray<double> Of(ImmutableArray<(CountDistribution Forecast, double Observed)> forecasts)
    {
        double[] shares = new double[Bins];
        foreach ((CountDistribution forecast, double observed) in forecasts)
        {
            double low = observed < 0.5 ? 0 : Below(forecast, observed - 0.5);
            double high = Math.Max(Below(forecast, observed + 0.5), low);
            for (int b = 0; b < Bins; b++)
            {
                double share = high - low > 1e-12
                    ? Math.Max(0, Math.Min(high, (b + 1.0) / Bins) - Math.Max(low, (double)b / Bins)) / (high - low)
                    : b == Math.Min(Bins - 1, (int)(low * Bins)) ? 1 : 0;
                shares[b] += share / forecasts.Length;
            }
        }

        return forecasts.IsEmpty ? [] : [.. shares];
    }

    private static double Below(CountDistribution forecast, double count) => NormalDistribution.Probability((CountDistribution.Log(count) - forecast.Mean) / forecast.Sd);
}
