using System.Collections.Immutable;
using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Inference.Counts;
using Travesia.Inference.Forecasting;
using Travesia.Inference.Forecasting.Scores;
using Travesia.Model;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>A forecast: what is counted by month with its intervals, and arrivals at the places where most arrive.</summary>
internal sealed class ForecastReport(ForecastOutcome outcome, ForecastOptions options, Scenario scenario, ImmutableArray<Observation> own, ImmutableArray<PolicyId> without, Localizer words) : Report
{
    private const int MostPlaces = 15;
    private const int TestedHorizon = 3;

    // Publishers need some months; a forecast from later than this after the last of them is another thing.
    private const int MonthsOfDelay = 6;

    // Positions among Quantiles.Levels.
    private const int Middle = 4;
    private static readonly (int Low, int High)[] Bands = [(3, 5), (2, 6), (0, 8)];

    private readonly int usedOfOwn = own.IsEmpty ? 0 : UsedOf(own, outcome, scenario);

    private IEnumerable<PolicyId> Hidden => scenario.Policies.Select(p => p.Id).Where(id => !without.Contains(id) && outcome.At.Scenario.Policies.All(p => p.Id != id));

    public override string Status => "done";

    public override void WriteScreen(Screen screen)
    {
        screen.Line(words.Say("forecast.title", ("title", scenario.Title), ("origin", outcome.At.Origin)));
        screen.Line(words.Say("forecast.known", ("observations", outcome.At.Scenario.Observations.Length), ("hidden", Hidden.Count())));
        if (OfOwn() is { } ofOwn)
        {
            screen.Line(ofOwn);
        }

        if (Old() is { } old)
        {
            screen.Line(old);
        }

        if (!without.IsEmpty)
        {
            screen.Line(words.Say("forecast.without", ("policies", string.Join(", ", without))));
        }

        string[] headers = ["forecast.series", "forecast.area", "forecast.group", "forecast.month", "forecast.lastKnown", "forecast.median", "forecast.interval50", "forecast.interval80", "forecast.interval95"];
        screen.Table([.. headers.Select(h => words.Say(h))], Shown().Select(Row), textColumns: 4);
        screen.Line(words.Say("forecast.explained"));
        if (options.Horizon > TestedHorizon)
        {
            screen.Line(words.Say("forecast.untested"));
        }

        screen.Line();
        PlaceForecast[] places = [.. outcome.Places.Where(p => p.Horizon == 1).OrderByDescending(p => p.Quantiles[Middle]).Take(MostPlaces)];
        if (places.Length > 0)
        {
            screen.Line(words.Say("forecast.places", ("month", words.Month(places[0].Month))));
            screen.Table([.. ((string[])["forecast.place", "forecast.median", "forecast.interval50", "forecast.interval80", "forecast.interval95"]).Select(h => words.Say(h))], places.Select(Place), textColumns: 1);
        }

        screen.Line(words.Say("responsible.use"));
    }

    /// <summary>How many of the user's own counts a forecast by months could use.</summary>
    private static int UsedOf(ImmutableArray<Observation> own, ForecastOutcome outcome, Scenario scenario)
    {
        HashSet<Observation> known = [.. outcome.At.Scenario.Observations];
        HashSet<CountRow> rows = [.. outcome.Rows.Select(r => r.Row)];
        return own.Count(o => known.Contains(o) && new CountPeriod(o.From, o.To).IsWholeMonth && o.From >= scenario.FirstDay && rows.Contains(new CountRow(o.Series, o.Publisher, o.Area, o.Group)));
    }

    private string? OfOwn() => own.IsEmpty ? null
        : usedOfOwn == own.Length ? words.Say("forecast.ownAll", ("count", own.Length))
        : words.Say("forecast.own", ("count", own.Length), ("used", usedOfOwn));

    private string? Old() => outcome.Rows.IsEmpty || outcome.Rows.Max(r => r.LastKnown) is var last && last.AddMonths(MonthsOfDelay) >= outcome.At.Origin ? null
        : words.Say("forecast.old", ("month", words.Month(last)), ("origin", outcome.At.Origin));

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("scenario", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteString("origin", Readings.Write(outcome.At.Origin));
        json.WriteNumber("horizon", options.Horizon);
        json.WriteNumber("members", options.Members);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("observationsKnown", outcome.At.Scenario.Observations.Length);
        json.WriteNumber("ownObservations", own.Length);
        json.WriteNumber("ownObservationsUsed", usedOfOwn);
        json.WriteBoolean("isFarBeyondCounts", Old() is not null);
        Write(json, "policiesNotKnown", Hidden.Select(p => p.Value));
        Write(json, "without", without.Select(p => p.Value));
        json.WriteString("responsibleUse", words.Say("responsible.use"));
        json.WriteStartArray("series");
        foreach (RowForecast row in outcome.Rows)
        {
            json.WriteStartObject();
            json.WriteString("series", row.Row.Series.Value);
            json.WriteString("publisher", row.Row.Publisher);
            json.WriteString("area", row.Row.Area);
            json.WriteString("group", row.Row.Group?.Value);
            json.WriteString("month", Readings.Write(row.Month));
            json.WriteNumber("horizon", row.Horizon);
            json.WriteString("publishedTo", Readings.Write(row.LastKnown));
            json.WriteBoolean("tested", row.Horizon <= TestedHorizon);
            json.WriteNumber("median", row.Count.Quantile(0.5));
            json.WriteStartArray("intervals");
            foreach (double coverage in IntervalScore.Coverages)
            {
                Interval(json, coverage, row.Count.Quantile((1 - coverage) / 2), row.Count.Quantile((1 + coverage) / 2));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("places");
        foreach (PlaceForecast place in outcome.Places)
        {
            json.WriteStartObject();
            json.WriteString("place", place.Place.Value);
            json.WriteString("month", Readings.Write(place.Month));
            json.WriteNumber("horizon", place.Horizon);
            json.WriteBoolean("tested", false);
            json.WriteNumber("median", place.Quantiles[Middle]);
            json.WriteStartArray("intervals");
            foreach ((double coverage, (int low, int high)) in IntervalScore.Coverages.Zip(Bands))
            {
                Interval(json, coverage, place.Quantiles[low], place.Quantiles[high]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Rows of all people; those of groups where nobody counts all.</summary>
    private IEnumerable<RowForecast> Shown()
    {
        HashSet<CountRow> whole = [.. outcome.Rows.Select(r => r.Row).Where(r => r.Group is null)];
        return outcome.Rows.Where(r => r.Row.Group is null || !whole.Contains(r.Row with { Group = null })).GroupBy(r => r.Row).SelectMany(g => g.OrderBy(r => r.Month));
    }

    private IReadOnlyList<string> Row(RowForecast row) =>
    [
        row.Row.Series.Value, row.Row.Area, row.Row.Group?.Value ?? words.Say("forecast.everybody"), words.Month(row.Month), words.Month(row.LastKnown), words.Number(row.Count.Quantile(0.5)),
        .. IntervalScore.Coverages.Select(c => Range(row.Count.Quantile((1 - c) / 2), row.Count.Quantile((1 + c) / 2))),
    ];

    private IReadOnlyList<string> Place(PlaceForecast place) =>
    [
        scenario.Places.First(p => p.Id == place.Place).Name, words.Number(place.Quantiles[Middle]), .. Bands.Select(b => Range(place.Quantiles[b.Low], place.Quantiles[b.High])),
    ];

    private string Range(double low, double high) => words.Say("forecast.range", ("low", words.Number(low)), ("high", words.Number(high)));

    private static void Interval(Utf8JsonWriter json, double coverage, double low, double high)
    {
        json.WriteStartObject();
        json.WriteNumber("coverage", coverage);
        json.WriteNumber("low", low);
        json.WriteNumber("high", high);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
