using System.Collections.Immutable;
using System.Text.Json;
using Travesia.Model.Diagnostics;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>Something is wrong.</summary>
internal sealed class FailureReport(ExitCode exit, ImmutableArray<Diagnostic> diagnostics, Localizer words) : Report
{
    public override ExitCode Exit => exit;

    public override string Status => exit switch
    {
        ExitCode.WrongInput => "wrong-input",
        ExitCode.Interrupted => "interrupted",
        _ => "failed",
    };

    public override void WriteScreen(Screen screen)
    {
        // What concerns the command as a whole is a sentence; what stands in a file is a line with its place.
        if (diagnostics.All(d => d.Location is null))
        {
            foreach (Diagnostic diagnostic in diagnostics)
            {
                screen.Line(words.Sentence(diagnostic));
            }

            return;
        }

        foreach (string line in words.Lines(diagnostics))
        {
            screen.Whole(line);
        }

        int errors = diagnostics.Count(d => d.Severity == Severity.Error);
        screen.Line(words.Say("diagnostics.errors", ("count", errors)));
    }

    public override void WriteJson(Utf8JsonWriter json) => DiagnosticJson.Write(json, "errors", diagnostics.Where(d => d.Severity == Severity.Error), words);
}
