using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Results.Report.Charts;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Sections;

/// <summary>Policies: described, not argued.</summary>
internal static class PoliciesSection
{
    private const int MostNamed = 4;

    public static void Write(Page page)
    {
        ImmutableArray<Policy> policies = page.Data.Scenario.Policies;
        if (policies.IsEmpty)
        {
            page.Paragraph(page.Say("report.policies.none"));
            return;
        }

        (DateOnly first, DateOnly last) = (page.Data.Manifest.FirstDay, page.Data.Manifest.LastDay);
        Policy[] dated = [.. policies.Where(p => !p.IsStanding && (p.From ?? first) <= last && (p.To ?? last) >= first).OrderBy(p => p.From ?? first).ThenBy(p => p.Id.Value, StringComparer.Ordinal)];
        page.Paragraph(page.Say("report.policies.read"));
        if (dated.Length == 0)
        {
            page.Paragraph(page.Say("report.policies.undated"));
            Table(page).Write(page.Html);
            return;
        }

        Timeline timeline = new(first, last, TimelineRows.Of(page, dated));
        new ChartFigure(
            "policies",
            page.Say("report.policies.title"),
            page.Say("report.policies.sentence", ("count", dated.Length), ("first", dated[0].Title), ("last", dated[^1].Title)),
            Timeline.Width,
            timeline.Height,
            html => timeline.Draw(html, page.Words),
            Table(page)) { IsWide = true }
            .Write(page.Html, page.Words);
    }

    private static DataTable Table(Page page) => new(
        page.Say("report.section.policies"),
        [
            page.Say("report.column.policy"), page.Say("report.column.effect"), page.Say("report.column.dates"), page.Say("report.column.announced"),
            page.Say("report.column.scope"), page.Say("report.column.source"),
        ],
        [.. page.Data.Scenario.Policies.OrderBy(p => p.From ?? DateOnly.MinValue).ThenBy(p => p.Id.Value, StringComparer.Ordinal).Select(p => (ImmutableArray<string>)
        [
            p.Title, page.Say($"report.effect.{p.Effect.Key}"), Dates(page, p), p.Announced is { } day ? page.Words.Day(day) : "–", ScopeOf(page, p.Scope), page.SourceOf(p.Source),
        ])],
        TextColumns: 6);

    private static string Dates(Page page, Policy policy) => (policy.From, policy.To) switch
    {
        ({ } from, { } to) => page.Say("dates.fromTo", ("from", from), ("to", to)),
        ({ } from, null) => page.Say("dates.from", ("from", from)),
        (null, { } to) => page.Say("dates.to", ("to", to)),
        _ => page.Say("report.policies.standing"),
    };

    private static string ScopeOf(Page page, Scope scope)
    {
        Scenario scenario = page.Data.Scenario;
        string[] parts =
        [
            .. Some(page, scope.Links.Select(l => scenario.Links.FirstOrDefault(k => k.Id == l) is { } link ? $"{page.Data.NameOf(link.From)} → {page.Data.NameOf(link.To)}" : l.Value)),
            .. Some(page, scope.Places.Select(page.Data.NameOf)),
            .. Some(page, scope.Countries.Select(c => c.Value)),
            .. Some(page, scope.Modes.Select(m => page.Say($"report.mode.{m.ToString().ToLowerInvariant()}"))),
            .. Some(page, scope.Tags),
            .. Some(page, scope.Groups.Select(g => scenario.Groups.FirstOrDefault(k => k.Id == g)?.Title ?? g.Value)),
        ];
        return parts.Length == 0 ? page.Say("report.policies.everywhere") : string.Join("; ", parts);
    }

    private static IEnumerable<string> Some(Page page, IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 0 ? [] : [page.Some(all, MostNamed)];
    }
}
