using System.Collections.Immutable;

namespace Travesia.Model;

/// <summary>People who behave alike: a nationality, perhaps split by household. Not a list of persons.</summary>
public sealed record Group
{
    /// <summary>Its id.</summary>
    public required GroupId Id { get; init; }

    /// <summary>What it is called in outputs.</summary>
    public required string Title { get; init; }

    /// <summary>The nationality: ISO 3166-1 alpha-3, or none for a mixed group.</summary>
    public CountryCode? Nationality { get; init; }

    /// <summary>Share of parties by number of people; empty is people alone. The shares sum to 1.</summary>
    public ImmutableArray<PartyShare> PartySizes { get; init; } = [];

    /// <summary>E[m^2]/E[m] over party sizes m: the size of the party in which a random person travels; 1 for people alone.</summary>
    public double PartyFactor
        => PartySizes.IsDefaultOrEmpty ? 1 : PartySizes.Sum(s => s.Share * s.People * s.People) / PartySizes.Sum(s => s.Share * s.People);
}

/// <summary>How many of a group's parties have so many people.</summary>
/// <param name="People">Party size, 1 or more.</param>
/// <param name="Share">Share of parties, 0 to 1.</param>
public readonly record struct PartyShare(int People, double Share);
