using Spectre.Console;

namespace Travesia.Cli.Output;

/// <summary>
/// A table of text that fits its screen: with every cell on a line if there is room, with cells on a few lines, or with a block of lines for
/// each row.
/// </summary>
/// <param name="headers">Of the columns.</param>
/// <param name="rows">Cells by row, as many as there are headers. An empty cell in the first column stands for the one above.</param>
/// <param name="textColumns">So many of the first columns are text; the others are numbers and stand on the right.</param>
internal sealed class TextTable(string[] headers, IReadOnlyList<string>[] rows, int textColumns)
{
    // Wide enough that no cell is broken.
    private const int Unbroken = 400;

    // Numbers with their range are still read as one on two lines, sentences on more.
    private const int MostLinesOfNumber = 2;
    private const int MostLinesOfText = 4;

    private const string Indent = "  ";

    /// <summary>The lines.</summary>
    /// <param name="width">Columns of the screen; none where nothing limits them.</param>
    public IEnumerable<string> Lines(int? width)
    {
        string[] natural = Render(null, Unbroken);
        if (width is not { } room || Fits(natural, room))
        {
            return natural;
        }

        int[] wide = [.. Columns.Select(c => Cells(c).Max(LengthOf))];
        int frame = natural.Max(LengthOf) - wide.Sum();
        return Narrowed(wide, room - frame) is { } widths && Columns.All(c => Cells(c).All(t => Broken.AtSpaces(t, widths[c]).Count() <= (c < textColumns ? MostLinesOfText : MostLinesOfNumber)))
            && Render(widths, Unbroken) is var broken && Fits(broken, room)
            ? broken
            : Blocks(room);
    }

    private IEnumerable<int> Columns => Enumerable.Range(0, headers.Length);

    private IEnumerable<string> Cells(int column) => rows.Select(r => r[column]).Prepend(headers[column]);

    private static bool Fits(string[] lines, int width) => lines.All(l => LengthOf(l) <= width);

    private static int LengthOf(string text) => text.TrimEnd().GetCellWidth();

    /// <summary>Takes from the widest columns until all fit; no word is broken.</summary>
    private int[]? Narrowed(int[] wide, int room)
    {
        int[] least = [.. Columns.Select(c => Cells(c).SelectMany(t => t.Split(' ')).Max(w => w.GetCellWidth()))];
        int[] widths = [.. wide];
        while (widths.Sum() > room)
        {
            int widest = Columns.Where(c => widths[c] > least[c]).OrderByDescending(c => widths[c]).FirstOrDefault(-1);
            if (widest < 0)
            {
                return null;
            }

            widths[widest]--;
        }

        return widths;
    }

    private string[] Render(int[]? widths, int width)
    {
        using StringWriter writer = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        Table table = new Table().Border(TableBorder.Simple);
        foreach ((int i, string header) in headers.Index())
        {
            TableColumn column = new(new Spectre.Console.Text(OnLines(header, i)));
            column = widths is null ? column.NoWrap() : column.Width(widths[i]);
            table.AddColumn(i < textColumns ? column : column.RightAligned());
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select((cell, i) => new Spectre.Console.Text(OnLines(cell, i))));
        }

        console.Write(table);
        return writer.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

        // The library would break at the thin spaces within numbers too.
        string OnLines(string text, int column) => widths is null ? text : string.Join('\n', Broken.AtSpaces(text, widths[column]));
    }

    private IEnumerable<string> Blocks(int width)
    {
        // Where all is text, the first column says what a row is about.
        int heads = textColumns < headers.Length ? textColumns : 1;
        string first = "";
        foreach (IReadOnlyList<string> row in rows)
        {
            yield return "";
            first = row[0].Length > 0 ? row[0] : first;
            foreach (string line in Broken.AtSpaces(string.Join(" · ", row.Take(heads).Skip(1).Prepend(first).Where(c => c.Length > 0)), width))
            {
                yield return line;
            }

            foreach (int c in Columns.Skip(heads).Where(c => row[c].Length > 0))
            {
                foreach ((int i, string line) in Broken.AtSpaces($"{headers[c]}: {row[c]}", width - (2 * Indent.Length)).Index())
                {
                    yield return (i == 0 ? Indent : Indent + Indent) + line;
                }
            }
        }

        yield return "";
    }
}
