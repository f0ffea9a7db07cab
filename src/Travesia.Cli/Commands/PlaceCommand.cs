using System.CommandLine;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Cli.Running;
using Travesia.Model;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia place SCENARIO PLACE</c>: one town. It shows the run of the default options, and makes it if it is not there.</summary>
internal static class PlaceCommand
{
    public static async Task<Report> ExecuteAsync(CommandContext context, CancellationToken cancellation)
    {
        string written = context.Parse.GetValue(context.Tree.Scenario)!;
        RunSettings settings = SettingsReader.Read(context.Tree, context.Parse);
        LoadedScenario loaded = new ScenarioLoader(context.Surroundings).Load(written, settings);
        Place place = PlaceFinder.Find(context.Parse.GetValue(context.Tree.PlaceName)!, loaded.Scenario);
        ShownDays shown = ShownDays.Of(Given(context.Tree.PlaceFrom), Given(context.Tree.PlaceTo), new(loaded.Scenario.From, loaded.Scenario.To));
        MadeRun made = await new RunMaker(context.Surroundings, context.Words).MakeAsync(loaded, settings, cancellation);
        return await PlaceReport.ReadAsync(made.Run, loaded.In(context.Words), place.Id, shown, Path.GetRelativePath(context.Surroundings.Folder, made.Run.Path), context.Words, cancellation);

        string? Given(Option<string?> option) => context.Parse.GetResult(option) is null ? null : context.Parse.GetValue(option);
    }
}
