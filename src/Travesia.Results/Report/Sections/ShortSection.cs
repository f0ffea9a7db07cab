using Travesia.Inference;
using Travesia.Results.Camps;
using Travesia.Results.Report.Data;
using Travesia.Rules;

namespace Travesia.Results.Report.Sections;

/// <summary>What a person takes home who reads one page.</summary>
internal static class ShortSection
{
    private static readonly (string Quantity, string Label)[] Tiles =
    [
        (MeasureNames.Departures, "report.tile.departures"), (Total.ArrivalsAtDestinations, "report.tile.arrived"), (MeasureNames.Deaths, "report.tile.deaths"),
        (MeasureNames.Abuses, "report.tile.abuses"), (MeasureNames.Held, "report.tile.held"), (MeasureNames.NightsWithoutBed, "report.tile.nights"),
    ];

    // As many as a sentence can hold.
    private const int MostNamed = 5;

    public static void Write(Page page)
    {
        using (page.Html.Open("ul", ("class", "tiles")))
        {
            foreach ((string quantity, string label) in Tiles)
            {
                if (Find(page, quantity) is { } spread)
                {
                    using (page.Html.Open("li"))
                    {
                        page.Html.Element("strong", spread.SayMiddle(page.Words));
                        page.Html.Element("span", page.Say(label), ("class", "what"));
                        page.Html.Element("span", spread.Range(page.Words), ("class", "range"));
                    }

                    page.Html.Line();
                }
            }
        }

        using (page.Html.Open("ul", ("class", "sentences")))
        {
            foreach (string sentence in Sentences(page))
            {
                page.Html.Element("li", sentence);
                page.Html.Line();
            }
        }

        if (page.Data.Members > 1)
        {
            page.Paragraph(page.Say("interval.explained"), "note");
        }
    }

    private static IEnumerable<string> Sentences(Page page)
    {
        RunManifest run = page.Data.Manifest;
        yield return page.Data.Camps is { } camps ? CampWords.Say(page.Words, run, camps.Summary) : page.Say(
            "run.journey", ("from", run.FirstDay), ("to", run.LastDay), ("departures", Amount(page, MeasureNames.Departures) ?? "–"), ("arrived", Amount(page, Total.ArrivalsAtDestinations) ?? "–"));
        yield return HarmSentence.Say(page, q => Amount(page, q));
        yield return Beds(page);
        yield return Published(page);
        if (FiguresSection.Summary(page) is { } figures)
        {
            yield return figures;
        }
    }

    private static string Beds(Page page)
    {
        (PlaceCounts Place, BedShortage Shortage)[] known = [.. page.Data.Places.Where(p => p.NightsByDay is not null).Select(p => (p, p.Shortage!))];
        (PlaceCounts Place, BedShortage Shortage)[] lacking = [.. known.Where(k => k.Shortage.Chance > 0).OrderByDescending(k => k.Shortage.Chance).ThenBy(k => k.Shortage.First.Middle)];
        string[] likeliest = [.. lacking.TakeWhile(k => k.Shortage.Chance >= lacking[0].Shortage.Chance).Select(k => k.Place.Place.Name)];
        return known.Length == 0 ? page.Say("report.short.beds.unknown")
            : lacking.Length == 0 ? page.Say("report.short.beds.enough", ("known", known.Length))
            : likeliest.Length > 1 ? page.Say(
                "report.short.beds.alike",
                ("short", lacking.Length), ("known", known.Length), ("alike", likeliest.Length), ("chance", page.Words.Percent(lacking[0].Shortage.Chance)),
                ("places", page.Some(likeliest, MostNamed)))
            : page.Say(
                "report.short.beds.lacking",
                ("short", lacking.Length), ("known", known.Length), ("place", lacking[0].Place.Place.Name),
                ("chance", page.Words.Percent(lacking[0].Shortage.Chance)), ("first", lacking[0].Shortage.First.Middle),
                ("low", lacking[0].Shortage.First.Low), ("high", lacking[0].Shortage.First.High));
    }

    private static string Published(Page page)
    {
        Fit[] fits = [.. page.Data.Series.Where(s => s.IsWhole).SelectMany(s => s.Publishers.Select(s.FitOf)).OfType<Fit>()];
        int count = fits.Sum(f => f.Count);
        return count == 0 ? page.Say("report.short.fit.none")
            : page.Say("report.short.fit", ("count", count), ("in80", page.Words.Percent((double)fits.Sum(f => f.In80) / count)), ("in95", page.Words.Percent((double)fits.Sum(f => f.In95) / count)));
    }

    private static string? Amount(Page page, string quantity) => Find(page, quantity)?.Say(page.Words);

    private static Spread? Find(Page page, string quantity)
        => page.Data.Manifest.Totals.FirstOrDefault(t => t.Quantity == quantity) is { } total ? Spread.Of(total) : null;
}
