using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Flee.Section;

namespace Travesia.Rules.Flee.Cases;

/// <summary>
/// A case of Flee as its rules see it: places, links and camps' counts of a scenario together with its section <c>flee</c>. Days count
/// from 0, the day after the first simulated one: the first people of a case are drawn on the day before it begins.
/// </summary>
public sealed record FleeCase
{
    /// <summary>The settings, by Flee's own names in <c>simsetting.yml</c>.</summary>
    public required FleeSettings Settings { get; init; }

    /// <summary>How many days people move.</summary>
    public required int Days { get; init; }

    /// <summary>The calendar date of day 0.</summary>
    public required DateOnly FirstDate { get; init; }

    /// <summary>Places, in the order of the scenario's.</summary>
    public required ImmutableArray<FleePlace> Places { get; init; }

    /// <summary>Ways, one for each direction of a route.</summary>
    public required ImmutableArray<FleeLink> Links { get; init; }

    /// <summary>What closes when.</summary>
    public ImmutableArray<FleeClosure> Closures { get; init; } = [];

    /// <summary>Places that become something else on a day.</summary>
    public ImmutableArray<FleeLocationChange> LocationChanges { get; init; } = [];

    /// <summary>Ways that are considered with fixed routes beside those within the awareness level: links by position.</summary>
    public ImmutableArray<ImmutableArray<int>> MajorRoutes { get; init; } = [];

    /// <summary>Food insecurity of regions in percent: linear between days.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<FleeStep>> FoodInsecurity { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<FleeStep>>.Empty;

    /// <summary>What is drawn for each new person, by attribute.</summary>
    public ImmutableArray<FleeDemographic> Demographics { get; init; } = [];

    /// <summary>The counts of camps, in the order of the data.</summary>
    public ImmutableArray<FleeCounts> Counts { get; init; } = [];

    /// <summary>The counts of camps that are no place of the case: part of the total that new people follow.</summary>
    public ImmutableArray<FleeCounts> CountsElsewhere { get; init; } = [];

    /// <summary>The published total, if it is given and not summed from camps.</summary>
    public FleeCounts? Total { get; init; }

    /// <summary>Reads the case of a scenario. What is wrong goes into the diagnostics; without errors the case is whole.</summary>
    /// <param name="scenario">A valid scenario.</param>
    /// <param name="diagnostics">Everything that is wrong, and notices.</param>
    public static FleeCase Read(Scenario scenario, out ImmutableArray<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        FleeCase read = CaseReader.Read(scenario, found);
        diagnostics = found.ToImmutable();
        return read;
    }
}

/// <summary>What a place is to those who come there.</summary>
public enum FleeKind : byte
{
    /// <summary>A town, or whatever is nothing else.</summary>
    Town,

    /// <summary>Where people flee from.</summary>
    ConflictZone,

    /// <summary>A camp.</summary>
    Camp,

    /// <summary>A camp of internally displaced people.</summary>
    IdpCamp,

    /// <summary>A place that everybody leaves on the day after coming.</summary>
    ForwardingHub,

    /// <summary>A bend of the way: no destination, and no step of a path.</summary>
    Marker,

    /// <summary>A place that can be flooded.</summary>
    FloodZone,
}

/// <summary>A place.</summary>
/// <param name="Id">Its id in the scenario.</param>
/// <param name="Kind">What it is; a conflict zone becomes one when its intensity rises above 0.</param>
/// <param name="IsForeign">Whether it lies in another country than the first place.</param>
/// <param name="Country">Its country.</param>
/// <param name="Region">Its region, for food insecurity.</param>
/// <param name="Latitude">In degrees.</param>
/// <param name="Longitude">In degrees.</param>
/// <param name="Capacity">People that a camp takes; 0 is without limit.</param>
/// <param name="CapacityPerDay">People by which the capacity grows a day.</param>
/// <param name="Population">People who live there.</param>
/// <param name="DeactivationChance">Chance per day that somebody there leaves the simulation, where camps are sinks.</param>
/// <param name="Hdi">Human development index of its country, for economic pull.</param>
/// <param name="TradeVolume">Trade with the home country, for economic pull.</param>
/// <param name="Conflict">Intensity from each day on which it changes, 0 to 1.</param>
/// <param name="Flood">Level from each day on which it changes.</param>
public sealed record FleePlace(
    PlaceId Id,
    FleeKind Kind,
    bool IsForeign,
    string Country,
    string Region,
    double Latitude,
    double Longitude,
    double Capacity,
    double CapacityPerDay,
    double Population,
    double DeactivationChance,
    double Hdi,
    double TradeVolume,
    ImmutableArray<FleeStep> Conflict,
    ImmutableArray<FleeStep> Flood)
{
    /// <summary>People of the place by a value of an attribute, for switches that match people and places.</summary>
    public ImmutableSortedDictionary<string, double> Attributes { get; init; } = ImmutableSortedDictionary<string, double>.Empty;
}

/// <summary>A value from a day on.</summary>
/// <param name="Day">The day, from 0.</param>
/// <param name="Value">The value.</param>
public readonly record struct FleeStep(int Day, double Value);

/// <summary>One direction of a route.</summary>
/// <param name="Id">Its id in the scenario.</param>
/// <param name="From">Place by position.</param>
/// <param name="To">Place by position.</param>
/// <param name="Km">Length, above 0.</param>
/// <param name="MoveSpeedKm">Its own speed in kilometres a day, or 0.</param>
public sealed record FleeLink(LinkId Id, int From, int To, double Km, double MoveSpeedKm)
{
    /// <summary>Chance that somebody who travels here goes a day on foot, 0 to 1.</summary>
    public double WalkProbability { get; init; }
}

/// <summary>What a closure closes.</summary>
public enum FleeClosureKind : byte
{
    /// <summary>All links between two countries.</summary>
    Country,

    /// <summary>All links of a place.</summary>
    Location,

    /// <summary>The links between two places.</summary>
    Link,

    /// <summary>A camp, which is a town while it is closed.</summary>
    Camp,

    /// <summary>A camp of internally displaced people, which is a town while it is closed.</summary>
    IdpCamp,
}

/// <summary>Something closes on a day and opens on another; -1 is never.</summary>
/// <param name="Kind">What.</param>
/// <param name="First">A country or the id of a place.</param>
/// <param name="Second">The other, where there are two.</param>
/// <param name="FromDay">The day on which it closes.</param>
/// <param name="ToDay">The day on which it opens.</param>
public sealed record FleeClosure(FleeClosureKind Kind, string First, string Second, int FromDay, int ToDay);

/// <summary>A place becomes something else.</summary>
/// <param name="Place">By position.</param>
/// <param name="Kind">What it becomes.</param>
/// <param name="Day">From which day.</param>
public sealed record FleeLocationChange(int Place, FleeKind Kind, int Day);

/// <summary>An attribute that new people differ in.</summary>
/// <param name="Attribute">Its name.</param>
/// <param name="Values">Its values.</param>
/// <param name="Weights">By place id, or <c>Default</c>: a weight for each value.</param>
public sealed record FleeDemographic(string Attribute, ImmutableArray<string> Values, ImmutableSortedDictionary<string, ImmutableArray<double>> Weights)
{
    /// <summary>Years.</summary>
    public const string Age = "age";

    /// <summary><c>female</c> or <c>male</c>.</summary>
    public const string Gender = "gender";

    /// <summary>Compared with the people of places.</summary>
    public const string Ethnicity = "ethnicity";

    /// <summary>Compared with the people of camps.</summary>
    public const string Religion = "religion";

    private const string Elsewhere = "Default";

    /// <summary>The weights of those who come into being at a place: its own, else the default ones; none if there are neither.</summary>
    public ImmutableArray<double> WeightsAt(PlaceId place) => Weights.TryGetValue(place.Value, out ImmutableArray<double> own) ? own : Weights.GetValueOrDefault(Elsewhere, []);
}

/// <summary>Published counts of a place: linear between dates, held constant before the first and after the last.</summary>
/// <param name="Place">By position; -1 for the total.</param>
/// <param name="Knots">Day and count, by ascending day; days before the first may be negative.</param>
public sealed record FleeCounts(int Place, ImmutableArray<FleeStep> Knots)
{
    /// <summary>The count of a day as the reference has it: divided by hasten, interpolated, and cut to a whole number.</summary>
    public int On(int day, int hasten)
    {
        if (Knots.IsEmpty)
        {
            return 0;
        }

        if (day <= Knots[0].Day)
        {
            return (int)(Knots[0].Value / hasten);
        }

        for (int i = 1; i < Knots.Length; i++)
        {
            if (day < Knots[i].Day)
            {
                double before = Knots[i - 1].Value / hasten;
                double share = (double)(day - Knots[i - 1].Day) / (Knots[i].Day - Knots[i - 1].Day);
                return (int)(before + (share * ((Knots[i].Value / hasten) - before)));
            }
        }

        return (int)(Knots[^1].Value / hasten);
    }
}
