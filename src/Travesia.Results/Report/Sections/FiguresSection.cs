using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Results.Report.Data;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Sections;

/// <summary>Published figures beside what the model says of them.</summary>
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
        new DataTable(
            page.Say("report.section.figures"),
            [
                page.Say("report.column.claim"), page.Say("report.column.source"), page.Say("report.column.role"), page.Say("report.column.published"),
                page.Say("report.column.model"),
            ],
            [.. page.Data.Figures.Select(f => (ImmutableArray<string>)
            [
                f.Figure.Statement, page.SourceOf(f.Figure.Source), page.Say($"report.role.{f.Figure.Role.ToString().ToLowerInvariant()}"), Published(page, f.Figure),
                f.Model is { } model ? Spread.Of(model.Members(0)).Say(page.Words) : Reasons.Say(page, f.Reason),
            ])],
            TextColumns: 3).Write(page.Html);
    }

    private static string Published(Page page, Figure figure)
    {
        string value = page.Small(figure.Value);
        return figure.Bound switch
        {
            FigureBound.AtLeast => page.Say("report.bound.atLeast", ("value", value)),
            FigureBound.AtMost => page.Say("report.bound.atMost", ("value", value)),
            _ => value,
        };
    }
}
