using System.Collections.Immutable;
using System.Globalization;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Backtests;

/// <summary>A cell: what stands in it, and the skill that colours it.</summary>
/// <param name="Skill">Above 0 better than persistence, below 0 worse; not a number leaves it bare.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Below">What stands below that, smaller.</param>
internal readonly record struct SkillCell(double Skill, string Text, string Below);

/// <summary>
/// Rows by columns, each cell in the colour of its skill: better and worse than persistence are as strong as each other, and the number stands in
/// the cell, so that no colour has to be told from another.
/// </summary>
internal sealed record SkillGrid(ImmutableArray<string> Rows, ImmutableArray<string> Columns, Func<int, int, SkillCell> Cell)
{
    public const double Width = 760;
    private const double LabelWidth = 236;
    private const double RowHeight = 40;
    private const double Head = 26;
    private const double Gap = 3;

    /// <summary>A little larger than it is: letters differ by system, and a label that is cut off cannot be read.</summary>
    private const double LetterSize = 13.5;

    /// <summary>Colours do not grow beyond this skill.</summary>
    private const double Strongest = 0.5;

    /// <summary>Its height.</summary>
    public double Height => Head + (Rows.Length * RowHeight) + 4;

    /// <summary>Draws it into a picture of its size.</summary>
    public void Draw(HtmlWriter html)
    {
        double column = (Width - LabelWidth) / Columns.Length;
        for (int c = 0; c < Columns.Length; c++)
        {
            Text(html, Columns[c], "tick", LabelWidth + ((c + 0.5) * column), Head - 9, "middle");
        }

        for (int r = 0; r < Rows.Length; r++)
        {
            double top = Head + (r * RowHeight);
            string[] label = Lines(Rows[r], LabelWidth - 14);
            for (int i = 0; i < label.Length; i++)
            {
                Text(html, label[i], null, LabelWidth - 10, top + (label.Length == 1 ? 23 : 16 + (i * 14)), "end");
            }

            for (int c = 0; c < Columns.Length; c++)
            {
                SkillCell cell = Cell(r, c);
                (double left, double right) = (LabelWidth + (c * column) + Gap, LabelWidth + ((c + 1) * column));
                html.Shape("path", ("class", ClassOf(cell.Skill)), ("fill-opacity", OpacityOf(cell.Skill)), ("d", Svg.Path([(left, top), (right, top), (right, top + RowHeight - Gap), (left, top + RowHeight - Gap)], closed: true)));
                Text(html, cell.Text, "cell", (left + right) / 2, top + 16, "middle");
                Text(html, cell.Below, "cell small", (left + right) / 2, top + 30, "middle");
            }
        }
    }

    /// <summary>At most two lines of a title.</summary>
    internal static string[] Lines(string title, double room)
    {
        string first = "";
        string second = "";
        foreach (string word in title.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = first.Length == 0 ? word : $"{first} {word}";
            if (second.Length == 0 && Svg.WidthOf(longer, LetterSize) <= room)
            {
                first = longer;
            }
            else
            {
                second = second.Length == 0 ? word : $"{second} {word}";
            }
        }

        int length = second.Length;
        while (length > 1 && Svg.WidthOf(second[..length], LetterSize) > room)
        {
            length--;
        }

        return second.Length == 0 ? [first] : [first, length == second.Length ? second : second[..(length - 1)].TrimEnd() + "…"];
    }

    private static string ClassOf(double skill) => skill > 0 ? "better" : skill < 0 ? "worse" : "even";

    private static string OpacityOf(double skill)
        => (double.IsFinite(skill) && skill != 0 ? 0.1 + (0.42 * Math.Min(1, Math.Abs(skill) / Strongest)) : 1).ToString("0.##", CultureInfo.InvariantCulture);

    private static void Text(HtmlWriter html, string text, string? name, double x, double y, string anchor)
    {
        if (text.Length > 0)
        {
            html.Element("text", text, ("class", name), ("x", Svg.At(x)), ("y", Svg.At(y)), ("text-anchor", anchor));
        }
    }
}
