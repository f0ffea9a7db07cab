using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

/// <summary>
/// Rejection is exact if and only if the hat lies above the mass, the squeeze below it, and the mass is right. All three are
/// computed here, without a draw.
/// </summary>
public sealed class TransformedRejectionTests
{
    public static TheoryData<double> Means => [10, 10.3, 11, 12.7, 14, 16, 17.5, 20, 25, 33, 50, 80, 140, 300, 900, 3000, 20000];

    [Theory]
    [MemberData(nameof(Means))]
    public void The_hat_covers_binomial_masses_and_the_squeeze_lies_below_them(double mean)
    {
        foreach (double p in (double[])[1e-9, 1e-4, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.5])
        {
            long n = (long)Math.Ceiling(mean / p);
            BinomialLaw law = new(n, p, 1 - p);
            AssertCovered(law, p, $"binomial, n = {n}, p = {p}");
        }
    }

    [Theory]
    [MemberData(nameof(Means))]
    public void The_hat_covers_Poisson_masses_and_the_squeeze_lies_below_them(double mean)
        => AssertCovered(new PoissonLaw(mean), 0, $"Poisson, mean = {mean}");

    [Fact]
    public void The_hat_covers_hypergeometric_masses_and_the_squeeze_lies_below_them()
    {
        int laws = 0;
        for (long total = 40; total < 300_000; total = (long)(total * 1.37) + 1)
        {
            for (long marked = total / 2; marked > 9; marked = (long)(marked * 0.7))
            {
                for (long draws = marked; draws * marked >= 10 * total; draws = (long)(draws * 0.7))
                {
                    HypergeometricLaw law = new(marked, total - marked, draws);
                    if (law.Deviation * law.Deviation < TransformedRejection.LeastVariance)
                        continue;
                    laws++;
                    AssertCovered(law, 0.5 * (1 - law.Lopsidedness), $"{draws} of {total}, {marked} marked");
                }
            }
        }

        Assert.True(laws > 200);
    }

    [Theory]
    [InlineData(20L, 0.5)]
    [InlineData(1000L, 0.01)]
    [InlineData(1000L, 0.5)]
    [InlineData(1_000_000L, 0.3)]
    [InlineData(1_000_000_000L, 2e-8)]
    [InlineData(1_000_000_000L, 0.5)]
    [InlineData(1_000_000_000L, 1e-3)]
    [InlineData(1_000_000_000_000L, 1e-6)]
    [InlineData(1L << 53, 1.0 / (1 << 28))]
    public void Accepted_binomial_masses_are_within_1e_9_of_the_exact_ones_in_total_variation(long n, double p)
        => AssertMasses(new BinomialLaw(n, p, 1 - p), ExactLaw.Binomial(n, p, 1 - p));

    [Theory]
    [InlineData(10.0)]
    [InlineData(1234.5678)]
    [InlineData(1e8)]
    public void Accepted_Poisson_masses_are_within_1e_9_of_the_exact_ones_in_total_variation(double mean)
        => AssertMasses(new PoissonLaw(mean), ExactLaw.Poisson(mean));

    [Theory]
    [InlineData(25L, 25L, 25L)]
    [InlineData(300L, 5000L, 400L)]
    [InlineData(500_000L, 500_000L, 500_000L)]
    [InlineData(1_000_000_000L, 3_000_000_000L, 20_000_000L)]
    [InlineData(4_000_000_000_000_000L, 5_000_000_000_000_000L, 30_000_000L)]
    public void Accepted_hypergeometric_masses_are_within_1e_9_of_the_exact_ones_in_total_variation(long marked, long unmarked, long draws)
        => AssertMasses(new HypergeometricLaw(marked, unmarked, draws), ExactLaw.Hypergeometric(marked, unmarked, draws));

    [Fact]
    public void A_place_is_the_integral_of_the_slope()
    {
        TransformedRejection.Hat hat = new(3.7, 0.2);
        for (double end = 0.001; end < 0.49; end += 0.013)
        {
            const double H = 1e-7;
            double centred = 0.5 - end;
            double slope = (hat.Place(centred + H, end - H) - hat.Place(centred - H, end + H)) / (2 * H);
            Assert.InRange(slope / hat.Slope(end), 1 - 1e-5, 1 + 1e-5);
        }
    }

    private static void AssertMasses<TLaw>(TLaw law, ExactLaw exact)
        where TLaw : struct, ILatticeLaw
    {
        double distance = 0;
        double total = 0;
        for (long k = exact.First; k <= exact.Last; k++)
        {
            double mass = law.Mass(k);
            total += mass;
            distance += Math.Abs(mass - exact.Mass(k));
        }

        Assert.InRange(distance / 2, 0, 1e-11);
        Assert.InRange(total, 1 - 1e-11, 1 + 1e-11);
    }

    // A value k is proposed from the uniforms whose place falls between k and k + 1; the slope grows with the distance from the
    // centre, so the acceptance is largest at the far end of that cell and least at the near one.
    private static void AssertCovered<TLaw>(TLaw law, double p, string name)
        where TLaw : struct, ILatticeLaw
    {
        double mean = law.Mean;
        double deviation = law.Deviation;
        TransformedRejection.Hat hat = new(deviation, p);
        double first = Math.Max(law.Lower, Math.Floor(mean - (11 * deviation) - 10));
        double last = Math.Min(law.Upper, Math.Ceiling(mean + (14 * deviation) + 30));

        // Broad laws are smooth: a hundred values for each deviation tell all.
        double step = Math.Max(1, Math.Floor(deviation / 100));
        for (double k = first - 2; k <= last + 2; k += step)
        {
            double mass = k >= law.Lower && k <= law.Upper ? law.Mass(k) : 0;
            double near = k - mean - TransformedRejection.Centre;
            double far = near + 1;
            if (Math.Abs(near) > Math.Abs(far))
                (near, far) = (far, near);
            Assert.True(mass * hat.Slope(EndOf(hat, Math.Abs(far))) <= hat.Height, $"{name}: the hat lies below the mass of {k}");
            double nearest = near * far < 0 ? 0 : Math.Abs(near);
            double end = EndOf(hat, nearest);
            if (end >= TransformedRejection.SqueezeEnd)
                Assert.True(mass * hat.Slope(end) >= hat.Squeeze * hat.Height, $"{name}: the squeeze lies above the mass of {k}");
        }
    }

    // The distance from an end of the uniform that is sent to a place, by halving: places grow with the uniform.
    private static double EndOf(in TransformedRejection.Hat hat, double place)
    {
        double low = 0;
        double high = 0.5;
        for (int i = 0; i < 60; i++)
        {
            double middle = 0.5 * (low + high);
            if (hat.Place(middle, 0.5 - middle) < place)
                low = middle;
            else
                high = middle;
        }

        return 0.5 - high;
    }
}
