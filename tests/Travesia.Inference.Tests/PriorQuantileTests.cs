using MathNet.Numerics.Distributions;
using Travesia.Inference.Draws;
using Travesia.Model;

namespace Travesia.Inference.Tests;

public class PriorQuantileTests
{
    private static readonly double[] Probabilities = [1e-12, 1e-6, 0.001, 0.025, 0.2, 0.5, 0.7, 0.975, 0.9999, 1 - 1e-9];

    [Fact]
    public void Normal_quantiles_agree_with_an_independent_implementation()
    {
        foreach (double p in Probabilities)
        {
            double expected = Normal.InvCDF(3, 2, p);
            Assert.Equal(expected, PriorQuantile.Of(new NormalPrior(3, 2), p), Math.Max(1, Math.Abs(expected)) * 1e-9);
        }
    }

    [Fact]
    public void The_normal_quantile_inverts_the_normal_probability()
    {
        foreach (double p in Probabilities)
        {
            Assert.Equal(1, NormalDistribution.Probability(NormalDistribution.Quantile(p)) / p, 1e-12);
        }
    }

    [Theory]
    [InlineData(0, 1, -1, 2)]
    [InlineData(0, 1, 3, 4)]
    [InlineData(0, 1, -9, -8)]
    [InlineData(10, 5, 0, double.PositiveInfinity)]
    [InlineData(-4, 0.5, double.NegativeInfinity, -5)]
    public void A_truncated_normal_stays_inside_and_has_the_probabilities_of_its_interval(double mean, double sd, double min, double max)
    {
        NormalPrior prior = new(mean, sd, min, max);
        Normal normal = new(mean, sd);
        foreach (double p in Probabilities)
        {
            double x = PriorQuantile.Of(prior, p);
            Assert.InRange(x, min, max);

            // Seen from the nearer tail, where differences of probabilities keep their digits.
            bool right = min > mean;
            double At(double v) => right ? normal.CumulativeDistribution((2 * mean) - v) : normal.CumulativeDistribution(v);
            double share = (At(x) - At(min)) / (At(max) - At(min));
            Assert.Equal(p, share, 1e-7);
        }
    }

    [Fact]
    public void A_truncation_beyond_all_probability_gives_its_nearer_bound()
    {
        Assert.Equal(50, PriorQuantile.Of(new NormalPrior(0, 1, 50, 60), 0.3));
        Assert.Equal(-50, PriorQuantile.Of(new NormalPrior(0, 1, -60, -50), 0.3));
    }

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0.02, 50)]
    [InlineData(0.9, 10)]
    [InlineData(0.3, 1.5)]
    [InlineData(0.999, 5000)]
    public void Beta_quantiles_have_their_probabilities(double mean, double strength)
    {
        foreach (double p in Probabilities)
        {
            double x = PriorQuantile.Of(new BetaPrior(mean, strength), p);
            Assert.InRange(x, 0, 1);
            Assert.Equal(p, BetaDistribution.Probability(x, mean * strength, (1 - mean) * strength), 1e-9);
        }

        Assert.Equal(
            Beta.CDF(mean * strength, (1 - mean) * strength, mean),
            BetaDistribution.Probability(mean, mean * strength, (1 - mean) * strength),
            1e-9);
    }

    [Fact]
    public void Fixed_uniform_and_log_normal_are_what_they_say()
    {
        Assert.Equal(7, PriorQuantile.Of(new FixedPrior(7), 0.9));
        Assert.Equal(3.5, PriorQuantile.Of(new UniformPrior(2, 4), 0.75));
        Assert.Equal(10, PriorQuantile.Of(new LogNormalPrior(10, 0.4), 0.5), 1e-12);
        Assert.Equal(10 * Math.Exp(0.4), PriorQuantile.Of(new LogNormalPrior(10, 0.4), Normal.CDF(0, 1, 1)), 1e-9);
    }

    [Fact]
    public void Quantiles_ascend_with_the_probability()
    {
        foreach (Prior prior in (Prior[])[new UniformPrior(0, 1), new NormalPrior(0, 1, -1, 3), new LogNormalPrior(2, 1), new BetaPrior(0.1, 30)])
        {
            double[] values = [.. Enumerable.Range(1, 999).Select(i => PriorQuantile.Of(prior, i / 1000.0))];
            Assert.Equal(values.Order(), values);
            Assert.Equal(999, values.Distinct().Count());
        }
    }
}
