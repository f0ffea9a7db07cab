using System.Collections.Immutable;
using System.Globalization;

namespace Travesia.Results.Report.Html;

/// <summary>A table of a page. Columns after the first so many hold numbers and stand on the right; the first heads its row.</summary>
/// <param name="Caption">What it holds.</param>
/// <param name="Headers">A header for each column.</param>
/// <param name="Rows">A cell for each column. A row of one cell in a wider table heads those that follow it.</param>
/// <param name="TextColumns">How many columns hold text.</param>
/// <param name="Stacks">Whether its rows become blocks on a telephone, each cell under its header, instead of scrolling.</param>
internal sealed record DataTable(string Caption, ImmutableArray<string> Headers, ImmutableArray<ImmutableArray<string>> Rows, int TextColumns = 1, bool Stacks = false)
{
    // With more columns a telephone shows a part only, and says so.
    private const int ColumnsOfPhone = 4;

    // With more columns than an upright sheet of paper has room for, it is printed across.
    private const int ColumnsUpright = 9;

    /// <summary>Writes it; wide ones scroll by themselves.</summary>
    public void Write(HtmlWriter html)
    {
        bool scrolls = !Stacks && Headers.Length > ColumnsOfPhone;
        using (html.Open("div", ("class", $"wide{(scrolls ? " slides" : "")}{(Headers.Length > ColumnsUpright ? " broad" : "")}"), ("role", "region"), ("aria-label", Caption), ("tabindex", "0")))
        using (html.Open("table", ("class", Stacks ? "stacks" : null), ("role", Stacks ? "table" : null)))
        {
            html.Element("caption", Caption);
            using (html.Open("thead"))
            using (html.Open("tr", ("role", RoleOf("row"))))
            {
                for (int i = 0; i < Headers.Length; i++)
                {
                    html.Element("th", Headers[i], ("scope", "col"), ("class", ClassOf(i)), ("role", RoleOf("columnheader")));
                }
            }

            html.Line();
            foreach (ArraySegment<ImmutableArray<string>> group in Groups())
            {
                using (html.Open("tbody"))
                {
                    foreach (ImmutableArray<string> row in group)
                    {
                        using (html.Open("tr", ("role", RoleOf("row"))))
                        {
                            if (IsHead(row))
                            {
                                using (html.Open("th", ("scope", "rowgroup"), ("colspan", Headers.Length.ToString(CultureInfo.InvariantCulture)), ("class", "group")))
                                {
                                    html.Element("span", row[0]);
                                }
                            }
                            else
                            {
                                WriteCells(html, row);
                            }
                        }

                        html.Line();
                    }
                }
            }
        }
    }

    private void WriteCells(HtmlWriter html, ImmutableArray<string> row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            WriteCell(html, i, row[i]);
        }
    }

    private bool IsHead(ImmutableArray<string> row) => row.Length == 1 && Headers.Length > 1;

    // A body for each head, so that what is read aloud says where a row stands; one for a table without.
    private IEnumerable<ArraySegment<ImmutableArray<string>>> Groups()
    {
        ImmutableArray<string>[] rows = [.. Rows];
        int from = 0;
        for (int to = Math.Min(1, rows.Length); to <= rows.Length; to++)
        {
            if (to == rows.Length || IsHead(rows[to]))
            {
                yield return new ArraySegment<ImmutableArray<string>>(rows, from, to - from);
                from = to;
            }
        }
    }

    // An amount's range goes below it: side by side, columns of a wide table would be broken anywhere. So does what follows a line break.
    private void WriteCell(HtmlWriter html, int column, string text)
    {
        bool isHead = column == 0;
        using (html.Open(
            isHead ? "th" : "td",
            ("scope", isHead ? "row" : null), ("class", ClassOf(column)), ("role", RoleOf(isHead ? "rowheader" : "cell")), ("data-label", Stacks && !isHead ? Headers[column] : null)))
        {
            string[] lines = text.Split('\n');
            int range = column >= TextColumns && lines[0].EndsWith(')') ? lines[0].IndexOf(" (", StringComparison.Ordinal) : -1;
            html.Text(range < 0 ? lines[0] : lines[0][..(range + 1)]);
            if (range >= 0)
            {
                html.Element("span", lines[0][(range + 1)..], ("class", "in"));
            }

            foreach (string more in lines.Skip(1))
            {
                html.Element("span", more, ("class", "more"));
            }
        }
    }

    private string? RoleOf(string role) => Stacks ? role : null;

    private string? ClassOf(int column) => column < TextColumns ? null : "n";
}
