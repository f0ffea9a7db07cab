using System.Collections.Immutable;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Charts;

/// <summary>What the model says of a period or day.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Spread">Over the futures.</param>
internal readonly record struct BandPoint(DateOnly From, DateOnly To, Spread Spread);

/// <summary>What somebody published, drawn as marks of a shape of their own.</summary>
/// <param name="Shape">Which shape, from 0.</param>
/// <param name="Values">Where and how much.</param>
internal sealed record Marks(int Shape, ImmutableArray<(DateOnly From, DateOnly To, double Value)> Values);

/// <summary>A series over time: the median, the bands that hold 50, 80 and 95 % of futures, and published counts.</summary>
internal sealed record BandChart
{
    public const double Width = 440;
    public const double Height = 236;
    private const double MostAboveSeen = 2;

    /// <summary>First and last day of its axis.</summary>
    public required (DateOnly First, DateOnly Last) Days { get; init; }

    /// <summary>What the model says; empty if it says nothing.</summary>
    public ImmutableArray<BandPoint> Points { get; init; } = [];

    /// <summary>What was published.</summary>
    public ImmutableArray<Marks> Published { get; init; } = [];

    /// <summary>A level that is drawn across, with what it is.</summary>
    public (double Value, string Label)? Level { get; init; }

    /// <summary>The last day of what a fit saw: a line stands at its end, where the axis reaches beyond it.</summary>
    public DateOnly? FittedTo { get; init; }

    /// <summary>The largest amount that has to be seen: a wide band must not press everything else to the ground.</summary>
    private double Top
    {
        get
        {
            double seen = Points.Select(p => p.Spread.High50).Concat(Published.SelectMany(p => p.Values).Select(v => v.Value)).Append(Level?.Value ?? 0).Max();
            return Math.Min(Widest, MostAboveSeen * seen) is > 0 and var top ? top : Widest;
        }
    }

    private double Widest => Points.Select(p => p.Spread.High95).Concat(Published.SelectMany(p => p.Values).Select(v => v.Value)).Append(Level?.Value ?? 0).Max();

    /// <summary>Up to where the widest band reaches, if that lies beyond the picture.</summary>
    public double? CutAt => Points.Select(p => p.Spread.High95).DefaultIfEmpty(0).Max() is var most && most > new Scale(Top, 1, 0).Top ? most : null;

    /// <summary>Draws it into a picture of its size.</summary>
    public void Draw(HtmlWriter html, IReportWords words)
    {
        Scale amounts = new(Top, Height - Frame.Bottom, Frame.Top);
        double left = Frame.LeftOf(amounts, words);
        TimeScale time = new(Days.First, Days.Last, left, Width - Frame.Right);
        Frame.Draw(html, amounts, time, left, Width, words);
        if (FittedTo is { } fitted && fitted > Days.First && fitted < Days.Last)
        {
            double x = time.At(fitted.AddDays(1));
            html.Shape("path", ("class", "fitted"), ("d", Svg.Path([(x, Frame.Top), (x, amounts.At(0))])));
        }

        if (Points.Length == 1)
        {
            DrawOne(html, amounts, time);
        }
        else if (Points.Length > 1)
        {
            DrawBands(html, amounts, time);
        }

        if (Level is { } level)
        {
            double y = amounts.At(level.Value);
            html.Shape("path", ("class", "level"), ("d", Svg.Path([(left, y), (Width - Frame.Right, y)])));
            html.Element("text", level.Label, ("class", "level-label"), ("x", Svg.At(Width - Frame.Right)), ("y", Svg.At(y < Frame.Top + 16 ? y + 13 : y - 5)), ("text-anchor", "end"));
        }

        foreach (Marks marks in Published)
        {
            foreach ((DateOnly from, DateOnly to, double value) in marks.Values)
            {
                MarkShape.Draw(html, marks.Shape, time.Middle(from, to), amounts.At(value));
            }
        }
    }

    private void DrawBands(HtmlWriter html, Scale amounts, TimeScale time)
    {
        (double X, Spread S)[] at = [.. Points.Select(p => (time.Middle(p.From, p.To), p.Spread))];
        if (Points.Any(p => p.Spread.High95 > p.Spread.Low95))
        {
            Band("band95", s => s.Low95, s => s.High95);
            Band("band80", s => s.Low80, s => s.High80);
            Band("band50", s => s.Low50, s => s.High50);
        }

        html.Shape("path", ("class", "median"), ("d", Svg.Path(at.Select(p => (p.X, amounts.At(p.S.Middle))))));

        void Band(string name, Func<Spread, double> low, Func<Spread, double> high) => html.Shape(
            "path",
            ("class", name),
            ("d", Svg.Path(at.Select(p => (p.X, amounts.At(high(p.S)))).Concat(at.Reverse().Select(p => (p.X, amounts.At(low(p.S))))), closed: true)));
    }

    // A single period has no line: its ranges are bars.
    private void DrawOne(HtmlWriter html, Scale amounts, TimeScale time)
    {
        (double x, Spread spread) = (time.Middle(Points[0].From, Points[0].To), Points[0].Spread);
        if (spread.High95 > spread.Low95)
        {
            Bar("band95", spread.Low95, spread.High95);
            Bar("band80", spread.Low80, spread.High80);
            Bar("band50", spread.Low50, spread.High50);
        }

        html.Shape("path", ("class", "median"), ("d", Svg.Path([(x - 12, amounts.At(spread.Middle)), (x + 12, amounts.At(spread.Middle))])));

        void Bar(string name, double low, double high) => html.Shape(
            "path",
            ("class", name),
            ("d", Svg.Path([(x - 12, amounts.At(low)), (x + 12, amounts.At(low)), (x + 12, amounts.At(high)), (x - 12, amounts.At(high))], closed: true)));
    }
}
