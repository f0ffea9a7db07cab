using System.Collections.Immutable;
using Travesia.Model.Effects;

namespace Travesia.Model;

/// <summary>What a policy is to the no-policy reference, with which departures compare the journey.</summary>
public enum ReferenceRole : byte
{
    /// <summary>Part of it if it is a standing rule.</summary>
    ByDates,

    /// <summary>No part of it, whatever its dates.</summary>
    Excluded,

    /// <summary>Part of it and of nothing else: never in force, known to nobody.</summary>
    Only,
}

/// <summary>A dated change of the system. Described, not argued.</summary>
public sealed record Policy
{
    /// <summary>Its id.</summary>
    public required PolicyId Id { get; init; }

    /// <summary>What it is, in neutral words.</summary>
    public required string Title { get; init; }

    /// <summary>First day in force; none is a standing rule, in force from the start and part of the no-policy reference.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day in force; none is for good.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Day on which it became known; default the first day in force.</summary>
    public DateOnly? Announced { get; init; }

    /// <summary>
    /// Day on which its end became known; default the day on which it ends. Before that day a forecast takes it to go on for good. Travellers do not
    /// reckon with an end that is announced.
    /// </summary>
    public DateOnly? EndAnnounced { get; init; }

    /// <summary>Whether travellers reckon with it from its announcement on, rather than from its first day.</summary>
    public bool Anticipated { get; init; }

    /// <summary>What it applies to.</summary>
    public Scope Scope { get; init; } = Scope.Everything;

    /// <summary>What it does.</summary>
    public required PolicyEffect Effect { get; init; }

    /// <summary>Where its dates and numbers come from; none marks an assumption.</summary>
    public SourceId? Source { get; init; }

    /// <summary>What it is to the reference. No file says it: two scenarios that are compared are given one reference by it.</summary>
    public ReferenceRole Reference { get; init; }

    /// <summary>Whether it holds all the time.</summary>
    public bool IsStanding => From is null && To is null;

    /// <summary>Whether it is part of the no-policy reference.</summary>
    public bool IsInReference => Reference == ReferenceRole.ByDates ? IsStanding : Reference == ReferenceRole.Only;
}

/// <summary>
/// What a policy applies to. An empty list does not restrict. A link is in scope if it satisfies every list that speaks of links:
/// it is named or one of its ends is a named place, its mode is named, one of its tags or its ends' tags is named, one of its ends is in a named country.
/// </summary>
public sealed record Scope
{
    /// <summary>No restriction.</summary>
    public static Scope Everything { get; } = new();

    /// <summary>Places.</summary>
    public ImmutableArray<PlaceId> Places { get; init; } = [];

    /// <summary>Links.</summary>
    public ImmutableArray<LinkId> Links { get; init; } = [];

    /// <summary>Groups.</summary>
    public ImmutableArray<GroupId> Groups { get; init; } = [];

    /// <summary>Countries.</summary>
    public ImmutableArray<CountryCode> Countries { get; init; } = [];

    /// <summary>Modes of travel.</summary>
    public ImmutableArray<TravelMode> Modes { get; init; } = [];

    /// <summary>Labels.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
}
