using System.Text.Json;
using Travesia.Cli.Running;
using Travesia.Results;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>Where the report of a run lies.</summary>
internal sealed class MadeReport(RunReader run, string path, Localizer words) : Report
{
    public override string Status => "done";

    public override void WriteScreen(Screen screen)
    {
        screen.Line(words.Say("report.made", ("path", Path.Combine(path, ReportFiles.NameIn(words)))));
        screen.Line(Stamp.Of(run.Manifest, words));
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("path", path);
        RunJson.WriteIdentity(json, run.Manifest);
        json.WriteStartObject("reports");
        foreach ((string code, string name) in ReportFiles.Names)
        {
            json.WriteString(code, Path.Combine(path, name));
        }

        json.WriteEndObject();
    }
}
