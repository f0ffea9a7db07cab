using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

public sealed class BinomialTests
{
    private static readonly long[] Counts = [0, 1, 2, 10, 1000, 1_000_000_000];

    // p and its complement, each to its last digit.
    private static readonly (double P, double Q)[] Chances = [(0, 1), (1e-12, 1 - 1e-12), (0.5, 0.5), (1 - 1e-12, 1e-12), (1, 0)];

    public static TheoryData<long, double, double> Grid
    {
        get
        {
            TheoryData<long, double, double> grid = [];
            foreach (long n in Counts)
            {
                foreach ((double p, double q) in Chances)
                    grid.Add(n, p, q);
            }

            return grid;
        }
    }

    // Where inversion gives way to rejection, and both far from one half.
    public static TheoryData<long, double, double> More => new()
    {
        { 3, 0.2, 0.8 },
        { 64, 0.1, 0.9 },
        { 65, 0.9, 0.1 },
        { 1000, 0.0159, 1 - 0.0159 },
        { 1000, 0.0161, 1 - 0.0161 },
        { 200, 0.3, 0.7 },
        { 100_000, 0.01, 0.99 },
        { 1_000_000_000, 3e-8, 1 - 3e-8 },
        { 1_000_000_000, 0.999, 0.001 },
        { 3_000_000_000, 1, 5e-17 },
    };

    [Theory]
    [MemberData(nameof(Grid))]
    [MemberData(nameof(More))]
    public void Draws_follow_the_exact_law(long n, double p, double q)
        => Assert.InRange(Draws.Misfit(ExactLaw.Binomial(n, p, q), 20_000, (ref DrawStream s) => Binomial.Sample(ref s, n, p, q)), -4, 4);

    [Theory]
    [MemberData(nameof(Grid))]
    [MemberData(nameof(More))]
    public void The_quantile_inverts_the_exact_law_in_both_tails(long n, double p, double q)
        => Quantiles.AssertInverts(ExactLaw.Binomial(n, p, q), u => Binomial.Quantile(u, n, p, q));

    [Theory]
    [InlineData(1L, 0.3)]
    [InlineData(7L, 0.5)]
    [InlineData(64L, 0.2)]
    [InlineData(65L, 0.2)]
    [InlineData(1000L, 0.0159)]
    [InlineData(1600L, 0.0099)]
    [InlineData(1_000_000L, 1e-5)]
    [InlineData(1_000_000_000L, 1.5e-8)]
    [InlineData(1L << 53, 1e-15)]
    public void The_steps_of_the_inversion_are_those_of_the_exact_law(long n, double p)
        => Assert.InRange(Draws.LargestThresholdError(ExactLaw.Binomial(n, p, 1 - p), u => Binomial.InvertAt(u, n, p, 1 - p)), 0, 1e-13);

    [Theory]
    [InlineData(0L, 0.5, 0.5, 0L)]
    [InlineData(10L, 0.0, 1.0, 0L)]
    [InlineData(10L, 1.0, 0.0, 10L)]
    public void What_is_certain_needs_no_draw(long n, double p, double q, long expected)
    {
        DrawStream stream = Draws.Stream(0);
        Assert.Equal(expected, Binomial.Sample(ref stream, n, p, q));
        Assert.Equal(0u, stream.BlocksUsed);
    }

    [Fact]
    public void A_draw_costs_less_than_three_blocks_on_the_mean()
    {
        foreach (long n in (long[])[1, 3, 10, 30, 100, 1000, 10_000, 1_000_000])
        {
            foreach (double p in (double[])[0.01, 0.1, 0.5, 0.9])
            {
                long blocks = 0;
                for (int i = 0; i < 1000; i++)
                {
                    DrawStream stream = Draws.Stream(i);
                    Binomial.Sample(ref stream, n, p, 1 - p);
                    blocks += stream.BlocksUsed;
                }

                Assert.InRange(blocks, 1000, 1500);
            }
        }
    }

    [Fact]
    public void A_quantile_of_a_few_people_is_read_off_the_powers()
    {
        // P(0), P(1), P(2) of three people with chance 0.3: 0.343, 0.441, 0.189.
        Assert.Equal([0, 0, 1, 1, 2, 2, 3], ((double[])[1e-9, 0.3429, 0.3431, 0.7839, 0.7841, 0.9729, 0.9731]).Select(u => Binomial.Quantile(u, 3, 0.3, 0.7)));
    }
}
