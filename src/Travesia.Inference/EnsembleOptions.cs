using Travesia.Engine;

namespace Travesia.Inference;

/// <summary>What an ensemble does when a member cannot be run.</summary>
public enum ErrorPolicy : byte
{
    /// <summary>No further member is started; those before it are finished, so that the first failure is the same for any number of threads.</summary>
    StopNow = 0,

    /// <summary>All other members are run, and all failures are told together.</summary>
    FinishThenFail = 1,
}

/// <summary>How an ensemble is made. Neither the number of threads nor the error policy changes a result.</summary>
public sealed record EnsembleOptions
{
    /// <summary>How many futures, 1 or more.</summary>
    public int Members { get; init; } = 200;

    /// <summary>The luck of the ensemble.</summary>
    public uint Seed { get; init; } = 1;

    /// <summary>Whole numbers of one random future, or real numbers.</summary>
    public Mode Mode { get; init; } = Mode.Sampled;

    /// <summary>How many members are computed at the same time, 1 or more. The host knows how many processors there are.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What to do when a member cannot be run.</summary>
    public ErrorPolicy OnError { get; init; } = ErrorPolicy.StopNow;

    /// <summary>What the result may take; it is estimated before the first member, and refused if it is more.</summary>
    public ResourceLimits Limits { get; init; } = ResourceLimits.None;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Members, 1, nameof(Members));
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(Threads));
    }
}

/// <summary>What an ensemble may take.</summary>
/// <param name="MemoryBytes">Memory for members in flight.</param>
/// <param name="ResultBytes">What the sink may write or keep.</param>
public readonly record struct ResourceLimits(long MemoryBytes, long ResultBytes)
{
    /// <summary>No limit.</summary>
    public static ResourceLimits None => new(long.MaxValue, long.MaxValue);
}
