using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Inference.Figures;
using Travesia.Model;
using Travesia.Results.Camps;

namespace Travesia.Results.Report.Data;

/// <summary>Everything that a report says, before it is said in a language.</summary>
internal sealed record ReportData
{
    private readonly Dictionary<PlaceId, string> names = null!;
    private readonly Scenario scenario = null!;

    /// <summary>What the run is.</summary>
    public required RunManifest Manifest { get; init; }

    /// <summary>What it was made from.</summary>
    public required Scenario Scenario
    {
        get => scenario;
        init
        {
            scenario = value;
            names = value.Places.ToDictionary(p => p.Id, p => p.Name);
        }
    }

    /// <summary>The months shown.</summary>
    public required ImmutableArray<CountPeriod> Months { get; init; }

    /// <summary>The system as a whole, by month and quantity; a quantity that is not counted is left out.</summary>
    public required ImmutableDictionary<string, Counted> Whole { get; init; }

    /// <summary>Arrivals at destinations, by month.</summary>
    public required Counted? Arrived { get; init; }

    /// <summary>Each place, in the scenario's order.</summary>
    public required ImmutableArray<PlaceCounts> Places { get; init; }

    /// <summary>Each link, in the scenario's order.</summary>
    public required ImmutableArray<LinkCounts> Links { get; init; }

    /// <summary>Each group; empty where groups are not told apart.</summary>
    public required ImmutableArray<GroupCounts> Groups { get; init; }

    /// <summary>Published series and what the model says of them.</summary>
    public required ImmutableArray<SeriesCounts> Series { get; init; }

    /// <summary>What is published of groups, over all periods in which it is.</summary>
    public required ImmutableArray<GroupSeries> SeriesByGroup { get; init; }

    /// <summary>Published figures, each with what the model says and the verdict; rivals, which speak of the same, follow one another.</summary>
    public required ImmutableArray<(Figure Figure, LedgerEntry Entry)> Figures { get; init; }

    /// <summary>What each member had for parameters.</summary>
    public required ImmutableArray<ParameterValues> Parameters { get; init; }

    /// <summary>Who is in which camp, under Flee's rules.</summary>
    public CampAnswers? Camps { get; init; }

    /// <summary>How many futures there are.</summary>
    public int Members => Manifest.Inputs.Members;

    /// <summary>What a place is called; its id if the scenario has no such place.</summary>
    public string NameOf(PlaceId place) => names.GetValueOrDefault(place, place.Value);

    /// <summary>The values that members have for a quantity of the scenario.</summary>
    public IEnumerable<double> ValuesOf(Quantity quantity) => Parameters.Select(quantity.Under);

    /// <summary>The same with the scenario's texts in a language, as far as they are translated.</summary>
    public ReportData In(string language)
    {
        Scenario shown = scenario.In(language);
        if (ReferenceEquals(shown, scenario))
        {
            return this;
        }

        Dictionary<PlaceId, Place> places = shown.Places.ToDictionary(p => p.Id);
        Dictionary<GroupId, Group> groups = shown.Groups.ToDictionary(g => g.Id);
        Dictionary<SeriesId, SeriesDefinition> series = shown.Series.ToDictionary(s => s.Id);
        Dictionary<FigureId, Figure> figures = shown.Figures.ToDictionary(f => f.Id);
        return this with
        {
            Manifest = Manifest with { Title = shown.Title },
            Scenario = shown,
            Places = [.. Places.Select(p => p with { Place = places[p.Place.Id] })],
            Groups = [.. Groups.Select(g => g with { Group = groups[g.Group.Id] })],
            Series = [.. Series.Select(s => s with { Series = series[s.Series.Id] })],
            SeriesByGroup = [.. SeriesByGroup.Select(s => s with { Series = series[s.Series.Id], Group = groups[s.Group.Id] })],
            Figures = [.. Figures.Select(f => (figures[f.Figure.Id], f.Entry))],
        };
    }

    /// <summary>The ids of the places where a journey ends.</summary>
    internal static ImmutableArray<string> Destinations(Scenario scenario)
        => [.. scenario.Places.Where(p => p.Kind == PlaceKind.Destination).Select(p => p.Id.Value)];
}
