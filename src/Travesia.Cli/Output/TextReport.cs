using System.Text.Json;

namespace Travesia.Cli.Output;

/// <summary>Lines as they are: help and version.</summary>
internal sealed class TextReport(string name, IEnumerable<string> lines) : Report
{
    public override string Status => "done";

    public override void WriteScreen(Screen screen)
    {
        foreach (string line in lines)
        {
            screen.Line(line);
        }
    }

    public override void WriteJson(Utf8JsonWriter json) => json.WriteString(name, string.Join('\n', lines));
}
