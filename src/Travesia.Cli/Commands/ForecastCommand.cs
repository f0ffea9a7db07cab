using System.Collections.Immutable;
using System.CommandLine;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Cli.Running;
using Travesia.Inference.Forecasting;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia forecast SCENARIO</c>: what is counted in the months to come, from what was known on a day. Nothing is written.</summary>
internal static class ForecastCommand
{
    public static async Task<Report> ExecuteAsync(CommandContext context, CancellationToken cancellation)
    {
        (CommandTree tree, ParseResult parse) = (context.Tree, context.Parse);
        RunSettings settings = SettingsReader.Read(tree, parse);
        string written = parse.GetValue(tree.Scenario)!;
        LoadedScenario loaded = new ScenarioLoader(context.Surroundings).Load(written, new RunSettings { Observations = settings.Observations });
        ImmutableArray<PolicyId> without = parse.GetResult(tree.WithoutAtForecast) is null ? [] : PolicyFinder.Find(parse.GetValue(tree.WithoutAtForecast) ?? [], loaded.Scenario);
        Scenario scenario = loaded.Scenario with { Policies = [.. loaded.Scenario.Policies.Where(p => !without.Contains(p.Id))] };
        ForecastOptions options = new() { Origin = OriginOf(parse.GetValue(tree.Origin), scenario), Seed = settings.Seed, Threads = settings.Threads ?? context.Surroundings.Processors };
        options = options with { Horizon = SettingsReader.Horizon(tree, parse) ?? options.Horizon, Members = SettingsReader.ForecastMembers(tree, parse) ?? options.Members };
        StepsDisplay display = new(context.Surroundings, context.Words, "forecast");
        try
        {
            ForecastOutcome outcome = await display.ShowAsync<ForecastProgress, ForecastOutcome>(
                p => (p.Done, p.Of), progress => Task.Run(() => Forecaster.Run(scenario, loaded.RuleSet, options, progress, cancellation), CancellationToken.None));
            return new ForecastReport(outcome, options, loaded.In(context.Words), loaded.OwnObservations, without, context.Words);
        }
        catch (Exception e) when (Failed(e, scenario, options.Origin, display, loaded) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>What a failed forecast says; none where it is nobody's fault that is known here.</summary>
    public static CommandFailure? Failed(Exception e, Scenario scenario, DateOnly origin, StepsDisplay display, LoadedScenario loaded) => e switch
    {
        ForecastException { Fault: ForecastFault.NothingKnown } => CommandFailure.Wrong(CliCodes.ForecastNothing, ("value", scenario.Name), ("origin", Readings.Write(origin))),
        ForecastException => CommandFailure.Wrong(CliCodes.ForecastEarly, ("value", scenario.Name), ("origin", Readings.Write(origin)), ("from", Readings.Write(scenario.From))),
        RefusalException refusal => new CommandFailure(ExitCode.WrongInput, loaded.Map.Locate(refusal.Diagnostics)),
        OperationCanceledException => CommandFailure.Of(
            ExitCode.Interrupted, CliCodes.ForecastInterrupted, ("done", Readings.Write(display.Reached.Done)), ("of", Readings.Write(display.Reached.Of))),
        _ => null,
    };

    /// <summary>The day that is written, the last of a month; by default the day on which the last count could be known.</summary>
    private static DateOnly OriginOf(string? written, Scenario scenario)
        => written is not null ? Readings.DateOrMonth("--origin", written).To
            : scenario.Observations.IsEmpty ? scenario.To
            : scenario.Observations.Max(o => o.AvailableFrom);
}
