using Travesia.Inference.Forecasting;
using Travesia.Inference.Forecasting.Scores;

namespace Travesia.Inference.Tests.Forecasting;

public class PitTests
{
    [Fact]
    public void Counts_at_the_quantiles_of_their_forecasts_are_spread_evenly()
    {
        CountDistribution forecast = new(CountDistribution.Log(50_000), 0.4);
        var shares = PitHistogram.Of([.. Enumerable.Range(0, 1000).Select(i => (forecast, Math.Round(forecast.Quantile((i + 0.5) / 1000))))]);
        Assert.Equal(1, shares.Sum(), 9);
        Assert.All(shares, s => Assert.Equal(0.1, s, 0.002));
    }

    [Fact]
    public void Forecasts_that_are_too_sure_give_a_bowl_and_low_ones_lean()
    {
        CountDistribution truth = new(8, 0.4);
        double[] counts = [.. Enumerable.Range(0, 200).Select(i => Math.Round(truth.Quantile((i + 0.5) / 200)))];
        var sure = PitHistogram.Of([.. counts.Select(c => (truth with { Sd = 0.2 }, c))]);
        Assert.True(sure[0] > 0.2 && sure[9] > 0.2 && sure[4] < 0.09);
        var low = PitHistogram.Of([.. counts.Select(c => (truth with { Mean = 7.6 }, c))]);
        Assert.True(low[9] > 0.3 && low[0] < 0.03);
    }

    [Fact]
    public void A_zero_fills_everything_below_the_chance_of_it()
    {
        // Half of the chance lies below half a person: a zero is spread over it, and no bin holds it alone.
        var shares = PitHistogram.Of([(new CountDistribution(CountDistribution.Log(0.5), 0.3), 0)]);
        Assert.All(shares.Take(5), s => Assert.Equal(0.2, s, 9));
        Assert.All(shares.Skip(5), s => Assert.Equal(0, s, 9));
        Assert.Empty(PitHistogram.Of([]));
    }
}
