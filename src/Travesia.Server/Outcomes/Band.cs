using Travesia.Inference;

namespace Travesia.Server.Outcomes;

/// <summary>An amount: the median over futures, and the ends of the range that holds 80 % of them.</summary>
/// <param name="Mid">The median.</param>
/// <param name="Low">Lower end; none of one future.</param>
/// <param name="High">Upper end; none of one future.</param>
internal sealed record Band(double Mid, double? Low, double? High)
{
    public static Band Of(double[] ascending) => ascending.Length == 1
        ? new Band(Rounded(ascending[0]), null, null)
        : new Band(Rounded(Quantiles.At(ascending, 0.5)), Rounded(Quantiles.At(ascending, 0.1)), Rounded(Quantiles.At(ascending, 0.9)));

    /// <summary>A hundredth of a person is nobody, and half of the bytes.</summary>
    public static double Rounded(double value) => Math.Round(value, Math.Abs(value) < 10 ? 3 : Math.Abs(value) < 100_000 ? 1 : 0);
}

/// <summary>Amounts, one for each period.</summary>
/// <param name="Mid">Medians.</param>
/// <param name="Low">Lower ends; none of one future.</param>
/// <param name="High">Upper ends; none of one future.</param>
internal sealed record Bands(double[] Mid, double[]? Low, double[]? High)
{
    public static Bands Of(double[][] values)
    {
        Band[] bands = [.. values.Select(Band.Of)];
        bool isOne = bands.Length == 0 || bands[0].Low is null;
        return new Bands([.. bands.Select(b => b.Mid)], isOne ? null : [.. bands.Select(b => b.Low!.Value)], isOne ? null : [.. bands.Select(b => b.High!.Value)]);
    }
}
