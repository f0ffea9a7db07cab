using Travesia.Model;

namespace Travesia.Results.Report.Sections;

/// <summary>Where numbers come from.</summary>
internal static class SourcesSection
{
    public static void Write(Page page)
    {
        if (page.Data.Scenario.Sources.IsEmpty)
        {
            page.Paragraph(page.Say("report.sources.none"));
            return;
        }

        using (page.Html.Open("ol", ("class", "sources")))
        {
            foreach (Source source in page.Data.Scenario.Sources.OrderBy(s => s.Publisher, StringComparer.Ordinal).ThenBy(s => s.Date, StringComparer.Ordinal).ThenBy(s => s.Id.Value, StringComparer.Ordinal))
            {
                using (page.Html.Open("li"))
                {
                    page.Html.Element("strong", source.Publisher);
                    page.Html.Text($", {source.Date}: {source.Title}. {source.Locator} ");
                    page.Html.Element("code", source.Id.Value);
                }

                page.Html.Line();
            }
        }
    }
}
