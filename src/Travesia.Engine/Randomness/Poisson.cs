using System.Diagnostics;

namespace Travesia.Engine.Randomness;

/// <summary>How many events happen that are independent of each other.</summary>
/// <remarks>A mean of 0 gives 0 without a draw. Not checked in release builds (asserted in debug builds): the mean from 0 to 2^52, not NaN.</remarks>
public static class Poisson
{
    /// <summary>A draw; total-variation error below 1e-9 up to a mean of 1e12.</summary>
    /// <remarks>One uniform below a mean of 10, else transformed rejection (Hörmann 1993). Cost does not grow with the mean.</remarks>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <param name="mean">The mean.</param>
    public static long Sample(ref DrawStream stream, double mean)
    {
        AssertArguments(mean);
        if (!(mean > 0))
            return 0;
        if (mean < TransformedRejection.LeastMean)
            return Invert(ref stream, mean);
        return TransformedRejection.Sample(ref stream, new PoissonLaw(mean), mean, Math.Sqrt(mean), 0);
    }

    /// <summary>The smallest k with P(X &lt;= k) >= u: one uniform, monotone in u, exact in both tails.</summary>
    /// <param name="u">Strictly between 0 and 1 (asserted).</param>
    /// <param name="mean">The mean.</param>
    public static long Quantile(double u, double mean)
    {
        AssertArguments(mean);
        Debug.Assert(u is > 0 and < 1, "a uniform lies strictly between 0 and 1");
        return mean > 0 ? LatticeQuantile.Find(new PoissonLaw(mean), u) : 0;
    }

    private static long Invert(ref DrawStream stream, double mean)
    {
        // What rounding left over of a uniform, some 1e-16, is drawn again.
        while (true)
        {
            long k = InvertAt(stream.NextUniform(), mean);
            if (k >= 0)
                return k;
        }
    }

    /// <summary>The inversion of one uniform; -1 if rounding left something over of it.</summary>
    internal static long InvertAt(double u, double mean) => PanjerInversion.Find(u, Math.Exp(-mean), 0, mean, double.PositiveInfinity);

    [Conditional("DEBUG")]
    private static void AssertArguments(double mean) => Debug.Assert(mean is >= 0 and <= 1L << 52, "a mean lies between 0 and 2^52");
}
