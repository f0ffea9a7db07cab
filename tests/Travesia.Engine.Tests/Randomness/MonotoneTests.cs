using CsCheck;
using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

/// <summary>Paired runs need quantiles that never fall: not by rounding, not at the seam of the tails, not where sums give way to integrals.</summary>
public sealed class MonotoneTests
{
    private const int Cases = 150;

    // Uniforms of every size at both ends.
    private static readonly Gen<double> Uniform = Gen.Select(Gen.Double[0, 36], Gen.Bool)
        .Select((size, upper) => upper ? 1 - Math.Exp(-size) : Math.Exp(-size))
        .Where(u => u is >= Quantiles.Grain and <= 1 - Quantiles.Grain);

    private static readonly Gen<long> Count = Gen.Double[0, 27].Select(size => (long)Math.Exp(size));

    private static readonly Gen<double> Chance = Gen.Select(Gen.Double[0, 12], Gen.Bool).Select((size, high) => high ? 1 - (0.5 * Math.Exp(-size)) : 0.5 * Math.Exp(-size));

    [Fact]
    public void A_binomial_quantile_never_falls()
        => Gen.Select(Count, Chance, Uniform).Sample((n, p, u) => Quantiles.RisesAround(u, v => Binomial.Quantile(v, n, p, 1 - p)), iter: Cases);

    [Fact]
    public void A_Poisson_quantile_never_falls()
        => Gen.Select(Gen.Double[-10, 25], Uniform).Sample((size, u) => Quantiles.RisesAround(u, v => Poisson.Quantile(v, Math.Exp(size))), iter: Cases);

    [Fact]
    public void A_negative_binomial_quantile_never_falls()
        => Gen.Select(Gen.Double[-5, 15], Gen.Double[0.001, 8], Uniform)
            .Sample((size, excess, u) => Quantiles.RisesAround(u, v => NegativeBinomial.Quantile(v, Math.Exp(size), Math.Exp(excess))), iter: Cases);

    [Fact]
    public void A_hypergeometric_quantile_never_falls()
        => Gen.Select(Count, Count, Gen.Double[0, 1], Uniform)
            .Sample((marked, unmarked, share, u) =>
            {
                long draws = (long)(share * (marked + unmarked));
                return Quantiles.RisesAround(u, v => Hypergeometric.Quantile(v, marked, unmarked, draws));
            }, iter: Cases);

    [Fact]
    public void A_beta_binomial_quantile_never_falls()
        => Gen.Select(Gen.Double[0, 12], Gen.Double[-4, 20], Gen.Double[-4, 20], Uniform)
            .Sample((size, a, b, u) => Quantiles.RisesAround(u, v => BetaBinomial.Quantile(v, (long)Math.Exp(size), Math.Exp(a), Math.Exp(b))), iter: Cases / 3);

    [Theory]
    [InlineData(1L)]
    [InlineData(3L)]
    [InlineData(999L)]
    [InlineData(999_999L)]
    public void Where_the_tails_meet_a_fair_coin_does_not_fall(long n)
    {
        // The distribution function of an odd number of fair coins is one half exactly between its two middle values.
        Assert.Equal(
            [(n - 1) / 2, (n + 1) / 2],
            ((double[])[0.5 - (1000 * Quantiles.Grain), 0.5 + (1000 * Quantiles.Grain)]).Select(u => Binomial.Quantile(u, n, 0.5, 0.5)));
        Assert.True(Quantiles.RisesAround(0.5 - (10 * Quantiles.Grain), u => Binomial.Quantile(u, n, 0.5, 0.5)));
    }

    [Fact]
    public void A_larger_chance_moves_more_people_under_the_same_uniform()
        => Gen.Select(Count, Gen.Double[0.01, 0.98], Uniform)
            .Sample((n, p, u) => Binomial.Quantile(u, n, p, 1 - p) <= Binomial.Quantile(u, n, p + 0.01, 1 - (p + 0.01)));
}
