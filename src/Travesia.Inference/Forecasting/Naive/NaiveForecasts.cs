using System.Collections.Immutable;

namespace Travesia.Inference.Forecasting.Naive;

/// <summary>
/// The naive forecasts of all rows at an origin, each with the spread that its own errors had in the past at the same distance. A row's mean
/// square is drawn towards that of its series, as if that had been seen four times: a row of few months has no spread of its own yet.
/// </summary>
public sealed class NaiveForecasts
{
    private const double SharedErrors = 4;
    private const double LeastSd = 0.02;

    private static readonly ImmutableArray<INaiveForecast> Methods = [new Persistence(), new Drift(), new Seasonal(), new Smoother()];

    private readonly ImmutableArray<CountHistory> histories;
    private readonly Dictionary<(NaiveMethod, CountRow, int), (double Sum, int Count)> own = [];

    /// <summary>Makes them.</summary>
    /// <param name="histories">What is known at the origin.</param>
    public NaiveForecasts(ImmutableArray<CountHistory> histories) => this.histories = histories;

    /// <summary>The names of all.</summary>
    public static ImmutableArray<NaiveMethod> All { get; } = [.. Methods.Select(m => m.Method)];

    /// <summary>What a method says of a month.</summary>
    /// <param name="method">Which.</param>
    /// <param name="history">The row, one of those handed over.</param>
    /// <param name="target">The month, after the last one known.</param>
    /// <returns>None where too little is known for it, or for its spread.</returns>
    public CountDistribution? Of(NaiveMethod method, CountHistory history, int target)
    {
        ArgumentNullException.ThrowIfNull(history);
        int known = history.LastKnown;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(target, known);
        INaiveForecast forecast = Methods.Single(m => m.Method == method);
        if (known < 0 || forecast.Middle(history, known, target) is not { } middle)
        {
            return null;
        }

        int lead = target - known;
        (double ownSum, int ownCount) = ErrorsOf(forecast, history, lead);
        double sum = 0;
        int count = 0;
        foreach (CountHistory other in histories.Where(h => h.Row.Series == history.Row.Series))
        {
            (double s, int n) = ErrorsOf(forecast, other, lead);
            (sum, count) = (sum + s, count + n);
        }

        return count == 0 ? null : new CountDistribution(middle, Math.Max(LeastSd, Math.Sqrt((ownSum + (SharedErrors * sum / count)) / (ownCount + SharedErrors))));
    }

    private (double Sum, int Count) ErrorsOf(INaiveForecast forecast, CountHistory history, int lead)
    {
        if (own.TryGetValue((forecast.Method, history.Row, lead), out (double, int) found))
        {
            return found;
        }

        double sum = 0;
        int count = 0;
        for (int known = 0; known + lead <= history.LastKnown; known++)
        {
            if (history.Logs[known] is not null && history.Logs[known + lead] is { } log && forecast.Middle(history, known, known + lead) is { } middle)
            {
                sum += (log - middle) * (log - middle);
                count++;
            }
        }

        return own[(forecast.Method, history.Row, lead)] = (sum, count);
    }
}
