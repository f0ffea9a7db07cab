using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Model;
using Travesia.Rules;
using Travesia.Text;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia validate SCENARIO</c>: all that is wrong at once, and whether the scenario compiles with its parameters in their middle.</summary>
internal static class ValidateCommand
{
    public static Report Execute(CommandContext context)
    {
        string written = context.Parse.GetValue(context.Tree.Scenario)!;
        LoadedScenario loaded = new ScenarioLoader(context.Surroundings).Load(written, new RunSettings());
        try
        {
            loaded.RuleSet.Compile(loaded.Scenario, ParameterValues.Medians(loaded.Scenario));
        }
        catch (RefusalException e)
        {
            throw new CommandFailure(ExitCode.WrongInput, loaded.Map.Locate(e.Diagnostics));
        }

        return new Good(loaded, written, context.Words);
    }

    private sealed class Good(LoadedScenario loaded, string written, Localizer words) : Report
    {
        public override string Status => "valid";

        public override void WriteScreen(Screen screen)
        {
            foreach (string line in words.Lines(loaded.Notices))
            {
                screen.Whole(line);
            }

            screen.Line(loaded.Notices.IsEmpty
                ? words.Say("validate.good", ("scenario", loaded.Scenario.Name))
                : words.Say("validate.good", ("scenario", loaded.Scenario.Name), ("notices", loaded.Notices.Length)));
            screen.Whole(words.Say("next", ("command", ProposedCommand.Of("run", written))));
        }

        public override void WriteJson(Utf8JsonWriter json)
        {
            json.WriteString("scenario", loaded.Scenario.Name);
            DiagnosticJson.Write(json, "notices", loaded.Notices, words);
        }
    }
}
