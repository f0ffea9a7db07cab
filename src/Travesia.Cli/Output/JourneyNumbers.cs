using Travesia.Inference.Journeys;
using Travesia.Results.Report;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>Numbers of journeys as people read them: the middle over the parameters with its 80 % interval, and no digit that is worth nothing.</summary>
internal sealed class JourneyNumbers(Localizer words)
{
    private const double Smallest = 1e-6;

    /// <summary>An amount of days, dollars, kilometres or times.</summary>
    public string Amount(Estimate? estimate) => Say(estimate, Plain);

    /// <summary>One number of such an amount.</summary>
    public string Plain(double value) => words.Number(Rounded(value), DecimalsOf(Math.Abs(value)));

    /// <summary>A chance or share.</summary>
    public string Chance(Estimate? estimate) => Say(estimate, Percent);

    /// <summary>The middle and the ends of the 80 % interval.</summary>
    public static (double Middle, double Low, double High) Of(Estimate estimate) => Amounts.Of(estimate.Quantiles);

    private string Say(Estimate? estimate, Func<double, string> write)
    {
        if (estimate is null)
        {
            return words.Say("journeys.none");
        }

        (double middle, double low, double high) = Of(estimate);
        (string least, string most) = (write(low), write(high));
        return least == most ? write(middle) : words.Say("interval", ("middle", write(middle)), ("low", least), ("high", most));
    }

    private string Percent(double share)
    {
        double size = Math.Abs(share);
        int decimals = size < Smallest ? 0 : size < 0.0001 ? 4 : size < 0.001 ? 3 : size < 0.01 ? 2 : size < 0.1 ? 1 : 0;
        return words.Percent(size < Smallest ? 0 : share, decimals);
    }

    private static int DecimalsOf(double size) => size is < 0.005 or >= 10 ? 0 : size < 1 ? 2 : 1;

    // Three digits, as everywhere; small amounts keep the decimals that are asked for.
    private static double Rounded(double value) => Math.Abs(value) < 1000 ? value : Significant.Round(value);
}
