using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Cli.Running;
using Travesia.Inference;
using Travesia.Inference.Journeys;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia journeys SCENARIO</c>: what the model says of a journey, as laws and as a few synthetic examples. Nothing is written.</summary>
internal static class JourneysCommand
{
    public static async Task<Report> ExecuteAsync(CommandContext context, CancellationToken cancellation)
    {
        (CommandTree tree, ParseResult parse) = (context.Tree, context.Parse);
        JourneyOptions options = OptionsOf(context);
        LoadedScenario loaded = new ScenarioLoader(context.Surroundings).Load(parse.GetValue(tree.Scenario)!, new RunSettings());
        Scenario scenario = loaded.Scenario;
        IJourneyRules rules = loaded.RuleSet as IJourneyRules ?? throw CommandFailure.Wrong(CliCodes.JourneysRules, ("value", loaded.RuleSet.Name));
        JourneyQuestion question = new()
        {
            Group = parse.GetValue(tree.JourneyGroup) is { } group ? Group(group, scenario) : null,
            From = parse.GetValue(tree.JourneyFrom) is { } from ? Places(from, scenario) : [],
            To = parse.GetValue(tree.JourneyTo) is { } to ? Places(to, scenario) : [],
            Date = DateOf(parse.GetValue(tree.JourneyDate), scenario),
        };
        StepsDisplay display = new(context.Surroundings, context.Words, "journeys");
        try
        {
            JourneyAnswer answer = await display.ShowAsync<JourneyProgress, JourneyAnswer>(p => (p.Done, p.Of), progress => JourneyModel.AnswerAsync(scenario, rules, question, options, progress, cancellation));
            return new JourneysReport(answer, loaded.In(context.Words), options, parse.GetValue(tree.JourneyTo), context.Surroundings.Version, context.Words);
        }
        catch (JourneyQuestionException e) when (e.Fault == JourneyFault.StartsThere)
        {
            throw CommandFailure.Wrong(CliCodes.JourneysThere, ("value", parse.GetValue(tree.JourneyTo)), ("place", e.Place!.Value.Value));
        }
        catch (JourneyQuestionException)
        {
            throw CommandFailure.Wrong(
                CliCodes.JourneysNobody,
                ("date", Readings.Write(question.Date)),
                ("group", question.Group?.Value),
                ("place", parse.GetValue(tree.JourneyFrom)),
                ("allowed", string.Join(", ", scenario.Departures.Select(d => $"{d.Group} ({d.Place})").Distinct())));
        }
        catch (EnsembleException e)
        {
            throw RunMaker.Failed(e.Failures[0], loaded.Map);
        }
        catch (OperationCanceledException)
        {
            throw CommandFailure.Of(ExitCode.Interrupted, CliCodes.JourneysInterrupted, ("done", Text(display.Reached.Done)), ("of", Text(options.Members)));
        }
    }

    private static JourneyOptions OptionsOf(CommandContext context)
    {
        (CommandTree tree, ParseResult parse) = (context.Tree, context.Parse);
        RunSettings settings = SettingsReader.Read(tree, parse);
        JourneyOptions options = new() { Seed = settings.Seed, Threads = settings.Threads ?? context.Surroundings.Processors };
        return options with
        {
            Members = SettingsReader.JourneyMembers(tree, parse) ?? options.Members,
            Examples = SettingsReader.JourneyExamples(tree, parse) ?? options.Examples,
        };
    }

    /// <summary>A day of the period before the last; by default the first, or in a long period the one a year before the last.</summary>
    private static DateOnly DateOf(string? written, Scenario scenario)
    {
        DateOnly last = scenario.To.AddDays(-1);
        if (written is null)
        {
            return scenario.To.AddYears(-1) is var year && year > scenario.From ? year : scenario.From;
        }

        DateOnly date = Readings.Date("--date", written);
        return date >= scenario.From && date <= last
            ? date
            : throw CommandFailure.Wrong(CliCodes.DateOutside, ("option", "--date"), ("value", Readings.Write(date)), ("from", Readings.Write(scenario.From)), ("to", Readings.Write(last)));
    }

    private static GroupId Group(string written, Scenario scenario)
    {
        if (scenario.Groups.FirstOrDefault(g => Is(g.Id.Value) || Is(g.Title) || ScenarioTexts.TranslationsOf(scenario, g.Title).Any(Is)) is { } found)
        {
            return found.Id;
        }

        string[] ids = [.. scenario.Groups.Select(g => g.Id.Value)];
        throw CommandFailure.Wrong(
            CliCodes.GroupUnknown, ("value", written), ("scenario", scenario.Name), ("suggestion", NearMiss.Find(written, ids)), ("allowed", string.Join(", ", ids)));

        bool Is(string name) => string.Equals(name, written, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A place, or all places of a country by its code.</summary>
    private static ImmutableArray<PlaceId> Places(string written, Scenario scenario)
    {
        ImmutableArray<PlaceId> ofCountry = [.. scenario.Places.Where(p => string.Equals(p.Country.Value, written, StringComparison.OrdinalIgnoreCase)).Select(p => p.Id)];
        return ofCountry.IsEmpty ? [PlaceFinder.Find(written, scenario).Id] : ofCountry;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
