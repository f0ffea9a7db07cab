using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Inference.Calibration;
using Travesia.Model;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>Which parameters the observations tell, and which they cannot.</summary>
internal sealed class ToldReport(Identification identification, Scenario scenario, string written, Localizer words) : Report
{
    private const int MostPairs = 10;

    public override string Status => "done";

    /// <summary>What of an identification is machine-readable, wherever it stands.</summary>
    public static void Write(Utf8JsonWriter json, Identification identification)
    {
        json.WriteStartArray("told");
        foreach (ToldParameter parameter in identification.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Parameter.Value);
            json.WriteNumber("sdRatio", parameter.SdRatio);
            json.WriteBoolean("canBeTold", parameter.IsTold);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("pairs");
        foreach (CorrelatedPair pair in identification.Pairs)
        {
            json.WriteStartObject();
            json.WriteString("first", pair.First.Value);
            json.WriteString("second", pair.Second.Value);
            json.WriteNumber("correlation", pair.Correlation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public override void WriteScreen(Screen screen)
    {
        screen.Line(words.Say("told.title", ("title", scenario.Title), ("count", identification.Parameters.Length)));
        screen.Table([words.Say("calibrate.parameter"), words.Say("told.ratio"), ""], identification.Parameters.Select(Row), textColumns: 1);
        screen.Line(words.Say("told.explained", ("least", words.Percent(Identification.LeastUntold))));
        WriteSentences(screen);
        screen.Line();
        screen.Whole(words.Say("next", ("command", ProposedCommand.Of("sensitivity", written))));
        screen.Line(words.Say("responsible.use"));
    }

    /// <summary>What cannot be told, and what hangs together.</summary>
    public void WriteSentences(Screen screen)
    {
        string[] untold = [.. identification.Parameters.Where(p => !p.IsTold).Select(p => p.Parameter.Value)];
        string least = words.Percent(Identification.LeastUntold);
        screen.Line(untold.Length == 0 ? words.Say("told.all", ("of", identification.Parameters.Length), ("least", least))
            : words.Say("told.some", ("count", untold.Length), ("of", identification.Parameters.Length), ("least", least), ("names", string.Join(", ", untold))));
        string[] pairs = [.. identification.Pairs.Take(MostPairs).Select(p => words.Say("told.pair", ("first", p.First.Value), ("second", p.Second.Value), ("correlation", words.Number(p.Correlation, 2))))];
        screen.Line(pairs.Length == 0 ? words.Say("told.noPairs", ("least", words.Number(Identification.LeastStrong, 1))) : words.Say("told.pairs", ("pairs", string.Join("; ", pairs))));
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("scenario", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteNumber("leastUntold", Identification.LeastUntold);
        json.WriteNumber("leastStrong", Identification.LeastStrong);
        json.WriteString("responsibleUse", words.Say("responsible.use"));
        Write(json, identification);
    }

    private string[] Row(ToldParameter parameter) => [parameter.Parameter.Value, words.Percent(parameter.SdRatio), parameter.IsTold ? "" : words.Say("told.cannot")];
}
