using System.Collections.Immutable;
using Travesia.Inference.Forecasting.Naive;
using Travesia.Inference.Forecasting.Origins;

namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>
/// Forecasts of rows from where a filter stands, with a fifth of persistence in them: quantile by quantile the mean of both (Vincent, The
/// functions of the vibrissae, 1912; Lichtendahl, Grushka-Cockayne and Winkler, Is it better to average probabilities or quantiles?, 2013).
/// </summary>
internal static class RowForecasts
{
    /// <summary>The same for all rows: weights learnt from the months at hand did no better.</summary>
    public const double ShareOfPersistence = 0.2;

    /// <summary>Every row in every month that is not published, from at most <see cref="Assimilated.MostDelay"/> months before the origin's on.</summary>
    public static ImmutableArray<RowForecast> Of(ScenarioAtOrigin at, FilterRow[] rows, Assimilated assimilated)
    {
        ImmutableArray<RowForecast>.Builder found = ImmutableArray.CreateBuilder<RowForecast>();
        NaiveForecasts naive = new([.. rows.Select(r => r.History)]);
        StateFilter ahead = assimilated.Filter.Copy();
        for (int month = Math.Max(0, at.OriginMonth - Assimilated.MostDelay); month < at.Months.Length; month++)
        {
            if (month > at.OriginMonth)
            {
                ahead.Advance();
            }

            StateFilter filter = month < at.OriginMonth ? assimilated.Earlier[month] : ahead;
            for (int r = 0; r < rows.Length; r++)
            {
                int known = rows[r].History.LastKnown;
                if (month > known)
                {
                    CountDistribution count = filter.Expect(r, month).Widened(assimilated.Leads.Of(rows[r].Series, month - known));
                    CountDistribution shown = naive.Of(NaiveMethod.Persistence, rows[r].History, month) is { } still ? Between(count, still) : count;
                    found.Add(new RowForecast(rows[r].History.Row, at.Months[month], month - at.OriginMonth, at.Months[known], month - known, shown));
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Quantiles of normals are averaged by averaging their means and standard deviations.</summary>
    internal static CountDistribution Between(CountDistribution model, CountDistribution persistence) => new(
        ((1 - ShareOfPersistence) * model.Mean) + (ShareOfPersistence * persistence.Mean), ((1 - ShareOfPersistence) * model.Sd) + (ShareOfPersistence * persistence.Sd));
}
