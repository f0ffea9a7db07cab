using Travesia.Results.Report;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>Numbers with no more digits than they are worth: three from ten on, fewer below.</summary>
internal static class ShortNumbers
{
    /// <summary>A number.</summary>
    public static string Short(this Localizer words, double value)
    {
        if (!double.IsFinite(value))
        {
            return words.Number(value);
        }

        double size = Math.Abs(value);
        int decimals = size is 0 or >= 10 ? 0 : size >= 1 ? 1 : 2;
        return size >= 10 ? words.Number(Significant.Round(value)) : words.Number(Math.Round(value, decimals), Math.Round(value, decimals) == 0 ? 0 : decimals);
    }

    /// <summary>A difference.</summary>
    public static string Signed(this Localizer words, double value) => words.Short(value) is var text && value > 0 && text != "0" ? $"+{text}" : text;
}
