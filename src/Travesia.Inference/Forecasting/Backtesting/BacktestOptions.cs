namespace Travesia.Inference.Forecasting.Backtesting;

/// <summary>What is forecast again and held against what was counted.</summary>
public sealed record BacktestOptions
{
    /// <summary>The month of the first origin, by any of its days.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The month of the last origin, by any of its days; not before the first.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The furthest horizon, 1 to <see cref="ForecastOptions.MostHorizon"/>; default 3. The origin's own month is nowcast.</summary>
    public int Horizon { get; init; } = 3;

    /// <summary>Days from an origin month's end to the day that is the origin, 0 to 20; default 0. After ten, the first publishers have told of the month.</summary>
    public int DaysAfter { get; init; }

    /// <summary>Whether each count is taken as known on the last day that it counts, as if nobody needed time to publish; only to compare with methods scored so.</summary>
    public bool WithoutDelay { get; init; }

    /// <summary>Of the bootstrap.</summary>
    public uint Seed { get; init; } = 1;

    /// <summary>How many runs of the model are made at the same time, 1 or more.</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>Who forecasts.</summary>
public enum BacktestMethod : byte
{
    /// <summary>The model, as <c>forecast</c> uses it.</summary>
    Model,

    /// <summary>The same, each series following its own counts only.</summary>
    WithoutUpstream,

    /// <summary>The same, without any policy that began after the scenario's first day.</summary>
    WithoutPolicies,

    /// <summary>As the last month known.</summary>
    Persistence,

    /// <summary>The last month known and the mean change up to it.</summary>
    Drift,

    /// <summary>As the same month of the year before.</summary>
    Seasonal,

    /// <summary>An exponential smoother.</summary>
    Smoother,
}
