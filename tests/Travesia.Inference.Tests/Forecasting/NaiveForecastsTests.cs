using Travesia.Inference.Forecasting;
using Travesia.Inference.Forecasting.Naive;

namespace Travesia.Inference.Tests.Forecasting;

public class NaiveForecastsTests
{
    private static CountHistory History(params double?[] logs) => Named("one", logs);

    private static CountHistory Named(string area, params double?[] logs) => new(new CountRow(new("s"), "P", area, null), [.. logs]);

    private static double Middle(NaiveMethod method, CountHistory history, int target) => new NaiveForecasts([history]).Of(method, history, target)!.Value.Mean;

    [Fact]
    public void Each_method_says_what_it_is_known_for()
    {
        CountHistory history = History(1, 2, null, 4, 3, null, null, null);
        Assert.Equal(4, history.LastKnown);
        Assert.Equal(3, Middle(NaiveMethod.Persistence, history, 6));
        Assert.Equal(3 + (2 * (3.0 - 1) / 4), Middle(NaiveMethod.Drift, history, 6), 12);
        Assert.Null(new NaiveForecasts([history]).Of(NaiveMethod.Seasonal, history, 6));
        CountHistory years = History([.. Enumerable.Range(0, 20).Select(i => (double?)i), null, null]);
        Assert.Equal(9, Middle(NaiveMethod.Seasonal, years, 21));
    }

    [Fact]
    public void A_smoother_follows_a_walk_and_averages_noise()
    {
        CountHistory walk = History(0, 1, 2, 3, 4, 5, null);
        Assert.Equal(5, Middle(NaiveMethod.Smoother, walk, 6));
        CountHistory noise = History(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, null);
        Assert.InRange(Middle(NaiveMethod.Smoother, noise, 10), 0.1, 0.7);
    }

    [Fact]
    public void The_spread_is_that_of_past_errors_at_the_same_distance()
    {
        CountHistory history = History(0, 1, 0, 1, 0, 1, 0, null, null);
        NaiveForecasts naive = new([history]);

        // Every step is 1; two months lie as far apart as none, and what never was off still may be.
        Assert.Equal(1, naive.Of(NaiveMethod.Persistence, history, 7)!.Value.Sd, 12);
        Assert.Equal(0.02, naive.Of(NaiveMethod.Persistence, history, 8)!.Value.Sd, 12);
    }

    [Fact]
    public void A_row_of_few_months_has_the_spread_of_its_series()
    {
        CountHistory known = Named("known", 0, 1, 0, 1, 0, 1, 0, 1, null);
        CountHistory late = Named("late", null, null, null, null, null, null, 0, 0, null);
        NaiveForecasts naive = new([known, late]);

        // Its own error of 0 once, beside 7 of 1 and that one: (0 + 4 * 7 / 8) / (1 + 4).
        Assert.Equal(Math.Sqrt(3.5 / 5), naive.Of(NaiveMethod.Persistence, late, 8)!.Value.Sd, 12);
        Assert.True(naive.Of(NaiveMethod.Persistence, known, 8)!.Value.Sd > 0.95);
        Assert.Null(new NaiveForecasts([Named("new", null, 3, null)]).Of(NaiveMethod.Persistence, Named("new", null, 3, null), 2));
    }
}
