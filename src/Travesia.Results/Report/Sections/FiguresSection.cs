using System.Collections.Immutable;
using Travesia.Inference.Figures;
using Travesia.Model;
using Travesia.Results.Report.Html;
using Travesia.Rules;

namespace Travesia.Results.Report.Sections;

/// <summary>Published figures beside what the model says of them, with the verdict; rivals stand side by side, none averaged away.</summary>
internal static class FiguresSection
{
    public static void Write(Page page)
    {
        if (page.Data.Figures.IsEmpty)
        {
            page.Paragraph(page.Say("report.figures.none"));
            return;
        }

        page.Paragraph(page.Say("report.figures.read"));
        if (Summary(page) is { } summary)
        {
            page.Paragraph(summary);
        }

        IGrouping<string, (Figure Figure, LedgerEntry Entry)>[] about = [.. page.Data.Figures.Where(f => f.Figure.About is not null).GroupBy(f => f.Figure.About!).Where(g => g.Count() > 1)];
        if (about.Length > 0)
        {
            page.Paragraph(page.Say("report.figures.rivals"));
        }

        foreach (IGrouping<string, (Figure Figure, LedgerEntry Entry)> rivals in about)
        {
            Rivals(page, rivals.Key, rivals);
        }

        HashSet<string> shown = [.. about.Select(g => g.Key)];
        (Figure Figure, LedgerEntry Entry)[] others = [.. page.Data.Figures.Where(f => f.Figure.About is not { } word || !shown.Contains(word))];
        if (others.Length > 0)
        {
            Table(page, page.Say(about.Length > 0 ? "report.figures.others" : "report.section.figures"), others).Write(page.Html);
        }
    }

    /// <summary>Figures of one matter, side by side, each under its definition.</summary>
    private static void Rivals(Page page, string about, IEnumerable<(Figure Figure, LedgerEntry Entry)> rivals)
    {
        HtmlWriter html = page.Html;
        html.Element("h3", about);
        using (html.Open("ul", ("class", "rivals")))
        {
            foreach ((Figure figure, LedgerEntry entry) in rivals)
            {
                using (html.Open("li", ("class", FigureFile.Word(entry.Verdict))))
                {
                    html.Element("strong", Published(page, figure));
                    html.Element("span", $"{page.SourceOf(figure.Source)} ({page.Say($"figures.role.{FigureFile.Word(figure.Role)}")})", ("class", "who"));
                    html.Element("p", figure.Statement);
                    using (html.Open("dl"))
                    {
                        Entry("report.figures.counts", Definition(page, figure));
                        Entry("report.figures.model", ModelCell(page, figure, entry).Replace('\n', ' '));
                        html.Element("dt", page.Say("report.column.verdict"));
                        html.Element("dd", Verdict(page, figure, entry), ("class", "verdict"));
                        Entry("report.figures.note", figure.Note);
                    }
                }

                html.Line();
            }
        }

        void Entry(string term, string? text)
        {
            if (text is not null)
            {
                html.Element("dt", page.Say(term));
                html.Element("dd", text);
            }
        }
    }

    private static DataTable Table(Page page, string caption, IEnumerable<(Figure Figure, LedgerEntry Entry)> figures) => new(
        caption,
        [
            page.Say("report.column.claim"), page.Say("report.column.source"), page.Say("report.column.role"), page.Say("report.column.verdict"),
            page.Say("report.column.published"), page.Say("report.column.model"),
        ],
        [.. figures.Select(f => (ImmutableArray<string>)
        [
            string.Join('\n', ((string?[])[f.Figure.Statement, Definition(page, f.Figure), f.Figure.Note]).OfType<string>()), page.SourceOf(f.Figure.Source),
            page.Say($"figures.role.{FigureFile.Word(f.Figure.Role)}"), Verdict(page, f.Figure, f.Entry), Published(page, f.Figure), ModelCell(page, f.Figure, f.Entry),
        ])],
        TextColumns: 4,
        Stacks: true);

    /// <summary>How many figures got which verdict; none if none was held against the model.</summary>
    public static string? Summary(Page page)
    {
        FigureVerdict[] verdicts = [.. page.Data.Figures.Select(f => f.Entry.Verdict)];
        int Count(FigureVerdict verdict) => verdicts.Count(v => v == verdict);
        int others = Count(FigureVerdict.None);
        return others == verdicts.Length ? null : page.Say(
            "figures.summary",
            ("checks", verdicts.Length - others), ("consistent", Count(FigureVerdict.Consistent)), ("inconsistent", Count(FigureVerdict.Inconsistent)),
            ("wide", Count(FigureVerdict.TooWide)), ("untestable", Count(FigureVerdict.NotTestable)), ("others", others));
    }

    private static string Verdict(Page page, Figure figure, LedgerEntry entry) => entry.Verdict switch
    {
        FigureVerdict.None => page.Say($"figures.verdict.none.{FigureFile.Word(figure.Role)}"),
        FigureVerdict.NotTestable => page.Say("figures.verdict.notTestable", ("reason", entry.Reason is { } because ? Reasons.Say(page, because) : "–")),
        _ => page.Say($"figures.verdict.{FigureFile.Word(entry.Verdict)}"),
    };

    private static string Published(Page page, Figure figure)
    {
        string unit = page.Words.Unit(figure.Unit, figure.Value);
        string value = page.Say(
            $"figures.bound.{FigureFile.Word(figure.Bound)}",
            ("value", figure.Value), ("unit", figure.Per == FigurePer.Period ? unit : page.Say($"figures.per.{FigureFile.Word(figure.Per)}", ("unit", unit))));
        return figure.ComparedWith is { } compared ? $"{value}; {page.Say("figures.compared", ("from", compared.From), ("to", compared.To))}" : value;
    }

    /// <summary>What the publisher counts, where, of whom and when; none if nothing of it is said.</summary>
    private static string? Definition(Page page, Figure figure)
    {
        string? dates = figure is { From: { } from, To: { } to } ? page.Say("dates.fromTo", ("from", from), ("to", to)) : null;
        string? area = figure.Area is { } name ? page.Data.Scenario.Places.FirstOrDefault(p => p.Id.Value == name)?.Name ?? name : null;
        string? group = figure.Group is { } id ? page.Data.Scenario.Groups.FirstOrDefault(g => g.Id == id)?.Title ?? id.Value : null;
        string[] scope = [.. ((string?[])[dates, area, group]).OfType<string>()];
        string[] parts = [.. ((string?[])[figure.Definition, scope.Length == 0 ? null : string.Join(", ", scope)]).OfType<string>()];
        return parts.Length == 0 ? null : string.Join("; ", parts);
    }

    private static string ModelCell(Page page, Figure figure, LedgerEntry entry)
    {
        if (entry.Answer is not { } answer)
        {
            return "–";
        }

        string low = page.Small(answer.Low), high = page.Small(answer.High), middle = page.Small(answer.Median);
        string value = low == high ? middle : page.Say("interval", ("middle", middle), ("low", low), ("high", high));
        return figure.ComparedWith is not null ? page.Say("figures.times", ("value", value))
            : MeasureNames.All.Contains(figure.Counts!) ? $"{value}\n{page.Say($"quantity.{figure.Counts}")}"
            : value;
    }
}
