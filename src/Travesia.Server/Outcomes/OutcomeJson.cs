using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Inference.Figures;
using Travesia.Model;
using Travesia.Results;
using Travesia.Rules;

namespace Travesia.Server.Outcomes;

internal sealed record PeriodJson(DateOnly From, DateOnly To)
{
    public static ImmutableArray<PeriodJson> Of(ImmutableArray<CountPeriod> periods) => [.. periods.Select(p => new PeriodJson(p.From, p.To))];
}

/// <summary>What an outcome is.</summary>
/// <param name="Id">By which more is asked of it.</param>
/// <param name="Kind">What kind of numbers it holds.</param>
/// <param name="Members">Futures that are there.</param>
/// <param name="Of">Futures that are meant to be there.</param>
/// <param name="IsFluid">Whether it is a fluid limit, which understates queues and shortages.</param>
/// <param name="Off">Policies switched off.</param>
/// <param name="Dates">Policies on other days.</param>
internal sealed record OutcomeHead(string Id, OutcomeKind Kind, int Members, int Of, bool IsFluid, IReadOnlyCollection<string> Off, IReadOnlyDictionary<string, EditedDates> Dates)
{
    public static OutcomeHead From(Outcome outcome, int members) => new(outcome.Id, outcome.Kind, members, outcome.Of, outcome.IsFluid, outcome.Edits.Off, outcome.Edits.Dates);
}

/// <summary>The whole system on a map: people by place and week, crossings by link and month, and totals with the harm beside.</summary>
/// <param name="Head">What it is.</param>
/// <param name="Months">The months.</param>
/// <param name="Weeks">The weeks.</param>
/// <param name="Present">People at each place, the mean day of each week.</param>
/// <param name="Arrivals">Arrivals at each place by month.</param>
/// <param name="Crossings">People on each link by month.</param>
/// <param name="Totals">Of everybody, by quantity, over all days.</param>
/// <param name="ByMonth">Of everybody, by quantity and month.</param>
/// <param name="PlaceTotals">At each place, by quantity, over all days: arrivals, and the harm beside them.</param>
/// <param name="LinkDeaths">Deaths on each link over all days.</param>
internal sealed record MapJson(
    OutcomeHead Head,
    ImmutableArray<PeriodJson> Months,
    ImmutableArray<PeriodJson> Weeks,
    IReadOnlyDictionary<string, double[]> Present,
    IReadOnlyDictionary<string, double[]> Arrivals,
    IReadOnlyDictionary<string, double[]> Crossings,
    IReadOnlyDictionary<string, Band> Totals,
    IReadOnlyDictionary<string, Bands> ByMonth,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, Band>> PlaceTotals,
    IReadOnlyDictionary<string, Band> LinkDeaths)
{
    public static MapJson Of(Outcome outcome)
    {
        OutcomeReading reading = outcome.Read();
        OutcomeForm form = outcome.Form;
        Scenario scenario = form.Layout.Scenario;
        string[] ofAll = [Total.ArrivalsAtDestinations, .. OutcomeQuantities.OfAll];
        return new MapJson(
            OutcomeHead.From(outcome, reading.Members),
            PeriodJson.Of(form.Months),
            PeriodJson.Of(form.Weeks),
            Each(scenario.Places.Select(p => p.Id.Value), id => Rounded(reading.Medians(CountScope.PlaceByWeek, id, MeasureNames.Present))),
            Each(scenario.Places.Select(p => p.Id.Value), id => Rounded(reading.Medians(CountScope.PlaceByMonth, id, MeasureNames.Arrivals))),
            Each(scenario.Links.Select(l => l.Id.Value), id => Rounded(reading.Medians(CountScope.LinkByMonth, id, MeasureNames.Crossings))),
            Each(ofAll, q => reading.SumOf(CountScope.AllByMonth, "", q)),
            Each(ofAll, q => reading.BandsOf(CountScope.AllByMonth, "", q)),
            Each(scenario.Places.Select(p => p.Id.Value), id => Each(OutcomeQuantities.OfPlaces, q => reading.SumOf(CountScope.PlaceByMonth, id, q)) is { Count: > 0 } some ? (IReadOnlyDictionary<string, Band>)some : null),
            Each(scenario.Links.Select(l => l.Id.Value), id => reading.SumOf(CountScope.LinkByMonth, id, MeasureNames.Deaths)));
    }

    private static Dictionary<string, T> Each<T>(IEnumerable<string> keys, Func<string, T?> valueOf)
        where T : class
    {
        Dictionary<string, T> found = new(StringComparer.Ordinal);
        foreach (string key in keys)
        {
            if (valueOf(key) is { } value)
            {
                found[key] = value;
            }
        }

        return found;
    }

    private static double[]? Rounded(double[]? values) => values is null ? null : [.. values.Select(Band.Rounded)];
}

/// <summary>Whether beds run short at a place.</summary>
/// <param name="Chance">Share of the futures in which they do.</param>
/// <param name="Futures">In how many futures.</param>
/// <param name="First">The first day, the median over those futures.</param>
/// <param name="Low">The day before which a tenth of them lie.</param>
/// <param name="High">The day after which a tenth of them lie.</param>
/// <param name="Unseen">Where it never does: the chance that would have stayed unseen in so many futures one time in ten.</param>
internal sealed record ShortageJson(double Chance, int Futures, DateOnly? First, DateOnly? Low, DateOnly? High, double? Unseen);

internal sealed record PublisherJson(string Publisher, ImmutableArray<double?> Values);

/// <summary>A published series beside the model.</summary>
internal sealed record SeriesJson(string Series, string Title, string Area, string Counts, string? Source, ImmutableArray<PeriodJson> Periods, ImmutableArray<PublisherJson> Publishers, Bands? Model)
{
    public static SeriesJson Of(PublishedSeries series, OutcomeReading reading) => new(
        series.Series.Id.Value,
        series.Series.Title,
        series.Area,
        series.Series.Counts,
        series.Series.Source?.Value,
        PeriodJson.Of(series.Periods),
        [.. series.Publishers.Select(p => new PublisherJson(p.Publisher, p.Values))],
        reading.BandsOf(CountScope.Series, series.Key, series.Series.Counts));
}

/// <summary>One place: who arrives when, who is there, beds, who they are, and what was observed.</summary>
internal sealed record PlaceOutcomeJson(
    OutcomeHead Head,
    string Place,
    ImmutableArray<PeriodJson> Months,
    ImmutableArray<PeriodJson> Weeks,
    IReadOnlyDictionary<string, Bands> ByMonth,
    Bands? PresentByWeek,
    IReadOnlyDictionary<string, Band> Totals,
    IReadOnlyDictionary<string, Band> Groups,
    ShortageJson? Shortage,
    ImmutableArray<SeriesJson> Series)
{
    public static PlaceOutcomeJson Of(Outcome outcome, Place place)
    {
        OutcomeReading reading = outcome.Read();
        OutcomeForm form = outcome.Form;
        Scenario scenario = form.Layout.Scenario;
        string id = place.Id.Value;
        HashSet<string> here = [id, .. scenario.Links.Where(l => l.From == place.Id || l.To == place.Id).Select(l => l.Id.Value)];
        return new PlaceOutcomeJson(
            OutcomeHead.From(outcome, reading.Members),
            id,
            PeriodJson.Of(form.Months),
            PeriodJson.Of(form.Weeks),
            OutcomeQuantities.OfPlaces.Select(q => (q, reading.BandsOf(CountScope.PlaceByMonth, id, q))).Where(q => q.Item2 is not null).ToDictionary(q => q.q, q => q.Item2!),
            reading.BandsOf(CountScope.PlaceByWeek, id, MeasureNames.Present),
            OutcomeQuantities.OfPlaces.Select(q => (q, reading.SumOf(CountScope.PlaceByMonth, id, q))).Where(q => q.Item2 is not null).ToDictionary(q => q.q, q => q.Item2!),
            scenario.Groups.Select(g => (g.Id.Value, reading.SumOf(CountScope.GroupAtPlace, $"{id}|{g.Id}", MeasureNames.Arrivals))).Where(g => g.Item2 is not null).ToDictionary(g => g.Value, g => g.Item2!),
            ShortageOf(reading, id),
            [.. form.Published.Where(s => s.Where.Any(here.Contains) && s.Where.All(w => here.Contains(w))).Select(s => SeriesJson.Of(s, reading))]);
    }

    private static ShortageJson? ShortageOf(OutcomeReading reading, string place)
    {
        if (reading.Form.Find(CountScope.PlaceByDay, place, MeasureNames.NightsWithoutBed) is not { } count)
        {
            return null;
        }

        ImmutableArray<DateOnly> days = reading.Form.Layout.Days;
        double[] first = [.. Enumerable.Range(0, reading.Members)
            .Select(m => Array.FindIndex(reading.Member(count, m), v => v > 0))
            .Where(d => d >= 0).Select(d => (double)days[d].DayNumber).Order()];
        return first.Length == 0
            ? new(0, 0, null, null, null, 1 - Math.Pow(0.1, 1.0 / reading.Members))
            : new((double)first.Length / reading.Members, first.Length, Day(0.5), Day(0.1), Day(0.9), null);

        DateOnly Day(double level) => DateOnly.FromDayNumber((int)Math.Round(Quantiles.At(first, level)));
    }
}

internal sealed record FigureAnswerJson(string Unit, double Median, double Low80, double High80);

internal sealed record FigureReasonJson(string Code, string Counts, string? Value);

/// <summary>A published figure beside the model.</summary>
internal sealed record FigureJson(
    string Id, string Statement, string? Definition, double Value, string Bound, string Unit, string Per, DateOnly? From, DateOnly? To, FigureBase? ComparedWith, string? About, string? Area, string? Group, string Role,
    string? Counts, string? Note, string Source, FigureAnswerJson? Model, string Verdict, FigureReasonJson? Reason)
{
    public static ImmutableArray<FigureJson> Of(Scenario scenario, ImmutableArray<LedgerEntry> ledger)
    {
        Dictionary<FigureId, LedgerEntry> entries = ledger.ToDictionary(e => e.Figure);
        return [.. scenario.Figures.Where(f => entries.ContainsKey(f.Id)).Select(f => Of(f, entries[f.Id]))];
    }

    private static FigureJson Of(Figure f, LedgerEntry entry) => new(
        f.Id.Value, f.Statement, f.Definition, f.Value, FigureFile.Word(f.Bound), f.Unit, FigureFile.Word(f.Per), f.From, f.To, f.ComparedWith, f.About, f.Area, f.Group?.Value, FigureFile.Word(f.Role),
        f.Counts, f.Note, f.Source.Value,
        entry.Answer is { } a ? new(a.Unit, Band.Rounded(a.Median), Band.Rounded(a.Low), Band.Rounded(a.High)) : null,
        FigureFile.Word(entry.Verdict),
        entry.Reason is { } r ? new(FigureFile.Word(r.Reason), r.Counts, r.Value) : null);
}
