namespace Travesia.Rules.Corridor.Structure;

/// <summary>What an authority does with people.</summary>
internal enum StopKind : byte
{
    /// <summary>Held at a place.</summary>
    Held,

    /// <summary>Turned back to where the link begins.</summary>
    TurnedBack,

    /// <summary>Expelled over a border to a place.</summary>
    Expelled,

    /// <summary>Moved within a country to a place.</summary>
    Transferred,

    /// <summary>Removed to a country.</summary>
    Removed,
}

/// <summary>What an authority does with people, and where they are then.</summary>
/// <param name="Kind">What.</param>
/// <param name="Index">The place, or the country of a removal; -1 for the tail of the link, or the country of the group.</param>
internal readonly record struct StopTarget(StopKind Kind, int Index) : IComparable<StopTarget>
{
    /// <summary>By kind, then index: an order by names, as indices follow names.</summary>
    public int CompareTo(StopTarget other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : Index.CompareTo(other.Index);
}
