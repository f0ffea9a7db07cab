using Travesia.Inference.Forecasting.Responses;

namespace Travesia.Inference.Tests.Forecasting;

public class BehindGatesTests
{
    [Fact]
    public void Where_nobody_waits_the_response_is_left_as_it_is()
    {
        RowResponse response = Of([60, 40, 0, 0, 0, 0], [30, 70, 0, 0, 0, 0]);
        Assert.Equal(response.Parts.SelectMany(p => p.ByLag.SelectMany(l => l)), BehindGates.Bound(response, 1).Parts.SelectMany(p => p.ByLag.SelectMany(l => l)));
    }

    [Fact]
    public void Behind_a_full_gate_departures_move_nothing()
    {
        // Two groups share what a gate lets through: what one gains the other loses, and the sum stands still.
        RowResponse response = new([new GroupResponse(0, [100, 100], [[50, -40, 0, 0, 0, 0], [50, -40, 0, 0, 0, 0]]), new GroupResponse(1, [100, 100], [[-30, 40, 0, 0, 0, 0], [-30, 40, 0, 0, 0, 0]])]);
        RowResponse bound = BehindGates.Bound(response, 1);
        Assert.All(bound.Parts.SelectMany(p => p.ByLag.SelectMany(l => l)), v => Assert.Equal(0, v));
        Assert.Equal(200, bound.Base(1));
    }

    [Fact]
    public void More_departures_never_mean_fewer_people_nor_more_than_in_proportion()
    {
        double[] lags = BehindGates.Bound(Of([130, -30, 50, 0, 0, 0], [100, 0, 0, 0, 0, 0]), 1).Parts[0].ByLag[0];
        Assert.Equal(0, lags[1]);
        Assert.Equal(100, lags.Sum(), 9);
        Assert.Equal(130.0 / 50, lags[0] / lags[2], 9);
    }

    [Fact]
    public void Only_months_that_are_held_against_counts_tell_whether_a_gate_is_full()
    {
        RowResponse response = Of([100, 0, 0, 0, 0, 0], [-500, 0, 0, 0, 0, 0]);
        Assert.Equal(100, BehindGates.Bound(response, 0).Parts[0].ByLag[0][0]);
        Assert.Equal(0, BehindGates.Bound(response, 1).Parts[0].ByLag[0][0]);
    }

    private static RowResponse Of(params double[][] byLag) => new([new GroupResponse(0, [.. byLag.Select(_ => 100.0)], byLag)]);
}
