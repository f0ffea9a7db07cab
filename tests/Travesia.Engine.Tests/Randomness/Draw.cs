using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

/// <summary>A sampler with its parameters filled in.</summary>
public delegate long Draw(ref DrawStream stream);

/// <summary>What tests of samplers share.</summary>
public static class Draws
{
    private static readonly RunKey Run = new(20230901, 7);

    /// <summary>The i-th stream of the tests; every one has another hash.</summary>
    public static DrawStream Stream(int i, DrawPurpose purpose = DrawPurpose.Split) => new(Run, i & 1023, Hash.Combine((ulong)i, 99), purpose);

    /// <summary>
    /// Pearson's chi-square of draws against a law, values being pooled until each pool expects at least 20; as a standard normal
    /// deviate (Wilson, Hilferty 1931). Zero degrees of freedom, one pool, give 0.
    /// </summary>
    public static double Misfit(ExactLaw law, int draws, Draw draw)
    {
        Dictionary<long, int> seen = [];
        for (int i = 0; i < draws; i++)
        {
            DrawStream stream = Stream(i);
            long k = draw(ref stream);
            Assert.InRange(k, law.First, law.Last);
            seen[k] = seen.GetValueOrDefault(k) + 1;
        }

        // Pools in order of value; at most about 200, so that broad laws are tested on their shape and not on noise.
        double least = Math.Max(20, draws / 200.0);
        List<(double Expected, int Seen)> pools = [];
        double expected = 0;
        int count = 0;
        for (long k = law.First; k <= law.Last; k++)
        {
            expected += draws * law.Mass(k);
            count += seen.GetValueOrDefault(k);
            if (expected >= least)
            {
                pools.Add((expected, count));
                (expected, count) = (0, 0);
            }
        }

        if (pools.Count == 0)
            return 0;
        pools[^1] = (pools[^1].Expected + expected, pools[^1].Seen + count);
        return Deviate(pools);
    }

    /// <summary>The same for expected and seen counts that the caller has pooled.</summary>
    public static double Deviate(IReadOnlyCollection<(double Expected, int Seen)> pools)
    {
        double square = pools.Sum(pool => (pool.Seen - pool.Expected) * (pool.Seen - pool.Expected) / pool.Expected);
        int freedom = pools.Count - 1;
        if (freedom == 0)
            return 0;
        double ninth = 2.0 / (9 * freedom);
        return (Math.Cbrt(square / freedom) - (1 - ninth)) / Math.Sqrt(ninth);
    }

    /// <summary>
    /// The largest distance between the thresholds of an inversion and the exact distribution function: the total-variation error
    /// is below it times the number of values.
    /// </summary>
    public static double LargestThresholdError(ExactLaw law, Func<double, long> invert)
    {
        double worst = 0;
        for (long k = law.First; k < law.Last && law.AtLeast(k + 1) > 1e-12; k++)
        {
            if (law.AtMost(k) < 1e-12)
                continue;

            // The largest u, to 1e-16, that is sent to k or lower; -1 says that the uniform was used up.
            double low = 0;
            double high = 1;
            while (high - low > 1e-16)
            {
                double middle = 0.5 * (low + high);
                if (middle <= low || middle >= high)
                    break;
                long found = invert(middle);
                if (found >= 0 && found <= k)
                    low = middle;
                else
                    high = middle;
            }

            worst = Math.Max(worst, Math.Abs(low - law.AtMost(k)));
        }

        return worst;
    }
}
