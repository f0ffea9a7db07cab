using Travesia.Model;
using Travesia.Results.Report.Data;
using Travesia.Results.Report.Html;
using Travesia.Results.Report.Map;

namespace Travesia.Results.Report.Sections;

/// <summary>The map of the system, with how many people take each way.</summary>
internal static class MapSection
{
    private const double ShortChance = 0.1;
    private const int MostNamed = 3;

    public static void Write(Page page)
    {
        ReportData data = page.Data;
        (LinkCounts Link, Spread? People)[] ways = [.. data.Links.Select(l => (l, l.Crossings is { } c ? Spread.Of(c.Members(0)) : (Spread?)null))];
        (LinkCounts Link, Spread? People)[] shown = [.. Largest.Of(ways, Largest.Ways, w => w.People?.Middle ?? 0)];
        bool isCounted = ways.Any(w => w.People is not null);

        ILookup<PlaceId, Spread> leaving = ways.Where(w => w.People is not null).ToLookup(w => w.Link.Link.From, w => w.People!.Value);

        // A way that the model can never lead anybody over is drawn, as one that nobody takes.
        FlowMap map = new(
            [.. shown.Select(w => new MapFlow(w.Link.Link, isCounted ? w.People?.Middle ?? 0 : null))],
            [.. data.Places.Select(p => new MapPlace(p.Place, PeopleAt(p, leaving[p.Place.Id]), p.Shortage?.Chance >= ShortChance))]);
        page.Paragraph(page.Say("report.map.read"));
        Legend(page);
        new ChartFigure("map", page.Say("report.map.title"), Sentence(page, ways, isCounted), FlowMap.Width, map.Height, html => map.Draw(html, page.Words), Table(page, shown)) { IsWide = true }
            .Write(page.Html, page.Words);
        if (shown.Length < ways.Length)
        {
            page.Paragraph(page.Say("report.map.most", ("all", ways.Length), ("shown", shown.Length)), "note");
        }

        page.Paragraph(page.Say(map.HasOutlines ? "report.map.outlines" : "report.map.invented"), "note");
    }

    /// <summary>A way in words: from, to, by what.</summary>
    internal static string NameOf(Page page, Link link) => $"{page.Data.NameOf(link.From)} → {page.Data.NameOf(link.To)}, {ModeOf(page, link.Mode)}";

    private static string ModeOf(Page page, TravelMode mode) => page.Say($"report.mode.{mode.ToString().ToLowerInvariant()}");

    private static string Sentence(Page page, (LinkCounts Link, Spread? People)[] ways, bool isCounted)
    {
        if (!isCounted)
        {
            return page.Say("report.map.uncounted");
        }

        string[] first = [.. ways.Where(w => w.People?.Middle > 0).OrderByDescending(w => w.People!.Value.Middle).Take(MostNamed)
            .Select(w => $"{NameOf(page, w.Link.Link)}: {w.People!.Value.Say(page.Words)}")];
        return first.Length == 0 ? page.Say("report.map.nobody") : page.Say("report.map.sentence", ("ways", string.Join("; ", first)));
    }

    private static double PeopleAt(PlaceCounts place, IEnumerable<Spread> leaving)
    {
        double arrivals = place.Arrivals is { } a ? Spread.Of(a.Sum()).Middle : 0;
        return Math.Max(arrivals, leaving.Sum(l => l.Middle));
    }

    private static DataTable Table(Page page, (LinkCounts Link, Spread? People)[] ways) => new(
        page.Say("report.map.title"),
        [page.Say("report.column.way"), page.Say("report.column.mode"), page.Say("report.column.people"), page.Say("report.column.range80"), page.Head("name.deaths"), page.Head("name.injuries"), page.Head("name.abuses")],
        [.. ways.OrderByDescending(w => w.People?.Middle ?? 0).ThenBy(w => w.Link.Link.Id.Value, StringComparer.Ordinal).Select(w => (System.Collections.Immutable.ImmutableArray<string>)
        [
            $"{page.Data.NameOf(w.Link.Link.From)} → {page.Data.NameOf(w.Link.Link.To)}", ModeOf(page, w.Link.Link.Mode),
            w.People?.SayMiddle(page.Words) ?? "–", w.People?.Range(page.Words) ?? "–", Harm(page, w.Link.Deaths), Harm(page, w.Link.Injuries), Harm(page, w.Link.Abuses),
        ])],
        TextColumns: 2);

    private static string Harm(Page page, Counted? counted) => counted is null ? "–" : Spread.Of(counted.Members(0)).Say(page.Words);

    private static void Legend(Page page)
    {
        TravelMode[] modes = [.. page.Data.Scenario.Links.Select(l => l.Mode).Distinct().Order()];
        PlaceKind[] kinds = [.. page.Data.Scenario.Places.Select(p => p.Kind).Distinct().Order()];
        using (page.Html.Open("ul", ("class", "key")))
        {
            foreach (TravelMode mode in modes)
            {
                using (page.Html.Open("li"))
                {
                    page.Html.Element("span", null, ("class", $"way-key mode-{mode.ToString().ToLowerInvariant()}"));
                    page.Html.Text(ModeOf(page, mode));
                }
            }

            foreach (PlaceKind kind in kinds)
            {
                using (page.Html.Open("li"))
                {
                    page.Html.Element("span", SignOf(kind), ("class", $"kind kind-{kind.ToString().ToLowerInvariant()}"), ("aria-hidden", "true"));
                    page.Html.Text(page.Say($"report.kind.{kind.ToString().ToLowerInvariant()}"));
                }
            }
        }

        page.Html.Line();
    }

    private static string SignOf(PlaceKind kind) => kind switch
    {
        PlaceKind.Origin => "○",
        PlaceKind.Shelter => "■",
        PlaceKind.Detention => "▲",
        PlaceKind.Destination => "◆",
        _ => "●",
    };
}
