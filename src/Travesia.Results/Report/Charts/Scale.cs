using System.Collections.Immutable;

namespace Travesia.Results.Report.Charts;

/// <summary>An axis of amounts from 0, with round ticks.</summary>
internal sealed class Scale
{
    private readonly double low;
    private readonly double high;

    /// <summary>The scale that holds amounts up to the largest.</summary>
    /// <param name="largest">The largest amount; nothing, and what is no number, counts as 1.</param>
    /// <param name="low">Where 0 lies in the picture.</param>
    /// <param name="high">Where the top lies.</param>
    /// <param name="intervals">About how many intervals between ticks.</param>
    public Scale(double largest, double low, double high, int intervals = 4)
    {
        this.low = low;
        this.high = high;
        double top = largest > 0 && double.IsFinite(largest) ? largest : 1;
        double rough = top / intervals;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * (((double[])[1, 2, 5, 10]).First(m => m * power >= rough * 0.999));
        Top = Math.Ceiling((top / step) - 1e-9) * step;
        Ticks = [.. Enumerable.Range(0, (int)Math.Round(Top / step) + 1).Select(i => i * step)];
        Decimals = step >= 1 ? 0 : (int)Math.Ceiling(-Math.Log10(step) - 1e-9);
    }

    /// <summary>The amount at the top.</summary>
    public double Top { get; }

    /// <summary>Round amounts.</summary>
    public ImmutableArray<double> Ticks { get; }

    /// <summary>How many decimals ticks have.</summary>
    public int Decimals { get; }

    /// <summary>Where an amount lies.</summary>
    public double At(double amount) => low + (Math.Clamp(amount / Top, 0, 1) * (high - low));
}
