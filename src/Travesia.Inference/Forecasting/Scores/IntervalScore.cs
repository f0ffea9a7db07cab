using System.Collections.Immutable;

namespace Travesia.Inference.Forecasting.Scores;

/// <summary>
/// The weighted interval score (Bracher, Ray, Gneiting and Reich, Evaluating epidemic forecasts in an interval format, 2021): the absolute
/// error of the median and, for each central interval, its width and what it is missed by. In the unit of the forecast; 0 is best.
/// </summary>
public static class IntervalScore
{
    /// <summary>The probabilities of the central intervals that are scored and shown.</summary>
    public static ImmutableArray<double> Coverages { get; } = [0.5, 0.8, 0.95];

    /// <summary>The score over the intervals of <see cref="Coverages"/> and the median.</summary>
    /// <param name="value">What was observed.</param>
    /// <param name="quantile">Of the forecast, by level.</param>
    public static double Weighted(double value, Func<double, double> quantile)
    {
        ArgumentNullException.ThrowIfNull(quantile);
        double sum = 0.5 * Math.Abs(value - quantile(0.5));
        foreach (double coverage in Coverages)
        {
            double alpha = 1 - coverage;
            sum += alpha / 2 * Of(value, quantile(alpha / 2), quantile(1 - (alpha / 2)), coverage);
        }

        return sum / (Coverages.Length + 0.5);
    }

    /// <summary>The score of one central interval (Gneiting and Raftery, Strictly proper scoring rules, 2007, equation 43).</summary>
    /// <param name="value">What was observed.</param>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="coverage">Its probability, above 0 and below 1.</param>
    public static double Of(double value, double low, double high, double coverage)
        => high - low + (2 / (1 - coverage) * (Math.Max(0, low - value) + Math.Max(0, value - high)));
}
