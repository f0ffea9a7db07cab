using System.Collections.Immutable;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>What a place is to those who come there.</summary>
public enum FleeKind
{
    Town,
    ConflictZone,
    Camp,
    ForwardingHub,
    Marker,
}

/// <summary>A place with its attraction before room, and a camp's capacity (under 1 is without limit).</summary>
public sealed record FleePlace(string Name, FleeKind Kind, double Score = 1, int Capacity = 0);

/// <summary>One way of a route.</summary>
public sealed record FleeLink(int From, int To, int Km);

/// <summary>A link is closed on the days from First to End - 1.</summary>
public sealed record FleeClosure(int Link, int First, int End)
{
    public bool Covers(int day) => First <= day && day < End;
}

/// <summary>The settings that decide on states; speeds are whole kilometres a day.</summary>
public sealed record FleeSettings(
    int MoveSpeed,
    int WalkSpeed = 35,
    int AwarenessLevel = 1,
    bool AvoidShortStints = false,
    bool StartOnFoot = false,
    double TownMoveChance = 0.3,
    double CampMoveChance = 0.001,
    double Softening = 10,
    double DistancePower = 1,
    double WeightPower = 1,
    double CapacityBuffer = 0.9,
    double PruningThreshold = 0,
    bool FixedRoutes = false,
    int MemoryGrain = 1)
{
    public double MoveChance(FleeKind kind) => kind switch
    {
        FleeKind.Town => TownMoveChance,
        FleeKind.Camp => CampMoveChance,
        _ => 1,
    };
}

/// <summary>A network, the people at each place before the first day, and the mean of the Poisson number that enters it at the end of each day.</summary>
public sealed record FleeNetwork(
    FleeSettings Settings,
    ImmutableArray<FleePlace> Places,
    ImmutableArray<FleeLink> Links,
    ImmutableArray<FleeClosure> Closures,
    int Days,
    ImmutableArray<int> Initial,
    ImmutableArray<double> Departures)
{
    public bool IsOpen(int link, int day) => !Closures.Any(closure => closure.Link == link && closure.Covers(day));

    /// <summary>What is left of a camp's attraction when so many people are there.</summary>
    public double Room(int place, double people)
    {
        double capacity = Places[place].Capacity;
        double begins = Settings.CapacityBuffer * capacity;
        return capacity < 1 || people <= begins ? 1
            : people >= capacity ? 0
            : 1 - (people - begins) / (capacity - begins);
    }
}
