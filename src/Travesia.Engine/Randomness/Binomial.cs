using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Travesia.Engine.Randomness;

/// <summary>How many of n people, each with chance p and independently, do it.</summary>
/// <remarks>
/// <para>p and q = 1 - p are both arguments, so that a p within 1e-16 of 1 keeps its digits; the smaller of both is the one that
/// counts. p &lt;= 0 gives 0 and q &lt;= 0 gives n, without a draw. Counts are exact to 2^53.</para>
/// <para>Arguments are not checked in release builds (asserted in debug builds): n from 0 to 2^53, p and q from 0 to 1 and not NaN,
/// p + q within 1e-9 of 1.</para>
/// </remarks>
public static class Binomial
{
    // The mean below which inversion by steps is the faster way.
    private const double InversionBelowMean = 16;

    // Up to here q^n is a product; its error, n/2 units in the last place, is of no account.
    private const int PowerByProductTo = 64;

    // Up to here eight terms of the series of ln(1 - p) are enough.
    private const double SeriesTo = 0.01;

    /// <summary>A draw; total-variation error below 1e-9 up to a variance of 1e12, beyond which the 52 random bits of a uniform show.</summary>
    /// <remarks>One uniform below a mean of 10, else transformed rejection (Hörmann 1993). Cost does not grow with n.</remarks>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <param name="n">How many people.</param>
    /// <param name="p">The chance that one does it.</param>
    /// <param name="q">The chance that one does not.</param>
    /// <returns>From 0 to n.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Sample(ref DrawStream stream, long n, double p, double q)
    {
        AssertArguments(n, p, q);
        if (n == 0 || !(p > 0))
            return 0;
        if (!(q > 0))
            return n;
        return p <= q ? SampleSmaller(ref stream, n, p, q) : n - SampleSmaller(ref stream, n, q, p);
    }

    /// <summary>The smallest k with P(X &lt;= k) >= u: one uniform, monotone in u, exact in both tails.</summary>
    /// <remarks>For paired runs, which must use one uniform a draw to stay close. Cost is bounded, some ten times that of <see cref="Sample"/>.</remarks>
    /// <param name="u">Strictly between 0 and 1 (asserted).</param>
    /// <param name="n">How many people.</param>
    /// <param name="p">The chance that one does it.</param>
    /// <param name="q">The chance that one does not.</param>
    /// <returns>From 0 to n.</returns>
    public static long Quantile(double u, long n, double p, double q)
    {
        AssertArguments(n, p, q);
        Debug.Assert(u is > 0 and < 1, "a uniform lies strictly between 0 and 1");
        if (n == 0 || !(p > 0))
            return 0;
        if (!(q > 0))
            return n;
        if (n == 1)
            return (p <= q ? 1 - u < p : u > q) ? 1 : 0;
        return LatticeQuantile.Find(new BinomialLaw(n, p, q), u);
    }

    private static long SampleSmaller(ref DrawStream stream, long n, double p, double q)
    {
        if (n == 1)
            return stream.NextUniform() < p ? 1 : 0;
        double mean = n * p;
        if (mean < InversionBelowMean)
            return Invert(ref stream, n, p, q);
        return TransformedRejection.Sample(ref stream, new BinomialLaw(n, p, q), mean, Math.Sqrt(mean * q), p);
    }

    private static long Invert(ref DrawStream stream, long n, double p, double q)
    {
        // What rounding left over of a uniform, some 1e-16, is drawn again.
        while (true)
        {
            long k = InvertAt(stream.NextUniform(), n, p, q);
            if (k >= 0)
                return k;
        }
    }

    /// <summary>The inversion of one uniform; -1 if rounding left something over of it.</summary>
    internal static long InvertAt(double u, long n, double p, double q)
    {
        // (1 - p)^n is at least 1 - n·p (Bernoulli), which most rare lots stay below.
        if (u < 1 - (n * p))
            return 0;
        double odds = p / q;
        double none = n <= PowerByProductTo ? Power(q, (int)n) : Math.Exp(n * LogOfComplement(p, q));
        return PanjerInversion.Find(u, none, -odds, (n + 1.0) * odds, n);
    }

    private static double Power(double x, int n)
    {
        double result = 1;
        while (true)
        {
            if ((n & 1) != 0)
                result *= x;
            n >>= 1;
            if (n == 0)
                return result;
            x *= x;
        }
    }

    // ln(1 - p), to the last digits of a p of which q is only the rounded complement.
    private static double LogOfComplement(double p, double q)
    {
        if (p > SeriesTo)
        {
            // The logarithm of the rounded q, and what the rounding did.
            return Math.Log(q) + ((1 - q - p) / q);
        }

        // -(p + p^2/2 + ... + p^8/8), summed pairwise (Estrin); what is left out is below 1e-17 of it.
        double square = p * p;
        double low = Math.FusedMultiplyAdd(square, Math.FusedMultiplyAdd(p, 1.0 / 4, 1.0 / 3), Math.FusedMultiplyAdd(p, 1.0 / 2, 1));
        double high = Math.FusedMultiplyAdd(square, Math.FusedMultiplyAdd(p, 1.0 / 8, 1.0 / 7), Math.FusedMultiplyAdd(p, 1.0 / 6, 1.0 / 5));
        return -p * Math.FusedMultiplyAdd(square * square, high, low);
    }

    [Conditional("DEBUG")]
    private static void AssertArguments(long n, double p, double q)
    {
        Debug.Assert(n is >= 0 and <= 1L << 53, "a count lies between 0 and 2^53");
        Debug.Assert(p is >= 0 and <= 1 && q is >= 0 and <= 1, "a probability lies between 0 and 1");
        Debug.Assert(Math.Abs(p + q - 1) < 1e-9, "q must be 1 - p");
    }
}
