using Travesia.Engine;

namespace Travesia.Inference.Forecasting.Scores;

/// <summary>A statistic and its interval; not a number where none can be told.</summary>
/// <param name="Value">Of the data themselves.</param>
/// <param name="Low">The 2.5 % quantile over resamples.</param>
/// <param name="High">The 97.5 % quantile over resamples.</param>
public readonly record struct Banded(double Value, double Low, double High)
{
    /// <summary>Whether there is an interval.</summary>
    public bool HasInterval => double.IsFinite(Low) && double.IsFinite(High);
}

/// <summary>
/// Intervals for statistics of neighbouring origins, whose errors hang together: origins are drawn in circular blocks (Politis and Romano, A
/// circular block-resampling procedure for stationary data, 1992).
/// </summary>
public static class BlockBootstrap
{
    private const int Resamples = 1000;

    /// <summary>The 95 % interval of a statistic; none where origins are no more than a block, for then every resample is the origins themselves in another order.</summary>
    /// <param name="origins">How many origins there are, 1 or more.</param>
    /// <param name="block">How many neighbours are drawn together, 1 or more.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="statistic">Of origins by position, some of them several times; what is not finite is left out.</param>
    public static Banded Of(int origins, int block, uint seed, Func<ReadOnlySpan<int>, double> statistic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(origins, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(block, 1);
        ArgumentNullException.ThrowIfNull(statistic);
        int[] drawn = [.. Enumerable.Range(0, origins)];
        double value = statistic(drawn);
        if (origins <= block)
        {
            return new Banded(value, double.NaN, double.NaN);
        }

        List<double> values = new(Resamples);
        for (int r = 0; r < Resamples; r++)
        {
            StableKey resample = StableKey.Of("bootstrap").With(seed).With((uint)r);
            for (int i = 0; i < origins;)
            {
                int start = (int)(NamedUniform.Of(resample.With((uint)i)) * origins);
                for (int k = 0; k < block && i < origins; k++, i++)
                {
                    drawn[i] = (start + k) % origins;
                }
            }

            if (statistic(drawn) is var drawnValue && double.IsFinite(drawnValue))
            {
                values.Add(drawnValue);
            }
        }

        if (values.Count == 0)
        {
            return new Banded(value, double.NaN, double.NaN);
        }

        values.Sort();
        return new Banded(value, Quantiles.At([.. values], 0.025), Quantiles.At([.. values], 0.975));
    }
}
