namespace Travesia.Inference.Counts;

/// <summary>Why the model does not count something.</summary>
public enum NotCountedReason : byte
{
    /// <summary>It is not said what of the model answers it.</summary>
    NotSaid,

    /// <summary>No rule set counts a quantity of that name.</summary>
    UnknownQuantity,

    /// <summary>There is no such area, place or link.</summary>
    UnknownArea,

    /// <summary>Several series give the area another meaning each, and none of them counts the same quantity.</summary>
    AmbiguousArea,

    /// <summary>It is counted for all people together only.</summary>
    NotByGroup,

    /// <summary>It is counted for the whole journey or system, or at places and not on links.</summary>
    NotByPlace,

    /// <summary>It can never happen there, or to that group: the model has no way, danger or authority that does it.</summary>
    Never,

    /// <summary>Some of its days are not among those shown.</summary>
    OutsidePeriod,

    /// <summary>It is counted by month, and the days begin or end within one.</summary>
    WithinMonth,

    /// <summary>It is not said over which days.</summary>
    NoPeriod,

    /// <summary>It is so many times a count that is 0 in some futures.</summary>
    NothingToCompareWith,

    /// <summary>It speaks of a journey, which runs do not follow from end to end; <c>travesia journeys</c> does.</summary>
    IsJourney,

    /// <summary>There are too few futures to tell how sure the model is.</summary>
    TooFewMembers,
}

/// <summary>That the model does not count something, and why.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Counts">What should have been counted.</param>
/// <param name="Value">The name, area or group that the reason speaks of, if it speaks of one.</param>
public sealed record NotCounted(NotCountedReason Reason, string Counts, string? Value = null);
