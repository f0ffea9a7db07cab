using Travesia.Inference.Calibration;

namespace Travesia.Inference.Tests.Calibration;

public class RatioBandTests
{
    // Ratios 0.00, 0.01, ... 1.00 in any order, whatever the level before.
    private static readonly (double Before, double After)[] Even = [.. Enumerable.Range(0, 101).Select(i => ((i * 37) % 101) / 100.0).Select(r => (200 + (1000 * r), (200 + (1000 * r)) * r))];

    [Fact]
    public void The_band_is_of_the_ratio_of_each_member_and_not_of_the_levels()
    {
        RatioBand band = RatioBand.Of(400, 100, Even);
        Assert.Equal(0.25, band.Observed!.Value, 12);
        Assert.Equal(0.5, band.Median!.Value, 12);
        Assert.Equal(0.05, band.Low!.Value, 12);
        Assert.Equal(0.95, band.High!.Value, 12);
        Assert.Equal(0.9, band.Width!.Value, 12);
        Assert.True(band.IsInside);
        Assert.True(band.IsSignRight);
        Assert.False(band.IsSharp);
    }

    [Theory]
    [InlineData(100, 130, false, true)]
    [InlineData(100, 99, true, false)]
    [InlineData(100, 100, false, false)]
    public void A_side_is_right_if_both_rise_or_both_fall(double before, double after, bool fallIsRight, bool riseIsRight)
    {
        Assert.Equal(fallIsRight, RatioBand.Of(before, after, [(100, 60), (100, 70), (100, 80)]).IsSignRight);
        Assert.Equal(riseIsRight, RatioBand.Of(before, after, [(100, 160), (100, 170), (100, 180)]).IsSignRight);
    }

    [Fact]
    public void A_band_tells_a_size_up_to_three_fifths_of_the_level_before()
    {
        Assert.True(RatioBand.Of(10, 8, [(2, 1), (2, 1), (2, 2.2)]).IsSharp);
        Assert.True(new RatioBand(1, 1, 0, RatioBand.WidestSharp).IsSharp);
        Assert.False(new RatioBand(1, 1, 0, 0.01 + RatioBand.WidestSharp).IsSharp);
        Assert.False(new RatioBand(0.49, 1, 0.5, 1).IsInside);
        Assert.False(new RatioBand(1.01, 1, 0.5, 1).IsInside);
    }

    [Fact]
    public void Without_a_level_before_there_is_no_ratio()
    {
        RatioBand noModel = RatioBand.Of(10, 5, [(3, 1), (0, 1)]);
        Assert.Equal(0.5, noModel.Observed!.Value, 12);
        Assert.Null(noModel.Median);
        Assert.Null(noModel.Width);
        Assert.Null(noModel.IsInside);
        Assert.Null(noModel.IsSignRight);
        Assert.Null(noModel.IsSharp);
        Assert.Null(RatioBand.Of(10, 5, []).Median);
        Assert.Null(RatioBand.Of(0, 5, [(3, 1)]).Observed);
        Assert.Null(RatioBand.Of(10, null, [(3, 1)]).Observed);
        Assert.Null(RatioBand.Of(null, 5, [(3, 1)]).IsSignRight);
    }
}
