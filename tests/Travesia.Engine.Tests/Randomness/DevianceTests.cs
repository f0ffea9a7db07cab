using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

public sealed class DevianceTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-9)]
    [InlineData(1e-5)]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.2499)]
    [InlineData(0.2501)]
    [InlineData(0.9)]
    [InlineData(3.0)]
    [InlineData(1000.0)]
    [InlineData(-1e-7)]
    [InlineData(-0.05)]
    [InlineData(-0.24)]
    [InlineData(-0.26)]
    [InlineData(-0.999)]
    [InlineData(-1.0)]
    public void It_keeps_its_digits_near_the_mean_and_far_away(double relative)
    {
        foreach (double mean in (double[])[1e-12, 1, 12345.678, 1e15])
        {
            double difference = relative * mean;
            double count = mean + difference;
            double expected = relative <= -1 ? mean : mean * PerMean(relative);

            // The count is rounded, so far from the mean the argument itself is known to a few units only.
            Assert.InRange(Deviance.Of(count, mean, difference), expected - (4e-15 * expected), expected + (4e-15 * expected));
        }
    }

    [Fact]
    public void A_count_of_nothing_deviates_by_the_mean() => Assert.Equal(7.25, Deviance.Of(0, 7.25, -7.25));

    // (1 + t) ln(1 + t) - t in 31 digits: with v = t/(2 + t), ln(1 + t) = 2 (v + v^3/3 + v^5/5 + ...).
    private static double PerMean(double t)
    {
        DoubleDouble v = (DoubleDouble)t / (2.0 + (DoubleDouble)t);
        DoubleDouble power = v;
        DoubleDouble sum = v;
        for (int j = 3; j < 100000 && Math.Abs(power.High) > 1e-33 * Math.Abs(sum.High); j += 2)
        {
            power = power * v * v;
            sum += power / (double)j;
        }

        return (double)(((1.0 + (DoubleDouble)t) * (2.0 * sum)) - t);
    }
}
