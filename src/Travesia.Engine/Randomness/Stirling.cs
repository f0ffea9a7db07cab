using System.Diagnostics;

namespace Travesia.Engine.Randomness;

/// <summary>
/// What x! adds to the entropy term: x! = (x/e)^x · sqrt(<see cref="Scale"/>(x)) · exp(<see cref="Exponent"/>(x)), for every real x >= 0.
/// </summary>
/// <remarks>
/// <para>A probability mass is a ratio of factorials. Differences of log-gamma lose the digits that the large terms have in common
/// (3e-7 at 1e9); here the (x/e)^x go into <see cref="Deviance"/>, where they cancel in exact arithmetic, and only small numbers are
/// left. This is the saddle-point form of Loader, "Fast and accurate computation of binomial probabilities" (2000).</para>
/// <para>From 16 on, Scale is 2πx and Exponent is Stirling's series; below, Scale is 1 and Exponent is the whole logarithm, so that
/// nothing special happens at 0, where 0! = 0^0 = 1.</para>
/// </remarks>
internal static class Stirling
{
    private const double SeriesFrom = 16;

    // ln(k!) - k ln k + k for k = 0..15.
    private static ReadOnlySpan<double> Small =>
    [
        0.0,
        1.0,
        1.3068528194400546906,
        1.4959226032237259266,
        1.6328763858683831443,
        1.7403021806115441212,
        1.8286943966417709902,
        1.9037903176782211644,
        1.9690705693065628024,
        2.0268062840554951661,
        2.0785616431350584550,
        2.1254598450918098546,
        2.1683346982058824268,
        2.2078222061234453169,
        2.2444185681250608968,
        2.2785183673077405761,
    ];

    /// <summary>The factor under the root.</summary>
    /// <param name="x">At least 0.</param>
    public static double Scale(double x) => x < SeriesFrom ? 1 : 2 * Math.PI * x;

    /// <summary>The exponent; its absolute error is below 2e-14 for fractions below 16 and below 1e-16 otherwise.</summary>
    /// <param name="x">At least 0.</param>
    public static double Exponent(double x)
    {
        Debug.Assert(x >= 0, "a factorial of a negative number");
        if (x >= SeriesFrom)
            return Series(x);
        int whole = (int)x;
        return whole == x ? Small[whole] : OfFraction(x);
    }

    private static double Series(double x)
    {
        // Bernoulli numbers over 2j(2j - 1); the first term left out is below 1.1e-16 at 16.
        double inverse = 1 / x;
        double square = inverse * inverse;
        double first = Math.FusedMultiplyAdd(square, -1.0 / 360, 1.0 / 12);
        double second = Math.FusedMultiplyAdd(square, -1.0 / 1680, 1.0 / 1260);
        double fourth = square * square;
        return inverse * Math.FusedMultiplyAdd(fourth, Math.FusedMultiplyAdd(fourth, 1.0 / 1188, second), first);
    }

    // x! = (x + 16)! / ((x + 1)(x + 2)...(x + 16)), which brings the argument to where the series holds.
    private static double OfFraction(double x)
    {
        double product = 1;
        for (int i = 1; i <= 16; i++)
            product *= x + i;
        double y = x + 16;
        double logarithmOfFactorial = (y * Math.Log(y)) - y + (0.5 * Math.Log(2 * Math.PI * y)) + Series(y) - Math.Log(product);
        return x == 0 ? 0 : logarithmOfFactorial - (x * Math.Log(x)) + x;
    }
}
