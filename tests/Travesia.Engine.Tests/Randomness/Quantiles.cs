using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

/// <summary>What tests of quantiles share.</summary>
public static class Quantiles
{
    /// <summary>The smallest uniform.</summary>
    public const double Grain = 1.0 / (1L << 53);

    // How far a uniform may be from a step of the distribution function for its quantile to be certain.
    private const double Tie = 2e-12;

    /// <summary>Uniforms from one end to the other: the extremes, the far tails, the middle and three hundred at random.</summary>
    public static IEnumerable<double> Uniforms
    {
        get
        {
            foreach (double u in (double[])[Grain, 3 * Grain, 1e-13, 1e-10, 1e-7, 1e-4, 0.01, 0.25, 0.5 - Grain])
            {
                yield return u;
                yield return 1 - u;
            }

            yield return 0.5;
            DrawStream stream = Draws.Stream(1, DrawPurpose.Thin);
            for (int i = 0; i < 300; i++)
                yield return stream.NextUniform();
        }
    }

    /// <summary>Holds a quantile against both tails of the exact law, each with relative precision.</summary>
    public static void AssertInverts(ExactLaw law, Func<double, long> quantile)
    {
        foreach (double u in Uniforms)
        {
            long k = quantile(u);
            bool right = u <= 0.5
                ? law.AtMost(k) >= u * (1 - Tie) && law.AtMost(k - 1) <= u * (1 + Tie)
                : law.AtLeast(k) >= (1 - u) * (1 - Tie) && law.AtLeast(k + 1) <= (1 - u) * (1 + Tie);
            Assert.True(right, $"u = {u:R} (1 - u = {1 - u:R}) gives {k}; P(X < k) = {law.AtMost(k - 1):R}, P(X <= k) = {law.AtMost(k):R}, P(X > k) = {law.AtLeast(k + 1):R}");
        }
    }

    /// <summary>
    /// Follows a quantile over neighbouring uniforms on both sides of the step that lies nearest above u: this is where rounding would
    /// make it fall.
    /// </summary>
    public static bool RisesAround(double u, Func<double, long> quantile)
    {
        long low = (long)(u / Grain);
        long high = Math.Min((1L << 53) - 1, low + ((1L << 53) / 16));
        long start = quantile(low * Grain);
        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            if (quantile(middle * Grain) > start)
                high = middle;
            else
                low = middle;
        }

        long before = long.MinValue;
        for (long i = Math.Max(1, low - 20); i <= Math.Min((1L << 53) - 1, low + 20); i++)
        {
            long k = quantile(i * Grain);
            if (k < before)
                return false;
            before = k;
        }

        return true;
    }
}
