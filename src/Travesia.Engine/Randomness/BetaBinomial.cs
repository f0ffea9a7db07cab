using System.Diagnostics;

namespace Travesia.Engine.Randomness;

/// <summary>How many of n people do it when they decide together: a binomial count whose chance is itself beta distributed.</summary>
/// <remarks>
/// <para>Mean n·α/(α + β); variance that of the binomial law times (α + β + n)/(α + β + 1). As α + β grows it becomes the binomial
/// law, continuously; as it falls to 0 all or nobody do it. A weight under 1e-280 counts as none: its share is
/// far below what a uniform of 53 bits can tell. α of none gives 0 and β of none gives n, without a draw.</para>
/// <para>Not checked in release builds (asserted in debug builds): n from 0 to 2^53, α and β from 0 to 1e300, not NaN.</para>
/// </remarks>
public static class BetaBinomial
{
    // Up to here the mass is inverted by steps: fewer uniforms and no logarithm.
    private const int InversionTo = 16;

    // Under it logarithms of gamma variates overflow.
    private const double LeastWeight = 1e-280;

    /// <summary>A draw; total-variation error below 1e-9 up to a variance of 1e12.</summary>
    /// <remarks>One uniform up to n = 16, else binomial with a beta chance (two gamma variates). Cost does not grow with n.</remarks>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <param name="n">How many people.</param>
    /// <param name="alpha">The weight of doing it.</param>
    /// <param name="beta">The weight of not doing it.</param>
    /// <returns>From 0 to n.</returns>
    public static long Sample(ref DrawStream stream, long n, double alpha, double beta)
    {
        AssertArguments(n, alpha, beta);
        if (n == 0 || !(alpha >= LeastWeight))
            return 0;
        if (!(beta >= LeastWeight))
            return n;
        if (n <= InversionTo)
            return InvertAt(stream.NextUniform(), (int)n, alpha, beta);
        if (alpha >= 1 && beta >= 1)
        {
            double yes = Gamma.Sample(ref stream, alpha);
            double no = Gamma.Sample(ref stream, beta);
            return Binomial.Sample(ref stream, n, yes / (yes + no), no / (yes + no));
        }

        // Gamma variates of a tiny shape are too small for a double; their logarithms are not, and only the difference counts.
        double logarithm = Gamma.SampleLog(ref stream, alpha) - Gamma.SampleLog(ref stream, beta);
        return Binomial.Sample(ref stream, n, 1 / (1 + Math.Exp(-logarithm)), 1 / (1 + Math.Exp(logarithm)));
    }

    /// <summary>The smallest k with P(X &lt;= k) >= u: one uniform, monotone in u, exact in both tails.</summary>
    /// <param name="u">Strictly between 0 and 1 (asserted).</param>
    /// <param name="n">How many people.</param>
    /// <param name="alpha">The weight of doing it.</param>
    /// <param name="beta">The weight of not doing it.</param>
    /// <returns>From 0 to n.</returns>
    public static long Quantile(double u, long n, double alpha, double beta)
    {
        AssertArguments(n, alpha, beta);
        Debug.Assert(u is > 0 and < 1, "a uniform lies strictly between 0 and 1");
        if (n == 0 || !(alpha >= LeastWeight))
            return 0;
        if (!(beta >= LeastWeight))
            return n;
        return LatticeQuantile.Find(new BetaBinomialLaw(n, alpha, beta), u);
    }

    /// <summary>The inversion of one uniform.</summary>
    internal static long InvertAt(double u, int n, double alpha, double beta)
    {
        double total = alpha + beta;
        double none = 1;
        for (int i = 0; i < n; i++)
            none *= (beta + i) / (total + i);
        double mass = none;
        for (int k = 0; k < n; k++)
        {
            if (u < mass)
                return k;
            u -= mass;
            mass *= (n - k) * (alpha + k) / ((k + 1) * (beta + (n - k - 1)));
        }

        return n;
    }

    [Conditional("DEBUG")]
    private static void AssertArguments(long n, double alpha, double beta)
    {
        Debug.Assert(n is >= 0 and <= 1L << 53, "a count lies between 0 and 2^53");
        Debug.Assert(alpha is >= 0 and <= 1e300 && beta is >= 0 and <= 1e300, "a weight lies between 0 and 1e300");
    }
}
