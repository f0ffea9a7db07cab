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
    private const double RowHeight = 46;
    private const double LineHeight = 13;
    private const int MostLines = 3;
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
                Text(html, label[i], null, LabelWidth - 10, top + ((RowHeight - Gap) / 2) + 4 + ((i - ((label.Length - 1) / 2.0)) * LineHeight), "end");
            }

            for (int c = 0; c < Columns.Length; c++)
            {
                SkillCell cell = Cell(r, c);
                (double left, double right) = (LabelWidth + (c * column) + Gap, LabelWidth + ((c + 1) * column));
                html.Shape("path", ("class", ClassOf(cell.Skill)), ("fill-opacity", OpacityOf(cell.Skill)), ("d", Svg.Path([(left, top), (right, top), (right, top + RowHeight - Gap), (left, top + RowHeight - Gap)], closed: true)));
                Text(html, cell.Text, "cell", (left + right) / 2, top + 19, "middle");
                Text(html, cell.Below, "cell small", (left + right) / 2, top + 33, "middle");
            }
        }
    }

    /// <summary>The lines of a title, as many as a row has room for; what is left of a longer one is not shown.</summary>
    internal static string[] Lines(string title, double room)
    {
        List<string> lines = [""];
        foreach (string word in title.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (lines[^1].Length == 0 || lines.Count == MostLines || Svg.WidthOf(longer, LetterSize) <= room)
            {
                lines[^1] = longer;
            }
            else
            {
                lines.Add(word);
            }
        }

        return [.. lines.Select(line => Fitting(line, room))];
    }

    private static string Fitting(string line, double room)
    {
        int length = line.Length;
        while (length > 1 && Svg.WidthOf(line[..length], LetterSize) > room)
        {
            length--;
        }

        return length == line.Length ? line : line[..(length - 1)].TrimEnd() + "…";
    }

    // A skill that reads 0.00 is as good as persistence in colour too.
    private static bool IsEven(double skill) => !(Math.Abs(skill) >= 0.005);

    private static string ClassOf(double skill) => IsEven(skill) ? "even" : skill > 0 ? "better" : "worse";

    private static string OpacityOf(double skill)
        => (!IsEven(skill) ? 0.1 + (0.42 * Math.Min(1, Math.Abs(skill) / Strongest)) : 1).ToString("0.##", CultureInfo.InvariantCulture);

    private static void Text(HtmlWriter html, string text, string? name, double x, double y, string anchor)
    {
        if (text.Length > 0)
        {
            html.Element("text", text, ("class", name), ("x", Svg.At(x)), ("y", Svg.At(y)), ("text-anchor", anchor));
        }
    }
}
