namespace Travesia.Inference.Forecasting;

/// <summary>What is forecast, and how.</summary>
public sealed record ForecastOptions
{
    /// <summary>The furthest month that is forecast. The horizons 1 to 3 are backtested.</summary>
    public const int MostHorizon = 6;

    /// <summary>The day up to which everything is known and after which nothing is.</summary>
    public required DateOnly Origin { get; init; }

    /// <summary>How many months after the origin's, 1 to <see cref="MostHorizon"/>; default 3.</summary>
    public int Horizon { get; init; } = 3;

    /// <summary>How many futures places are told over, 2 or more; default 1,000.</summary>
    public int Members { get; init; } = 1000;

    /// <summary>The luck of the futures.</summary>
    public uint Seed { get; init; } = 1;

    /// <summary>How many runs of the model are made at the same time, 1 or more.</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>How far a forecast is.</summary>
/// <param name="Done">Runs of the model made.</param>
/// <param name="Of">Of so many.</param>
public readonly record struct ForecastProgress(int Done, int Of);

/// <summary>Why a scenario cannot be forecast from an origin.</summary>
public enum ForecastFault : byte
{
    /// <summary>No count by calendar month was known.</summary>
    NothingKnown,

    /// <summary>The scenario's first month was not over.</summary>
    TooEarly,
}

/// <summary>A scenario cannot be forecast from an origin.</summary>
/// <param name="fault">Why.</param>
public sealed class ForecastException(ForecastFault fault) : Exception($"The scenario cannot be forecast: {fault}.")
{
    /// <summary>Why.</summary>
    public ForecastFault Fault => fault;
}
