using System.Collections.Immutable;
using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Flee.Section;

/// <summary>What kinds of places and closures are called.</summary>
internal static class KindNames
{
    /// <summary>Types of locations.</summary>
    public static ImmutableArray<(string Word, FleeKind Value)> Places { get; } =
    [
        ("town", FleeKind.Town), ("conflict_zone", FleeKind.ConflictZone), ("camp", FleeKind.Camp), ("idpcamp", FleeKind.IdpCamp),
        ("forwarding_hub", FleeKind.ForwardingHub), ("marker", FleeKind.Marker), ("flood_zone", FleeKind.FloodZone),
    ];

    /// <summary>Types of closures.</summary>
    public static ImmutableArray<(string Word, FleeClosureKind Value)> Closures { get; } =
    [
        ("country", FleeClosureKind.Country), ("location", FleeClosureKind.Location), ("link", FleeClosureKind.Link), ("camp", FleeClosureKind.Camp),
        ("idpcamp", FleeClosureKind.IdpCamp),
    ];
}
