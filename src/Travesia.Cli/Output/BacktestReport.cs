using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Inference.Forecasting.Backtesting;
using Travesia.Inference.Forecasting.Scores;
using Travesia.Model;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>What a backtest found: every method beside persistence, and the model row by row. Negative skill is shown as it is.</summary>
internal sealed class BacktestReport(BacktestOutcome outcome, Scenario scenario, string? page, Localizer words) : Report
{
    public override string Status => "done";

    public override void WriteScreen(Screen screen)
    {
        screen.Line(words.Say("backtest.title", ("title", scenario.Title), ("from", words.Month(outcome.Options.From)), ("to", words.Month(outcome.Options.To))));
        screen.Line(words.Say("backtest.vintage", ("day", outcome.Options.DaysAfter == 0 ? words.Say("backtest.day.end") : words.Say("backtest.day.after", ("days", outcome.Options.DaysAfter)))));
        if (outcome.Options.WithoutDelay)
        {
            screen.Line(words.Say("backtest.noDelay"));
        }

        string[] headers = ["backtest.horizon", "backtest.method", "backtest.wis", "backtest.logWis", "backtest.error", "backtest.coverage"];
        screen.Table([.. headers.Select(h => words.Say(h))], outcome.Methods.Select(Method), textColumns: 2);
        screen.Line(words.Say("backtest.explained", ("rows", outcome.Methods.Select(m => m.Rows).DefaultIfEmpty().Max())));
        RowSkill[] rows = [.. outcome.Rows.Where(r => r.Method == BacktestMethod.Model)];
        screen.Line(rows.Any(r => r.Wis.HasInterval)
            ? words.Say("backtest.worse", ("count", rows.Count(r => r.Wis.High < 0)), ("of", rows.Length), ("better", rows.Count(r => r.Wis.Low > 0)))
            : words.Say("backtest.few", ("block", SkillTable.Block)));
        screen.Line();
        int[] horizons = [.. rows.Select(r => r.Horizon).Distinct().Order()];
        screen.Line(words.Say("backtest.series"));
        screen.Table(
            [words.Say("forecast.series"), .. horizons.Select(Horizon)],
            outcome.Series.Where(s => s.Method == BacktestMethod.Model).GroupBy(s => s.Series).Select(series => (IReadOnlyList<string>)
            [
                series.Key.Value, .. horizons.Select(h => series.FirstOrDefault(s => s.Horizon == h) is { } skill ? Skill(skill.LogWis) : "–"),
            ]),
            textColumns: 1);
        screen.Line(words.Say("backtest.rows"));
        screen.Table(
            [words.Say("forecast.series"), words.Say("forecast.area"), words.Say("forecast.group"), .. horizons.Select(Horizon)],
            rows.GroupBy(r => r.Row).Select(row => (IReadOnlyList<string>)
            [
                row.Key.Series.Value, row.Key.Area, row.Key.Group?.Value ?? words.Say("forecast.everybody"),
                .. horizons.Select(h => row.FirstOrDefault(r => r.Horizon == h) is { } skill ? Skill(skill.Wis) : "–"),
            ]),
            textColumns: 3);
        if (page is not null)
        {
            screen.Line(words.Say("skill.made", ("path", page)));
        }

        screen.Line(words.Say("responsible.use"));
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("scenario", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteString("from", Readings.Write(outcome.Options.From));
        json.WriteString("to", Readings.Write(outcome.Options.To));
        json.WriteNumber("horizon", outcome.Options.Horizon);
        json.WriteNumber("daysAfter", outcome.Options.DaysAfter);
        json.WriteBoolean("withoutDelay", outcome.Options.WithoutDelay);
        json.WriteBoolean("pseudoOutOfSample", true);
        json.WriteNumber("modelRuns", outcome.Runs);
        json.WriteString("report", page);
        json.WriteString("responsibleUse", words.Say("responsible.use"));
        json.WriteStartArray("methods");
        foreach (MethodSkill method in outcome.Methods)
        {
            json.WriteStartObject();
            json.WriteString("method", Code(method.Method));
            json.WriteNumber("horizon", method.Horizon);
            json.WriteNumber("rows", method.Rows);
            Write(json, "medianSkill", method.Median);
            Write(json, "medianSkillLog", method.LogMedian);
            Write(json, "medianSkillError", method.ErrorMedian);
            Write(json, "pooledSkillLog", method.Pooled);
            json.WriteStartArray("coverage");
            foreach ((double interval, Banded share) in IntervalScore.Coverages.Zip(method.Coverage))
            {
                json.WriteStartObject();
                json.WriteNumber("interval", interval);
                Write(json, "share", share);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("pit");
            foreach (double share in outcome.Pits.First(p => p.Method == method.Method && p.Horizon == method.Horizon).Shares)
            {
                json.WriteNumberValue(share);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("series");
        foreach (SeriesSkill series in outcome.Series)
        {
            json.WriteStartObject();
            json.WriteString("method", Code(series.Method));
            json.WriteString("series", series.Series.Value);
            json.WriteNumber("horizon", series.Horizon);
            json.WriteNumber("rows", series.Rows);
            Write(json, "skillLog", series.LogWis);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (RowSkill row in outcome.Rows)
        {
            json.WriteStartObject();
            json.WriteString("method", Code(row.Method));
            json.WriteString("series", row.Row.Series.Value);
            json.WriteString("publisher", row.Row.Publisher);
            json.WriteString("area", row.Row.Area);
            json.WriteString("group", row.Row.Group?.Value);
            json.WriteNumber("horizon", row.Horizon);
            json.WriteNumber("origins", row.Origins);
            Write(json, "skill", row.Wis);
            Write(json, "skillLog", row.LogWis);
            Write(json, "skillError", row.Error);
            Write(json, "skillCrps", row.Crps);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private IReadOnlyList<string> Method(MethodSkill method) =>
    [
        Horizon(method.Horizon), words.Say($"backtest.{Code(method.Method)}"),
        Skill(method.Median), Skill(method.LogMedian), Skill(method.ErrorMedian),
        Share(method.Coverage[1]),
    ];

    private string Horizon(int months) => months == 0 ? words.Say("backtest.nowcast") : words.Say("backtest.months", ("months", months));

    private string Skill(Banded skill) => skill.HasInterval
        ? words.Say("interval", ("middle", words.Number(skill.Value, 2)), ("low", words.Number(skill.Low, 2)), ("high", words.Number(skill.High, 2)))
        : double.IsFinite(skill.Value) ? words.Number(skill.Value, 2) : "–";

    private string Share(Banded share) => share.HasInterval
        ? words.Say("interval", ("middle", words.Percent(share.Value)), ("low", words.Percent(share.Low)), ("high", words.Percent(share.High)))
        : words.Percent(share.Value);

    private static string Code(BacktestMethod method) => method.ToString().ToLowerInvariant();

    private static void Write(Utf8JsonWriter json, string name, Banded band)
    {
        json.WriteStartObject(name);
        json.WriteFinite("value", band.Value);
        json.WriteFinite("low", band.Low);
        json.WriteFinite("high", band.High);
        json.WriteEndObject();
    }
}
