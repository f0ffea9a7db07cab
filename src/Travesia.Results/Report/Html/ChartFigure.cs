namespace Travesia.Results.Report.Html;

/// <summary>
/// A chart as it always stands on the page: heading, picture with its title and description, the same in a sentence, and the numbers in a
/// table that can be opened.
/// </summary>
/// <param name="Id">Stem of its ids.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Sentence">What is to be seen in it.</param>
/// <param name="Width">Width of the picture's own units.</param>
/// <param name="Height">Height of the picture's own units.</param>
/// <param name="Draw">Draws it.</param>
/// <param name="Table">Its numbers.</param>
internal sealed record ChartFigure(string Id, string Title, string Sentence, double Width, double Height, Action<HtmlWriter> Draw, DataTable Table)
{
    /// <summary>Whether it is wider than a telephone and scrolls there.</summary>
    public bool IsWide { get; init; }

    /// <summary>Writes it.</summary>
    public void Write(HtmlWriter html, IReportWords words)
    {
        string id = html.UniqueId(Id);
        using (html.Open("figure", ("id", id), ("class", IsWide ? "full" : null)))
        {
            html.Element("h3", Title);
            using (html.Open("div", ("class", IsWide ? "picture wide slides" : "picture"), ("role", IsWide ? "region" : null), ("aria-label", IsWide ? Title : null), ("tabindex", IsWide ? "0" : null)))
            using (html.Open(
                "svg",
                ("viewBox", $"0 0 {Svg.At(Width)} {Svg.At(Height)}"),
                ("role", "img"),
                ("aria-labelledby", $"{id}-title {id}-text"),
                ("preserveAspectRatio", "xMidYMid meet")))
            {
                html.Element("title", Title, ("id", $"{id}-title"));
                html.Element("desc", Sentence, ("id", $"{id}-text"));
                Draw(html);
            }

            html.Element("figcaption", Sentence);
            using (html.Open("details"))
            {
                html.Element("summary", words.Say("report.table"));
                Table.Write(html);
            }
        }

        html.Line();
    }
}
