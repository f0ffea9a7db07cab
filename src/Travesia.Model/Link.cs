using System.Collections.Immutable;

namespace Travesia.Model;

/// <summary>How people travel on a link.</summary>
public enum TravelMode : byte
{
    /// <summary>On foot.</summary>
    Foot,

    /// <summary>By bus, taxi or lorry.</summary>
    Bus,

    /// <summary>On freight trains.</summary>
    Train,

    /// <summary>By boat or raft.</summary>
    Boat,

    /// <summary>By air.</summary>
    Air,

    /// <summary>Moved by an authority.</summary>
    Removal,

    /// <summary>Through a port of entry, by right or by appointment.</summary>
    Port,
}

/// <summary>Whether a way can be taken without a policy that opens it.</summary>
public enum Availability : byte
{
    /// <summary>Open unless a policy closes it.</summary>
    Open,

    /// <summary>Closed unless a policy reopens it or a pathway leads over it.</summary>
    Closed,
}

/// <summary>A directed way between two places. Chances are of one whole traversal, each net of the others.</summary>
public sealed record Link
{
    /// <summary>Its id.</summary>
    public required LinkId Id { get; init; }

    /// <summary>Where it begins.</summary>
    public required PlaceId From { get; init; }

    /// <summary>Where it ends.</summary>
    public required PlaceId To { get; init; }

    /// <summary>How people travel.</summary>
    public required TravelMode Mode { get; init; }

    /// <summary>Length in kilometres, 0 or more.</summary>
    public double DistanceKm { get; init; }

    /// <summary>Mean days of travel, 0 or more; fractions are exact in the mean.</summary>
    public required Quantity Days { get; init; }

    /// <summary>Standard deviation of the days of travel; none is the least that whole days allow.</summary>
    public Quantity? DaysSd { get; init; }

    /// <summary>What a person pays, in US dollars.</summary>
    public Quantity CostUsd { get; init; } = 0;

    /// <summary>Chance of death.</summary>
    public Quantity DeathChance { get; init; } = 0;

    /// <summary>Chance of injury.</summary>
    public Quantity InjuryChance { get; init; } = 0;

    /// <summary>Chance of abuse: robbery, extortion, sexual violence, kidnapping.</summary>
    public Quantity AbuseChance { get; init; } = 0;

    /// <summary>Chance of being stopped by an authority.</summary>
    public Quantity ApprehensionChance { get; init; } = 0;

    /// <summary>Where who is stopped is held; none turns them back to where the link begins.</summary>
    public PlaceId? HoldAt { get; init; }

    /// <summary>Whether who ends a journey over it, not stopped, has entered undetected.</summary>
    public bool Irregular { get; init; }

    /// <summary>Whether it is open without a policy.</summary>
    public Availability Availability { get; init; } = Availability.Open;

    /// <summary>The season table that multiplies its hazards and days, if any.</summary>
    public string? Season { get; init; }

    /// <summary>The groups that may use it; empty is all.</summary>
    public ImmutableArray<GroupId> Groups { get; init; } = [];

    /// <summary>Free labels for scopes of policies and series.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Where its numbers come from; none marks an assumption.</summary>
    public SourceId? Source { get; init; }
}

/// <summary>Monthly multipliers of a link's hazards and days.</summary>
/// <param name="Name">As links refer to it.</param>
/// <param name="Hazard">Twelve factors, January first, 0 or more, on -log(1 - chance) of death, injury and abuse.</param>
/// <param name="Days">Twelve factors, January first, above 0.</param>
/// <param name="Source">Where they come from; none marks an assumption.</param>
public sealed record Season(string Name, ImmutableArray<Quantity> Hazard, ImmutableArray<Quantity> Days, SourceId? Source);
