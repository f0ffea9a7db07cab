using System.Collections.Immutable;
using Travesia.Inference.Forecasting.Backtesting;
using Travesia.Inference.Forecasting.Scores;
using Travesia.Results.Report.Charts;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Backtests;

/// <summary>Whether intervals hold as much as they say, and where in its forecasts the counts came to lie.</summary>
internal static class CalibrationSection
{
    private const double Width = 440;
    private const double Height = 236;
    private const double Left = 44;

    public static void Write(SkillPage page)
    {
        if (page.Outcome.Methods.IsEmpty)
        {
            page.Paragraph(page.Say("skill.nothing"));
            return;
        }

        page.Paragraph(page.Say("skill.calibration.read"));
        using (page.Html.Open("div", ("class", "charts")))
        {
            foreach (BacktestMethod method in new[] { BacktestMethod.Model, BacktestMethod.Persistence })
            {
                WriteCoverage(page, method);
            }

            foreach (MethodPit pit in page.Outcome.Pits.Where(p => p.Method == BacktestMethod.Model))
            {
                WritePit(page, pit);
            }
        }
    }

    private static void WriteCoverage(SkillPage page, BacktestMethod method)
    {
        MethodSkill[] skills = [.. page.Outcome.Methods.Where(m => m.Method == method)];
        string title = page.Say("skill.coverage.title", ("method", page.NameOf(method)));
        int eighty = IntervalScore.Coverages.IndexOf(0.8);
        new ChartFigure(
            "coverage",
            title,
            page.Say("skill.coverage.sentence", ("low", page.Words.Percent(skills.Min(s => s.Coverage[eighty].Value))), ("high", page.Words.Percent(skills.Max(s => s.Coverage[eighty].Value)))),
            Width,
            Height,
            html => DrawCoverage(html, page, skills),
            new DataTable(
                title,
                [page.Say("backtest.horizon"), page.Say("skill.inside50"), page.Say("skill.inside80"), page.Say("skill.inside95")],
                [
                    .. skills.Select(s => (ImmutableArray<string>)
                    [
                        page.NameOf(s.Horizon),
                        .. s.Coverage.Select(page.Percent),
                    ]),
                ])).Write(page.Html, page.Words);
    }

    private static void DrawCoverage(HtmlWriter html, SkillPage page, MethodSkill[] skills)
    {
        Scale shares = new(1, Height - 28, 12, intervals: 5);
        Percents(html, page, shares);
        double column = (Width - Left - 10) / skills.Length;
        for (int c = 0; c < IntervalScore.Coverages.Length; c++)
        {
            double nominal = shares.At(IntervalScore.Coverages[c]);
            html.Shape("path", ("class", "nominal"), ("d", Svg.Path([(Left, nominal), (Width - 10, nominal)])));
        }

        for (int s = 0; s < skills.Length; s++)
        {
            double middle = Left + ((s + 0.5) * column);
            html.Element("text", page.NameOf(skills[s].Horizon), ("class", "tick"), ("x", Svg.At(middle)), ("y", Svg.At(Height - 10)), ("text-anchor", "middle"));
            for (int c = 0; c < IntervalScore.Coverages.Length; c++)
            {
                double x = middle + ((c - 1) * 16);
                Banded share = skills[s].Coverage[c];
                if (share.HasInterval)
                {
                    html.Shape("path", ("class", "whisker strong"), ("d", Svg.Path([(x, shares.At(share.Low)), (x, shares.At(share.High))])));
                }

                MarkShape.Draw(html, c, x, shares.At(share.Value));
            }
        }
    }

    private static void WritePit(SkillPage page, MethodPit pit)
    {
        string title = page.Say("skill.pit.title", ("horizon", page.NameOf(pit.Horizon)));
        Scale shares = new(Math.Max(0.2, pit.Shares.Max()), Height - 28, 12);
        new ChartFigure(
            "pit",
            title,
            page.Say("skill.pit.sentence", ("count", pit.Count), ("low", page.Words.Percent(pit.Shares[0])), ("high", page.Words.Percent(pit.Shares[^1]))),
            Width,
            Height,
            html => DrawPit(html, page, pit, shares),
            new DataTable(
                title,
                [page.Say("skill.pit.bin"), page.Say("skill.pit.share")],
                [.. pit.Shares.Select((share, b) => (ImmutableArray<string>)[Bin(page, b), page.Words.Percent(share, 1)])])).Write(page.Html, page.Words);
    }

    private static void DrawPit(HtmlWriter html, SkillPage page, MethodPit pit, Scale shares)
    {
        Percents(html, page, shares);
        double column = (Width - Left - 10) / PitHistogram.Bins;
        for (int b = 0; b < PitHistogram.Bins; b++)
        {
            (double left, double right, double top) = (Left + (b * column) + 1, Left + ((b + 1) * column) - 1, shares.At(pit.Shares[b]));
            html.Shape("path", ("class", "bar"), ("d", Svg.Path([(left, shares.At(0)), (right, shares.At(0)), (right, top), (left, top)], closed: true)));
        }

        foreach (double edge in new[] { 0, 0.5, 1 })
        {
            html.Element(
                "text", page.Words.Percent(edge), ("class", "tick"), ("x", Svg.At(Left + (edge * column * PitHistogram.Bins))), ("y", Svg.At(Height - 10)), ("text-anchor", edge == 0 ? "start" : edge == 1 ? "end" : "middle"));
        }

        html.Shape("path", ("class", "nominal"), ("d", Svg.Path([(Left, shares.At(1.0 / PitHistogram.Bins)), (Width - 10, shares.At(1.0 / PitHistogram.Bins))])));
    }

    private static string Bin(SkillPage page, int bin)
        => page.Say("report.range", ("low", page.Words.Percent((double)bin / PitHistogram.Bins)), ("high", page.Words.Percent((bin + 1.0) / PitHistogram.Bins)));

    private static void Percents(HtmlWriter html, SkillPage page, Scale shares)
    {
        foreach (double tick in shares.Ticks)
        {
            double y = shares.At(tick);
            html.Shape("path", ("class", tick == 0 ? "axis" : "grid"), ("d", Svg.Path([(Left, y), (Width - 10, y)])));
            html.Element("text", page.Words.Percent(tick), ("class", "tick"), ("x", Svg.At(Left - 6)), ("y", Svg.At(y + 4)), ("text-anchor", "end"));
        }
    }
}
