namespace Travesia.Inference.Calibration;

/// <summary>What a month after was to a month before: as observed, and over the members of an ensemble.</summary>
/// <param name="Observed">The ratio of what was observed; none if one of the months was not, or had nothing.</param>
/// <param name="Median">The median over members; none if the model does not count it, or a member counts nothing before.</param>
/// <param name="Low">The 5 % quantile over members.</param>
/// <param name="High">The 95 % quantile over members.</param>
public sealed record RatioBand(double? Observed, double? Median, double? Low, double? High)
{
    /// <summary>The widest band of which can be said that the size of a change was told, as a share of the level before.</summary>
    public const double WidestSharp = 0.6;

    private const double LowLevel = 0.05;
    private const double HighLevel = 0.95;

    /// <summary>How wide the 90 % band is, as a share of the level before.</summary>
    public double? Width => High - Low;

    /// <summary>Whether the band is narrow enough to tell a size.</summary>
    public bool? IsSharp => Width is { } width ? width <= WidestSharp : null;

    /// <summary>Whether what was observed lies in the band.</summary>
    public bool? IsInside => Observed is { } o && Low is { } low && High is { } high ? low <= o && o <= high : null;

    /// <summary>Whether the median moves to the side to which the observation moved.</summary>
    public bool? IsSignRight => Observed is { } o && Median is { } median ? Math.Sign(o - 1) == Math.Sign(median - 1) : null;

    /// <summary>The band of some members.</summary>
    /// <param name="observedBefore">Observed in the month before, if it was.</param>
    /// <param name="observedAfter">Observed in the month after, if it was.</param>
    /// <param name="members">What each member counts before and after; none where the model does not count it.</param>
    public static RatioBand Of(double? observedBefore, double? observedAfter, IReadOnlyCollection<(double Before, double After)> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        double? observed = observedBefore is > 0 and { } before ? observedAfter / before : null;
        if (members.Count == 0 || members.Any(m => !(m.Before > 0)))
        {
            return new RatioBand(observed, null, null, null);
        }

        double[] ratios = [.. members.Select(m => m.After / m.Before).Order()];
        return new RatioBand(observed, Quantiles.At(ratios, 0.5), Quantiles.At(ratios, LowLevel), Quantiles.At(ratios, HighLevel));
    }
}
