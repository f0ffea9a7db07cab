using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

public sealed class StirlingTests
{
    /// <summary>ln x! - x ln x + x, from log-gamma in 30 digits.</summary>
    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1e-12, 2.8053805451027837271e-11)]
    [InlineData(0.25, 0.49830175385815949324)]
    [InlineData(0.5, 0.72579135264472743236)]
    [InlineData(3.7, 1.5955737136099052919)]
    [InlineData(15.5, 2.2947341442002000445)]
    public void Below_16_the_exponent_is_the_whole_logarithm(double x, double expected)
    {
        Assert.Equal(1, Stirling.Scale(x));
        Assert.InRange(Stirling.Exponent(x), expected - 3e-14, expected + 3e-14);
    }

    /// <summary>ln x! - x ln x + x - ln(2πx)/2, from log-gamma in 30 digits.</summary>
    [Theory]
    [InlineData(16.0, 0.0052076559196096404407)]
    [InlineData(17.3, 0.0048164197078983006758)]
    [InlineData(1000.0, 0.000083333330555556349206)]
    public void From_16_on_the_exponent_is_the_series(double x, double expected)
    {
        Assert.Equal(2 * Math.PI * x, Stirling.Scale(x));
        Assert.InRange(Stirling.Exponent(x), expected - 2e-16, expected + 2e-16);
    }

    [Fact]
    public void Whole_numbers_give_factorials()
    {
        double factorial = 1;
        for (int n = 0; n <= 100; n++)
        {
            factorial *= Math.Max(1, n);
            double found = Math.Exp((n == 0 ? 0 : n * Math.Log(n)) - n + Stirling.Exponent(n)) * Math.Sqrt(Stirling.Scale(n));
            Assert.InRange(found / factorial, 1 - 2e-13, 1 + 2e-13);
        }
    }
}
