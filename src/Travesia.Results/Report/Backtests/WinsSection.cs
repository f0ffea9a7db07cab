using System.Collections.Immutable;
using Travesia.Inference.Forecasting.Backtesting;
using Travesia.Inference.Forecasting.Scores;
using Travesia.Model;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Backtests;

/// <summary>Who is best where, and the model with its two ablations, by series and horizon.</summary>
internal static class WinsSection
{
    private static readonly BacktestMethod[] Shown = [BacktestMethod.Model, BacktestMethod.WithoutUpstream, BacktestMethod.WithoutPolicies];

    // What an ablation tells is what its mechanism adds; it does not compete.
    private static readonly BacktestMethod[] Rivals = [BacktestMethod.Model, BacktestMethod.Persistence, BacktestMethod.Drift, BacktestMethod.Seasonal, BacktestMethod.Smoother];

    public static void Write(SkillPage page)
    {
        if (page.Outcome.Series.IsEmpty)
        {
            page.Paragraph(page.Say("skill.nothing"));
            return;
        }

        Dictionary<(BacktestMethod, SeriesId, int), Banded> skills = page.Outcome.Series.ToDictionary(s => (s.Method, s.Series, s.Horizon), s => s.LogWis);
        page.Paragraph(page.Say("skill.wins.read"));
        WriteKey(page);
        (BacktestMethod Method, Banded Skill)? Best(int r, int c) => Rivals
            .Where(m => skills.ContainsKey((m, page.Series[r], page.Horizons[c])))
            .Select(m => ((BacktestMethod, Banded)?)(m, skills[(m, page.Series[r], page.Horizons[c])]))
            .Where(m => double.IsFinite(m!.Value.Item2.Value))
            .MaxBy(m => m!.Value.Item2.Value);
        int cells = Cells(page, (r, c) => Best(r, c) is not null);
        Figure(
            page,
            "wins",
            page.Say("skill.wins.title"),
            page.Say("skill.wins.sentence", ("model", Cells(page, (r, c) => Best(r, c)?.Method == BacktestMethod.Model)), ("persistence", Cells(page, (r, c) => Best(r, c)?.Method == BacktestMethod.Persistence)), ("cells", cells)),
            (r, c) => Best(r, c) is { } best ? (best.Skill, page.NameOf(best.Method)) : null,
            AllMethods(page, skills));
        foreach (BacktestMethod method in Shown)
        {
            Banded? Of(int r, int c) => skills.TryGetValue((method, page.Series[r], page.Horizons[c]), out Banded skill) ? skill : null;
            Figure(
                page,
                "series",
                page.Say("skill.series.title", ("method", page.NameOf(method))),
                page.Say(
                    "skill.series.sentence",
                    ("better", Cells(page, (r, c) => Of(r, c)?.Low > 0)), ("worse", Cells(page, (r, c) => Of(r, c)?.High < 0)), ("cells", Cells(page, (r, c) => Of(r, c) is not null))),
                (r, c) => Of(r, c) is { } skill ? (skill, page.Number(skill.Value)) : null,
                Table(page, page.Say("skill.series.title", ("method", page.NameOf(method))), [method], skills));
        }

        page.Paragraph(page.Say("skill.wins.luck"), "note");
    }

    private static int Cells(SkillPage page, Func<int, int, bool> isOne)
        => Enumerable.Range(0, page.Series.Length).Sum(r => Enumerable.Range(0, page.Horizons.Length).Count(c => isOne(r, c)));

    private static void Figure(SkillPage page, string id, string title, string sentence, Func<int, int, (Banded Skill, string Text)?> of, DataTable table)
    {
        SkillGrid grid = new(
            [.. page.Series.Select(page.TitleOf)],
            [.. page.Horizons.Select(page.NameOf)],
            (r, c) => of(r, c) is { } cell
                ? new SkillCell(cell.Skill.Value, cell.Text, Below(page, cell))
                : new SkillCell(double.NaN, "–", ""));
        new ChartFigure(id, title, sentence, SkillGrid.Width, grid.Height, grid.Draw, table) { IsWide = true }.Write(page.Html, page.Words);
    }

    // The number stands below a name; below a number stands its interval.
    private static string Below(SkillPage page, (Banded Skill, string Text) cell)
    {
        string number = page.Number(cell.Skill.Value);
        string range = cell.Skill.HasInterval ? page.Say("report.range", ("low", page.Number(cell.Skill.Low)), ("high", page.Number(cell.Skill.High))) : "";
        return cell.Text == number ? range
            : cell.Skill.Value == 0 ? number
            : page.Number(cell.Skill);
    }

    private static DataTable AllMethods(SkillPage page, Dictionary<(BacktestMethod, SeriesId, int), Banded> skills)
        => Table(page, page.Say("skill.wins.table"), [.. Enum.GetValues<BacktestMethod>().Where(m => page.Outcome.Series.Any(s => s.Method == m))], skills);

    private static DataTable Table(SkillPage page, string caption, ImmutableArray<BacktestMethod> methods, Dictionary<(BacktestMethod, SeriesId, int), Banded> skills) => new(
        caption,
        [page.Say("forecast.series"), page.Say("backtest.horizon"), .. methods.Select(m => SkillPage.Head(page.NameOf(m)))],
        [
            .. from series in page.Series
               from horizon in page.Horizons
               where methods.Any(m => skills.ContainsKey((m, series, horizon)))
               select (ImmutableArray<string>)
               [
                   page.TitleOf(series), page.NameOf(horizon),
                   .. methods.Select(m => skills.TryGetValue((m, series, horizon), out Banded skill) ? page.Number(skill) : "–"),
               ],
        ],
        TextColumns: 2);

    private static void WriteKey(SkillPage page)
    {
        using (page.Html.Open("ul", ("class", "key")))
        {
            foreach (string name in new[] { "better", "worse", "even" })
            {
                using (page.Html.Open("li"))
                {
                    page.Html.Element("span", null, ("class", $"swatch key-{name}"));
                    page.Html.Text(page.Say($"skill.key.{name}"));
                }
            }
        }

        page.Html.Line();
    }
}
