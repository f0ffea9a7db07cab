using Travesia.Results.Report.Charts;

namespace Travesia.Results.Report.Sections;

/// <summary>What the bands and marks of charts mean.</summary>
internal static class BandKey
{
    public static void Write(Page page, IReadOnlyList<string> publishers)
    {
        using (page.Html.Open("ul", ("class", "key")))
        {
            Entry(page, "key-median", "report.key.median");
            if (page.Data.Members > 1)
            {
                Entry(page, "key-50", "report.key.50");
                Entry(page, "key-80", "report.key.80");
                Entry(page, "key-95", "report.key.95");
            }

            for (int i = 0; i < publishers.Count; i++)
            {
                using (page.Html.Open("li"))
                {
                    page.Html.Element("span", MarkShape.Sign(i), ("class", $"sign {MarkShape.ClassOf(i)}"), ("aria-hidden", "true"));
                    page.Html.Text(publishers[i]);
                }
            }
        }

        page.Html.Line();
    }

    private static void Entry(Page page, string name, string code)
    {
        using (page.Html.Open("li"))
        {
            page.Html.Element("span", null, ("class", $"swatch {name}"));
            page.Html.Text(page.Say(code));
        }
    }
}
