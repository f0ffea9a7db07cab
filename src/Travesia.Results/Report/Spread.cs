using Travesia.Inference;

namespace Travesia.Results.Report;

/// <summary>An amount over the futures: its median and the ranges that hold 50, 80 and 95 % of them.</summary>
internal readonly record struct Spread(double Low95, double Low80, double Low50, double Middle, double High50, double High80, double High95)
{
    /// <summary>The spread of the values of members, in any order; at least one.</summary>
    public static Spread Of(ReadOnlySpan<double> members)
    {
        double[] ascending = members.ToArray();
        Array.Sort(ascending);
        return new Spread(
            Quantiles.At(ascending, 0.025), Quantiles.At(ascending, 0.1), Quantiles.At(ascending, 0.25), Quantiles.At(ascending, 0.5),
            Quantiles.At(ascending, 0.75), Quantiles.At(ascending, 0.9), Quantiles.At(ascending, 0.975));
    }

    /// <summary>The spread of a total.</summary>
    public static Spread Of(TotalSummary total)
    {
        double At(double level) => total.Quantiles[Quantiles.Levels.IndexOf(level)];
        return new Spread(At(0.025), At(0.1), At(0.25), At(0.5), At(0.75), At(0.9), At(0.975));
    }

    /// <summary>The amount with its 80 % range; the amount alone where all futures agree.</summary>
    public string Say(IReportWords words)
    {
        string range = Range(words);
        string middle = words.Number(Significant.Round(Middle));
        return range == middle ? middle : words.Say("interval", ("middle", middle), ("low", Text(Low80, words)), ("high", Text(High80, words)));
    }

    /// <summary>The median alone.</summary>
    public string SayMiddle(IReportWords words) => Text(Middle, words);

    /// <summary>The 80 % range alone.</summary>
    public string Range(IReportWords words) => SayRange(Low80, High80, words);

    /// <summary>The 95 % range alone.</summary>
    public string Range95(IReportWords words) => SayRange(Low95, High95, words);

    /// <summary>The 50 % range alone.</summary>
    public string Range50(IReportWords words) => SayRange(Low50, High50, words);

    private static string SayRange(double low, double high, IReportWords words)
    {
        (string first, string last) = (Text(low, words), Text(high, words));
        return first == last ? first : words.Say("report.range", ("low", first), ("high", last));
    }

    private static string Text(double value, IReportWords words) => words.Number(Significant.Round(value));
}
