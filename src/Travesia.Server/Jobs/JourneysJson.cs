using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Inference.Journeys;
using Travesia.Model;
using Travesia.Server.Outcomes;

namespace Travesia.Server.Jobs;

internal sealed record StartJson(string Place, Band? Share);

internal sealed record EndJson(string End, string? Place, string? Country, Band? Share, Band? Days, Band? Usd, Band? Km);

internal sealed record LegJson(string Link, Band? Traversals, Band? Users, Band? Days, Band? Usd, Band? WaitingDays, Band? Death, Band? Injury, Band? Abuse, Band? Stopped);

internal sealed record SpreadJson(Band? Mean, Band? Tenth, Band? Half, Band? NineTenths);

internal sealed record ReachJson(Band? Chance, SpreadJson? Days, SpreadJson? Usd, SpreadJson? Km);

internal sealed record StepJson(int Day, string Act, string? Place, string? Link, string? Country, double Usd);

/// <summary>A path that the model can produce. Synthetic: it is of no person.</summary>
internal sealed record ExampleJson(string End, int Days, double Usd, double Km, ImmutableArray<StepJson> Steps);

/// <summary>What the model says of a journey: shares of people, by end and leg; the way to places asked for; published figures of the same journey; synthetic examples.</summary>
internal sealed record JourneysJson(
    DateOnly Date,
    DateOnly LastDay,
    string Group,
    int Members,
    bool IsFluid,
    ImmutableArray<StartJson> Starts,
    ImmutableArray<string> To,
    ImmutableArray<EndJson> Kinds,
    ImmutableArray<EndJson> Ends,
    SpreadJson? Days,
    SpreadJson? Usd,
    SpreadJson? Km,
    SpreadJson? Stops,
    double NeverStopped,
    IReadOnlyDictionary<string, Band?> PerPerson,
    Band? Injured,
    Band? Abused,
    ImmutableArray<LegJson> Legs,
    ReachJson? Reaching,
    ImmutableArray<FigureJson> Figures,
    bool AreExamplesSynthetic,
    ImmutableArray<ExampleJson> Examples)
{
    public static JourneysJson Of(JourneyAnswer answer, Scenario scenario) => new(
        answer.Question.Date, answer.LastDay, answer.Starts[0].Group.Value, answer.Members, answer.IsFluid,
        [.. answer.Starts.Select(s => new StartJson(s.Place.Value, BandOf(s.Share)))],
        [.. answer.Question.To.Select(p => p.Value)],
        [.. answer.Ends.Select(End)],
        [.. answer.Outcomes.Select(End)],
        Spread(answer.Days), Spread(answer.Usd), Spread(answer.Km), Spread(answer.Stops), Math.Round(answer.Stops.UpTo[0], Decimals),
        answer.PerPerson.ToDictionary(p => p.Key, p => BandOf(p.Value)),
        BandOf(answer.Injured), BandOf(answer.Abused),
        [.. answer.Legs.Select(Leg)],
        answer.Reaching is { } r ? new ReachJson(BandOf(r.Chance), Spread(r.Days), Spread(r.Usd), Spread(r.Km)) : null,
        FigureJson.Of(scenario, JourneyFigures.Hold(scenario, answer)),
        true,
        [.. answer.Examples.Select(Example)]);

    // Chances of death on a leg are small numbers.
    private const int Decimals = 7;

    private static EndJson End(JourneyOutcome o) => new(Word(o.End), o.Place?.Value, o.Country?.Value, BandOf(o.Share), BandOf(o.Days), BandOf(o.Usd), BandOf(o.Km));

    private static LegJson Leg(JourneyLeg l) => new(
        l.Link.Value, BandOf(l.Traversals), BandOf(l.Users), BandOf(l.Days), BandOf(l.Usd), BandOf(l.WaitingDays), BandOf(l.Death), BandOf(l.Injury), BandOf(l.Abuse), BandOf(l.Stopped));

    private static ExampleJson Example(JourneyExample e) => new(
        Word(e.End), e.Days, Band.Rounded(e.Usd), Band.Rounded(e.Km),
        [.. e.Steps.Select(s => new StepJson(s.Day, Word(s.Act), s.Place?.Value, s.Link?.Value, s.Country?.Value, Band.Rounded(s.Usd)))]);

    private static string Word<T>(T value)
        where T : struct, Enum
        => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static SpreadJson? Spread(JourneySpread? spread) => spread is null ? null : new(BandOf(spread.Mean), BandOf(spread.Tenth), BandOf(spread.Half), BandOf(spread.NineTenths));

    private static Band? BandOf(Estimate? estimate) => estimate is null ? null : new(At(estimate, 0.5), At(estimate, 0.1), At(estimate, 0.9));

    private static double At(Estimate estimate, double level) => Math.Round(estimate.Quantiles[Quantiles.Levels.IndexOf(level)], Decimals);
}
