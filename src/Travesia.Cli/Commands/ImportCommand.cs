using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios;
using Travesia.Text;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia import FORMAT DIR --to DIR</c>: a folder of another program as a scenario folder, which runs to the same result.</summary>
internal static class ImportCommand
{
    private const string Flee = "flee";

    public static Report Execute(CommandContext context)
    {
        string format = context.Parse.GetValue(context.Tree.ImportFormat)!;
        if (format != Flee)
        {
            throw CommandFailure.Wrong(CliCodes.Word, ("option", "FORMAT"), ("value", format), ("allowed", Flee), ("suggestion", NearMiss.Find(format, [Flee])));
        }

        if (context.Parse.GetValue(context.Tree.ImportTo) is not { } to)
        {
            throw CommandFailure.Wrong(CliCodes.ArgumentMissing, ("value", "--to DIR"), ("command", "import"), ("usage", $"{CommandTree.Program} import flee DIR --to DIR"));
        }

        OutFolder.RefuseFile(to, context.Surroundings);
        string from = context.Parse.GetValue(context.Tree.ImportFolder)!;
        NearFolder.Refuse(from, context.Surroundings);
        OutFolder.RefuseInput(to, "--to", context.Surroundings.PathOf(from), context.Surroundings);
        RunSettings settings = SettingsReader.Read(context.Tree, context.Parse);
        LoadedScenario loaded = new ScenarioLoader(context.Surroundings).LoadFlee(context.Surroundings.PathOf(from), settings);
        Diagnostic? problem = ScenarioWriter.Write(loaded.Scenario, context.Surroundings.PathOf(to), settings.Overwrite);
        return problem is null
            ? new Made(to, loaded, context.Words)
            : throw new CommandFailure(problem.Code == ReaderCodes.TargetFailed ? ExitCode.Failed : ExitCode.WrongInput, [problem with { Location = null }]);
    }

    private sealed class Made(string path, LoadedScenario loaded, Localizer words) : Report
    {
        public override string Status => "done";

        public override void WriteScreen(Screen screen)
        {
            foreach (Diagnostic notice in loaded.Notices)
            {
                screen.Line(words.Line(notice));
            }

            screen.Line(words.Say("import.made", ("path", path)));
            screen.Line(words.Say("next", ("command", Next)));
        }

        public override void WriteJson(Utf8JsonWriter json)
        {
            json.WriteString("path", path);
            json.WriteString("next", Next);
            json.WriteStartArray("notices");
            foreach (Diagnostic notice in loaded.Notices)
            {
                json.WriteStringValue(words.Line(notice));
            }

            json.WriteEndArray();
        }

        private string Next => ProposedCommand.Of("run", Scenario.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Scenario : $".{Path.DirectorySeparatorChar}{Scenario}");

        private string Scenario => path;
    }
}
