using CsCheck;
using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

public sealed class NormalQuantileTests
{
    /// <summary>Roots of the normal distribution function in 30 digits.</summary>
    [Theory]
    [InlineData(1.1102230246251565e-16, -8.2095361516013868556)]
    [InlineData(0.001, -3.0902323061678135354)]
    [InlineData(0.05, -1.644853626951472688)]
    [InlineData(0.2, -0.84162123357291416552)]
    [InlineData(0.4, -0.25334710313579974132)]
    public void Each_of_its_three_ranges_is_right_to_the_last_digits(double u, double z)
        => Assert.InRange(NormalQuantile.Of(u) / z, 1 - 1e-15, 1 + 1e-15);

    [Fact]
    public void It_is_antisymmetric()
        => Gen.Long[0, (1L << 52) - 1].Select(j => ((2 * j) + 1.0) / (1L << 53)).Sample(u => NormalQuantile.Of(1 - u) == -NormalQuantile.Of(u));
}
