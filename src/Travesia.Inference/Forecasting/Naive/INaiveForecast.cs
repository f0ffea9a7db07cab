namespace Travesia.Inference.Forecasting.Naive;

/// <summary>A forecast that knows nothing of the system: what a count of the past alone says of a month to come.</summary>
internal interface INaiveForecast
{
    /// <summary>The name under which it is shown.</summary>
    NaiveMethod Method { get; }

    /// <summary>The middle of the forecast for a month, on log(1 + count).</summary>
    /// <param name="history">The row.</param>
    /// <param name="known">The month up to which the row is looked at; a count is known of it.</param>
    /// <param name="target">The month that is forecast, after <paramref name="known"/>.</param>
    /// <returns>None where too little is known.</returns>
    double? Middle(CountHistory history, int known, int target);
}

/// <summary>The forecasts that a model is held against.</summary>
public enum NaiveMethod : byte
{
    /// <summary>As the last month known.</summary>
    Persistence,

    /// <summary>The last month known, and on at the mean change from the first to it.</summary>
    Drift,

    /// <summary>As the same month of the year before.</summary>
    Seasonal,

    /// <summary>A mean whose weights fall off geometrically into the past, as fast as fitted the past best.</summary>
    Smoother,
}
