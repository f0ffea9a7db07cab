using System.Diagnostics;

namespace Travesia.Engine.Randomness;

/// <summary>How many events happen when they come in clusters: a count of mean m and variance m·d.</summary>
/// <remarks>
/// The dispersion d is the variance over the mean; d = 1 is Poisson, and is approached continuously. A mean of 0 gives 0 without a
/// draw. Not checked in release builds (asserted in debug builds): the mean from 0 to 2^52, d from 1 to 1e9, neither NaN.
/// </remarks>
public static class NegativeBinomial
{
    // Inversion by steps where few are expected. A tail of scale 16 is below 1e-50 at the limit.
    private const double InversionBelowMean = 10;
    private const double InversionToDispersion = 16;
    private const int InversionLimit = 2048;

    /// <summary>A draw; total-variation error below 1e-9 up to a mean of 1e12.</summary>
    /// <remarks>One uniform for a mean below 10 and a dispersion up to 16, else Poisson with a gamma mean. Cost does not grow with the mean.</remarks>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="dispersion">Variance over mean.</param>
    public static long Sample(ref DrawStream stream, double mean, double dispersion)
    {
        AssertArguments(mean, dispersion);
        if (!(mean > 0))
            return 0;
        double excess = dispersion - 1;
        if (!(excess > 0))
            return Poisson.Sample(ref stream, mean);
        if (mean < InversionBelowMean && dispersion <= InversionToDispersion)
            return Invert(ref stream, mean, dispersion);

        // A mean beyond 2^52, from the far tail of a wide gamma, would not be a count any more.
        double drawn = Gamma.Sample(ref stream, mean / excess) * excess;
        return Poisson.Sample(ref stream, Math.Min(drawn, 1L << 52));
    }

    /// <summary>The smallest k with P(X &lt;= k) >= u: one uniform, monotone in u, exact in both tails.</summary>
    /// <param name="u">Strictly between 0 and 1 (asserted).</param>
    /// <param name="mean">The mean.</param>
    /// <param name="dispersion">Variance over mean.</param>
    public static long Quantile(double u, double mean, double dispersion)
    {
        AssertArguments(mean, dispersion);
        Debug.Assert(u is > 0 and < 1, "a uniform lies strictly between 0 and 1");
        if (!(mean > 0))
            return 0;
        return dispersion > 1
            ? LatticeQuantile.Find(new NegativeBinomialLaw(mean, dispersion), u)
            : LatticeQuantile.Find(new PoissonLaw(mean), u);
    }

    private static long Invert(ref DrawStream stream, double mean, double dispersion)
    {
        // What rounding left over of a uniform, some 1e-16, is drawn again.
        while (true)
        {
            long k = InvertAt(stream.NextUniform(), mean, dispersion);
            if (k >= 0)
                return k;
        }
    }

    /// <summary>The inversion of one uniform; -1 if rounding left something over of it.</summary>
    internal static long InvertAt(double u, double mean, double dispersion)
    {
        double excess = dispersion - 1;
        double shape = mean / excess;
        double odds = excess / dispersion;

        // (1/d)^shape; the difference d - 1 is exact up to 2, so that the quotient keeps its digits as d goes to 1.
        double none = Math.Exp(-mean * (Math.Log(dispersion) / excess));
        double mass = none;
        for (int k = 0; k <= InversionLimit; k++)
        {
            if (u < mass)
                return k;
            u -= mass;
            mass *= (shape + k) * odds / (k + 1);
        }

        return -1;
    }

    [Conditional("DEBUG")]
    private static void AssertArguments(double mean, double dispersion)
    {
        Debug.Assert(mean is >= 0 and <= 1L << 52, "a mean lies between 0 and 2^52");
        Debug.Assert(dispersion is >= 1 and <= 1e9, "a dispersion lies between 1 and 1e9");
    }
}
