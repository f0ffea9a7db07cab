namespace Travesia.Engine.Randomness;

/// <summary>The integral of a smooth mass by the rule of twenty points.</summary>
internal static class GaussLegendre
{
    // The positive zeros of the Legendre polynomial of degree 20, and 2/((1 - x^2) P'(x)^2).
    private static ReadOnlySpan<double> Nodes =>
    [
        0.07652652113349733375, 0.2277858511416450781, 0.3737060887154195607, 0.5108670019508270980, 0.6360536807265150255,
        0.7463319064601507926, 0.8391169718222188234, 0.9122344282513259059, 0.9639719272779137913, 0.9931285991850949248,
    ];

    private static ReadOnlySpan<double> Weights =>
    [
        0.1527533871307258507, 0.1491729864726037468, 0.1420961093183820513, 0.1316886384491766269, 0.1181945319615184173,
        0.1019301198172404350, 0.08327674157670474872, 0.06267204833410906357, 0.04060142980038694133, 0.01761400713915211831,
    ];

    /// <summary>The integral from origin + left to origin + right; at 1e16 halves exist only relative to an origin.</summary>
    public static double Integrate<TLaw>(in TLaw law, double origin, double left, double right)
        where TLaw : struct, ILatticeLaw
    {
        double middle = 0.5 * (left + right);
        double half = 0.5 * (right - left);
        double sum = 0;
        for (int i = 0; i < Nodes.Length; i++)
        {
            double step = half * Nodes[i];
            sum += Weights[i] * (MassAt(law, origin, middle - step) + MassAt(law, origin, middle + step));
        }

        return half * sum;
    }

    // Near 1e9 a node is rounded by 1e-7 and near 2^53 by a half, which a steep tail feels: the mass is moved to where the node is.
    private static double MassAt<TLaw>(in TLaw law, double origin, double offset)
        where TLaw : struct, ILatticeLaw
    {
        double k = origin + offset;
        double moved = offset - (k - origin);
        return law.Mass(k) * (1 + (moved * (law.Up(k) - 1)));
    }
}
