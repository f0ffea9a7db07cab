using System.Collections.Immutable;
using Travesia.Inference.Figures;
using Travesia.Model;
using Travesia.Results.Report.Html;

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

        new DataTable(
            page.Say("report.section.figures"),
            [
                page.Say("report.column.claim"), page.Say("report.column.source"), page.Say("report.column.role"), page.Say("report.column.verdict"),
                page.Say("report.column.published"), page.Say("report.column.model"),
            ],
            [.. page.Data.Figures.Select(f => (ImmutableArray<string>)
            [
                f.Figure.Statement, page.SourceOf(f.Figure.Source), page.Say($"figures.role.{FigureFile.Word(f.Figure.Role)}"), Verdict(page, f.Figure, f.Entry),
                Published(page, f.Figure), f.Entry.Answer is { } answer ? Model(page, f.Figure, answer) : "–",
            ])],
            TextColumns: 4).Write(page.Html);
    }

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
        string value = page.Say(
            $"figures.bound.{FigureFile.Word(figure.Bound)}",
            ("value", figure.Value), ("unit", figure.Per == FigurePer.Period ? figure.Unit : page.Say($"figures.per.{FigureFile.Word(figure.Per)}", ("unit", figure.Unit))));
        return figure.ComparedWith is { } compared ? $"{value}; {page.Say("figures.compared", ("from", compared.From), ("to", compared.To))}" : value;
    }

    private static string Model(Page page, Figure figure, FigureAnswer answer)
    {
        string value = page.Say("interval", ("middle", page.Small(answer.Median)), ("low", page.Small(answer.Low)), ("high", page.Small(answer.High)));
        return figure.ComparedWith is null ? value : page.Say("figures.times", ("value", value));
    }
}
