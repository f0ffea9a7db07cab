using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;

namespace Travesia.Rules;

/// <summary>A program together with what its tallies and stocks mean.</summary>
/// <param name="Scenario">What it was made from.</param>
/// <param name="Program">What runs.</param>
/// <param name="Measures">What each tally and stock counts; the same list, in the same order, for all parameter values of a scenario.</param>
public sealed record CompiledScenario(Scenario Scenario, Program Program, ImmutableArray<Measure> Measures);

/// <summary>What a tally or stock counts.</summary>
/// <param name="Quantity">Name of what is counted, from <see cref="MeasureNames"/> or of the rule set's own.</param>
/// <param name="Place">Where: a place, or the link that <paramref name="Link"/> names, or the whole system.</param>
/// <param name="Link">On which way.</param>
/// <param name="Group">Who, or all.</param>
/// <param name="Unit">people, events, days, USD or km.</param>
/// <param name="Resolution">By day or by month.</param>
/// <param name="Tally">The tally, if moves are counted.</param>
/// <param name="Stock">The stock, if people present are counted.</param>
public sealed record Measure(
    string Quantity, PlaceId? Place, LinkId? Link, GroupId? Group, string Unit, Resolution Resolution, TallyId? Tally, StockId? Stock);

/// <summary>The names of what is counted, shared by rule sets, series, figures and outputs.</summary>
public static class MeasureNames
{
    /// <summary>People who start a journey, by place of origin.</summary>
    public const string Departures = "departures";

    /// <summary>People who reach a place, each time they do.</summary>
    public const string Arrivals = "arrivals";

    /// <summary>People who travel a link, counted at its end or where they are stopped.</summary>
    public const string Crossings = "crossings";

    /// <summary>People at a place at the end of the day: on the move, waiting or held.</summary>
    public const string Present = "present";

    /// <summary>People waiting at a place for a gate.</summary>
    public const string Waiting = "waiting";

    /// <summary>People held at a place.</summary>
    public const string Held = "held";

    /// <summary>Events of being stopped by an authority.</summary>
    public const string Apprehensions = "apprehensions";

    /// <summary>Events of people stopped who had been stopped, moved or returned before.</summary>
    public const string RepeatApprehensions = "repeat-apprehensions";

    /// <summary>Events of expulsion.</summary>
    public const string Expulsions = "expulsions";

    /// <summary>Events of being moved within a country.</summary>
    public const string Transfers = "transfers";

    /// <summary>Events of removal to a country.</summary>
    public const string Removals = "removals";

    /// <summary>People who died on the way.</summary>
    public const string Deaths = "deaths";

    /// <summary>Events of injury.</summary>
    public const string Injuries = "injuries";

    /// <summary>Events of abuse.</summary>
    public const string Abuses = "abuses";

    /// <summary>People who entered a destination undetected.</summary>
    public const string Undetected = "undetected";

    /// <summary>People who settled on the way.</summary>
    public const string Settled = "settled";

    /// <summary>People who turned back of their own will.</summary>
    public const string TurnedBack = "turned-back";

    /// <summary>People who gave up waiting.</summary>
    public const string Reneged = "gave-up-waiting";

    /// <summary>Permits given.</summary>
    public const string Permits = "permits";

    /// <summary>People at a destination who hold no permit at the end of the day, where people of their group can be given one.</summary>
    public const string WithoutPermit = "without-permit";

    /// <summary>Dollars spent on links.</summary>
    public const string CostUsd = "cost-usd";

    /// <summary>Person-days on links.</summary>
    public const string TravelDays = "travel-days";

    /// <summary>Kilometres travelled by people.</summary>
    public const string DistanceKm = "distance-km";

    /// <summary>Person-days in being held.</summary>
    public const string DaysHeld = "days-held";

    /// <summary>Person-days in waiting for a gate.</summary>
    public const string DaysWaiting = "days-waiting";

    /// <summary>People whose money ran out.</summary>
    public const string OutOfMoney = "out-of-money";

    /// <summary>Nights that people spent at a place beyond its beds.</summary>
    public const string NightsWithoutBed = "nights-without-bed";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        Departures, Arrivals, Crossings, Present, Waiting,
        Held, Apprehensions, RepeatApprehensions, Expulsions, Transfers,
        Removals, Deaths, Injuries, Abuses, Undetected,
        Settled, TurnedBack, Reneged, Permits, CostUsd,
        TravelDays, DistanceKm, DaysHeld, DaysWaiting, OutOfMoney,
        NightsWithoutBed, WithoutPermit,
    ];
}
