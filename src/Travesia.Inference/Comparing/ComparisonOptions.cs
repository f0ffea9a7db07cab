namespace Travesia.Inference.Comparing;

/// <summary>How a comparison is made. The number of threads changes no result.</summary>
public sealed record ComparisonOptions
{
    /// <summary>How many draws of the parameters, 2 or more. Each is run in both arms with the same <see cref="FuturesPerDraw"/> futures.</summary>
    public int Draws { get; init; } = 50;

    /// <summary>How many futures of each draw, 2 or more: their spread is luck, and is taken out of the distribution over parameters.</summary>
    public int FuturesPerDraw { get; init; } = 2;

    /// <summary>The luck.</summary>
    public uint Seed { get; init; } = 1;

    /// <summary>How many draws are computed at the same time, 1 or more.</summary>
    public int Threads { get; init; } = 1;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, 2, nameof(Draws));
        ArgumentOutOfRangeException.ThrowIfLessThan(FuturesPerDraw, 2, nameof(FuturesPerDraw));
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(Threads));
    }
}
