using System.Collections.Immutable;
using Travesia.Inference.Forecasting.Backtesting;
using Travesia.Model;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Backtests;

/// <summary>
/// The page of skill: what a backtest found, in pictures and in the numbers behind them. One page that needs nothing but itself; the same
/// backtest gives the same bytes.
/// </summary>
public static class SkillReport
{
    private static readonly (string Id, Action<SkillPage> Write)[] Sections =
        [("short", ShortSkill.Write), ("wins", WinsSection.Write), ("rows", RowsSection.Write), ("calibration", CalibrationSection.Write), ("totals", TotalsSection.Write)];

    /// <summary>Makes the page.</summary>
    /// <param name="outcome">What was found.</param>
    /// <param name="scenario">What was forecast: names and titles are read from it.</param>
    /// <param name="words">The language.</param>
    /// <param name="version">Of the program.</param>
    public static ImmutableArray<byte> Make(BacktestOutcome outcome, Scenario scenario, IReportWords words, string version)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(words);
        HtmlWriter html = new();
        SkillPage page = new(html, words, scenario.In(words.Code), outcome);
        using (html.Open("html", ("lang", words.Code)))
        {
            using (html.Open("head"))
            {
                html.Element("meta", null, ("charset", "utf-8"));
                html.Element("meta", null, ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                html.Element("meta", null, ("name", "color-scheme"), ("content", "light dark"));
                html.Element("meta", null, ("name", "generator"), ("content", $"Travesia {version}"));
                html.Element("title", page.Say("skill.document", ("title", scenario.Title)));
                html.Style(PageStyle.Read(page.Say("report.slide")));
            }

            html.Line();
            using (html.Open("body", ("class", "skill")))
            {
                html.Element("a", page.Say("report.skip"), ("class", "skip"), ("href", "#short"));
                WriteHeader(page);
                using (html.Open("main"))
                {
                    foreach ((string id, Action<SkillPage> write) in Sections)
                    {
                        using (html.Open("section", ("id", html.UniqueId(id)), ("aria-labelledby", html.UniqueId($"{id}-heading"))))
                        {
                            html.Element("h2", page.Say($"skill.section.{id}"), ("id", $"{id}-heading"));
                            html.Line();
                            write(page);
                        }

                        html.Line();
                    }
                }

                using (html.Open("footer"))
                {
                    html.Element("p", $"{page.Say("responsible.use")} Travesia {version}");
                }
            }
        }

        html.Line();
        return [.. html.ToBytes()];
    }

    private static void WriteHeader(SkillPage page)
    {
        HtmlWriter html = page.Html;
        BacktestOptions options = page.Outcome.Options;
        using (html.Open("header"))
        {
            html.Element("p", page.Say("skill.name"), ("class", "eyebrow"));
            html.Element("h1", page.Scenario.Title);
            html.Element("p", page.Say("skill.period", ("from", page.Words.Month(options.From)), ("to", page.Words.Month(options.To))), ("class", "lead"));
            html.Element("p", page.Say("skill.vintage"), ("class", "warning"));
            html.Element("p", page.Say("backtest.vintage", ("day", options.DaysAfter == 0 ? page.Say("backtest.day.end") : page.Say("backtest.day.after", ("days", options.DaysAfter)))));
            if (options.WithoutDelay)
            {
                html.Element("p", page.Say("backtest.noDelay"), ("class", "warning"));
            }

            html.Element("p", page.Say("responsible.use"), ("class", "use"));
            using (html.Open("nav", ("aria-label", page.Say("report.contents"))))
            using (html.Open("ol"))
            {
                foreach ((string id, _) in Sections)
                {
                    using (html.Open("li"))
                    {
                        html.Element("a", page.Say($"skill.section.{id}"), ("href", $"#{id}"));
                    }
                }
            }
        }

        html.Line();
    }
}
