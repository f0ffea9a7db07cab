namespace Travesia.Inference.Tests;

public class QuantilesTests
{
    [Fact]
    public void Quantiles_lie_between_order_statistics()
    {
        double[] values = [1, 2, 4, 8, 16];
        Assert.Equal(1, Quantiles.At(values, 0));
        Assert.Equal(4, Quantiles.At(values, 0.5));
        Assert.Equal(3, Quantiles.At(values, 0.375));
        Assert.Equal(16, Quantiles.At(values, 1));
        Assert.Equal(9, Quantiles.At([9], 0.9));
    }

    [Fact]
    public void No_value_has_no_quantile_and_a_level_is_a_share()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.At([], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.At([1], 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.At([1], double.NaN));
    }
}
