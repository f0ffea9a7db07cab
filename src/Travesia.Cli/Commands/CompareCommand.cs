using System.Collections.Immutable;
using System.Globalization;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Cli.Running;
using Travesia.Inference;
using Travesia.Inference.Comparing;
using Travesia.Model;

namespace Travesia.Cli.Commands;

/// <summary>
/// <c>travesia compare SCENARIO --without POLICY ... | --with FILE</c>: the scenario as it is against one with other policies. Nothing is
/// written, so that there is nothing to lose or to clean up.
/// </summary>
internal static class CompareCommand
{
    private const int DefaultDraws = 50;

    public static async Task<Report> ExecuteAsync(CommandContext context, CancellationToken cancellation)
    {
        (CommandTree tree, Surroundings surroundings) = (context.Tree, context.Surroundings);
        string written = context.Parse.GetValue(tree.Scenario)!;
        RunSettings settings = SettingsReader.Read(tree, context.Parse);
        int draws = SettingsReader.Draws(tree, context.Parse) ?? DefaultDraws;
        ImmutableArray<string> without = [.. (context.Parse.GetValue(tree.Without) ?? []).Distinct(StringComparer.Ordinal)];
        string? with = context.Parse.GetValue(tree.With);
        ScenarioLoader loader = new(surroundings);
        LoadedScenario loaded = loader.Load(written, settings);
        if (without.IsEmpty && with is null)
        {
            throw CommandFailure.Wrong(CliCodes.CompareNothing, ("scenario", ProposedCommand.Quote(written)), ("example", (loaded.Scenario.Policies.LastOrDefault(p => !p.IsStanding) ?? loaded.Scenario.Policies.LastOrDefault())?.Id.Value ?? "POLICY"), ("allowed", PolicyFinder.Listed(loaded.Scenario)));
        }

        ImmutableArray<PolicyId> gone = PolicyFinder.Find(without, loaded.Scenario);
        Scenario bare = ComparisonArms.Without(loaded.Scenario, gone);
        Scenario changed = loader.Change(loaded, bare, with);
        ComparisonOptions options = new() { Draws = draws, Seed = settings.Seed, Threads = settings.Threads ?? surroundings.Processors };
        return new CompareReport(await RunAsync(context, loaded, changed, options, cancellation), loaded, without, gone, with, surroundings.Version, context.Words);
    }

    private static async Task<ComparisonResult> RunAsync(CommandContext context, LoadedScenario loaded, Scenario changed, ComparisonOptions options, CancellationToken cancellation)
    {
        ProgressDisplay display = new(context.Surroundings, context.Words);
        int futures = options.Draws * options.FuturesPerDraw;
        display.Say(
            "compare.start", ("title", loaded.In(context.Words).Title), ("draws", options.Draws), ("futures", futures), ("seed", options.Seed.ToString(CultureInfo.InvariantCulture)));
        try
        {
            ComparisonResult? result = null;
            await display.ShowAsync(futures, async progress => result = await Comparison.RunAsync(loaded.Scenario, changed, loaded.RuleSet, options, progress, cancellation));
            return result!;
        }
        catch (EnsembleException e)
        {
            throw RunMaker.Failed(e.Failures[0], null);
        }
        catch (OperationCanceledException)
        {
            throw CommandFailure.Of(
                ExitCode.Interrupted,
                CliCodes.CompareInterrupted,
                ("done", display.Done.ToString(CultureInfo.InvariantCulture)),
                ("of", futures.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
