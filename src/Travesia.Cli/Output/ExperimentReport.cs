using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Inference;
using Travesia.Inference.Calibration;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>How a scenario meets its natural experiments, with the days on which nothing changed beside them.</summary>
internal sealed class ExperimentReport(ExperimentOutcome outcome, EnsembleOptions options, Scenario scenario, string written, Localizer words) : Report
{
    private const string None = "–";

    private readonly ImmutableArray<ExperimentRow> rows = outcome.Rows;

    public override string Status => "done";

    public override void WriteScreen(Screen screen)
    {
        screen.Line(words.Say("experiments.title", ("title", scenario.Title), ("members", options.Members), ("seed", Seed)));
        screen.Line(words.Say(scenario.Fitted is null ? "experiments.priors" : "experiments.fitted"));
        string[] headers = ["experiments.experiment", "experiments.counts", "experiments.months", "experiments.observed", "experiments.model", "experiments.band", "experiments.width", "experiments.sign", "experiments.inside"];
        screen.Table([.. headers.Select(h => words.Say(h))], rows.Select(Row), textColumns: 3);
        screen.Line(words.Say("experiments.explained", ("widest", words.Percent(RatioBand.WidestSharp))));
        screen.Line(words.Say("experiments.summary", ("signs", Signs), ("sizes", Sizes), ("of", Experiments.Length), ("widest", words.Percent(RatioBand.WidestSharp))));
        if (!Placebos.IsEmpty)
        {
            screen.Line();
            screen.Line(words.Say("experiments.placebos"));
            screen.Table(
                [words.Say("experiments.experiment"), words.Say("experiments.counts"), .. Placebos.Select(p => words.Say("experiments.placebo", ("date", p)))],
                rows.Select(r => (IReadOnlyList<string>)[r.Experiment.Title, Counts(r.Experiment), .. r.Placebos.Select(Placebo)]),
                textColumns: 2);
            ImmutableArray<RatioBand> told = [.. rows.SelectMany(r => r.Placebos).Where(p => p.IsInside is not null)];
            screen.Line(words.Say("experiments.placebos.explained", ("inside", told.Count(p => p.IsInside == true)), ("of", told.Length)));
        }

        screen.Line();
        screen.Line(words.Say("experiments.coverage", ("after", scenario.Calibration!.To)));
        screen.Table(
            [words.Say("calibrate.series"), words.Say("fit.area"), words.Say("experiments.coverage.window"), words.Say("experiments.coverage.after")],
            outcome.Coverage.Select(c => (IReadOnlyList<string>)[c.Series.Value, c.Area ?? words.Say("fit.everywhere"), Share(c.InsideInWindow, c.MonthsInWindow), Share(c.InsideAfter, c.MonthsAfter)]),
            textColumns: 2);
        screen.Line(words.Say("experiments.coverage.explained", ("inside", outcome.Coverage.Sum(c => c.InsideAfter)), ("of", outcome.Coverage.Sum(c => c.MonthsAfter))));
        screen.Line();
        screen.Whole(words.Say("next", ("command", ProposedCommand.Of("calibrate", written, "--check"))));
        screen.Line(words.Say("responsible.use"));
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("scenario", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteNumber("members", options.Members);
        json.WriteString("seed", Seed);
        json.WriteBoolean("fitted", scenario.Fitted is not null);
        json.WriteNumber("widestSharp", RatioBand.WidestSharp);
        json.WriteString("responsibleUse", words.Say("responsible.use"));
        json.WriteNumber("signsRight", Signs);
        json.WriteNumber("sizesTold", Sizes);
        json.WriteNumber("of", Experiments.Length);
        json.WriteStartArray("experiments");
        foreach (ExperimentRow row in rows)
        {
            NaturalExperiment e = row.Experiment;
            json.WriteStartObject();
            json.WriteString("title", e.Title);
            json.WriteString("date", Readings.Write(e.Date));
            json.WriteString("series", e.Series.Value);
            Write(json, "policies", e.Policies);
            Write(json, "areas", e.Areas);
            Write(json, "groups", [.. e.Groups.Select(g => g.Value)]);
            Write(json, row.Ratio, e);
            json.WriteStartArray("placebos");
            foreach ((RatioBand band, DateOnly day) in row.Placebos.Zip(Placebos))
            {
                json.WriteStartObject();
                json.WriteString("date", Readings.Write(day));
                Write(json, band, e.At(day));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("coverage80");
        foreach (CoverageRow row in outcome.Coverage)
        {
            json.WriteStartObject();
            json.WriteString("series", row.Series.Value);
            json.WriteString("publisher", row.Publisher);
            json.WriteString("area", row.Area);
            json.WriteNumber("monthsInWindow", row.MonthsInWindow);
            json.WriteNumber("insideInWindow", row.InsideInWindow);
            json.WriteNumber("monthsAfter", row.MonthsAfter);
            json.WriteNumber("insideAfter", row.InsideAfter);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private ImmutableArray<DateOnly> Placebos => scenario.Calibration!.Placebos;

    private string Seed => options.Seed.ToString(CultureInfo.InvariantCulture);

    /// <summary>Rows of one title are one experiment, seen in several counts, which holds where each of them does.</summary>
    private ImmutableArray<IGrouping<string, RatioBand>> Experiments => [.. rows.GroupBy(r => r.Experiment.Title, r => r.Ratio, StringComparer.Ordinal)];

    private int Signs => Experiments.Count(e => e.All(r => r.IsSignRight == true));

    private int Sizes => Experiments.Count(e => e.All(r => r is { IsInside: true, IsSharp: true }));

    private IReadOnlyList<string> Row(ExperimentRow row) =>
    [
        row.Experiment.Title,
        Counts(row.Experiment),
        words.Say("experiments.pair", ("before", Month(row.Experiment.MonthBefore)), ("after", Month(row.Experiment.MonthAfter))),
        Ratio(row.Ratio.Observed),
        Ratio(row.Ratio.Median),
        Band(row.Ratio),
        row.Ratio.Width is { } width ? words.Percent(width) : None,
        YesNo(row.Ratio.IsSignRight),
        YesNo(row.Ratio.IsInside),
    ];

    private static string Counts(NaturalExperiment e)
        => string.Join(" ", [e.Series.Value, .. e.Areas, .. e.Groups.Select(g => g.Value)]);

    private string Placebo(RatioBand band) => words.Say("experiments.both", ("observed", Ratio(band.Observed)), ("model", Ratio(band.Median)), ("band", Band(band)));

    private string Share(int inside, int of) => of == 0 ? None : words.Say("experiments.coverage.share", ("inside", inside), ("of", of));

    private string Band(RatioBand band) => band is { Low: { } low, High: { } high } ? words.Say("experiments.range", ("low", Ratio(low)), ("high", Ratio(high))) : None;

    private string Ratio(double? value) => value is { } number ? words.Number(number, 2) : None;

    private string YesNo(bool? value) => value is { } told ? words.Say(told ? "experiments.yes" : "experiments.no") : None;

    private static string Month(DateOnly first) => first.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RatioBand band, NaturalExperiment e)
    {
        json.WriteString("before", Month(e.MonthBefore));
        json.WriteString("after", Month(e.MonthAfter));
        json.WriteFinite("observed", band.Observed);
        json.WriteFinite("median", band.Median);
        json.WriteFinite("low90", band.Low);
        json.WriteFinite("high90", band.High);
        json.WriteFinite("width", band.Width);
        Write(json, "signRight", band.IsSignRight);
        Write(json, "inside", band.IsInside);
        Write(json, "sharp", band.IsSharp);
    }

    private static void Write(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } flag)
        {
            json.WriteBoolean(name, flag);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
