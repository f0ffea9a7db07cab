using System.Globalization;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Charts;

/// <summary>Marks that are told apart by shape, and by colour only besides.</summary>
internal static class MarkShape
{
    private const int Count = 6;

    /// <summary>The sign that stands for a shape in text.</summary>
    public static string Sign(int shape) => ((string[])["●", "■", "▲", "◆", "▼", "✚"])[shape % Count];

    /// <summary>The class of a shape.</summary>
    public static string ClassOf(int shape) => string.Create(CultureInfo.InvariantCulture, $"mark mark{shape % Count}");

    /// <summary>Draws one.</summary>
    public static void Draw(HtmlWriter html, int shape, double x, double y)
    {
        const double r = 3.4;
        if (shape % Count == 0)
        {
            html.Shape("circle", ("class", ClassOf(shape)), ("cx", Svg.At(x)), ("cy", Svg.At(y)), ("r", Svg.At(r)));
            return;
        }

        (double, double)[] corners = (shape % Count) switch
        {
            1 => [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
            2 => [(x - r - 0.8, y + r), (x, y - r - 1), (x + r + 0.8, y + r)],
            3 => [(x - r - 1, y), (x, y - r - 1), (x + r + 1, y), (x, y + r + 1)],
            4 => [(x - r - 0.8, y - r), (x, y + r + 1), (x + r + 0.8, y - r)],
            _ => Plus(x, y),
        };
        html.Shape("path", ("class", ClassOf(shape)), ("d", Svg.Path(corners, closed: true)));
    }

    private static (double, double)[] Plus(double x, double y)
    {
        const double arm = 4.2, half = 1.4;
        return
        [
            (x - half, y - arm), (x + half, y - arm), (x + half, y - half), (x + arm, y - half), (x + arm, y + half), (x + half, y + half),
            (x + half, y + arm), (x - half, y + arm), (x - half, y + half), (x - arm, y + half), (x - arm, y - half), (x - half, y - half),
        ];
    }
}
