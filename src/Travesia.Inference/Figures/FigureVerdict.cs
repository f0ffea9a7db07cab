using Travesia.Model;

namespace Travesia.Inference.Figures;

/// <summary>How a published figure stands to the model.</summary>
public enum FigureVerdict : byte
{
    /// <summary>None is given: the figure was put into the model, or fitted to.</summary>
    None,

    /// <summary>The model does not contradict it, and is sure enough to have done so.</summary>
    Consistent,

    /// <summary>It lies outside what the model holds possible.</summary>
    Inconsistent,

    /// <summary>The model is so unsure that it could hardly contradict anything near.</summary>
    TooWide,

    /// <summary>The model does not count it; the reason stands beside.</summary>
    NotTestable,
}

/// <summary>Holds figures against intervals of the model.</summary>
public static class FigureVerdicts
{
    /// <summary>An interval whose upper bound is more than so many times its lower one is too wide to tell.</summary>
    public const double WidestRatio = 3;

    /// <summary>The most by which a published number is taken to be rounded, as a share of it.</summary>
    public const double MostRounding = 0.05;

    /// <summary>The verdict on a figure that is checked.</summary>
    /// <remarks>
    /// A figure that lies outside the interval is inconsistent however wide that is. One inside is consistent if the interval is narrow
    /// enough to mean something. A bound that the whole interval keeps is consistent whatever its width.
    /// </remarks>
    /// <param name="value">The published number.</param>
    /// <param name="bound">Whether it is a number or a bound.</param>
    /// <param name="low">Lower end of the model's interval.</param>
    /// <param name="high">Upper end.</param>
    public static FigureVerdict Of(double value, FigureBound bound, double low, double high)
    {
        double rounding = RoundingOf(value);
        (double least, double most) = bound switch
        {
            FigureBound.AtLeast => (value, double.PositiveInfinity),
            FigureBound.AtMost => (double.NegativeInfinity, value),
            _ => (value - rounding, value + rounding),
        };
        return high < least || low > most ? FigureVerdict.Inconsistent
            : bound != FigureBound.About && low >= least && high <= most ? FigureVerdict.Consistent
            : IsTooWide(low, high) ? FigureVerdict.TooWide
            : FigureVerdict.Consistent;
    }

    /// <summary>
    /// How far from a published number the counted one may have been: half a unit of its last digit that is not 0, at most
    /// <see cref="MostRounding"/> of it. So 500,000 stands for 475,000 to 525,000, and 788,089 for itself.
    /// </summary>
    public static double RoundingOf(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return 0;
        }

        // Written without an exponent, with as many digits as the number needs to be read back.
        decimal digits;
        try
        {
            digits = Math.Abs((decimal)value);
        }
        catch (OverflowException)
        {
            return MostRounding * Math.Abs(value);
        }

        decimal unit = 1;
        while (digits % unit != 0)
        {
            unit /= 10;
        }

        while (digits % (unit * 10) == 0)
        {
            unit *= 10;
        }

        return Math.Min((double)unit / 2, MostRounding * Math.Abs(value));
    }

    private static bool IsTooWide(double low, double high) => high > low && (low <= 0 || high / low > WidestRatio);
}
