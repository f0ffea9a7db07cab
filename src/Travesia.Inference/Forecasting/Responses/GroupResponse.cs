namespace Travesia.Inference.Forecasting.Responses;

/// <summary>
/// What the model counts of a group, and what a change of its departures moves of it. Departures of a month enter in proportion, so that with
/// log-multipliers x the count is <c>Base + sum over lags of ByLag * (exp(x) - 1)</c>: exact where nobody waits for a limit, a tangent there.
/// </summary>
/// <param name="Group">The group's position in the scenario.</param>
/// <param name="Base">By month, with departures as the scenario has them.</param>
/// <param name="ByLag">By month, and by how many months earlier people left; the last holds all that are earlier still.</param>
internal sealed record GroupResponse(int Group, double[] Base, double[][] ByLag)
{
    /// <summary>How many lags are told apart.</summary>
    public const int Lags = 6;

    /// <summary>Multipliers of departures beyond e^3 are not believed.</summary>
    private const double MostLog = 3;

    /// <summary>No driver empties a count: of people on the way some arrive.</summary>
    private const double LeastShare = 0.02;

    /// <summary>The multiplier of a log-driver.</summary>
    public static double Multiplier(double log) => Math.Exp(Math.Clamp(log, -MostLog, MostLog));

    /// <summary>The count of a month under drivers.</summary>
    /// <param name="month">Which month.</param>
    /// <param name="drivers">The group's log-multipliers by lag.</param>
    public double Count(int month, ReadOnlySpan<double> drivers) => Math.Max(Answer(month, drivers), LeastShare * Base[month]);

    /// <summary>Whether the count is the least that drivers leave of it, so that they do not move it.</summary>
    public bool IsFloored(int month, ReadOnlySpan<double> drivers) => Answer(month, drivers) < LeastShare * Base[month];

    private double Answer(int month, ReadOnlySpan<double> drivers)
    {
        double count = Base[month];
        double[] byLag = ByLag[month];
        for (int lag = 0; lag < Lags; lag++)
        {
            count += byLag[lag] == 0 ? 0 : byLag[lag] * (Multiplier(drivers[lag]) - 1);
        }

        return count;
    }
}

/// <summary>The responses of a row: of its group, or of each group where it counts all people.</summary>
/// <param name="Parts">Empty where the model does not count it by group.</param>
internal sealed record RowResponse(GroupResponse[] Parts)
{
    /// <summary>What the model counts of a month with departures as the scenario has them.</summary>
    public double Base(int month) => Parts.Sum(p => p.Base[month]);
}
