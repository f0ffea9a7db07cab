using System.Collections.Immutable;
using Travesia.Inference.Forecasting;
using Travesia.Inference.Forecasting.Backtesting;
using Travesia.Results.Report.Charts;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Backtests;

/// <summary>What was forecast of the main totals, origin by origin, against what was counted.</summary>
internal static class TotalsSection
{
    /// <summary>More totals than these are in the table of rows only.</summary>
    private const int MostTotals = 8;

    public static void Write(SkillPage page)
    {
        CountRow[] totals = Totals(page);
        if (totals.Length == 0)
        {
            page.Paragraph(page.Say("skill.nothing"));
            return;
        }

        page.Paragraph(page.Say("skill.totals.read"));
        WriteKey(page);
        int[] horizons = [.. page.Horizons.Where(h => h == page.Horizons[0] || h == 1 || h == page.Horizons[^1])];
        foreach (CountRow row in totals)
        {
            using (page.Html.Open("div", ("class", "charts small")))
            {
                foreach (int horizon in horizons)
                {
                    Chart(page, row, horizon);
                }
            }
        }
    }

    /// <summary>The largest row of each series, of all people where there is one; the largest ones of these.</summary>
    internal static CountRow[] Totals(SkillPage page)
        => [.. page.Series
            .Select(series => page.Outcome.Scores
                .Where(s => s.Row.Series == series && s.Method == BacktestMethod.Model)
                .GroupBy(s => s.Row)
                .OrderBy(g => g.Key.Group is null ? 0 : 1).ThenByDescending(g => g.Average(s => s.Observed)).ThenBy(g => g.Key.ToString(), StringComparer.Ordinal)
                .FirstOrDefault())
            .Where(g => g is not null)
            .OrderByDescending(g => g!.Average(s => s.Observed))
            .Take(MostTotals)
            .Select(g => g!.Key)];

    private static void Chart(SkillPage page, CountRow row, int horizon)
    {
        ScoredForecast[] forecasts = [.. page.Outcome.Scores.Where(s => s.Row == row && s.Method == BacktestMethod.Model && s.Horizon == horizon).OrderBy(s => s.Origin)];
        if (forecasts.Length == 0)
        {
            return;
        }

        Dictionary<DateOnly, double> last = page.Outcome.Scores
            .Where(s => s.Row == row && s.Method == BacktestMethod.Persistence && s.Horizon == horizon)
            .ToDictionary(s => s.Origin, s => s.Forecast.Quantile(0.5));
        BandChart chart = new()
        {
            Days = (forecasts[0].Origin.AddMonths(horizon), forecasts[^1].Origin.AddMonths(horizon + 1).AddDays(-1)),
            Points = [.. forecasts.Select(f => new BandPoint(From(f), To(f), SpreadOf(f.Forecast)))],
            Published =
            [
                new Marks(0, [.. forecasts.Select(f => (From(f), To(f), f.Observed))]),
                new Marks(3, [.. forecasts.Where(f => last.ContainsKey(f.Origin)).Select(f => (From(f), To(f), last[f.Origin]))]),
            ],
        };
        int inside = forecasts.Count(f => f.Score.Inside[1]);
        string title = page.Say("skill.totals.title", ("row", page.TitleOf(row)), ("horizon", page.NameOf(horizon)));
        string sentence = page.Say("skill.totals.sentence", ("inside", inside), ("of", forecasts.Length), ("skill", SkillOf(page, row, horizon)));
        sentence = chart.CutAt is { } most ? $"{sentence} {page.Say("report.chart.cut", ("most", page.Words.Number(Significant.Round(most))))}" : sentence;
        new ChartFigure(
            "total",
            title,
            sentence,
            BandChart.Width,
            BandChart.Height,
            html => chart.Draw(html, page.Words),
            new DataTable(
                title,
                [page.Say("skill.origin"), page.Say("forecast.month"), page.Say("skill.counted"), page.Say("forecast.median"), page.Say("forecast.interval50"), page.Say("forecast.interval80"), page.Say("forecast.interval95"), page.NameOf(BacktestMethod.Persistence)],
                [
                    .. forecasts.Select(f => (ImmutableArray<string>)
                    [
                        page.Words.Month(f.Origin), page.Words.Month(From(f)), page.Words.Number(f.Observed), SpreadOf(f.Forecast).SayMiddle(page.Words),
                        SpreadOf(f.Forecast).Range50(page.Words), SpreadOf(f.Forecast).Range(page.Words), SpreadOf(f.Forecast).Range95(page.Words),
                        last.TryGetValue(f.Origin, out double before) ? page.Words.Number(before) : "–",
                    ]),
                ],
                TextColumns: 2)).Write(page.Html, page.Words);
    }

    private static DateOnly From(ScoredForecast forecast) => forecast.Origin.AddMonths(forecast.Horizon);

    private static DateOnly To(ScoredForecast forecast) => forecast.Origin.AddMonths(forecast.Horizon + 1).AddDays(-1);

    private static string SkillOf(SkillPage page, CountRow row, int horizon)
        => page.Outcome.Rows.FirstOrDefault(r => r.Row == row && r.Method == BacktestMethod.Model && r.Horizon == horizon) is { } skill ? page.Number(skill.Wis) : "–";

    private static Spread SpreadOf(CountDistribution count) => new(
        count.Quantile(0.025), count.Quantile(0.1), count.Quantile(0.25), count.Quantile(0.5), count.Quantile(0.75), count.Quantile(0.9), count.Quantile(0.975));

    private static void WriteKey(SkillPage page)
    {
        using (page.Html.Open("ul", ("class", "key")))
        {
            foreach ((string name, string code) in new[] { ("key-median", "skill.key.median"), ("key-50", "skill.key.50"), ("key-80", "skill.key.80"), ("key-95", "skill.key.95") })
            {
                using (page.Html.Open("li"))
                {
                    page.Html.Element("span", null, ("class", $"swatch {name}"));
                    page.Html.Text(page.Say(code));
                }
            }

            foreach ((int shape, string code) in new[] { (0, "skill.counted"), (3, "skill.key.persistence") })
            {
                using (page.Html.Open("li"))
                {
                    page.Html.Element("span", MarkShape.Sign(shape), ("class", $"sign {MarkShape.ClassOf(shape)}"), ("aria-hidden", "true"));
                    page.Html.Text(page.Say(code));
                }
            }
        }

        page.Html.Line();
    }
}
