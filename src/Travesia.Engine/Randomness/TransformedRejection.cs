using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Travesia.Engine.Randomness;

/// <summary>Draws from a bell-shaped lattice law by transformed rejection with squeeze.</summary>
/// <remarks>
/// <para>Source: Hörmann, "The generation of binomial random variates", Journal of Statistical Computation and Simulation 46 (1993),
/// algorithm BTRS, with his constants. Two departures. The acceptance is held against the mass itself instead of its ratio to the
/// mode, the mass of the mode being replaced by its bound 1/(sqrt(2π)·σ): one saddle-point mass less to compute. And the hat serves
/// Poisson and hypergeometric laws too, with p the binomial probability of the same skewness. That the hat covers and that the
/// squeeze stays below is checked, mass by mass, in the tests; it holds from a mean of 10 and a variance of 4 on.</para>
/// <para>Cost: between 1.13 (broad laws) and 1.37 (mean 10) Philox blocks; the mass is needed in one attempt of five for broad laws,
/// in two of three for the narrowest.</para>
/// </remarks>
internal static class TransformedRejection
{
    /// <summary>The mean, of the law or of its complement, from which on the hat is known to cover.</summary>
    public const double LeastMean = 10;

    /// <summary>The variance from which on the hat is known to cover.</summary>
    public const double LeastVariance = 4;

    /// <summary>The centre of the hat, from the mean: that of the cell from k to k + 1 which stands for a k at the mean.</summary>
    internal const double Centre = 0.5;

    private const double OneOverRootTwoPi = 0.398942280401432677940;

    /// <summary>The constants of a hat.</summary>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="p">The probability, at most 1/2, of the binomial law of the same skewness; 0 for Poisson.</param>
    internal readonly struct Hat(double deviation, double p)
    {
        private readonly double _b = 1.15 + (2.53 * deviation);

        private double A => -0.0873 + (0.0248 * _b) + (0.01 * p);

        /// <summary>Uniforms below it are accepted without a look at the mass if the other one is not within 0.07 of an end.</summary>
        public double Squeeze => 0.92 - (4.2 / _b);

        /// <summary>The height of the hat.</summary>
        public double Height => OneOverRootTwoPi * (2.83 + (5.1 / _b));

        /// <summary>The distance from the centre that a centred uniform is sent to; the end is 1/2 - |centred|.</summary>
        public double Place(double centred, double end) => ((2 * A / end) + _b) * centred;

        /// <summary>The derivative of <see cref="Place"/>.</summary>
        public double Slope(double end) => (A / (end * end)) + _b;
    }

    /// <summary>The uniforms whose distance from an end is at least this are in reach of the squeeze.</summary>
    internal const double SqueezeEnd = 0.07;

    /// <summary>One draw.</summary>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <param name="law">The law; its mean at least <see cref="LeastMean"/>, its variance at least <see cref="LeastVariance"/>.</param>
    /// <param name="mean">Its mean; an error of a few units in the last place moves the hat, not the law.</param>
    /// <param name="deviation">Its standard deviation.</param>
    /// <param name="p">See <see cref="Hat"/>.</param>
    public static long Sample<TLaw>(ref DrawStream stream, in TLaw law, double mean, double deviation, double p)
        where TLaw : struct, ILatticeLaw
    {
        Debug.Assert(mean >= LeastMean && deviation * deviation >= LeastVariance, "the hat does not cover");
        Hat hat = new(deviation, p);
        double squeeze = hat.Squeeze;

        // The centre in a whole and a small part: added at once, a mean of 1e15 would round the place to halves.
        double whole = Math.Floor(mean);
        double rest = mean - whole + Centre;
        while (true)
        {
            stream.NextPair(out double u, out double v);
            double centred = u - 0.5;
            double end = 0.5 - Math.Abs(centred);
            double k = whole + Math.Floor(hat.Place(centred, end) + rest);
            if (end >= SqueezeEnd && v <= squeeze)
                return (long)k;
            if (Accepts(law, hat, k, end, v))
                return (long)k;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Accepts<TLaw>(in TLaw law, in Hat hat, double k, double end, double v)
        where TLaw : struct, ILatticeLaw
        => k >= law.Lower && k <= law.Upper && v * hat.Height <= law.Mass(k) * hat.Slope(end);
}
