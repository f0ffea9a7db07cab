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
                f.Figure.Statement, page.SourceOf(f.Figure.Source), page.Say($"report.role.{FigureFile.Word(f.Figure.Role)}"), Verdict(page, f.Entry),
                Published(page, f.Figure), f.Entry.Answer is { } answer ? Model(page, f.Figure, answer) : "–",
            ])],
            TextColumns: 4).Write(page.Html);
    }

    /// <summary>How many figures got which verdict; none if none was held against the model.</summary>
    public static string? Summary(Page page)
    {
        FigureVerdict[] verdicts = [.. page.Data.Figures.Select(f => f.Entry.Verdict).Where(v => v != FigureVerdict.None)];
        int Count(FigureVerdict verdict) => verdicts.Count(v => v == verdict);
        return verdicts.Length == 0 ? null : page.Say(
            "report.figures.summary",
            ("count", verdicts.Length), ("consistent", Count(FigureVerdict.Consistent)), ("inconsistent", Count(FigureVerdict.Inconsistent)),
            ("wide", Count(FigureVerdict.TooWide)), ("untested", Count(FigureVerdict.NotTestable)));
    }

    private static string Verdict(Page page, LedgerEntry entry) => entry.Verdict switch
    {
        FigureVerdict.None => "–",
        FigureVerdict.NotTestable => page.Say("report.verdict.notTestable", ("reason", Reasons.Say(page, entry.Reason))),
        _ => page.Say($"report.verdict.{FigureFile.Word(entry.Verdict)}"),
    };

    private static string Published(Page page, Figure figure)
    {
        string value = Unit(page, figure, figure.Value >= 1000 ? page.Words.Number(figure.Value) : page.Small(figure.Value));
        return figure.Bound switch
        {
            FigureBound.AtLeast => page.Say("report.bound.atLeast", ("value", value)),
            FigureBound.AtMost => page.Say("report.bound.atMost", ("value", value)),
            _ => value,
        };
    }

    private static string Model(Page page, Figure figure, FigureAnswer answer)
        => Unit(page, figure, page.Say("interval", ("middle", page.Small(answer.Median)), ("low", page.Small(answer.Low)), ("high", page.Small(answer.High))));

    private static string Unit(Page page, Figure figure, string value)
        => figure.ComparedWith is not null ? page.Say("report.per.times", ("value", value))
            : figure.Per == FigurePer.Day ? page.Say("report.per.day", ("value", value))
            : figure.Per == FigurePer.Month ? page.Say("report.per.month", ("value", value))
            : value;
}
