using System.Globalization;
using System.Text;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Cli.Running;
using Travesia.Model;
using Travesia.Model.Diagnostics;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia place SCENARIO PLACE</c>: one town. It shows the run of the default options, and makes it if it is not there.</summary>
internal static class PlaceCommand
{
    private const int MostListed = 30;

    public static async Task<Report> ExecuteAsync(CommandContext context, CancellationToken cancellation)
    {
        string written = context.Parse.GetValue(context.Tree.Scenario)!;
        RunSettings settings = SettingsReader.Read(context.Tree, context.Parse);
        LoadedScenario loaded = new ScenarioLoader(context.Surroundings).Load(written, settings);
        Place place = Find(context.Parse.GetValue(context.Tree.PlaceName)!, loaded.Scenario);
        MadeRun made = await new RunMaker(context.Surroundings, context.Words).MakeAsync(loaded, settings, cancellation);
        return await PlaceReport.ReadAsync(made.Run, loaded.Scenario, place, Path.GetRelativePath(context.Surroundings.Folder, made.Run.Path), context.Words, cancellation);
    }

    /// <summary>The place of an id or name; case and accents aside.</summary>
    internal static Place Find(string written, Scenario scenario)
    {
        string plain = Plain(written);
        if (scenario.Places.FirstOrDefault(p => Plain(p.Id.Value) == plain || Plain(p.Name) == plain) is { } found)
        {
            return found;
        }

        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (Place place in scenario.Places)
        {
            names[Plain(place.Id.Value)] = place.Id.Value;
            names[Plain(place.Name)] = place.Name;
        }

        throw CommandFailure.Wrong(
            CliCodes.PlaceUnknown,
            ("value", written),
            ("scenario", scenario.Name),
            ("suggestion", NearMiss.Find(plain, names.Keys) is { } near ? names[near] : null),
            ("allowed", string.Join(", ", scenario.Places.Take(MostListed).Select(p => p.Id.Value)) + (scenario.Places.Length > MostListed ? ", …" : "")));
    }

    private static string Plain(string name)
        => string.Concat(name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant().Replace(' ', '-');
}
