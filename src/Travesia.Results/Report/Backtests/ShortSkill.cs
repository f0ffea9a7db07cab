using System.Collections.Immutable;
using Travesia.Inference.Forecasting.Backtesting;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Backtests;

/// <summary>Every method over all rows, and how many rows are better and worse than persistence.</summary>
internal static class ShortSkill
{
    private static readonly string[] Columns = ["backtest.horizon", "backtest.method", "backtest.wis", "backtest.logWis", "backtest.error", "skill.inside50", "skill.inside80", "skill.inside95"];

    public static void Write(SkillPage page)
    {
        ImmutableArray<MethodSkill> methods = page.Outcome.Methods;
        if (methods.IsEmpty)
        {
            page.Paragraph(page.Say("skill.nothing"));
            return;
        }

        page.Paragraph(page.Say("skill.read"));
        RowSkill[] rows = [.. page.Outcome.Rows.Where(r => r.Method == BacktestMethod.Model)];
        page.Paragraph(rows.Any(r => r.Wis.HasInterval)
            ? page.Say("backtest.worse", ("count", rows.Count(r => r.Wis.High < 0)), ("of", rows.Length), ("better", rows.Count(r => r.Wis.Low > 0)))
            : page.Say("backtest.few", ("block", SkillTable.Block)));
        new DataTable(
            page.Say("skill.methods", ("rows", methods.Max(m => m.Rows))),
            [.. Columns.Select(column => page.Say(column))],
            [
                .. methods.Select(m => (ImmutableArray<string>)
                [
                    page.NameOf(m.Horizon), page.NameOf(m.Method), page.Number(m.Median), page.Number(m.LogMedian), page.Number(m.ErrorMedian),
                    .. m.Coverage.Select(page.Percent),
                ]),
            ],
            TextColumns: 2).Write(page.Html);
    }
}
