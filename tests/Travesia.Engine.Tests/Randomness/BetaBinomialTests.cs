using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

public sealed class BetaBinomialTests
{
    /// <summary>n, α, β and the mode.</summary>
    public static TheoryData<long, double, double, long> Laws => new()
    {
        { 1, 0.2, 0.7, 0 },
        { 2, 1e-12, 1, 0 },
        { 10, 3, 4, 4 },
        { 16, 0.1, 0.1, 0 },
        { 17, 0.1, 0.1, 0 },
        { 40, 1e-12, 1e-12, 0 },
        { 40, 1e-3, 2, 0 },
        { 40, 3, 1e-9, 40 },
        { 100, 1e15, 1e15, 50 },
        { 1000, 99.8, 399.2, 200 },
        { 1000, 1.5, 0.5, 1000 },
        { 1000, 1e300, 1e300, 500 },
        { 100_000, 25_000, 25_000, 50_000 },
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void Draws_follow_the_exact_law(long n, double alpha, double beta, long mode)
        => Assert.InRange(
            Draws.Misfit(ExactLaw.BetaBinomial(n, alpha, beta, mode), 20_000, (ref DrawStream s) => BetaBinomial.Sample(ref s, n, alpha, beta)),
            -4,
            4);

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_quantile_inverts_the_exact_law_in_both_tails(long n, double alpha, double beta, long mode)
        => Quantiles.AssertInverts(ExactLaw.BetaBinomial(n, alpha, beta, mode), u => BetaBinomial.Quantile(u, n, alpha, beta));

    [Theory]
    [InlineData(1, 0.2, 0.7)]
    [InlineData(16, 1e-12, 1e-12)]
    [InlineData(16, 1e15, 3e15)]
    [InlineData(9, 2.5, 0.5)]
    public void The_steps_of_the_inversion_are_those_of_the_exact_law(int n, double alpha, double beta)
        => Assert.InRange(
            Draws.LargestThresholdError(ExactLaw.BetaBinomial(n, alpha, beta, 0), u => BetaBinomial.InvertAt(u, n, alpha, beta)),
            0,
            1e-13);

    [Theory]
    [InlineData(12L, 1.5, 4.5)]
    [InlineData(1000L, 0.5, 0.25)]
    [InlineData(1000L, 100.0, 300.0)]
    [InlineData(1000L, 1e12, 3e12)]
    [InlineData(1_000_000_000L, 4e8, 1e8)]
    public void Its_variance_is_the_binomial_one_times_the_clustering(long n, double alpha, double beta)
    {
        const int Repeats = 20_000;
        double total = alpha + beta;
        double mean = n * (alpha / total);
        double variance = mean * (beta / total) * ((total + n) / (total + 1));
        double sum = 0;
        double square = 0;
        double fourth = 0;
        for (int i = 0; i < Repeats; i++)
        {
            DrawStream stream = Draws.Stream(i, DrawPurpose.Party);
            double off = (BetaBinomial.Sample(ref stream, n, alpha, beta) - mean) / Math.Sqrt(variance);
            sum += off;
            square += off * off;
            fourth += off * off * off * off;
        }

        double ofSquares = (fourth / Repeats) - 1;
        Assert.InRange(sum / Math.Sqrt(Repeats), -4, 4);
        Assert.InRange((square - Repeats) / Math.Sqrt(Repeats * ofSquares), -4, 4);
    }

    [Theory]
    [InlineData(30L, 0.3)]
    [InlineData(1_000_000L, 0.01)]
    [InlineData(1_000_000_000L, 0.3)]
    public void It_becomes_binomial_as_the_weights_grow(long n, double p)
    {
        BinomialLaw limit = new(n, p, 1 - p);
        foreach (double total in (double[])[1e22, 1e100, 1e299])
        {
            BetaBinomialLaw law = new(n, total * p, total * (1 - p));
            for (double z = -4; z <= 4; z++)
            {
                double k = Math.Max(0, Math.Floor((n * p) + (z * limit.Deviation)));

                // The clustering is worth n/total of the mass, rounding of the weights 1e-16·n/deviation·z.
                double slack = 1e-11 + (20 * n / total);
                Assert.InRange(law.Mass(k) / limit.Mass(k), 1 - slack, 1 + slack);
            }
        }
    }

    [Theory]
    [InlineData(0L, 1.0, 1.0, 0L)]
    [InlineData(9L, 0.0, 1.0, 0L)]
    [InlineData(9L, 1.0, 0.0, 9L)]
    [InlineData(900L, 1e-300, 1.0, 0L)]
    [InlineData(900L, 1.0, 5e-324, 900L)]
    public void What_is_certain_needs_no_draw(long n, double alpha, double beta, long expected)
    {
        DrawStream stream = Draws.Stream(0);
        Assert.Equal(expected, BetaBinomial.Sample(ref stream, n, alpha, beta));
        Assert.Equal(expected, BetaBinomial.Quantile(0.5, n, alpha, beta));
        Assert.Equal(0u, stream.BlocksUsed);
    }
}
