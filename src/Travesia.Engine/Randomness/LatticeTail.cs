namespace Travesia.Engine.Randomness;

/// <summary>P(X &lt; b) as a sum of positive terms, with relative error about 1e-13 however small it is.</summary>
/// <remarks>
/// <para>Narrow laws are summed term by term. For broad ones the sum over whole numbers is an integral of the smooth mass, by
/// Gauss-Legendre over panels, with the central-difference correction of Gauss and Laplace at its ends: the operator
/// 1/δ - 1/(2 asinh(δ/2)) = -δ/24 + 17δ^3/5760 - 367δ^5/967680 + ..., whose next term is below 1e-16 once the mass changes over a
/// hundred lattice points or more. The cost is then independent of how broad the law is.</para>
/// <para>The result is a function of the law and of b alone, never of the way on which a search came to b: this is what makes a
/// quantile monotone.</para>
/// </remarks>
internal static class LatticeTail
{
    // Below, a law is summed term by term; above, the end corrections converge.
    private const double NarrowBreadth = 128;

    // Near an end of the support the mass may be singular (a gamma or beta shape below 1): these many terms are summed one by one,
    // and panels grow in proportion to their distance from the end.
    private const double Fringe = 512;

    // What a further term, or all further panels, may be of the sum so far to be left out; 2^-60.
    private const double Negligible = 1.0 / (1L << 60);

    /// <summary>A mass below this may have lost digits or all of itself; neighbours must not be computed from it.</summary>
    public const double TinyMass = 1e-300;

    // Twenty points are good for 1e-13 over a panel as wide as this, in the far tail too.
    private const double PanelInBreadths = 4.5;

    /// <summary>The probability of a value below b.</summary>
    /// <param name="law">The law.</param>
    /// <param name="b">A value of the support.</param>
    /// <param name="massAtB">Its mass, which the caller has at hand.</param>
    public static double Below<TLaw>(in TLaw law, double b, double massAtB)
        where TLaw : struct, ILatticeLaw
    {
        if (b <= law.Lower)
            return 0;

        // So far out there is nothing on the one side, everything on the other.
        if (massAtB < TinyMass)
            return b > law.Mean ? 1 : 0;
        if (law.Breadth <= NarrowBreadth || b - law.Lower <= Fringe)
            return SumDown(law, b - 1, law.Lower, massAtB * law.Down(b));

        double sum = 0;
        double top = b;
        if (law.Upper - b < Fringe)
        {
            top = Math.Max(law.Lower + Fringe, law.Upper - Fringe);
            sum = SumDown(law, b - 1, top, massAtB * law.Down(b));
        }

        // Panels are laid from top down, in distances from it.
        double bottom = law.Lower + Fringe;
        double end = bottom - top - 0.5;
        double right = -0.5;
        double integral = -EndCorrection(law, top);
        while (right > end)
        {
            double toLower = top - law.Lower + right;
            double toUpper = law.Upper - top - right;
            double width = Math.Min(PanelInBreadths * law.Breadth, Math.Min(toLower / 2, toUpper));
            double left = Math.Max(right - width, end);
            integral += GaussLegendre.Integrate(law, top, left, right);
            right = left;

            // Outside its bulk the mass falls by a factor e or more in a breadth: what is left is below the mass here times a breadth.
            if (!law.HasValley && law.Mass(top + right) * law.Breadth <= Negligible * integral)
                return sum + integral;
        }

        integral += EndCorrection(law, bottom);
        return sum + integral + SumDown(law, bottom - 1, law.Lower, law.Mass(bottom - 1));
    }

    // The sum of the masses from top down to bottom.
    private static double SumDown<TLaw>(in TLaw law, double top, double bottom, double massAtTop)
        where TLaw : struct, ILatticeLaw
    {
        double sum = 0;
        double mass = massAtTop;
        bool complete = law.HasValley;
        for (double k = top; ; k--)
        {
            sum += mass;
            if (k <= bottom || (mass <= Negligible * sum && !complete))
                return sum;
            mass *= law.Down(k);
        }
    }

    // What the integral up to b - 1/2 exceeds the sum below b by.
    private static double EndCorrection<TLaw>(in TLaw law, double b)
        where TLaw : struct, ILatticeLaw
    {
        double f0 = law.Mass(b);
        double f1 = f0 * law.Up(b);
        double f2 = f1 * law.Up(b + 1);
        double g0 = f0 * law.Down(b);
        double g1 = g0 * law.Down(b - 1);
        double g2 = g1 * law.Down(b - 2);
        double first = f0 - g0;
        double third = f1 - g1 - (3 * first);
        double fifth = f2 - g2 - (5 * (f1 - g1)) + (10 * first);
        return (first / 24) - (17 * third / 5760) + (367 * fifth / 967680);
    }
}
