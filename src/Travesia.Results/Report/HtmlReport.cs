using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Results.Report.Data;
using Travesia.Results.Report.Html;
using Travesia.Results.Report.Sections;

namespace Travesia.Results.Report;

/// <summary>
/// The report of a run: one page that needs nothing but itself, in as many languages as are handed in. The same run gives the same bytes,
/// on any day and machine.
/// </summary>
public static class HtmlReport
{
    private static readonly (string Id, Action<Page> Write)[] Sections =
    [
        ("short", ShortSection.Write), ("map", MapSection.Write), ("series", SeriesSection.Write), ("places", PlacesSection.Write), ("harm", HarmSection.Write),
        ("figures", FiguresSection.Write), ("policies", PoliciesSection.Write), ("assumptions", AssumptionsSection.Write), ("sources", SourcesSection.Write),
        ("model", ModelSection.Write), ("run", RunSection.Write),
    ];

    /// <summary>Makes the report.</summary>
    /// <param name="run">The run, which is read once for all languages.</param>
    /// <param name="layout">What it counted: that of the scenario and the number of members that it was made from.</param>
    /// <param name="languages">The languages, each with the name of its file.</param>
    /// <param name="cancellation">Breaks off.</param>
    /// <returns>A file for each language, after those of camps under Flee's rules.</returns>
    /// <exception cref="RunUnreadableException">The run was changed, or is not one of that layout.</exception>
    public static async Task<ImmutableArray<RunDocument>> MakeAsync(RunReader run, EnsembleLayout layout, ImmutableArray<ReportLanguage> languages, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(layout);
        Documents documents = new(layout, languages);
        return documents.Make(run, await run.CountAsync(layout, documents.Counts, cancellation));
    }

    /// <summary>The report of a run that is being made.</summary>
    /// <param name="layout">What it counts.</param>
    /// <param name="languages">The languages, each with the name of its file.</param>
    public static IRunDocuments Of(EnsembleLayout layout, ImmutableArray<ReportLanguage> languages)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return new Documents(layout, languages);
    }

    private static byte[] Write(ReportData data, IReportWords words, ImmutableArray<ReportLanguage> languages)
    {
        HtmlWriter html = new();
        Page page = new(html, words, data);
        using (html.Open("html", ("lang", words.Code)))
        {
            WriteHead(page);
            html.Line();
            using (html.Open("body"))
            {
                html.Element("a", page.Say("report.skip"), ("class", "skip"), ("href", "#short"));
                WriteHeader(page, languages);
                using (html.Open("main"))
                {
                    foreach ((string id, Action<Page> write) in Sections)
                    {
                        using (html.Open("section", ("id", html.UniqueId(id)), ("aria-labelledby", html.UniqueId($"{id}-heading"))))
                        {
                            html.Element("h2", page.Say($"report.section.{id}"), ("id", $"{id}-heading"));
                            html.Line();
                            write(page);
                        }

                        html.Line();
                    }
                }

                using (html.Open("footer"))
                {
                    html.Element("p", $"{page.Say("responsible.use")} Travesia {data.Manifest.Inputs.Version} · {data.Manifest.Inputs.Id}");
                }
            }
        }

        html.Line();
        return html.ToBytes();
    }

    private static void WriteHead(Page page)
    {
        using (page.Html.Open("head"))
        {
            page.Html.Element("meta", null, ("charset", "utf-8"));
            page.Html.Element("meta", null, ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            page.Html.Element("meta", null, ("name", "color-scheme"), ("content", "light dark"));
            page.Html.Element("meta", null, ("name", "generator"), ("content", $"Travesia {page.Data.Manifest.Inputs.Version}"));
            page.Html.Element("title", page.Say("report.document", ("title", page.Data.Manifest.Title)));
            page.Html.Style(PageStyle.Read(page.Say("report.slide")));
        }
    }

    private static void WriteHeader(Page page, ImmutableArray<ReportLanguage> languages)
    {
        HtmlWriter html = page.Html;
        RunManifest run = page.Data.Manifest;
        using (html.Open("header"))
        {
            html.Element("p", page.Say("report.name"), ("class", "eyebrow"));
            html.Element("h1", run.Title);
            html.Element("p", page.Say("report.period", ("from", run.FirstDay), ("to", run.LastDay), ("members", run.Inputs.Members)), ("class", "lead"));
            if (run.Inputs.Mode == Mode.Expected)
            {
                html.Element("p", page.Say(run.IsFluid ? "mode.fluid" : "mode.mean"), ("class", "warning"));
            }

            html.Element("p", page.Say("responsible.use"), ("class", "use"));
            foreach (ReportLanguage other in languages.Where(l => l.Words.Code != page.Words.Code))
            {
                using (html.Open("p", ("class", "other")))
                {
                    html.Element("a", other.Words.Say("report.here"), ("href", other.FileName), ("hreflang", other.Words.Code), ("lang", other.Words.Code));
                }
            }

            using (html.Open("nav", ("aria-label", page.Say("report.contents"))))
            using (html.Open("ol"))
            {
                foreach ((string id, _) in Sections)
                {
                    using (html.Open("li"))
                    {
                        html.Element("a", page.Say($"report.section.{id}"), ("href", $"#{id}"));
                    }
                }
            }
        }

        html.Line();
    }

    private sealed class Documents(EnsembleLayout layout, ImmutableArray<ReportLanguage> languages) : IRunDocuments
    {
        private readonly ReportQuestions questions = ReportQuestions.Of(layout);

        public ImmutableArray<ModelCount> Counts => questions.Counts;

        public ImmutableArray<RunDocument> Make(RunReader run, CountTable answers)
        {
            ReportData data = questions.Answered(run, answers);
            return [.. data.Camps?.Documents() ?? [], .. languages.Select(l => new RunDocument(l.FileName, Write(data.In(l.Words.Code), l.Words, languages)))];
        }
    }
}
