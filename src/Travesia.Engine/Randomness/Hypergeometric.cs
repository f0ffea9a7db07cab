using System.Diagnostics;

namespace Travesia.Engine.Randomness;

/// <summary>How many marked ones are among those drawn from a crowd without replacement.</summary>
/// <remarks>
/// Draws that leave no choice (none, all, all marked, none marked) use no uniform. Not checked in release builds (asserted in debug
/// builds): no argument negative, marked + unmarked at most 2^53, draws at most marked + unmarked.
/// </remarks>
public static class Hypergeometric
{
    // The probability of as many as this is below 1e-70 for the laws that are inverted.
    private const int InversionLimit = 110;

    // Up to here the probability of none is a product.
    private const int ProductTo = 8;

    /// <summary>A draw; total-variation error below 1e-9 up to a variance of 1e12.</summary>
    /// <remarks>One uniform for narrow laws, else transformed rejection (Hörmann 1993). Cost does not grow with the counts.</remarks>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <param name="marked">How many are marked.</param>
    /// <param name="unmarked">How many are not.</param>
    /// <param name="draws">How many are drawn.</param>
    /// <returns>From max(0, draws - unmarked) to min(marked, draws).</returns>
    public static long Sample(ref DrawStream stream, long marked, long unmarked, long draws)
    {
        AssertArguments(marked, unmarked, draws);
        long total = marked + unmarked;
        if (draws == 0 || marked == 0)
            return 0;
        if (draws == total)
            return marked;
        if (unmarked == 0)
            return draws;

        // Who is left is as random as who is drawn, and the unmarked as the marked: at most half of the crowd is either.
        if (draws > total / 2)
            return marked - SampleFewMarked(ref stream, marked, unmarked, total - draws);
        return SampleFewMarked(ref stream, marked, unmarked, draws);
    }

    /// <summary>The smallest k with P(X &lt;= k) >= u: one uniform, monotone in u, exact in both tails.</summary>
    /// <param name="u">Strictly between 0 and 1 (asserted).</param>
    /// <param name="marked">How many are marked.</param>
    /// <param name="unmarked">How many are not.</param>
    /// <param name="draws">How many are drawn.</param>
    /// <returns>From max(0, draws - unmarked) to min(marked, draws).</returns>
    public static long Quantile(double u, long marked, long unmarked, long draws)
    {
        AssertArguments(marked, unmarked, draws);
        Debug.Assert(u is > 0 and < 1, "a uniform lies strictly between 0 and 1");
        if (draws == 0 || marked == 0)
            return 0;
        if (draws == marked + unmarked)
            return marked;
        if (unmarked == 0)
            return draws;
        return LatticeQuantile.Find(new HypergeometricLaw(marked, unmarked, draws), u);
    }

    private static long SampleFewMarked(ref DrawStream stream, long marked, long unmarked, long draws)
        => marked <= unmarked
            ? SampleReduced(ref stream, marked, unmarked, draws)
            : draws - SampleReduced(ref stream, unmarked, marked, draws);

    private static long SampleReduced(ref DrawStream stream, long marked, long unmarked, long draws)
    {
        HypergeometricLaw law = new(marked, unmarked, draws);
        double mean = law.Mean;
        double deviation = law.Deviation;
        if (mean < TransformedRejection.LeastMean || deviation * deviation < TransformedRejection.LeastVariance)
            return Invert(ref stream, law, marked, unmarked, draws);
        return TransformedRejection.Sample(ref stream, law, mean, deviation, 0.5 * (1 - law.Lopsidedness));
    }

    private static long Invert(ref DrawStream stream, in HypergeometricLaw law, long marked, long unmarked, long draws)
    {
        // What rounding left over of a uniform, some 1e-16, is drawn again.
        while (true)
        {
            long k = InvertAt(stream.NextUniform(), law, marked, unmarked, draws);
            if (k >= 0)
                return k;
        }
    }

    /// <summary>The inversion of one uniform; -1 if rounding left something over of it.</summary>
    internal static long InvertAt(double u, in HypergeometricLaw law, long marked, long unmarked, long draws)
    {
        double none = NoneDrawn(law, Math.Max(marked, draws), marked + unmarked, Math.Min(marked, draws));
        int limit = (int)Math.Min(Math.Min(marked, draws), InversionLimit);
        double mass = none;
        for (int k = 0; k <= limit; k++)
        {
            if (u < mass)
                return k;
            u -= mass;
            mass *= law.Up(k);
        }

        return -1;
    }

    // Marked and drawn may change places; the fewer of both are tried one after the other while they are few.
    private static double NoneDrawn(in HypergeometricLaw law, long more, long total, long fewer)
    {
        if (fewer > ProductTo)
            return law.Mass(0);
        double none = 1;
        double all = 1;
        for (int i = 0; i < fewer; i++)
        {
            none *= total - more - i;
            all *= total - i;
        }

        return none / all;
    }

    [Conditional("DEBUG")]
    private static void AssertArguments(long marked, long unmarked, long draws)
    {
        Debug.Assert(marked >= 0 && unmarked >= 0 && draws >= 0, "a count is not negative");
        Debug.Assert(marked <= 1L << 53 && unmarked <= 1L << 53 && marked + unmarked <= 1L << 53, "a crowd has at most 2^53 people");
        Debug.Assert(draws <= marked + unmarked, "no more can be drawn than there are");
    }
}
