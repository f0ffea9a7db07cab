namespace Travesia.Engine.Tests.Oracles;

/// <summary>The oracle's own source of luck, which shares nothing with the engine's: SplitMix64, one draw after the other.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed * 0xD129_0D3C_7A5B_11EF;

    public double Uniform() => (Next() >> 11) * (1.0 / (1L << 53));

    public int Below(int count) => (int)(Uniform() * count);

    public int Pick(ReadOnlySpan<double> probabilities)
    {
        double rest = Uniform();
        for (int i = 0; i < probabilities.Length - 1; i++)
        {
            rest -= probabilities[i];
            if (rest < 0)
            {
                return i;
            }
        }

        return probabilities.Length - 1;
    }

    public int Poisson(double mean)
    {
        // Counts the events of a unit interval, one exponential gap after the other.
        int events = 0;
        for (double time = -Math.Log(1 - Uniform()); time < mean; time -= Math.Log(1 - Uniform()))
        {
            events++;
        }

        return events;
    }

    /// <summary>A Poisson number of clusters with logarithmic sizes is negative binomial.</summary>
    public int NegativeBinomial(double mean, double dispersion)
    {
        double p = 1 - (1 / dispersion);
        double clusters = mean / (dispersion - 1) * Math.Log(dispersion);
        int total = 0;
        for (int cluster = Poisson(clusters); cluster > 0; cluster--)
        {
            double rest = Uniform();
            double chance = -p / Math.Log(1 - p);
            int size = 1;
            while (rest > chance)
            {
                rest -= chance;
                chance *= p * size / (size + 1);
                size++;
            }

            total += size;
        }

        return total;
    }

    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private ulong Next()
    {
        ulong x = state += 0x9E37_79B9_7F4A_7C15;
        x = (x ^ (x >> 30)) * 0xBF58_476D_1CE4_E5B9;
        x = (x ^ (x >> 27)) * 0x94D0_49BB_1331_11EB;
        return x ^ (x >> 31);
    }
}
