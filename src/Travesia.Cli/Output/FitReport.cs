using System.Collections.Immutable;
using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Inference.Calibration;
using Travesia.Model;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>How a scenario meets what was observed after the window that its parameters were fitted to.</summary>
internal sealed class FitReport(ImmutableArray<FitRow> rows, bool isFluid, Scenario scenario, string written, Localizer words) : Report
{
    public override string Status => "done";

    public override void WriteScreen(Screen screen)
    {
        screen.Line(words.Say("fit.title", ("title", scenario.Title), ("after", scenario.Calibration!.To)));
        screen.Line(words.Say(scenario.Fitted is null ? "fit.priors" : "fit.fitted"));
        string[] headers = ["calibrate.series", "fit.area", "fit.months", "fit.model", "fit.constant", "fit.persistence", "fit.previous"];
        screen.Table([.. headers.Select(h => words.Say(h))], rows.Select(Row), textColumns: 2);
        screen.Line(words.Say("fit.explained"));
        screen.Line(words.Say("fit.beats", ("better", Better(r => r.Measure.Constant)), ("persistent", Better(r => r.Measure.Persistence)), ("of", rows.Length)));
        screen.Line(words.Say(isFluid ? "mode.fluid" : "mode.mean"));
        screen.Line();
        screen.Whole(words.Say("next", ("command", ProposedCommand.Of("run", written))));
        screen.Line(words.Say("responsible.use"));
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("scenario", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteString("after", Readings.Write(scenario.Calibration!.To));
        json.WriteBoolean("fitted", scenario.Fitted is not null);
        json.WriteBoolean("fluidLimit", isFluid);
        json.WriteString("responsibleUse", words.Say("responsible.use"));
        json.WriteStartArray("rows");
        foreach (FitRow row in rows)
        {
            json.WriteStartObject();
            json.WriteString("series", row.Series.Value);
            json.WriteString("publisher", row.Publisher);
            json.WriteString("area", row.Area);
            json.WriteNumber("months", row.Measure.Months);
            json.WriteFinite("model", row.Measure.Model);
            json.WriteFinite("constant", row.Measure.Constant);
            json.WriteFinite("persistence", row.Measure.Persistence);
            json.WriteFinite("previousMonth", row.Measure.PreviousMonth);
            json.WriteStartArray("byMonth");
            for (int m = 0; m < row.Months.Length; m++)
            {
                json.WriteStartObject();
                json.WriteString("month", Readings.Write(row.Months[m]));
                json.WriteFinite("observed", row.Observed[m]);
                json.WriteNumber("model", row.Model[m]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private int Better(Func<FitRow, double?> other) => rows.Count(r => r.Measure.Model < other(r));

    private IReadOnlyList<string> Row(FitRow row) =>
    [
        row.Series.Value, row.Area ?? words.Say("fit.everywhere"), words.Number(row.Measure.Months), Share(row.Measure.Model), Share(row.Measure.Constant), Share(row.Measure.Persistence),
        Share(row.Measure.PreviousMonth),
    ];

    private string Share(double? share) => share is { } value ? words.Percent(value) : "–";
}
