namespace Travesia.Inference.Forecasting.Responses;

/// <summary>
/// What is left of a response where people wait for a limit. The count behind a full gate is the gate's, however many more set out, and whose
/// turn it is changes with every run: the tangent there says nothing of departures. It is told by the response itself, not by a list of names.
/// </summary>
internal static class BehindGates
{
    /// <summary>A count that moves by less than half of what departures move by stands behind a gate; where nobody waits it moves by all of it.</summary>
    private const double LeastElasticity = 0.5;

    /// <summary>The response as a filter may use it: none behind a gate; else without lags at which more departures would mean fewer people, and at most in proportion.</summary>
    /// <param name="response">Of the model.</param>
    /// <param name="lastMonth">The last month that is held against counts, 0 or more.</param>
    public static RowResponse Bound(RowResponse response, int lastMonth)
    {
        (double counted, double moved) = (0, 0);
        for (int month = 0; month <= lastMonth; month++)
        {
            counted += response.Base(month);
            moved += response.Parts.Sum(p => p.ByLag[month].Sum());
        }

        bool isBehind = moved < LeastElasticity * counted;
        return new RowResponse([.. response.Parts.Select(part => part with { ByLag = [.. part.ByLag.Select((lags, month) => isBehind ? new double[lags.Length] : InProportion(lags, part.Base[month]))] })]);
    }

    private static double[] InProportion(double[] lags, double count)
    {
        double sum = lags.Sum(lag => Math.Max(0, lag));
        double most = Math.Min(count, sum);
        return [.. lags.Select(lag => sum > 0 ? Math.Max(0, lag) * most / sum : 0)];
    }
}
