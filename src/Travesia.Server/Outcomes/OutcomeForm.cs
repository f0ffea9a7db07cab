using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Inference.Figures;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Server.Outcomes;

/// <summary>Of what and how often something is counted.</summary>
internal enum CountScope : byte
{
    /// <summary>Everybody, by month.</summary>
    AllByMonth,

    /// <summary>At a place, by month.</summary>
    PlaceByMonth,

    /// <summary>At a place, by week.</summary>
    PlaceByWeek,

    /// <summary>At a place, by day.</summary>
    PlaceByDay,

    /// <summary>On a link, by month.</summary>
    LinkByMonth,

    /// <summary>Of a group at a place, by month; the id is both, joined by a bar.</summary>
    GroupAtPlace,

    /// <summary>What answers a published series in an area, over its own periods; the id is both, joined by a bar.</summary>
    Series,
}

/// <summary>
/// Everything that the app may ask of a scenario's futures. The same list is answered by one run in real numbers, by members as they come,
/// and by a run of the store. What answers a question is looked for when it is first asked: a switch is shown before most of it is.
/// </summary>
internal sealed class OutcomeForm
{
    private readonly List<Ask> asks = [];
    private readonly Dictionary<(CountScope, string, string), int> index = [];
    private readonly Lazy<FigureLedger> ledger;
    private readonly Lazy<ModelCount?>[] counts;

    public OutcomeForm(EnsembleLayout layout)
    {
        Layout = layout;
        Scenario scenario = layout.Scenario;
        Months = CountSelection.MonthsOf(layout);
        Weeks = WeeksOf(layout);
        AddWhole(scenario);
        ImmutableArray<CountPeriod> days = [.. layout.Days.Select(d => new CountPeriod(d, d))];
        foreach (Place place in scenario.Places)
        {
            Add(place, days);
        }

        foreach (Link link in scenario.Links)
        {
            Add(CountScope.LinkByMonth, link.Id.Value, new CountQuery(MeasureNames.Crossings, [link.Id.Value], null, []), Months);
            Add(CountScope.LinkByMonth, link.Id.Value, new CountQuery(MeasureNames.Deaths, [link.Id.Value], null, []), Months);
        }

        Published = PublishedSeries.Of(scenario, layout.Days[0], layout.Days[^1]);
        foreach (PublishedSeries series in Published)
        {
            Add(CountScope.Series, series.Key, series.Query, series.Periods);
        }

        ledger = new(() => FigureLedger.Of(layout));
        counts = [.. asks.Select(a => new Lazy<ModelCount?>(() => a.Periods.IsEmpty ? null : CountSelection.Of(layout, a.Query, a.Periods).Count))];
    }

    /// <summary>A form of which everything that the map shows is looked for already.</summary>
    public static OutcomeForm ForMap(EnsembleLayout layout)
    {
        OutcomeForm form = new(layout);
        foreach (((CountScope scope, _, _), int position) in form.index)
        {
            if (scope is CountScope.AllByMonth or CountScope.PlaceByMonth or CountScope.PlaceByWeek or CountScope.LinkByMonth)
            {
                _ = form.counts[position].Value;
            }
        }

        return form;
    }

    /// <summary>What is counted at all.</summary>
    public EnsembleLayout Layout { get; }

    /// <summary>The months shown.</summary>
    public ImmutableArray<CountPeriod> Months { get; }

    /// <summary>The weeks shown, from the first day on; the last takes the days that make no week.</summary>
    public ImmutableArray<CountPeriod> Weeks { get; }

    /// <summary>Published series, each in an area.</summary>
    public ImmutableArray<PublishedSeries> Published { get; }

    /// <summary>Published figures.</summary>
    public FigureLedger Ledger => ledger.Value;

    /// <summary>How many questions there are; those of figures come after them.</summary>
    public int Questions => counts.Length;

    /// <summary>All that is counted, by position; none where nothing answers.</summary>
    public IEnumerable<ModelCount?> All => counts.Select(c => c.Value).Concat(Ledger.Counts);

    /// <summary>What answers a question, or a figure.</summary>
    public ModelCount this[int position] => position < counts.Length ? counts[position].Value! : Ledger.Counts[position - counts.Length];

    /// <summary>The position of a question, if something answers it.</summary>
    public int? Find(CountScope scope, string id, string quantity) => index.TryGetValue((scope, id, quantity), out int found) && counts[found].Value is not null ? found : null;

    /// <summary>The position of a figure's count.</summary>
    public int OfFigure(int position) => counts.Length + position;

    private void AddWhole(Scenario scenario)
    {
        foreach (string quantity in OutcomeQuantities.OfAll)
        {
            Add(CountScope.AllByMonth, "", CountQuery.Everywhere(quantity), Months);
        }

        string[] destinations = [.. scenario.Places.Where(p => p.Kind == PlaceKind.Destination).Select(p => p.Id.Value)];
        if (destinations.Length > 0)
        {
            Add(CountScope.AllByMonth, "", new CountQuery(MeasureNames.Arrivals, [.. destinations], null, []), Months, Total.ArrivalsAtDestinations);
        }
    }

    private void Add(Place place, ImmutableArray<CountPeriod> days)
    {
        string id = place.Id.Value;
        foreach (string quantity in OutcomeQuantities.OfPlaces)
        {
            Add(CountScope.PlaceByMonth, id, Here(quantity), Months);
        }

        Add(CountScope.PlaceByWeek, id, Here(MeasureNames.Present), Weeks);
        if (place.Beds is not null)
        {
            Add(CountScope.PlaceByDay, id, Here(MeasureNames.NightsWithoutBed), days);
        }

        foreach (Group group in Layout.Scenario.Groups)
        {
            Add(CountScope.GroupAtPlace, $"{id}|{group.Id}", Here(MeasureNames.Arrivals) with { Group = group.Id }, [new(Layout.Days[0], Layout.Days[^1])]);
        }

        CountQuery Here(string quantity) => new(quantity, [id], null, []);
    }

    private void Add(CountScope scope, string id, CountQuery query, ImmutableArray<CountPeriod> periods, string? name = null)
    {
        index[(scope, id, name ?? query.Counts)] = asks.Count;
        asks.Add(new Ask(query, periods));
    }

    private static ImmutableArray<CountPeriod> WeeksOf(EnsembleLayout layout)
    {
        int weeks = Math.Max(1, layout.Days.Length / 7);
        return [.. Enumerable.Range(0, weeks).Select(w => new CountPeriod(layout.Days[7 * w], w + 1 < weeks ? layout.Days[(7 * w) + 6] : layout.Days[^1]))];
    }

    private sealed record Ask(CountQuery Query, ImmutableArray<CountPeriod> Periods);
}
