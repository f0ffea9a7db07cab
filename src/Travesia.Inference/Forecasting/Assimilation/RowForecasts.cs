using System.Collections.Immutable;
using Travesia.Inference.Forecasting.Origins;

namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>Forecasts of rows from where a filter stands.</summary>
internal static class RowForecasts
{
    /// <summary>Every row in every month that is not published, from at most <see cref="Assimilated.MostDelay"/> months before the origin's on.</summary>
    public static ImmutableArray<RowForecast> Of(ScenarioAtOrigin at, FilterRow[] rows, Assimilated assimilated)
    {
        ImmutableArray<RowForecast>.Builder found = ImmutableArray.CreateBuilder<RowForecast>();
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
                    found.Add(new RowForecast(rows[r].History.Row, at.Months[month], month - at.OriginMonth, at.Months[known], month - known, count));
                }
            }
        }

        return found.ToImmutable();
    }
}
