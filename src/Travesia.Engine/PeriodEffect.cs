namespace Travesia.Engine;

/// <summary>
/// Luck that lasts for a period (a month, say): a factor exp(SdLog * x - SdLog^2 / 2) on the mean of a departure, log-normal with mean 1.
/// From one period to the next x = Autocorrelation * x + sqrt(1 - Autocorrelation^2) * z with z standard normal, and x is standard normal
/// in every period: a stationary autoregressive process of first order. In expected mode the factor is 1, its mean.
/// </summary>
/// <remarks>
/// The luck is named by seed, member, the key and the period's first day. Departures with effects of one key and autocorrelation have the
/// same x; several effects of a departure multiply.
/// </remarks>
/// <param name="Key">Names the luck.</param>
/// <param name="SdLog">Standard deviation of the factor's natural logarithm, 0 to 3; the coefficient of variation is sqrt(exp(SdLog^2) - 1).</param>
/// <param name="Autocorrelation">Correlation of the logarithms of one period and the next, above -1 and below 1.</param>
public sealed record PeriodEffect(StableKey Key, double SdLog, double Autocorrelation = 0);
