using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Scenarios;
using Travesia.Text;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia new NAME</c>: a folder to begin with.</summary>
internal static class NewCommand
{
    public static Report Execute(CommandContext context)
    {
        string name = context.Parse.GetValue(context.Tree.NewName)!;
        string folder = context.Parse.GetResult(context.Tree.OutNew) is null ? "." : context.Parse.GetValue(context.Tree.OutNew)!;
        OutFolder.RefuseFile(folder, context.Surroundings);
        string path = Path.Combine(folder, name);
        bool overwrite = SettingsReader.Read(context.Tree, context.Parse).Overwrite;
        return NewScenario.Write(context.Surroundings.PathOf(path), overwrite) is { } problem
            ? throw new CommandFailure(problem.Code == ReaderCodes.TargetFailed ? ExitCode.Failed : ExitCode.WrongInput, [problem with { Location = null }])
            : new Made(path, context.Words);
    }

    private sealed class Made(string path, Localizer words) : Report
    {
        public override string Status => "done";

        public override void WriteScreen(Screen screen)
        {
            screen.Line(words.Say("new.made", ("path", path)));
            screen.Whole(words.Say("next", ("command", Next)));
        }

        public override void WriteJson(Utf8JsonWriter json)
        {
            json.WriteString("path", path);
            json.WriteString("next", Next);
        }

        private string Next => ProposedCommand.Of("validate", path);
    }
}
