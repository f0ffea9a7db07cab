using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Results.Report.Charts;
using Travesia.Results.Report.Data;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Sections;

/// <summary>Town by town: who arrives, whether the beds do, and what people suffer there.</summary>
internal static class PlacesSection
{
    private const int MostPoints = 180;

    public static void Write(Page page)
    {
        page.Paragraph(page.Say("report.places.read"));
        PlaceCounts[] withBeds = [.. page.Data.Places.Where(p => p.Present is not null).OrderByDescending(p => p.Shortage?.Chance ?? 0)];
        PlaceCounts[] pictured = [.. Largest.Of(withBeds, Largest.Pictures, Arrivals).OrderByDescending(p => p.Shortage?.Chance ?? 0)];
        if (withBeds.Length == 0)
        {
            page.Paragraph(page.Say("place.beds.unknown"));
        }
        else
        {
            BandKey.Write(page, []);
            using (page.Html.Open("div", ("class", "charts")))
            {
                foreach (PlaceCounts place in pictured)
                {
                    Chart(page, place).Write(page.Html, page.Words);
                }
            }
        }

        if (page.Data.Places.Length > Largest.Places || withBeds.Length > pictured.Length)
        {
            page.Paragraph(page.Say("report.places.most", ("all", page.Data.Places.Length), ("rows", Largest.Places), ("pictures", Largest.Pictures)), "note");
        }

        ImmutableArray<PlaceCounts> shown = Largest.Of(page.Data.Places, Largest.Places, Arrivals);
        Table(page, shown).Write(page.Html);
        page.Folded(page.Say("report.places.monthly"), Monthly(page, shown));
    }

    private static double Arrivals(PlaceCounts place) => place.Arrivals is { } arrivals ? Spread.Of(arrivals.Sum()).Middle : 0;

    private static double BedsOf(Page page, Place place) => Spread.Of([.. page.Data.ValuesOf(place.Beds!.Value)]).Middle;

    /// <summary>How many beds: the number if it is one, else the median over the futures with its range; and where it comes from.</summary>
    private static (string Beds, string Source) BedsText(Page page, Place place)
    {
        Quantity beds = place.Beds!.Value;
        string number = beds.Parameter is null ? page.Words.Number(Math.Round(beds.Factor)) : Spread.Of([.. page.Data.ValuesOf(beds)]).Say(page.Words);
        SourceId? source = place.BedsSource ?? page.Data.Scenario.Parameters.FirstOrDefault(p => p.Id == beds.Parameter)?.Source;
        return (number, page.SourceOf(source));
    }

    private static string BedsCell(Page page, Place place)
    {
        (string beds, string source) = BedsText(page, place);
        return $"{beds}\n{source}";
    }

    private static string First(Page page, BedShortage shortage)
    {
        (DateOnly middle, DateOnly low, DateOnly high) = shortage.First;
        return low == high
            ? page.Words.Day(middle)
            : page.Say("interval", ("middle", page.Words.Day(middle)), ("low", page.Words.Day(low)), ("high", page.Words.Day(high)));
    }

    private static string BedsSentence(Page page, Place place)
    {
        (string beds, string source) = BedsText(page, place);
        return page.Say("report.places.beds", ("beds", beds), ("source", source));
    }

    private static ChartFigure Chart(Page page, PlaceCounts place)
    {
        Counted present = place.Present!;
        int stride = Math.Max(1, (present.Periods.Length + MostPoints - 1) / MostPoints);
        int[] shown = [.. Enumerable.Range(0, present.Periods.Length).Where(d => d % stride == 0)];
        double beds = BedsOf(page, place.Place);
        string number = page.Words.Number(Math.Round(beds));
        BandChart chart = new()
        {
            Days = (page.Data.Manifest.FirstDay, page.Data.Manifest.LastDay),
            Points = [.. shown.Select(d => new BandPoint(present.Periods[d].From, present.Periods[d].To, Spread.Of(present.Members(d))))],
            Level = (beds, page.Say("report.places.level", ("beds", number))),
        };
        return new ChartFigure(
            "place",
            page.Say("report.places.chart", ("place", place.Place.Name), ("country", place.Place.Country.Value)),
            page.WithCut(Sentence(page, place, BedsSentence(page, place.Place)), chart),
            BandChart.Width,
            BandChart.Height,
            html => chart.Draw(html, page.Words),
            Present(page, place));
    }

    private static string Sentence(Page page, PlaceCounts place, string beds)
    {
        if (place.Shortage is not { } shortage)
        {
            return page.Say("report.places.uncounted", ("beds", beds));
        }

        if (shortage.FirstDays.IsEmpty)
        {
            return shortage.Members == 1
                ? page.Say("place.beds.enough", ("beds", beds), ("members", 1))
                : page.Say("place.beds.enough", ("beds", beds), ("members", shortage.Members), ("chance", page.Words.Percent(shortage.Unseen, 1)));
        }

        (DateOnly middle, DateOnly low, DateOnly high) = shortage.First;
        return page.Say(
            "place.beds.short",
            ("beds", beds), ("short", shortage.FirstDays.Length), ("members", shortage.Members), ("chance", page.Words.Percent(shortage.Chance)),
            ("first", middle), ("low", low), ("high", high));
    }

    // The last night of each month, which the chart holds too: a row for each day would be a thousand.
    private static DataTable Present(Page page, PlaceCounts place) => new(
        page.Say("report.places.table", ("place", place.Place.Name)),
        [
            page.Say("report.column.day"), page.Say("report.column.median"), page.Say("report.column.range50"),
            page.Say("report.column.range80"), page.Say("report.column.range95"), page.Say("report.column.chance"),
        ],
        [.. page.Data.Months.Select(m => m.To.DayNumber - place.Present!.Periods[0].From.DayNumber).Where(d => d >= 0 && d < place.Present!.Periods.Length).Select(d =>
        {
            Spread spread = Spread.Of(place.Present!.Members(d));
            double[]? nights = place.NightsByDay?.Members(d);
            return (ImmutableArray<string>)
            [
                page.Words.Day(place.Present!.Periods[d].From), spread.SayMiddle(page.Words), spread.Range50(page.Words), spread.Range(page.Words), spread.Range95(page.Words),
                nights is null ? "–" : page.Words.Percent((double)nights.Count(n => n > 0) / nights.Length),
            ];
        })]);

    private static DataTable Table(Page page, ImmutableArray<PlaceCounts> places) => new(
        page.Say("report.places.all"),
        [
            page.Say("report.column.place"), page.Say("report.column.country"), page.Say("report.column.arrivals"), page.Say("report.column.busiest"),
            page.Say("report.column.beds"), page.Say("report.column.chance"), page.Say("report.column.first"),
            .. HarmQuantities.All.Select(page.HeadOfHarm),
        ],
        [.. places.Select(p => (ImmutableArray<string>)
        [
            p.Place.Name,
            p.Place.Country.Value,
            p.Arrivals is { } arrivals ? Spread.Of(arrivals.Sum()).Say(page.Words) : "–",
            Busiest(page, p.Arrivals),
            p.Place.Beds is null ? "–" : BedsCell(page, p.Place),
            p.Shortage is { } shortage ? page.Words.Percent(shortage.Chance) : "–",
            p.Shortage is { FirstDays.IsEmpty: false } lacking ? First(page, lacking) : "–",
            .. HarmQuantities.All.Select(q => p.Harm.TryGetValue(q, out Counted? harm) ? Spread.Of(harm.Amounts(0)).Say(page.Words) : "–"),
        ])],
        TextColumns: 2);

    private static string Busiest(Page page, Counted? arrivals)
    {
        if (arrivals is null)
        {
            return "–";
        }

        (int best, double most) = (0, -1);
        for (int p = 0; p < arrivals.Periods.Length; p++)
        {
            double middle = Spread.Of(arrivals.Members(p)).Middle;
            (best, most) = middle > most ? (p, middle) : (best, most);
        }

        return most <= 0 ? "–" : $"{Spread.Of(arrivals.Members(best)).Say(page.Words)}\n{page.Words.Month(arrivals.Periods[best].From)}";
    }

    private static DataTable Monthly(Page page, ImmutableArray<PlaceCounts> places)
    {
        PlaceCounts[] reached = [.. places.Where(p => p.Arrivals is not null)];
        return new DataTable(
            page.Say("report.places.monthly"),
            [page.Say("report.column.place"), .. page.Data.Months.Select(m => page.Words.Month(m.From))],
            [.. reached.Select(p => (ImmutableArray<string>)
                [p.Place.Name, .. Enumerable.Range(0, p.Arrivals!.Periods.Length).Select(m => Spread.Of(p.Arrivals.Members(m)).Say(page.Words))])]);
    }
}
