using Travesia.Inference.Draws;

namespace Travesia.Inference.Forecasting;

/// <summary>
/// What is believed of a count to come: log(1 + count) is normal, and what falls below 0 is 0. Its quantiles on the logarithm are those of
/// the normal; on the count they are these carried over.
/// </summary>
/// <param name="Mean">Of log(1 + count).</param>
/// <param name="Sd">Of log(1 + count), above 0.</param>
public readonly record struct CountDistribution(double Mean, double Sd)
{
    /// <summary>log(1 + count), the scale on which errors of small and large counts can be compared (Bosse and others, 2023).</summary>
    public static double Log(double count) => Math.Log(1 + count);

    /// <summary>The count below which the distribution has a probability, 0 or more.</summary>
    /// <param name="level">Above 0 and below 1.</param>
    public double Quantile(double level) => Math.Max(0, Math.Exp(LogQuantile(level)) - 1);

    /// <summary>The quantile of log(1 + count); it is not cut at 0, where nothing is counted.</summary>
    /// <param name="level">Above 0 and below 1.</param>
    public double LogQuantile(double level) => Mean + (Sd * NormalDistribution.Quantile(level));

    /// <summary>The same with another spread.</summary>
    /// <param name="factor">Above 0.</param>
    public CountDistribution Widened(double factor) => this with { Sd = Sd * factor };
}
