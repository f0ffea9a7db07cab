using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

/// <summary>Both tails of each law against sums in 31 digits, near and far, on both sides of where integrals replace sums.</summary>
public sealed class LatticeTailTests
{
    private const double Relative = 1e-12;

    [Theory]
    [InlineData(10L, 0.5)]
    [InlineData(1000L, 0.02)]
    [InlineData(60_000L, 0.5)]
    [InlineData(80_000L, 0.5)]
    [InlineData(1_000_000L, 0.03)]
    [InlineData(1_000_000_000L, 1e-12)]
    [InlineData(1_000_000_000L, 1e-4)]
    [InlineData(1_000_000_000L, 0.5)]
    public void Tails_of_a_binomial_law_equal_sums_in_31_digits(long n, double p) => AssertTails(new BinomialLaw(n, p, 1 - p), ExactLaw.Binomial(n, p, 1 - p));

    [Theory]
    [InlineData(0.001)]
    [InlineData(20.0)]
    [InlineData(16_000.0)]
    [InlineData(17_000.0)]
    [InlineData(1e9)]
    public void Tails_of_a_Poisson_law_equal_sums_in_31_digits(double mean) => AssertTails(new PoissonLaw(mean), ExactLaw.Poisson(mean));

    [Theory]
    [InlineData(0.01, 3.0)]
    [InlineData(50.0, 1.5)]
    [InlineData(0.5, 200.0)]
    [InlineData(100.0, 200.0)]
    [InlineData(3000.0, 200.0)]
    [InlineData(30_000.0, 1500.0)]
    [InlineData(100_000.0, 3.0)]
    [InlineData(1e-3, 3000.0)]
    [InlineData(10.0, 3000.0)]
    public void Tails_of_a_negative_binomial_law_equal_sums_in_31_digits(double mean, double dispersion)
        => AssertTails(new NegativeBinomialLaw(mean, dispersion), ExactLaw.NegativeBinomial(mean, dispersion));

    [Theory]
    [InlineData(4L, 5L, 6L)]
    [InlineData(5000L, 3000L, 4000L)]
    [InlineData(1_000_000L, 2_000_000L, 1_500_000L)]
    [InlineData(3_000_000_000L, 1_000_000_000L, 3_500_000_000L)]
    public void Tails_of_a_hypergeometric_law_equal_sums_in_31_digits(long marked, long unmarked, long draws)
        => AssertTails(new HypergeometricLaw(marked, unmarked, draws), ExactLaw.Hypergeometric(marked, unmarked, draws));

    [Theory]
    [InlineData(20L, 0.3, 2.0, 0L)]
    [InlineData(1000L, 50.0, 100.0, 333L)]
    [InlineData(5000L, 0.2, 0.3, 0L)]
    [InlineData(5000L, 0.02, 30.0, 0L)]
    [InlineData(5000L, 7.0, 0.5, 5000L)]
    [InlineData(100_000L, 20.0, 30.0, 40_000L)]
    [InlineData(100_000L, 1.0, 1.0, 0L)]
    [InlineData(300_000L, 1e5, 1e5, 150_000L)]
    [InlineData(200_000L, 1e-3, 2e-3, 0L)]
    [InlineData(200_000L, 1e-6, 0.5, 0L)]
    [InlineData(200_000L, 0.3, 5000.0, 0L)]
    [InlineData(200_000L, 300.0, 1e-9, 200_000L)]
    public void Tails_of_a_beta_binomial_law_equal_sums_in_31_digits(long n, double alpha, double beta, long mode)
        => AssertTails(new BetaBinomialLaw(n, alpha, beta), ExactLaw.BetaBinomial(n, alpha, beta, mode));

    private static void AssertTails<TLaw>(TLaw law, ExactLaw exact)
        where TLaw : struct, ILatticeLaw
    {
        MirroredLaw<TLaw> mirrored = new(law);
        int compared = 0;
        foreach (long k in Points(exact))
        {
            double atMost = exact.AtMost(k - 1);
            if (atMost is > 1e-25 and < 0.9)
            {
                double found = LatticeTail.Below(law, k, law.Mass(k));
                Assert.True(Math.Abs(found - atMost) <= Relative * atMost, $"P(X < {k}) = {atMost:R}, not {found:R}: {(found / atMost) - 1:E1}");
                compared++;
            }

            double atLeast = exact.AtLeast(k + 1);
            if (atLeast is > 1e-25 and < 0.9)
            {
                double found = LatticeTail.Below(mirrored, -k, mirrored.Mass(-k));
                Assert.True(Math.Abs(found - atLeast) <= Relative * atLeast, $"P(X > {k}) = {atLeast:R}, not {found:R}: {(found / atLeast) - 1:E1}");
                compared++;
            }
        }

        Assert.True(compared > 0);
    }

    // Everywhere for narrow laws; for broad ones a hundred or so, the ends and the neighbourhood of the fringes among them.
    private static SortedSet<long> Points(ExactLaw exact)
    {
        SortedSet<long> points = [];
        long length = exact.Last - exact.First;
        long step = Math.Max(1, length / 150);
        for (long k = exact.First; k <= exact.Last; k += step)
            points.Add(k);
        foreach (long edge in (long[])[0, 1, 511, 512, 513, 514, 700])
        {
            if (edge <= length)
            {
                points.Add(exact.First + edge);
                points.Add(exact.Last - edge);
            }
        }

        return points;
    }
}
