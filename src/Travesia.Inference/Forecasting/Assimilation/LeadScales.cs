namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>
/// How much wider forecasts at a distance should have been: on its way the filter forecasts months that are known already, and its errors,
/// drawn together over series, say. Never narrower than the filter itself says.
/// </summary>
internal sealed class LeadScales
{
    /// <summary>Forecasts further ahead are as wide as these.</summary>
    public const int MostLead = 6;

    private const int FirstMonth = 4;
    private const double MostError = 9;
    private const double PriorOfAll = 20;
    private const double PriorOfSeries = 15;

    private readonly Dictionary<(int Series, int Lead), (double Sum, int Count)> errors = [];

    /// <summary>Looks ahead from a month.</summary>
    public void Add(FilterRow[] rows, StateFilter filter, int month, int origin)
    {
        if (month < FirstMonth)
        {
            return;
        }

        StateFilter ahead = filter.Copy();
        for (int lead = 1; lead <= MostLead && month + lead <= origin; lead++)
        {
            ahead.Advance();
            for (int r = 0; r < rows.Length; r++)
            {
                if (rows[r].History.Logs[month] is not null && rows[r].History.Logs[month + lead] is { } log)
                {
                    CountDistribution expected = ahead.Expect(r, month + lead);
                    double error = (log - expected.Mean) / expected.Sd;
                    (double sum, int count) = errors.GetValueOrDefault((rows[r].Series, lead));
                    errors[(rows[r].Series, lead)] = (sum + Math.Min(error * error, MostError), count + 1);
                }
            }
        }
    }

    /// <summary>What a spread is multiplied by.</summary>
    /// <param name="series">Of which series.</param>
    /// <param name="lead">Months since the row's last known one.</param>
    public double Of(int series, int lead)
    {
        lead = Math.Clamp(lead, 1, MostLead);
        double sum = 0;
        int count = 0;
        foreach (((int _, int of), (double s, int n)) in errors)
        {
            (sum, count) = of == lead ? (sum + s, count + n) : (sum, count);
        }

        double shared = (PriorOfAll + sum) / (PriorOfAll + count);
        (double own, int ownCount) = errors.GetValueOrDefault((series, lead));
        return Math.Sqrt(Math.Max(1, ((PriorOfSeries * shared) + own) / (PriorOfSeries + ownCount)));
    }
}
