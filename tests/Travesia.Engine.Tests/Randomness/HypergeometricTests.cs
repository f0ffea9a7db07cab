using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

public sealed class HypergeometricTests
{
    // Few and many of each, so that every exchange of roles is taken: marked and unmarked, drawn and left, marked and drawn.
    public static TheoryData<long, long, long> Laws => new()
    {
        { 1, 1, 1 },
        { 3, 5, 2 },
        { 5, 3, 6 },
        { 20, 20, 20 },
        { 25, 25, 25 },
        { 100, 40, 110 },
        { 40, 100, 110 },
        { 9, 1_000_000, 500_000 },
        { 1_000_000, 500, 3000 },
        { 700, 5000, 4000 },
        { 1_000_000_000, 1, 2 },
        { 1_000_000_000, 3_000_000_000, 1000 },
        { 1_000_000_000, 1_000_000_000, 700_000_000 },
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void Draws_follow_the_exact_law(long marked, long unmarked, long draws)
        => Assert.InRange(
            Draws.Misfit(ExactLaw.Hypergeometric(marked, unmarked, draws), 20_000, (ref DrawStream s) => Hypergeometric.Sample(ref s, marked, unmarked, draws)),
            -4,
            4);

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_quantile_inverts_the_exact_law_in_both_tails(long marked, long unmarked, long draws)
        => Quantiles.AssertInverts(ExactLaw.Hypergeometric(marked, unmarked, draws), u => Hypergeometric.Quantile(u, marked, unmarked, draws));

    [Theory]
    [InlineData(2L, 2L, 2L)]
    [InlineData(8L, 1_000_000_000L, 500_000_000L)]
    [InlineData(20L, 20L, 20L)]
    [InlineData(100L, 1000L, 90L)]
    [InlineData(1_000_000L, 4_000_000_000L, 30_000L)]
    public void The_steps_of_the_inversion_are_those_of_the_exact_law(long marked, long unmarked, long draws)
    {
        HypergeometricLaw law = new(marked, unmarked, draws);
        Assert.InRange(
            Draws.LargestThresholdError(ExactLaw.Hypergeometric(marked, unmarked, draws), u => Hypergeometric.InvertAt(u, law, marked, unmarked, draws)),
            0,
            1e-13);
    }

    [Theory]
    [InlineData(0L, 5L, 3L, 0L)]
    [InlineData(5L, 0L, 3L, 3L)]
    [InlineData(5L, 4L, 0L, 0L)]
    [InlineData(5L, 4L, 9L, 5L)]
    [InlineData(0L, 0L, 0L, 0L)]
    public void What_is_certain_needs_no_draw(long marked, long unmarked, long draws, long expected)
    {
        DrawStream stream = Draws.Stream(0);
        Assert.Equal(expected, Hypergeometric.Sample(ref stream, marked, unmarked, draws));
        Assert.Equal(expected, Hypergeometric.Quantile(0.5, marked, unmarked, draws));
        Assert.Equal(0u, stream.BlocksUsed);
    }
}
