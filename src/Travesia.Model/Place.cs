using System.Collections.Immutable;

namespace Travesia.Model;

/// <summary>What a place is on a journey.</summary>
public enum PlaceKind : byte
{
    /// <summary>Where people leave from.</summary>
    Origin,

    /// <summary>A town on the way.</summary>
    Transit,

    /// <summary>A border crossing, reception post or junction of the way.</summary>
    Crossing,

    /// <summary>A shelter or camp.</summary>
    Shelter,

    /// <summary>Where people are held: a detention centre, a border patrol sector.</summary>
    Detention,

    /// <summary>Where a journey ends; who gets there has arrived.</summary>
    Destination,
}

/// <summary>A node of the system.</summary>
public sealed record Place
{
    /// <summary>Its id.</summary>
    public required PlaceId Id { get; init; }

    /// <summary>Its name, as people there write it.</summary>
    public required string Name { get; init; }

    /// <summary>Its country.</summary>
    public required CountryCode Country { get; init; }

    /// <summary>What it is.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>Latitude in degrees, -90 to 90.</summary>
    public required double Latitude { get; init; }

    /// <summary>Longitude in degrees, -180 to 180.</summary>
    public required double Longitude { get; init; }

    /// <summary>Mean days that people stay before they go on, 0 or more; below 1 it is the share who stay a day, the others pass through. Default 1.</summary>
    public Quantity StayDays { get; init; } = 1;

    /// <summary>Beds for people on the way, if known.</summary>
    public Quantity? Beds { get; init; }

    /// <summary>Where the number of beds comes from; none marks an assumption.</summary>
    public SourceId? BedsSource { get; init; }

    /// <summary>Utility of arriving, for a destination (logit units). Default 0.</summary>
    public Quantity Attraction { get; init; } = 0;

    /// <summary>Utility of settling here for good, if people may (logit units).</summary>
    public Quantity? SettleUtility { get; init; }

    /// <summary>Utility of turning back home from here, if people may (logit units; being home is worth 0).</summary>
    public Quantity? TurnBackUtility { get; init; }

    /// <summary>Free labels for scopes of policies and series.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Where its other numbers come from; none marks an assumption.</summary>
    public SourceId? Source { get; init; }
}
