using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Cli.Running;
using Travesia.Results;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia run SCENARIO</c>.</summary>
internal static class RunCommand
{
    public static async Task<Report> ExecuteAsync(CommandContext context, CancellationToken cancellation)
    {
        string written = context.Parse.GetValue(context.Tree.Scenario)!;
        RunSettings settings = SettingsReader.Read(context.Tree, context.Parse);
        LoadedScenario loaded = new ScenarioLoader(context.Surroundings).Load(written, settings);
        MadeRun made = await new RunMaker(context.Surroundings, context.Words).MakeAsync(loaded, settings, cancellation);
        RunReader run = made.WasThere ? await ReportMaker.MakeMissingAsync(made.Run, loaded, cancellation) : made.Run;
        return new RunReport(run, made.WasThere, loaded.In(context.Words), written, settings, Path.GetRelativePath(context.Surroundings.Folder, run.Path), context.Words);
    }
}
