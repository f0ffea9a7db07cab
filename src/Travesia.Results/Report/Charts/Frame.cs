using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Charts;

/// <summary>The axes of a chart over time.</summary>
internal static class Frame
{
    public const double Top = 12;
    public const double Bottom = 38;
    public const double Right = 10;
    private const double LetterSize = 12;

    /// <summary>How much room the labels of amounts need.</summary>
    public static double LeftOf(Scale amounts, IReportWords words)
        => amounts.Ticks.Max(t => Svg.WidthOf(words.Number(t, amounts.Decimals), LetterSize)) + 14;

    /// <summary>Draws lines and labels.</summary>
    public static void Draw(HtmlWriter html, Scale amounts, TimeScale time, double left, double width, IReportWords words)
    {
        double ground = amounts.At(0);
        foreach (double tick in amounts.Ticks)
        {
            double y = amounts.At(tick);
            html.Shape("path", ("class", tick == 0 ? "axis" : "grid"), ("d", Svg.Path([(left, y), (width - Right, y)])));
            html.Element("text", words.Number(tick, amounts.Decimals), ("class", "tick"), ("x", Svg.At(left - 6)), ("y", Svg.At(y + 4)), ("text-anchor", "end"));
        }

        DrawTime(html, time, ground, words);
    }

    /// <summary>Draws the labels of days below a line.</summary>
    public static void DrawTime(HtmlWriter html, TimeScale time, double ground, IReportWords words)
    {
        foreach (DateOnly tick in time.Ticks)
        {
            double x = time.At(tick);
            (string month, string? year) = time.Label(tick, words);
            html.Shape("path", ("class", "axis"), ("d", Svg.Path([(x, ground), (x, ground + 4)])));
            html.Element("text", month, ("class", "tick"), ("x", Svg.At(x)), ("y", Svg.At(ground + 17)), ("text-anchor", "middle"));
            if (year is not null)
            {
                html.Element("text", year, ("class", "tick year"), ("x", Svg.At(x)), ("y", Svg.At(ground + 31)), ("text-anchor", "middle"));
            }
        }
    }
}
