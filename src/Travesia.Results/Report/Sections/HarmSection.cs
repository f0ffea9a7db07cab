using System.Collections.Immutable;
using Travesia.Results.Report.Charts;
using Travesia.Results.Report.Data;
using Travesia.Results.Report.Html;
using Travesia.Rules;

namespace Travesia.Results.Report.Sections;

/// <summary>Harm, beside arrivals: in the whole, over time, by group and by way.</summary>
internal static class HarmSection
{
    private const int MostWays = 12;
    private const double Thousand = 1000;

    public static void Write(Page page)
    {
        page.Paragraph(page.Say("report.harm.read"));
        Totals(page).Write(page.Html);
        using (page.Html.Open("div", ("class", "charts")))
        {
            if (page.Data.Arrived is { } arrived)
            {
                Chart(page, page.Say("report.harm.arrived"), arrived).Write(page.Html, page.Words);
            }

            foreach (string quantity in HarmQuantities.All)
            {
                if (page.Data.Whole.TryGetValue(quantity, out Counted? counted))
                {
                    Chart(page, page.Say($"report.harm.chart.{quantity}"), counted).Write(page.Html, page.Words);
                }
            }
        }

        if (!page.Data.Groups.IsEmpty)
        {
            Groups(page).Write(page.Html);
        }

        if (Ways(page) is { Rows.IsEmpty: false } ways)
        {
            ways.Write(page.Html);
        }

        string[] missing = [.. HarmQuantities.All.Where(q => !page.Data.Whole.ContainsKey(q)).Select(q => page.Say($"name.{q}"))];
        if (missing.Length > 0)
        {
            page.Paragraph(page.Say("report.harm.missing", ("missing", page.List(missing))), "note");
        }
    }

    private static ChartFigure Chart(Page page, string title, Counted counted)
    {
        Spread[] months = [.. Enumerable.Range(0, counted.Periods.Length).Select(p => Spread.Of(counted.Amounts(p)))];
        BandChart chart = new()
        {
            Days = (page.Data.Manifest.FirstDay, page.Data.Manifest.LastDay),
            Points = [.. months.Select((s, i) => new BandPoint(counted.Periods[i].From, counted.Periods[i].To, s))],
        };
        int peak = Enumerable.Range(0, months.Length).MaxBy(m => months[m].Middle);
        return new ChartFigure(
            "harm",
            title,
            page.WithCut(
                page.Say(
                    "report.harm.sentence",
                    ("total", Spread.Of(counted.Sum()).Say(page.Words)), ("month", SeriesSection.PeriodOf(page, counted.Periods[peak])), ("most", months[peak].Say(page.Words))),
                chart),
            BandChart.Width,
            BandChart.Height,
            html => chart.Draw(html, page.Words),
            new DataTable(
                title,
                [page.Say("report.column.period"), page.Say("report.column.median"), page.Say("report.column.range50"), page.Say("report.column.range80"), page.Say("report.column.range95")],
                [.. months.Select((s, i) => (ImmutableArray<string>)
                    [SeriesSection.PeriodOf(page, counted.Periods[i]), s.SayMiddle(page.Words), s.Range50(page.Words), s.Range(page.Words), s.Range95(page.Words)])]));
    }

    private static DataTable Totals(Page page)
    {
        double[]? departures = page.Data.Whole.TryGetValue(MeasureNames.Departures, out Counted? left) ? left.Sum() : null;
        List<ImmutableArray<string>> rows = [];
        Add(page.Head("report.tile.departures"), left);
        Add(page.Head("report.tile.arrived"), page.Data.Arrived);
        foreach (string quantity in HarmQuantities.All)
        {
            Add(page.HeadOfHarm(quantity), page.Data.Whole.GetValueOrDefault(quantity));
        }

        return new DataTable(
            page.Say("report.harm.totals"),
            [page.Say("report.column.what"), page.Say("report.column.median"), page.Say("report.column.range80"), page.Say("report.column.range95"), page.Say("report.column.perThousand")],
            [.. rows]);

        void Add(string name, Counted? counted)
        {
            if (counted is null)
            {
                return;
            }

            double[] sum = counted.Sum();
            Spread spread = Spread.Of(sum);
            string share = departures is null || counted == left || departures.Any(d => d <= 0)
                ? "–"
                : Share(Spread.Of([.. sum.Select((v, m) => Thousand * v / departures[m])]));
            string Share(Spread of) => page.Say("interval", ("middle", page.Small(of.Middle)), ("low", page.Small(of.Low80)), ("high", page.Small(of.High80)));
            rows.Add([name, spread.SayMiddle(page.Words), spread.Range(page.Words), spread.Range95(page.Words), share]);
        }
    }

    private static DataTable Groups(Page page) => new(
        page.Say("report.harm.groups"),
        [
            page.Say("report.column.who"), page.Head("report.tile.departures"), page.Head("report.tile.arrived"),
            .. HarmQuantities.OfGroups.Select(page.HeadOfHarm),
        ],
        [.. page.Data.Groups.Select(g => (ImmutableArray<string>)
        [
            g.Group.Title, Cell(page, g.Departures), Cell(page, g.Arrived),
            .. HarmQuantities.OfGroups.Select(q => Cell(page, g.Harm.GetValueOrDefault(q))),
        ])]);

    private static DataTable Ways(Page page) => new(
        page.Say("report.harm.ways"),
        [page.Say("report.column.way"), page.Say("report.column.people"), page.Head("name.deaths"), page.Head("name.injuries"), page.Head("name.abuses")],
        [.. page.Data.Links
            .Select(l => (Link: l, Deaths: Middle(l.Deaths), Abuses: Middle(l.Abuses)))
            .Where(l => l.Deaths > 0 || l.Abuses > 0)
            .OrderByDescending(l => l.Deaths).ThenByDescending(l => l.Abuses).ThenBy(l => l.Link.Link.Id.Value, StringComparer.Ordinal)
            .Take(MostWays)
            .Select(l => (ImmutableArray<string>)
                [MapSection.NameOf(page, l.Link.Link), Cell(page, l.Link.Crossings), Cell(page, l.Link.Deaths), Cell(page, l.Link.Injuries), Cell(page, l.Link.Abuses)])]);

    private static double Middle(Counted? counted) => counted is null ? 0 : Spread.Of(counted.Members(0)).Middle;

    private static string Cell(Page page, Counted? counted) => counted is null ? "–" : Spread.Of(counted.Amounts(0)).Say(page.Words);
}
