using System.Collections.Immutable;
using Travesia.Inference.Forecasting;
using Travesia.Inference.Forecasting.Backtesting;
using Travesia.Inference.Forecasting.Scores;
using Travesia.Model;
using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Backtests;

/// <summary>What the sections of a page of skill write with.</summary>
/// <param name="Html">The page.</param>
/// <param name="Words">Its language.</param>
/// <param name="Scenario">What was forecast.</param>
/// <param name="Outcome">How good it was.</param>
internal sealed record SkillPage(HtmlWriter Html, IReportWords Words, Scenario Scenario, BacktestOutcome Outcome)
{
    /// <summary>The horizons that were scored, 0 for the nowcast.</summary>
    public ImmutableArray<int> Horizons { get; } = [.. Outcome.Methods.Select(m => m.Horizon).Distinct().Order()];

    /// <summary>The series that were scored, in the order of the scenario.</summary>
    public ImmutableArray<SeriesId> Series { get; } =
        [.. Scenario.Series.Select(s => s.Id).Where(id => Outcome.Series.Any(s => s.Series == id)), .. Outcome.Series.Select(s => s.Series).Distinct().Where(id => Scenario.Series.All(s => s.Id != id))];

    /// <summary>A sentence.</summary>
    public string Say(string code, params ReadOnlySpan<(string Name, object Value)> values) => Words.Say(code, values);

    /// <summary>The same at the beginning of a cell.</summary>
    public static string Head(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Writes a paragraph.</summary>
    public void Paragraph(string text, string? name = null)
    {
        Html.Element("p", text, ("class", name));
        Html.Line();
    }

    /// <summary>What a series is called.</summary>
    public string TitleOf(SeriesId series) => Scenario.Series.FirstOrDefault(s => s.Id == series)?.Title ?? series.Value;

    /// <summary>Which row of its series it is: its area where the series has several, and its group; all people otherwise.</summary>
    public string PartOf(CountRow row) => Part(row) is { Length: > 0 } part ? part : GroupOf(row) ?? Say("forecast.everybody");

    /// <summary>What a row is called.</summary>
    public string TitleOf(CountRow row)
        => Part(row) is { Length: > 0 } part ? Say("skill.row.title", ("series", TitleOf(row.Series)), ("part", part)) : TitleOf(row.Series);

    /// <summary>What a method is called.</summary>
    public string NameOf(BacktestMethod method) => Say($"backtest.{method.ToString().ToLowerInvariant()}");

    /// <summary>How far ahead.</summary>
    public string NameOf(int horizon) => horizon == 0 ? Say("backtest.nowcast") : Say("backtest.months", ("months", horizon));

    private string Part(CountRow row)
    {
        CountRow[] others = [.. Outcome.Rows.Select(r => r.Row).Where(r => r.Series == row.Series)];
        string? area = others.Any(r => r.Area != row.Area) ? row.Area : null;
        string? group = others.Any(r => r.Group != row.Group) ? GroupOf(row) : null;
        return string.Join(", ", new[] { area, group }.OfType<string>());
    }

    private string? GroupOf(CountRow row) => row.Group is { } id ? Scenario.Groups.FirstOrDefault(g => g.Id == id)?.Title ?? id.Value : null;

    /// <summary>A skill to two decimals; a dash where persistence is never off.</summary>
    public string Number(double skill) => double.IsFinite(skill) ? Words.Number(skill, 2) : "–";

    /// <summary>A skill with its interval.</summary>
    public string Number(Banded skill)
        => skill.HasInterval ? Say("interval", ("middle", Number(skill.Value)), ("low", Number(skill.Low)), ("high", Number(skill.High))) : Number(skill.Value);

    /// <summary>A share with its interval.</summary>
    public string Percent(Banded share)
        => share.HasInterval ? Say("interval", ("middle", Words.Percent(share.Value)), ("low", Words.Percent(share.Low)), ("high", Words.Percent(share.High))) : Words.Percent(share.Value);
}
