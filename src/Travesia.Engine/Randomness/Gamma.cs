using System.Diagnostics;

namespace Travesia.Engine.Randomness;

/// <summary>Gamma variates of scale 1, the mixing law of negative binomial and beta-binomial counts.</summary>
/// <remarks>
/// Source: Marsaglia, Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000); a shape below 1 is that of shape
/// plus 1 times U^(1/shape). Normal variates come from the inverse distribution function, one uniform each.
/// </remarks>
internal static class Gamma
{
    // Below this size of the cube's argument the logarithm of the acceptance is summed as a series: its first three terms cancel, and
    // at a shape of 1e15 nothing would be left of it.
    private const double SeriesBelow = 0.05;

    /// <summary>A variate.</summary>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <param name="shape">Positive; a variate too small for a double becomes 0.</param>
    public static double Sample(ref DrawStream stream, double shape)
        => shape >= 1 ? SampleFromOne(ref stream, shape) : Math.Exp(SampleLog(ref stream, shape));

    /// <summary>The logarithm of a variate, finite for every shape from 1e-300 on.</summary>
    /// <param name="stream">Where the uniforms come from.</param>
    /// <param name="shape">At least 1e-300.</param>
    public static double SampleLog(ref DrawStream stream, double shape)
    {
        Debug.Assert(shape >= 1e-300, "a shape is positive");
        if (shape >= 1)
            return Math.Log(SampleFromOne(ref stream, shape));
        double logarithm = Math.Log(SampleFromOne(ref stream, shape + 1));
        return logarithm + (Math.Log(stream.NextUniform()) / shape);
    }

    private static double SampleFromOne(ref DrawStream stream, double shape)
    {
        double d = shape - (1.0 / 3);
        double c = 1 / (3 * Math.Sqrt(d));
        while (true)
        {
            stream.NextPair(out double u, out double v);
            double z = NormalQuantile.Of(u);
            double t = c * z;
            if (t <= -1)
                continue;
            double root = 1 + t;
            double square = z * z;
            if (v < 1 - (0.0331 * square * square) || Math.Log(v) < LogAcceptance(d, t))
                return d * (root * root * root);
        }
    }

    // z²/2 + d - d·w + d·ln w for w = (1 + t)^3 and z = 3·sqrt(d)·t, which is 3d(ln(1 + t) - t + t²/2 - t³/3).
    internal static double LogAcceptance(double d, double t)
    {
        if (Math.Abs(t) >= SeriesBelow)
            return 3 * d * (Math.Log(1 + t) - t + (t * t * (0.5 - (t / 3))));
        double sum = 0;
        for (int j = 14; j >= 4; j--)
            sum = (1.0 / j) - (t * sum);
        return -3 * d * (t * t * t * t) * sum;
    }
}
