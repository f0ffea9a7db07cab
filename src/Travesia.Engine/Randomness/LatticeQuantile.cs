namespace Travesia.Engine.Randomness;

/// <summary>The inverse distribution function of a lattice law: the smallest k with P(X &lt;= k) >= u.</summary>
/// <remarks>
/// <para>A uniform up to one half is looked for in the lower tail, any other in the upper tail under its exact complement, so that
/// both tails are as exact as the uniform. The search begins where the expansion of Cornish and Fisher (1938) points, as a rule within
/// one lattice point of the answer, or for lopsided laws that of Wilson and Hilferty (1931), and walks along the masses.</para>
/// <para>It is monotone in u to the last bit. The lattice is cut into blocks whose starts do not depend on u; the probability below a
/// start is computed from the law alone (<see cref="LatticeTail"/>), and the walk always begins at a start. So which block is
/// entered, and where the walk ends in it, are both monotone in u.</para>
/// <para>Cost: one tail (see there), up to 32 steps of a walk, and as a rule no second tail; at worst some forty tails, for shapes
/// that no normal expansion describes.</para>
/// </remarks>
internal static class LatticeQuantile
{
    private const double BlockLength = 32;

    // Beyond these many steps of Newton the bracket is halved instead.
    private const int NewtonSteps = 8;

    // From this skewness on Cornish and Fisher's expansion bends back in the far tail.
    private const double Lopsided = 0.1;

    // In breadths, each of which divides the mass by e or more.
    private const double Reach = 800;

    // Where the two tails meet their rounding errors could contradict each other.
    private const double Seam = 1e-9;

    /// <summary>The quantile.</summary>
    /// <param name="law">The law.</param>
    /// <param name="u">Strictly between 0 and 1.</param>
    public static long Find<TLaw>(in TLaw law, double u)
        where TLaw : struct, ILatticeLaw
    {
        if (u <= 0.5)
            return (long)Search(law, u, strictly: false);

        // P(X > k) <= 1 - u < P(X >= k), said of -X.
        double k = -Search(new MirroredLaw<TLaw>(law), 1 - u, strictly: true);
        if (u <= 0.5 + Seam)
            k = Math.Max(k, Search(law, 0.5, strictly: false));
        return (long)k;
    }

    // The smallest k at which the distribution function reaches u (or, strictly, exceeds it).
    private static double Search<TLaw>(in TLaw law, double u, bool strictly)
        where TLaw : struct, ILatticeLaw
    {
        double notReached = double.NegativeInfinity;
        double reached = double.PositiveInfinity;
        double block = BlockOf(law, Start(law, u));
        for (int step = 0; ; step++)
        {
            double mass = law.Mass(block);
            double sum = LatticeTail.Below(law, block, mass);
            double next;
            if (Reaches(sum, u, strictly))
            {
                reached = block;
                next = block - (Math.Log(sum / u) * sum / (mass * law.Down(block)));
            }
            else
            {
                notReached = block;
                double last = Math.Min(EndOf(block), law.Upper);
                double k = block;
                for (; k < last; k++)
                {
                    sum += mass;
                    if (Reaches(sum, u, strictly))
                        return k;
                    mass = mass >= LatticeTail.TinyMass ? mass * law.Up(k) : law.Mass(k + 1);
                }

                if (k == law.Upper)
                    return k;

                // Whether the answer is the last of this block is decided by the start of the next one, as from the other side.
                sum += mass;
                next = Reaches(sum, u, strictly) ? last + 1 : last + 1 + (Math.Log(u / sum) * sum / mass);
            }

            if (reached <= EndOf(notReached) + 1)
                return reached - 1;
            block = Choose(law, next, notReached, reached, step);
        }
    }

    private static bool Reaches(double sum, double u, bool strictly) => strictly ? sum > u : sum >= u;

    private static double Start<TLaw>(in TLaw law, double u)
        where TLaw : struct, ILatticeLaw
    {
        double z = NormalQuantile.Of(u);
        double skewness = law.Skewness;
        double w;
        if (Math.Abs(skewness) < Lopsided)
        {
            w = z + (skewness * ((z * z) - 1) / 6) - (skewness * skewness * z * ((2 * z * z) - 5) / 36);
        }
        else
        {
            double root = Math.Max(0, 1 + (skewness * z / 6) - (skewness * skewness / 36));
            w = 2 * ((root * root * root) - 1) / skewness;
        }

        return Math.Clamp(Math.Ceiling(law.Mean - 0.5 + (w * law.Deviation)), Nearest(law), Farthest(law));
    }

    // Beyond these every mass is far below the smallest double, and neighbouring whole numbers may not differ any more.
    private static double Nearest<TLaw>(in TLaw law)
        where TLaw : struct, ILatticeLaw
        => Math.Max(law.Lower, Math.Floor(law.Mean - (Reach * law.Breadth)));

    private static double Farthest<TLaw>(in TLaw law)
        where TLaw : struct, ILatticeLaw
        => Math.Min(law.Upper, Math.Ceiling(law.Mean + (Reach * law.Breadth)));

    private static double BlockOf<TLaw>(in TLaw law, double k)
        where TLaw : struct, ILatticeLaw
        => Math.Max(law.Lower, Math.Floor(Math.Min(k, law.Upper) / BlockLength) * BlockLength);

    // The last point of the block that a point is in.
    private static double EndOf(double k) => (Math.Floor(k / BlockLength) * BlockLength) + BlockLength - 1;

    // The block to look at next: Newton's, if it lies within the bracket, and a halving of the bracket otherwise.
    private static double Choose<TLaw>(in TLaw law, double newton, double notReached, double reached, int step)
        where TLaw : struct, ILatticeLaw
    {
        double lowest = double.IsInfinity(notReached) ? Nearest(law) : EndOf(notReached) + 1;
        double highest = double.IsInfinity(reached) ? Farthest(law) : reached - 1;
        if (step < NewtonSteps && !double.IsNaN(newton))
            return BlockOf(law, Math.Clamp(Math.Round(newton), lowest, highest));

        // By equal steps and by equal ratios in turn: with a shape below 1 the answer may lie at 10 out of 1e9.
        double middle = (step & 1) == 0 || double.IsInfinity(law.Lower)
            ? 0.5 * (lowest + highest)
            : Math.Sqrt((lowest - law.Lower + 1) * (highest - law.Lower + 1)) + law.Lower - 1;
        return BlockOf(law, Math.Clamp(Math.Floor(middle), lowest, highest));
    }
}
