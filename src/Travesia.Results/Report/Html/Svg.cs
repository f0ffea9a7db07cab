using System.Globalization;
using System.Text;

namespace Travesia.Results.Report.Html;

/// <summary>Coordinates and paths of pictures, to a tenth of a unit.</summary>
internal static class Svg
{
    /// <summary>A coordinate.</summary>
    public static string At(double value)
    {
        double rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    /// <summary>A path through points.</summary>
    public static string Path(IEnumerable<(double X, double Y)> points, bool closed = false)
    {
        StringBuilder path = new();
        foreach ((double x, double y) in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(At(x)).Append(' ').Append(At(y));
        }

        return closed ? path.Append('Z').ToString() : path.ToString();
    }

    /// <summary>About how wide a text is, in units, at a size of letters.</summary>
    public static double WidthOf(string text, double size)
    {
        double width = 0;
        foreach (char c in text)
        {
            width += c is 'i' or 'l' or 'j' or 't' or 'f' or '.' or ',' or ' ' or '\'' or 'I' or '(' or ')' ? 0.32
                : c is 'm' or 'w' or 'M' or 'W' ? 0.87
                : c > '\u2E80' ? 1
                : char.IsUpper(c) ? 0.68 : 0.56;
        }

        return width * size;
    }
}
