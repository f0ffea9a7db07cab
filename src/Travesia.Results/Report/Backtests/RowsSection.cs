using System.Collections.Immutable;
using Travesia.Inference.Forecasting.Backtesting;
using Travesia.Inference.Forecasting.Scores;
using Travesia.Model;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Backtests;

/// <summary>The model row by row: all of them, from the best to the worst.</summary>
internal static class RowsSection
{
    public static void Write(SkillPage page)
    {
        RowSkill[] rows = [.. page.Outcome.Rows.Where(r => r.Method == BacktestMethod.Model)];
        if (rows.Length == 0)
        {
            page.Paragraph(page.Say("skill.nothing"));
            return;
        }

        page.Paragraph(page.Say("skill.rows.read"));
        using (page.Html.Open("div", ("class", "charts")))
        {
            foreach (int horizon in page.Horizons)
            {
                Chart(page, horizon, [.. rows.Where(r => r.Horizon == horizon && double.IsFinite(r.Wis.Value)).OrderByDescending(r => r.Wis.Value).ThenBy(r => r.Row.ToString(), StringComparer.Ordinal)]);
            }
        }

        new DataTable(
            page.Say("skill.rows.table"),
            [page.Say("skill.row"), .. page.Horizons.Select(page.NameOf)],
            [.. rows.GroupBy(r => r.Row.Series).SelectMany(series => Of(page, series))]).Write(page.Html);
    }

    private static IEnumerable<ImmutableArray<string>> Of(SkillPage page, IGrouping<SeriesId, RowSkill> series)
        => series.GroupBy(r => r.Row)
            .Select(row => (ImmutableArray<string>)
                [page.PartOf(row.Key), .. page.Horizons.Select(h => row.FirstOrDefault(r => r.Horizon == h) is { } skill ? page.Number(skill.Wis) : "–")])
            .Prepend([page.TitleOf(series.Key)]);

    private static void Chart(SkillPage page, int horizon, RowSkill[] rows)
    {
        if (rows.Length == 0)
        {
            return;
        }

        SkillBars bars = new([.. rows.Select(r => r.Wis)]);
        string title = page.Say("skill.rows.title", ("horizon", page.NameOf(horizon)));
        new ChartFigure(
            "bars",
            title,
            page.Say(
                "skill.rows.sentence", ("rows", rows.Length), ("median", page.Number(Inference.Quantiles.At([.. rows.Select(r => r.Wis.Value).Order()], 0.5))),
                ("better", rows.Count(r => r.Wis.Low > 0)), ("worse", rows.Count(r => r.Wis.High < 0)), ("cut", rows.Count(r => r.Wis.Value < -1))),
            SkillBars.Width,
            SkillBars.Height,
            html => bars.Draw(html, page.Words),
            new DataTable(
                title,
                [page.Say("forecast.series"), page.Say("skill.row"), page.Say("backtest.wis")],
                [.. rows.Select(r => (ImmutableArray<string>)[page.TitleOf(r.Row.Series), page.PartOf(r.Row), page.Number(r.Wis)])],
                TextColumns: 2)).Write(page.Html, page.Words);
    }
}

/// <summary>Skills side by side, from -1 to 1, each a bar from 0 with its interval.</summary>
internal sealed record SkillBars(ImmutableArray<Banded> Skills)
{
    public const double Width = 440;
    public const double Height = 236;
    private const double Left = 44;
    private const double Right = 8;
    private const double Top = 10;
    private const double Bottom = 10;

    /// <summary>Draws them into a picture of their size.</summary>
    public void Draw(HtmlWriter html, IReportWords words)
    {
        foreach (double tick in new[] { -1, -0.5, 0, 0.5, 1 })
        {
            html.Shape("path", ("class", tick == 0 ? "axis" : "grid"), ("d", Svg.Path([(Left, At(tick)), (Width - Right, At(tick))])));
            html.Element("text", words.Number(tick, 1), ("class", "tick"), ("x", Svg.At(Left - 6)), ("y", Svg.At(At(tick) + 4)), ("text-anchor", "end"));
        }

        double step = (Width - Left - Right) / Skills.Length;
        for (int i = 0; i < Skills.Length; i++)
        {
            (double left, double right) = (Left + (i * step), Left + ((i + 1) * step) - Math.Min(1, step / 4));
            Banded skill = Skills[i];
            html.Shape("path", ("class", skill.Value < 0 ? "worse" : "better"), ("d", Svg.Path([(left, At(0)), (right, At(0)), (right, At(skill.Value)), (left, At(skill.Value))], closed: true)));
            if (skill.HasInterval)
            {
                html.Shape("path", ("class", "whisker"), ("d", Svg.Path([((left + right) / 2, At(skill.Low)), ((left + right) / 2, At(skill.High))])));
            }
        }
    }

    private static double At(double skill) => Top + ((1 - Math.Clamp(skill, -1, 1)) / 2 * (Height - Top - Bottom));
}
