namespace Travesia.Inference.Sensitivity;

/// <summary>How a sensitivity analysis is made. The number of threads changes no result.</summary>
public sealed record SensitivityOptions
{
    /// <summary>Points of the parameter space from which each factor is moved alone, 2 or more. Campolongo, Saltelli and Cariboni (2011) take 4 to 10; fewer tell large from small.</summary>
    public int Points { get; init; } = 3;

    /// <summary>Rows of each of the two matrices from which shares of the spread are estimated, 8 or more.</summary>
    public int Draws { get; init; } = 32;

    /// <summary>How many factors at most survive the screening, 1 or more.</summary>
    public int Most { get; init; } = 6;

    /// <summary>Futures of sampled luck over which an outcome is averaged, the same in every run; 0 is expected mode, which has no luck.</summary>
    public int Futures { get; init; }

    /// <summary>Whether policies that survive take part in the spread, in force or not at even odds.</summary>
    public bool TossPolicies { get; init; }

    /// <summary>Whether every parameter and policy is a factor of its own.</summary>
    public bool Each { get; init; }

    /// <summary>The luck of points, draws and futures.</summary>
    public uint Seed { get; init; } = 1;

    /// <summary>How many runs are made at the same time, 1 or more.</summary>
    public int Threads { get; init; } = 1;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Points, 2, nameof(Points));
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, 8, nameof(Draws));
        ArgumentOutOfRangeException.ThrowIfLessThan(Most, 1, nameof(Most));
        ArgumentOutOfRangeException.ThrowIfLessThan(Futures, 0, nameof(Futures));
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(Threads));
    }
}
