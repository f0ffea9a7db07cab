using Travesia.Inference.Journeys;
using Travesia.Model;
using Travesia.Rules.Corridor;

namespace Travesia.Inference.Tests.Journeys;

/// <summary>Small corridors of which the journeys are known in closed form. People leave on day 5; the period begins on 1 January 2023.</summary>
internal sealed record Valley
{
    public static DateOnly First { get; } = new(2023, 1, 1);

    public static DateOnly Leaving { get; } = First.AddDays(5);

    public int Days { get; init; } = 400;

    public IReadOnlyList<Place> Places { get; init; } = [];

    public IReadOnlyList<Link> Links { get; init; } = [];

    public IReadOnlyList<Policy> Policies { get; init; } = [];

    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];

    public Quantity People { get; init; } = 100;

    public static Place Place(string id, PlaceKind kind = PlaceKind.Transit, double stay = 1, string country = "AAA") => new()
    {
        Id = new PlaceId(id),
        Name = id,
        Country = new CountryCode(country),
        Kind = kind,
        Latitude = 0,
        Longitude = 0,
        StayDays = stay,
    };

    public static Link Link(string from, string to, double days, Quantity usd, double km = 0) => new()
    {
        Id = new LinkId($"{from}-{to}"),
        From = new PlaceId(from),
        To = new PlaceId(to),
        Mode = TravelMode.Foot,
        Days = days,
        CostUsd = usd,
        DistanceKm = km,
    };

    public Scenario Build()
    {
        GroupId group = new("all");
        PlaceId origin = Places[0].Id;
        Scenario scenario = new()
        {
            Name = "valley",
            Title = "A valley",
            From = First,
            To = First.AddDays(Days - 1),
            RuleSet = CorridorRules.RuleSetName,
            Rules = new MapSetting("corridor", [.. Settings.Select(s => new KeyValuePair<string, Setting>(s.Key, new ScalarSetting($"corridor.{s.Key}", s.Value, false)))]),
            Groups = [new Group { Id = group, Title = "All" }],
            Places = [.. Places],
            Links = [.. Links],
            Policies = [.. Policies],
            Parameters = [.. Parameters],
            Departures =
            [
                new DepartureKnot(group, origin, Leaving.AddDays(-1), 0, 1, null),
                new DepartureKnot(group, origin, Leaving, People, 1, null),
                new DepartureKnot(group, origin, Leaving.AddDays(1), 0, 1, null),
            ],
        };
        Assert.Empty(new CorridorRules().Validate(scenario).Where(d => d.Severity == Model.Diagnostics.Severity.Error).Select(d => $"{d.Code} {d.Subject} {string.Join(", ", d.Values)}"));
        return scenario;
    }

    public Task<JourneyAnswer> Answer(JourneyOptions? options = null, params string[] to)
        => JourneyModel.AnswerAsync(
            Build(),
            new CorridorRules(),
            new JourneyQuestion { Date = Leaving, To = [.. to.Select(t => new PlaceId(t))] },
            options ?? new JourneyOptions(),
            cancellation: TestContext.Current.CancellationToken);
}
