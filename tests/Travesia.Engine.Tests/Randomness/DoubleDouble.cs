namespace Travesia.Engine.Tests.Randomness;

/// <summary>An unevaluated sum of two doubles: 31 digits, for expected values that owe nothing to the code under test.</summary>
/// <remarks>Source: Dekker (1971); sums and products without error by Knuth's two-sum and by fused multiply-add.</remarks>
public readonly record struct DoubleDouble(double High, double Low)
{
    public static DoubleDouble One => new(1, 0);

    public static implicit operator DoubleDouble(double x) => new(x, 0);

    public static implicit operator DoubleDouble(long x)
    {
        double high = x;
        return new(high, x - (long)high);
    }

    public static explicit operator double(DoubleDouble x) => x.High + x.Low;

    public static DoubleDouble operator -(DoubleDouble x) => new(-x.High, -x.Low);

    public static DoubleDouble operator +(DoubleDouble x, DoubleDouble y)
    {
        double sum = x.High + y.High;
        double part = sum - x.High;
        double rest = x.High - (sum - part) + (y.High - part);
        return Normal(sum, rest + x.Low + y.Low);
    }

    public static DoubleDouble operator -(DoubleDouble x, DoubleDouble y) => x + -y;

    public static DoubleDouble operator *(DoubleDouble x, DoubleDouble y)
    {
        double product = x.High * y.High;
        double rest = Math.FusedMultiplyAdd(x.High, y.High, -product);
        return Normal(product, rest + ((x.High * y.Low) + (x.Low * y.High)));
    }

    public static DoubleDouble operator /(DoubleDouble x, DoubleDouble y)
    {
        double first = x.High / y.High;
        DoubleDouble rest = x - (first * y);
        double second = rest.High / y.High;
        rest -= second * y;
        return Normal(first, second) + (rest.High / y.High);
    }

    private static DoubleDouble Normal(double high, double low)
    {
        double sum = high + low;
        return new(sum, low - (sum - high));
    }
}
