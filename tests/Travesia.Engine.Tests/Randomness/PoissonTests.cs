using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

public sealed class PoissonTests
{
    public static TheoryData<double> Means => [1e-12, 0.01, 1, 9.99, 10, 57.3, 12_345.6, 1e9];

    [Theory]
    [MemberData(nameof(Means))]
    public void Draws_follow_the_exact_law(double mean)
        => Assert.InRange(Draws.Misfit(ExactLaw.Poisson(mean), 20_000, (ref DrawStream s) => Poisson.Sample(ref s, mean)), -4, 4);

    [Theory]
    [MemberData(nameof(Means))]
    public void The_quantile_inverts_the_exact_law_in_both_tails(double mean)
        => Quantiles.AssertInverts(ExactLaw.Poisson(mean), u => Poisson.Quantile(u, mean));

    [Theory]
    [InlineData(1e-12)]
    [InlineData(0.3)]
    [InlineData(9.99)]
    public void The_steps_of_the_inversion_are_those_of_the_exact_law(double mean)
        => Assert.InRange(Draws.LargestThresholdError(ExactLaw.Poisson(mean), u => Poisson.InvertAt(u, mean)), 0, 1e-13);

    [Fact]
    public void A_mean_of_nothing_needs_no_draw()
    {
        DrawStream stream = Draws.Stream(0);
        Assert.Equal(0, Poisson.Sample(ref stream, 0));
        Assert.Equal(0, Poisson.Quantile(0.999, 0));
        Assert.Equal(0u, stream.BlocksUsed);
    }
}
