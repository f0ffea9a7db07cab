using System.Collections.Immutable;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Charts;

/// <summary>Something that begins and may end.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="From">First day; none is from before the first day shown.</param>
/// <param name="To">Last day; none is beyond the last day shown.</param>
/// <param name="Announced">When it became known, if before.</param>
internal sealed record TimelineItem(string Title, DateOnly? From, DateOnly? To, DateOnly? Announced);

/// <summary>Items above one another, each a bar over the days on which it holds with its title above.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
/// <param name="Items">In order from the top.</param>
internal sealed record Timeline(DateOnly First, DateOnly Last, ImmutableArray<TimelineItem> Items)
{
    public const double Width = 760;
    private const double RowHeight = 28;
    private const double LetterSize = 12.5;
    private const double Margin = 18;

    /// <summary>Its height.</summary>
    public double Height => (Items.Length * RowHeight) + 48;

    /// <summary>Draws it into a picture of its size.</summary>
    public void Draw(HtmlWriter html, IReportWords words)
    {
        TimeScale time = new(First, Last, Margin, Width - Margin);
        double ground = Height - 38;
        foreach (DateOnly tick in time.Ticks)
        {
            html.Shape("path", ("class", "grid"), ("d", Svg.Path([(time.At(tick), 4), (time.At(tick), ground)])));
        }

        html.Shape("path", ("class", "axis"), ("d", Svg.Path([(Margin, ground), (Width - Margin, ground)])));
        Frame.DrawTime(html, time, ground, words);
        for (int i = 0; i < Items.Length; i++)
        {
            DrawItem(html, time, Items[i], 6 + (i * RowHeight));
        }
    }

    private static void DrawItem(HtmlWriter html, TimeScale time, TimelineItem item, double top)
    {
        DateOnly from = item.From ?? time.First;
        double left = time.At(from);
        double right = Math.Max(left + 3, item.To is { } to ? time.At(to.AddDays(1)) : time.At(time.Last.AddDays(1)));
        string title = Shortened(item.Title, Width - (2 * Margin));
        bool leansLeft = left + Svg.WidthOf(title, LetterSize) > Width - 4;
        html.Element(
            "text",
            title,
            ("class", "bar-label"),
            ("x", Svg.At(leansLeft ? Width - Margin : left)),
            ("y", Svg.At(top + 12)),
            ("text-anchor", leansLeft ? "end" : null));
        if (item.Announced is { } announced && announced < from && announced <= time.Last)
        {
            html.Shape("path", ("class", "announced"), ("d", Svg.Path([(time.At(announced), top + 20), (left, top + 20)])));
        }

        // An end that is not known is open: the bar has no edge there.
        html.Shape("path", ("class", "bar"), ("d", Svg.Path([(left, top + 16), (right, top + 16), (right, top + 24), (left, top + 24)], closed: true)));
        if (item.To is null)
        {
            html.Shape("path", ("class", "bar"), ("d", Svg.Path([(right, top + 14), (right + 8, top + 20), (right, top + 26)], closed: true)));
        }
    }

    private static string Shortened(string title, double room)
    {
        int length = title.Length;
        while (length > 1 && Svg.WidthOf(title[..length], LetterSize) > room)
        {
            length--;
        }

        return length == title.Length ? title : title[..(length - 1)].TrimEnd() + "…";
    }
}
