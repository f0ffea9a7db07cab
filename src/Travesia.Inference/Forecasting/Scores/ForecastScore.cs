using System.Collections.Immutable;

namespace Travesia.Inference.Forecasting.Scores;

/// <summary>How far a forecast was off.</summary>
/// <param name="AbsoluteError">Of its median, as a count.</param>
/// <param name="Wis">Weighted interval score of the count.</param>
/// <param name="LogWis">The same of log(1 + count).</param>
/// <param name="Crps">Ranked probability score of the count.</param>
/// <param name="LogCrps">The same of log(1 + count).</param>
/// <param name="Inside">Whether the interval of each of <see cref="IntervalScore.Coverages"/> held it.</param>
public sealed record ForecastScore(double AbsoluteError, double Wis, double LogWis, double Crps, double LogCrps, ImmutableArray<bool> Inside)
{
    /// <summary>Scores a forecast.</summary>
    /// <param name="forecast">What was believed.</param>
    /// <param name="observed">What was counted.</param>
    public static ForecastScore Of(CountDistribution forecast, double observed)
    {
        double log = CountDistribution.Log(observed);
        return new ForecastScore(
            Math.Abs(observed - forecast.Quantile(0.5)),
            IntervalScore.Weighted(observed, forecast.Quantile),
            IntervalScore.Weighted(log, forecast.LogQuantile),
            RankedProbability.Of(observed, forecast.Quantile),
            RankedProbability.Of(log, forecast.LogQuantile),
            [.. IntervalScore.Coverages.Select(c => forecast.Quantile((1 - c) / 2) <= observed && observed <= forecast.Quantile((1 + c) / 2))]);
    }
}
