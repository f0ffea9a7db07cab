using Travesia.Results.Report.Charts;

namespace Travesia.Results.Report.Sections;

/// <summary>What the bands and marks of charts mean.</summary>
internal static class BandKey
{
    /// <param name="page">The page.</param>
    /// <param name="publishers">Whose marks there are.</param>
    /// <param name="fittedTo">The last day that the fit saw, where the charts show it.</param>
    public static void Write(Page page, IReadOnlyList<string> publishers, DateOnly? fittedTo = null)
    {
        using (page.Html.Open("ul", ("class", "key")))
        {
            Entry(page, "key-median", page.Say("report.key.median"));
            if (page.Data.Members > 1)
            {
                Entry(page, "key-50", page.Say("report.key.50"));
                Entry(page, "key-80", page.Say("report.key.80"));
                Entry(page, "key-95", page.Say("report.key.95"));
            }

            if (fittedTo is { } last)
            {
                Entry(page, "key-fitted", page.Say("report.key.fitted", ("day", last)));
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

    private static void Entry(Page page, string name, string words)
    {
        using (page.Html.Open("li"))
        {
            page.Html.Element("span", null, ("class", $"swatch {name}"));
            page.Html.Text(words);
        }
    }
}
