using System.Collections.Immutable;

namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>What is learnt of a series from its past.</summary>
/// <param name="Level">Standard deviation, a month, of the step that all groups of the series take together: recording, admission, the chance of being stopped.</param>
/// <param name="Own">The same of a row's own step.</param>
/// <param name="Noise">Standard deviation of what is gone a month later.</param>
/// <param name="Trust">The share of what the model says of a change that is believed, 0 to 1.</param>
internal readonly record struct SeriesSpread(double Level, double Own, double Noise, double Trust);

/// <summary>The spreads of a filter: learnt, not known.</summary>
/// <param name="Driver">Standard deviation, a month, of the step of a group's departures.</param>
/// <param name="Shared">The same of a step that all groups take.</param>
/// <param name="Groups">By group, what <paramref name="Driver"/> is multiplied by.</param>
/// <param name="Series">By series.</param>
internal sealed record Spreads(double Driver, double Shared, ImmutableArray<double> Groups, ImmutableArray<SeriesSpread> Series)
{
    private const double DriverMedian = 0.25;
    private const double SharedMedian = 0.04;
    private const double LevelMedian = 0.1;
    private const double OwnMedian = 0.2;
    private const double NoiseMedian = 0.1;
    private const double TrustMean = 0.75;
    private const double TrustSd = 0.35;
    private const double LogSd = 0.7;
    private const double SharedLogSd = 0.5;
    private const double GroupLogSd = 0.4;

    /// <summary>Where learning begins: the medians of what is believed beforehand, and the model believed in full.</summary>
    public static Spreads Start(int groups, int series) => new(
        DriverMedian, SharedMedian, [.. Enumerable.Repeat(1.0, groups)], [.. Enumerable.Repeat(new SeriesSpread(LevelMedian, OwnMedian, NoiseMedian, 1), series)]);

    /// <summary>The logarithm of the density beforehand, but for a constant.</summary>
    public double LogPrior()
    {
        double sum = LogNormal(Driver, DriverMedian, LogSd) + LogNormal(Shared, SharedMedian, SharedLogSd) + Groups.Sum(g => LogNormal(g, 1, GroupLogSd));
        foreach (SeriesSpread s in Series)
        {
            double trust = (s.Trust - TrustMean) / TrustSd;
            sum += LogNormal(s.Level, LevelMedian, LogSd) + LogNormal(s.Own, OwnMedian, LogSd) + LogNormal(s.Noise, NoiseMedian, LogSd) - (0.5 * trust * trust);
        }

        return sum;
    }

    private static double LogNormal(double value, double median, double sd)
    {
        double z = Math.Log(value / median) / sd;
        return -0.5 * z * z;
    }
}
