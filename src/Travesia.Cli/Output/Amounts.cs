using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Results.Report;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>Simulated amounts as people read them: no more digits than are worth anything, and always with their interval.</summary>
internal static class Amounts
{
    /// <summary>The level of the lower end of every range that is shown: 80 % lie between.</summary>
    public const double Low = 0.1;

    /// <summary>That of the upper end.</summary>
    public const double High = 0.9;

    /// <summary>The median and the bounds of the 80 % interval.</summary>
    public static (double Middle, double Low, double High) Of(ImmutableArray<double> quantiles)
        => (quantiles[Quantiles.Levels.IndexOf(0.5)], quantiles[Quantiles.Levels.IndexOf(Low)], quantiles[Quantiles.Levels.IndexOf(High)]);

    /// <summary>The same over the values of members.</summary>
    public static (double Middle, double Low, double High) Of(IEnumerable<double> members)
    {
        double[] ascending = [.. members.Order()];
        return (Quantiles.At(ascending, 0.5), Quantiles.At(ascending, Low), Quantiles.At(ascending, High));
    }

    /// <summary>An amount with its interval; the amount alone where all members agree.</summary>
    public static string Say((double Middle, double Low, double High) amount, Localizer words)
    {
        string middle = words.Number(Significant.Round(amount.Middle));
        string low = words.Number(Significant.Round(amount.Low));
        string high = words.Number(Significant.Round(amount.High));
        return low == high ? middle : words.Say("interval", ("middle", middle), ("low", low), ("high", high));
    }

    /// <summary>A total with its interval, or none if it is not counted.</summary>
    public static string? Say(IEnumerable<TotalSummary> totals, string quantity, Localizer words)
        => totals.FirstOrDefault(t => t.Quantity == quantity) is { } total ? Say(Of(total.Quantiles), words) : null;
}
