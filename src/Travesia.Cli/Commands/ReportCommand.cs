using System.CommandLine;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Cli.Running;
using Travesia.Results;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia report RUN</c>: makes the report of a run again, in all languages. Of a scenario it is that of its default run, which is made if it is not there.</summary>
internal static class ReportCommand
{
    public static async Task<Report> ExecuteAsync(CommandContext context, CancellationToken cancellation)
    {
        string written = context.Parse.GetValue(context.Tree.RunPath)!;
        RunSettings settings = SettingsReader.Read(context.Tree, context.Parse);
        ScenarioLoader loader = new(context.Surroundings);
        string folder = context.Surroundings.PathOf(written);
        if (File.Exists(Path.Combine(folder, RunManifest.FileName)))
        {
            RefuseOptions(context, written);
            RunReader there = new(folder);
            new RunMaker(context.Surroundings, context.Words).RefuseChanged(there);
            return ReportOf(await ReportMaker.MakeAsync(there, loader.Load(KeptInputs.Read(there), KeptInputs.SettingsOf(there)), cancellation));
        }

        LoadedScenario loaded = loader.Load(written, settings);
        MadeRun made = await new RunMaker(context.Surroundings, context.Words).MakeAsync(loaded, settings, cancellation);
        return ReportOf(made.WasThere ? await ReportMaker.MakeAsync(made.Run, loaded, cancellation) : made.Run);

        MadeReport ReportOf(RunReader run) => new(run, Path.GetRelativePath(context.Surroundings.Folder, run.Path), context.Words);
    }

    /// <summary>What names a run cannot be asked of one that is named already.</summary>
    private static void RefuseOptions(CommandContext context, string written)
    {
        CommandTree tree = context.Tree;
        string[] given = [.. ((Option[])[tree.Members, tree.Seed, tree.Out]).Where(o => context.Parse.GetResult(o) is not null).Select(o => o.Name)];
        if (given.Length > 0)
        {
            throw CommandFailure.Wrong(CliCodes.RunKeepsOptions, ("value", written), ("options", string.Join(", ", given)));
        }
    }
}
