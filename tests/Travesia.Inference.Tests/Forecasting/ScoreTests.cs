using Travesia.Inference.Forecasting;
using Travesia.Inference.Forecasting.Scores;

namespace Travesia.Inference.Tests.Forecasting;

public class ScoreTests
{
    [Fact]
    public void An_interval_costs_its_width_and_what_it_is_missed_by()
    {
        Assert.Equal(4, IntervalScore.Of(12, 10, 14, 0.8), 12);
        Assert.Equal(4 + (10 * 2), IntervalScore.Of(16, 10, 14, 0.8), 12);
        Assert.Equal(4 + (4 * 3), IntervalScore.Of(7, 10, 14, 0.5), 12);
    }

    [Fact]
    public void A_weighted_score_is_the_mean_loss_of_its_seven_quantiles()
    {
        // 2 / (2 K + 1) times the sum of quantile losses over all levels (Bracher and others, 2021): another way to the same number.
        double Quantile(double level) => (100 * level) - 3;
        foreach (double value in new[] { -20.0, 12, 47, 90, 140 })
        {
            double sum = 0;
            foreach (double level in new[] { 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975 })
            {
                double error = value - Quantile(level);
                sum += error >= 0 ? level * error : (level - 1) * error;
            }

            Assert.Equal(2 * sum / 7, IntervalScore.Weighted(value, Quantile), 9);
        }
    }

    [Fact]
    public void A_ranked_score_of_a_normal_has_its_closed_form()
    {
        CountDistribution forecast = new(6, 0.4);
        foreach (double z in new[] { -2.0, -0.3, 0, 1, 2.5 })
        {
            double density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            double below = MathNet.Numerics.Distributions.Normal.CDF(0, 1, z);
            double closed = 0.4 * ((z * ((2 * below) - 1)) + (2 * density) - (1 / Math.Sqrt(Math.PI)));
            Assert.Equal(closed, RankedProbability.Of(6 + (0.4 * z), forecast.LogQuantile), 0.01 * closed);
        }
    }

    [Fact]
    public void A_distribution_is_normal_on_the_logarithm_and_never_below_nobody()
    {
        CountDistribution forecast = new(CountDistribution.Log(100), 0.5);
        Assert.Equal(100, forecast.Quantile(0.5), 9);
        Assert.Equal((101 * Math.Exp(0.5 * 1.2815515655446004)) - 1, forecast.Quantile(0.9), 6);
        Assert.Equal(0, new CountDistribution(0.1, 1).Quantile(0.1));
        Assert.Equal(1.5, forecast.Widened(3).Sd);
    }

    [Fact]
    public void A_forecast_that_comes_true_scores_better_than_one_beside_it_and_a_sure_one_better_than_a_vague_one()
    {
        ForecastScore good = ForecastScore.Of(new CountDistribution(CountDistribution.Log(1000), 0.1), 1000);
        ForecastScore vague = ForecastScore.Of(new CountDistribution(CountDistribution.Log(1000), 0.5), 1000);
        ForecastScore beside = ForecastScore.Of(new CountDistribution(CountDistribution.Log(300), 0.1), 1000);
        Assert.Equal(0, good.AbsoluteError, 9);
        Assert.Equal([true, true, true], good.Inside);
        Assert.Equal([false, false, false], beside.Inside);
        foreach (Func<ForecastScore, double> score in new Func<ForecastScore, double>[] { s => s.Wis, s => s.LogWis, s => s.Crps, s => s.LogCrps })
        {
            Assert.True(score(good) < score(vague) && score(vague) < score(beside));
        }
    }

    [Fact]
    public void Blocks_of_origins_give_the_interval_of_a_mean()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(i => (double)(i * 37 % 60))];
        double Mean(ReadOnlySpan<int> drawn)
        {
            double sum = 0;
            foreach (int i in drawn)
            {
                sum += values[i];
            }

            return sum / drawn.Length;
        }

        Banded band = BlockBootstrap.Of(values.Length, 1, 1, Mean);
        Assert.Equal(29.5, band.Value, 9);

        // 1.96 standard errors of the mean of 60 independent values; a thousand resamples tell it to a few percent.
        double half = 1.96 * Math.Sqrt(((60.0 * 60) - 1) / 12 / 60);
        Assert.Equal(2 * half, band.High - band.Low, 0.12 * 2 * half);
        Assert.Equal(band, BlockBootstrap.Of(values.Length, 1, 1, Mean));

        // Values that hang together tell less.
        Array.Sort(values);
        Banded blocks = BlockBootstrap.Of(values.Length, 10, 1, Mean);
        Assert.True(blocks.High - blocks.Low > 2 * (band.High - band.Low));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void No_interval_is_told_of_origins_that_one_block_holds(int origins, bool isTold)
    {
        Banded band = BlockBootstrap.Of(origins, 3, 1, drawn => drawn[0] + (2 * drawn[^1]));
        Assert.Equal(2 * (origins - 1), band.Value);
        Assert.Equal(isTold, band.HasInterval);
        Assert.Equal(isTold, band.Low < band.High);
    }
}
