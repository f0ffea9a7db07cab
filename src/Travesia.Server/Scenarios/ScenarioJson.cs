using System.Collections.Immutable;
using Travesia.Inference.Draws;
using Travesia.Model;
using Travesia.Rules;
using Travesia.Server.Outcomes;
using Travesia.Server.Problems;
using Travesia.Text;

namespace Travesia.Server.Scenarios;

/// <summary>A scenario in a list.</summary>
/// <param name="Name">By which it is asked for.</param>
/// <param name="Title">What it is called; none where it cannot be read.</param>
/// <param name="From">First day shown.</param>
/// <param name="To">Last day.</param>
/// <param name="IsSound">Whether it can be run.</param>
internal sealed record ScenarioItem(string Name, string? Title, DateOnly? From, DateOnly? To, bool IsSound);

/// <summary>A number with the range that holds 80 % of what is thought possible; a number alone is certain.</summary>
internal sealed record BeliefJson(double Mid, double? Low, double? High);

internal sealed record GroupJson(string Id, string Title);

internal sealed record PlaceJson(
    string Id, string Name, string Country, PlaceKind Kind, double Latitude, double Longitude, BeliefJson StayDays, BeliefJson? Beds, string? BedsSource, string? Source);

internal sealed record LinkJson(
    string Id, string From, string To, TravelMode Mode, double DistanceKm, BeliefJson Days, BeliefJson CostUsd, BeliefJson DeathChance, bool IsIrregular, bool IsClosedByDefault, string? Source);

internal sealed record PolicyJson(
    string Id, string Title, string Effect, DateOnly? From, DateOnly? To, DateOnly? Announced, bool IsStanding, ImmutableArray<string> Places, ImmutableArray<string> Links, ImmutableArray<string> Groups,
    ImmutableArray<string> Countries, string? Source);

/// <summary>Who sets out where at all.</summary>
internal sealed record DepartureJson(string Group, string Place);

/// <summary>A journey of which somebody published a figure: a group, from and to a place or country.</summary>
internal sealed record JourneyJson(string Group, string From, string To);

internal sealed record SourceJson(string Id, string Publisher, string Title, string Date, string Locator);

/// <summary>A scenario as the app shows it: everything but its counts, which are an answer of their own. Texts are in the language asked for, and translations say so of texts that other answers hold.</summary>
internal sealed record ScenarioJson(
    string Name,
    string Title,
    DateOnly From,
    DateOnly To,
    DateOnly FirstDay,
    string Rules,
    int UncertainNumbers,
    bool IsFitted,
    ImmutableArray<GroupJson> Groups,
    ImmutableArray<PlaceJson> Places,
    ImmutableArray<LinkJson> Links,
    ImmutableArray<PolicyJson> Policies,
    ImmutableArray<SourceJson> Sources,
    bool HasJourneys,
    DateOnly? LastCount,
    ImmutableArray<DepartureJson> Departures,
    ImmutableArray<JourneyJson> Journeys,
    ImmutableArray<ProblemError> Notices,
    ImmutableSortedDictionary<string, string> Translations)
{
    public static ScenarioJson Of(ServedScenario served, Localizer words)
    {
        Scenario scenario = served.Scenario.In(words.Code);
        Dictionary<ParameterId, Prior> beliefs = scenario.Parameters.ToDictionary(p => p.Id, scenario.BeliefOf);
        return new ScenarioJson(
            scenario.Name,
            scenario.Title,
            scenario.From,
            scenario.To,
            scenario.FirstDay,
            scenario.RuleSet,
            scenario.Parameters.Length,
            scenario.Fitted is not null,
            [.. scenario.Groups.Select(g => new GroupJson(g.Id.Value, g.Title))],
            [.. scenario.Places.Select(p => new PlaceJson(
                p.Id.Value, p.Name, p.Country.Value, p.Kind, p.Latitude, p.Longitude, Belief(p.StayDays), p.Beds is { } beds ? Belief(beds) : null, p.BedsSource?.Value, p.Source?.Value))],
            [.. scenario.Links.Select(l => new LinkJson(
                l.Id.Value, l.From.Value, l.To.Value, l.Mode, l.DistanceKm, Belief(l.Days), Belief(l.CostUsd), Belief(l.DeathChance), l.Irregular, l.Availability == Availability.Closed, l.Source?.Value))],
            [.. scenario.Policies.Select(p => new PolicyJson(
                p.Id.Value, p.Title, p.Effect.Key, p.From, p.To, p.Announced, p.IsStanding, [.. p.Scope.Places.Select(i => i.Value)], [.. p.Scope.Links.Select(i => i.Value)], [.. p.Scope.Groups.Select(i => i.Value)],
                [.. p.Scope.Countries.Select(i => i.Value)], p.Source?.Value))],
            [.. scenario.Sources.Select(s => new SourceJson(s.Id.Value, s.Publisher, s.Title, s.Date, s.Locator))],
            served.RuleSet is IJourneyRules,
            scenario.Observations.IsEmpty ? null : scenario.Observations.Max(o => o.AvailableFrom),
            [.. scenario.Departures.Select(d => new DepartureJson(d.Group.Value, d.Place.Value)).Distinct()],
            [.. scenario.Figures.Select(f => f.Journey).OfType<FigureJourney>().Select(j => new JourneyJson(j.Group.Value, j.From, j.To)).Distinct()],
            [.. served.Notices.Select(n => ProblemError.Of(n, words))],
            scenario.Translations.Where(t => t.Language == words.Code).ToImmutableSortedDictionary(t => t.Text, t => t.Translated, StringComparer.Ordinal));

        BeliefJson Belief(Quantity quantity) => quantity.Parameter is { } id
            ? new(Rare(quantity.Factor * beliefs[id].Median), Rare(quantity.Factor * PriorQuantile.Of(beliefs[id], 0.1)), Rare(quantity.Factor * PriorQuantile.Of(beliefs[id], 0.9)))
            : new(quantity.Factor, null, null);

        // Chances of death are small numbers, and are not rounded away.
        static double Rare(double value) => Math.Abs(value) < 1 ? Math.Round(value, 8) : Band.Rounded(value);
    }
}
