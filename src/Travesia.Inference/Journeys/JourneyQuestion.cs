using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Inference.Journeys;

/// <summary>Of whose journeys something is asked.</summary>
public sealed record JourneyQuestion
{
    /// <summary>The group; none is the one of which most leave on the day.</summary>
    public GroupId? Group { get; init; }

    /// <summary>
    /// Where they start, by how many leave each place on the day; empty is wherever anybody leaves. A place from which nobody leaves is a
    /// start for those who are on the move there at the end of the day.
    /// </summary>
    public ImmutableArray<PlaceId> From { get; init; } = [];

    /// <summary>Places of which it is asked when the first of them is reached, and what it costs until then; empty asks nothing.</summary>
    public ImmutableArray<PlaceId> To { get; init; } = [];

    /// <summary>The day on which they leave, inside the simulated days and before the last.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>How journeys are worked out. The number of threads changes no result.</summary>
public sealed record JourneyOptions
{
    /// <summary>How many draws of the parameters, 1 or more; one is enough, and one is made, where none is uncertain.</summary>
    public int Members { get; init; } = 40;

    /// <summary>Names the draws of the parameters (member for member those of an <see cref="Ensemble"/> of the seed) and the examples.</summary>
    public uint Seed { get; init; } = 1;

    /// <summary>How many members are computed at the same time, 1 or more.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>How many example paths are drawn, 0 or more.</summary>
    public int Examples { get; init; } = 3;

    /// <summary>Of how many of the most used links the share of people who ever use them is worked out, 0 or more.</summary>
    public int MostUsedLegs { get; init; } = 16;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Members, 1, nameof(Members));
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(Threads));
        ArgumentOutOfRangeException.ThrowIfNegative(Examples, nameof(Examples));
        ArgumentOutOfRangeException.ThrowIfNegative(MostUsedLegs, nameof(MostUsedLegs));
    }
}

/// <summary>How far the work is.</summary>
/// <param name="Done">Members done.</param>
/// <param name="Of">Members in all.</param>
public readonly record struct JourneyProgress(int Done, int Of);

/// <summary>Why a question about journeys has no answer.</summary>
public enum JourneyFault : byte
{
    /// <summary>Nobody starts where and when it is asked.</summary>
    NobodyLeaves,

    /// <summary>A place asked for is one where they start.</summary>
    StartsThere,
}

/// <summary>A question about journeys that has no answer.</summary>
public sealed class JourneyQuestionException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="place">Where, if they start at a place asked for.</param>
    public JourneyQuestionException(JourneyFault fault, PlaceId? place = null)
        : base(fault == JourneyFault.NobodyLeaves ? "Nobody of whom it is asked starts on that day." : $"Of {place} it is asked when it is reached, and journeys start there.")
    {
        Fault = fault;
        Place = place;
    }

    /// <summary>What is wrong.</summary>
    public JourneyFault Fault { get; }

    /// <summary>Where.</summary>
    public PlaceId? Place { get; }
}
