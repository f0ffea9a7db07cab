using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Inference.Calibration;
using Travesia.Inference.Draws;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>What a calibration found: each parameter before and after, each target, and how it went.</summary>
internal sealed class CalibrationReport(CalibrationOutcome outcome, Scenario scenario, string written, string? path, bool isInFolder, Localizer words) : Report
{
    private const double Low = 0.1;
    private const double High = 0.9;

    // Published and fitted numbers alike: three digits.
    private const int Digits = 3;

    private readonly Identification identification = Identification.Of(scenario, outcome.Fitted);

    public override string Status => "done";

    public override void WriteScreen(Screen screen)
    {
        FittedQuality quality = outcome.Fitted.Quality;
        CalibrationPlan plan = scenario.Calibration!;
        screen.Line(words.Say("calibrate.done", ("free", quality.FreeParameters), ("observations", quality.Observations), ("from", plan.From), ("to", plan.To), ("cutOff", plan.CutOff)));
        screen.Table([.. ((string[])["calibrate.parameter", "calibrate.prior", "calibrate.fitted", "calibrate.shift"]).Select(h => words.Say(h))], outcome.Parameters.Select(Row), textColumns: 1);
        screen.Line(words.Say("calibrate.parameters.explained"));
        new ToldReport(identification, scenario, written, words).WriteSentences(screen);
        string[] headers = ["calibrate.stage", "calibrate.series", "calibrate.observations", "calibrate.observed", "calibrate.before", "calibrate.after", "calibrate.misfitBefore", "calibrate.misfitAfter"];
        screen.Table([.. headers.Select(h => words.Say(h))], outcome.Targets.Select(Row), textColumns: 2);
        screen.Line(words.Say("calibrate.targets.explained"));
        screen.Line(words.Say(
            quality.Converged ? "calibrate.converged" : "calibrate.notConverged",
            ("before", words.Number(quality.ObjectiveBefore, 1)), ("after", words.Number(quality.ObjectiveAfter, 1)), ("steps", quality.Steps), ("runs", outcome.Runs)));
        screen.Line(words.Say(outcome.IsFluid ? "mode.fluid" : "mode.mean"));
        screen.Line();
        screen.Line(path is null ? words.Say("calibrate.notWritten") : words.Say(isInFolder ? "calibrate.written" : "calibrate.writtenAside", ("path", path)));
        screen.Whole(words.Say("next", ("command", Next)));
        screen.Line($"{words.Say("responsible.use")} (Travesia {outcome.Fitted.Maker.Version}, {outcome.Fitted.Maker.InputsSha256[..16]})");
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        (FittedMaker maker, FittedQuality quality) = (outcome.Fitted.Maker, outcome.Fitted.Quality);
        json.WriteString("scenario", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteString("from", Readings.Write(maker.From));
        json.WriteString("to", Readings.Write(maker.To));
        json.WriteString("cutOff", Readings.Write(maker.CutOff));
        json.WriteString("inputsSha256", maker.InputsSha256);
        json.WriteNumber("freeParameters", quality.FreeParameters);
        json.WriteNumber("observations", quality.Observations);
        json.WriteBoolean("converged", quality.Converged);
        json.WriteNumber("steps", quality.Steps);
        json.WriteNumber("runs", outcome.Runs);
        json.WriteNumber("objectiveBefore", quality.ObjectiveBefore);
        json.WriteNumber("objectiveAfter", quality.ObjectiveAfter);
        json.WriteNumber("misfit", quality.Misfit);
        json.WriteBoolean("fluidLimit", outcome.IsFluid);
        json.WriteString("responsibleUse", words.Say("responsible.use"));
        json.WriteStartArray("parameters");
        foreach (ParameterFit fit in outcome.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", fit.Parameter.Id.Value);
            json.WriteNumber("stage", fit.Stage + 1);
            Write(json, "prior", fit.Parameter.Prior);
            Write(json, "fitted", fit.Posterior.Marginal);
            json.WriteBoolean("moved", fit.Posterior.Moved);
            json.WriteNumber("score", fit.Score);
            json.WriteNumber("scoreSd", fit.ScoreSd);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("targets");
        foreach (TargetFit target in outcome.Targets)
        {
            json.WriteStartObject();
            json.WriteNumber("stage", target.Stage + 1);
            json.WriteString("series", target.Target.Series.Value);
            json.WriteNumber("observations", target.Observations);
            json.WriteNumber("observed", target.Observed);
            json.WriteNumber("before", target.Before);
            json.WriteNumber("after", target.After);
            json.WriteNumber("misfitBefore", target.MisfitBefore);
            json.WriteNumber("misfitAfter", target.MisfitAfter);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        ToldReport.Write(json, identification);
        json.WriteString("path", path);
        json.WriteString("next", Next);
    }

    private string Next => path is null ? ProposedCommand.Of("calibrate", written, "--out", "fitted.yaml") : isInFolder ? ProposedCommand.Of("run", written)
        : ProposedCommand.Of("run", written, "--posterior", path);

    private IReadOnlyList<string> Row(ParameterFit fit) =>
    [
        fit.Parameter.Id.Value, Say(fit.Parameter.Prior), Say(fit.Posterior.Marginal), fit.Posterior.Moved ? words.Number(fit.Score, 1) : words.Say("calibrate.unmoved"),
    ];

    private IReadOnlyList<string> Row(TargetFit target) =>
    [
        scenario.Calibration!.Stages[target.Stage].Title, target.Target.Series.Value, words.Number(target.Observations), Number(target.Observed), Number(target.Before), Number(target.After),
        words.Number(target.MisfitBefore, 1), words.Number(target.MisfitAfter, 1),
    ];

    private string Say(Prior prior) => words.Say("interval", ("middle", Number(prior.Median)), ("low", Number(PriorQuantile.Of(prior, Low))), ("high", Number(PriorQuantile.Of(prior, High))));

    private string Number(double value)
    {
        int decimals = value == 0 ? 0 : Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12);
        return words.Number(value, decimals);
    }

    private static void Write(Utf8JsonWriter json, string name, Prior prior)
    {
        json.WriteStartObject(name);
        json.WriteNumber("median", prior.Median);
        json.WriteNumber("low80", PriorQuantile.Of(prior, Low));
        json.WriteNumber("high80", PriorQuantile.Of(prior, High));
        json.WriteEndObject();
    }
}
