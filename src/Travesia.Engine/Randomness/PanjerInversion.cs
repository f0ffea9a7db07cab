namespace Travesia.Engine.Randomness;

/// <summary>Inversion of one uniform, counting up from 0, for laws whose masses follow one another as m(k) = m(k - 1) (a + b/k).</summary>
/// <remarks>
/// Binomial laws have a = -odds and b = (n + 1) odds, Poisson laws a = 0 and b = mean. Source: Panjer, "Recursive evaluation of a family of
/// compound distributions", ASTIN Bulletin 12 (1981).
/// </remarks>
internal static class PanjerInversion
{
    private const int MassesAtOnce = 4;

    /// <summary>What is looked for lies up to here: with a mean below 16, as many have a probability below 1e-60.</summary>
    public const int Limit = 110;

    private static readonly double[] Reciprocal = [.. Enumerable.Range(0, Limit + 1 + MassesAtOnce).Select(k => 1.0 / Math.Max(1, k))];

    /// <summary>The smallest k whose distribution function is above u; -1 if rounding left something over of u.</summary>
    /// <param name="u">The uniform.</param>
    /// <param name="none">m(0).</param>
    /// <param name="a">See the remarks; from -1 to 0.</param>
    /// <param name="b">See the remarks; above 0.</param>
    /// <param name="last">The largest k that the law has.</param>
    public static int Find(double u, double none, double a, double b, double last)
    {
        double[] reciprocal = Reciprocal;
        double limit = Math.Min(last, Limit);
        double mass = none;
        for (int k = 0; k <= limit; k += MassesAtOnce)
        {
            // Their arithmetic overlaps, and there is one branch to guess. Masses beyond a law's end are 0 up to rounding.
            double first = Math.FusedMultiplyAdd(b, reciprocal[k + 1], a);
            double second = Math.FusedMultiplyAdd(b, reciprocal[k + 2], a);
            double third = Math.FusedMultiplyAdd(b, reciprocal[k + 3], a);
            double fourth = Math.FusedMultiplyAdd(b, reciprocal[k + 4], a);
            double two = first * second;
            double upTo1 = mass + (mass * first);
            double upTo2 = upTo1 + (mass * two);
            double upTo3 = upTo2 + (mass * (two * third));
            if (u < upTo3)
            {
                int found = k + (u >= mass ? 1 : 0) + (u >= upTo1 ? 1 : 0) + (u >= upTo2 ? 1 : 0);
                return found <= limit ? found : -1;
            }

            u -= upTo3;
            mass *= two * (third * fourth);
        }

        return -1;
    }
}
