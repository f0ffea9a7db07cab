using System.Collections.Immutable;

namespace Travesia.Results.Report.Html;

/// <summary>A table of a page. Columns after the first so many hold numbers and stand on the right; the first heads its row.</summary>
/// <param name="Caption">What it holds.</param>
/// <param name="Headers">A header for each column.</param>
/// <param name="Rows">A cell for each column.</param>
/// <param name="TextColumns">How many columns hold text.</param>
internal sealed record DataTable(string Caption, ImmutableArray<string> Headers, ImmutableArray<ImmutableArray<string>> Rows, int TextColumns = 1)
{
    /// <summary>Writes it; wide ones scroll by themselves.</summary>
    public void Write(HtmlWriter html)
    {
        using (html.Open("div", ("class", "wide"), ("role", "region"), ("aria-label", Caption), ("tabindex", "0")))
        using (html.Open("table"))
        {
            html.Element("caption", Caption);
            using (html.Open("thead"))
            using (html.Open("tr"))
            {
                for (int i = 0; i < Headers.Length; i++)
                {
                    html.Element("th", Headers[i], ("scope", "col"), ("class", ClassOf(i)));
                }
            }

            html.Line();
            using (html.Open("tbody"))
            {
                foreach (ImmutableArray<string> row in Rows)
                {
                    using (html.Open("tr"))
                    {
                        for (int i = 0; i < row.Length; i++)
                        {
                            WriteCell(html, i, row[i]);
                        }
                    }

                    html.Line();
                }
            }
        }
    }

    // An amount's range goes below it: side by side, columns of a wide table would be broken anywhere.
    private void WriteCell(HtmlWriter html, int column, string text)
    {
        using (html.Open(column == 0 ? "th" : "td", ("scope", column == 0 ? "row" : null), ("class", ClassOf(column))))
        {
            int range = column >= TextColumns && text.EndsWith(')') ? text.IndexOf(" (", StringComparison.Ordinal) : -1;
            html.Text(range < 0 ? text : text[..(range + 1)]);
            if (range >= 0)
            {
                html.Element("span", text[(range + 1)..], ("class", "in"));
            }
        }
    }

    private string? ClassOf(int column) => column < TextColumns ? null : "n";
}
