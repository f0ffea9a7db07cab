using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

public sealed class GammaTests
{
    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(40.0)]
    [InlineData(1e9)]
    [InlineData(1e15)]
    public void Mean_and_variance_are_the_shape(double shape)
    {
        const int Repeats = 40_000;
        double sum = 0;
        double square = 0;
        double fourth = 0;
        for (int i = 0; i < Repeats; i++)
        {
            DrawStream stream = Draws.Stream(i);
            double off = (Gamma.Sample(ref stream, shape) - shape) / Math.Sqrt(shape);
            sum += off;
            square += off * off;
            fourth += off * off * off * off;
        }

        double ofSquares = (fourth / Repeats) - 1;
        Assert.InRange(sum / Math.Sqrt(Repeats), -4, 4);
        Assert.InRange((square - Repeats) / Math.Sqrt(Repeats * ofSquares), -4, 4);
    }

    [Fact]
    public void A_shape_of_one_is_exponential()
    {
        int[] cells = new int[50];
        for (int i = 0; i < 50_000; i++)
        {
            DrawStream stream = Draws.Stream(i);
            cells[(int)(50 * Math.Exp(-Gamma.Sample(ref stream, 1)))]++;
        }

        Assert.InRange(Draws.Deviate([.. cells.Select(count => (1000.0, count))]), -4, 4);
    }

    [Fact]
    public void A_tiny_shape_is_a_power_of_a_uniform()
    {
        // ln X / ln U tends to 1/shape: shape · ln X is exponential.
        const double Shape = 1e-200;
        int[] cells = new int[50];
        for (int i = 0; i < 50_000; i++)
        {
            DrawStream stream = Draws.Stream(i);
            cells[(int)(50 * Math.Exp(Shape * Gamma.SampleLog(ref stream, Shape)))]++;
        }

        Assert.InRange(Draws.Deviate([.. cells.Select(count => (1000.0, count))]), -4, 4);
    }

    [Theory]
    [InlineData(1000.0, 0.0499)]
    [InlineData(1000.0, 0.0501)]
    [InlineData(1e12, 1e-6)]
    [InlineData(1e15, -3e-8)]
    [InlineData(0.7, -0.9)]
    public void The_acceptance_keeps_its_digits(double d, double t)
    {
        // 3d (ln(1 + t) - t + t²/2 - t³/3) in 31 digits: the terms of the logarithm from the fourth on.
        DoubleDouble sum = 0.0;
        DoubleDouble power = (DoubleDouble)t * t * t;
        for (int j = 4; j < 4000; j++)
        {
            power = -power * t;
            sum += power / (double)j;
        }

        double expected = 3 * d * (double)sum;
        Assert.InRange(Gamma.LogAcceptance(d, t) / expected, 1 - 1e-10, 1 + 1e-10);
    }
}
