using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Cli.Running;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia figures SCENARIO</c>: published figures against the run of the default options, which is made if it is not there.</summary>
internal static class FiguresCommand
{
    public static async Task<Report> ExecuteAsync(CommandContext context, CancellationToken cancellation)
    {
        string written = context.Parse.GetValue(context.Tree.Scenario)!;
        RunSettings settings = SettingsReader.Read(context.Tree, context.Parse);
        LoadedScenario loaded = new ScenarioLoader(context.Surroundings).Load(written, settings);
        MadeRun made = await new RunMaker(context.Surroundings, context.Words).MakeAsync(loaded, settings, cancellation);
        return new FiguresReport(made.Run, loaded.In(context.Words), written, settings, Path.GetRelativePath(context.Surroundings.Folder, made.Run.Path), context.Words);
    }
}
