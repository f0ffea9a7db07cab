using System.CommandLine;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Cli.Running;
using Travesia.Inference.Forecasting;
using Travesia.Inference.Forecasting.Backtesting;
using Travesia.Results.Report.Backtests;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia backtest SCENARIO</c>: forecasts of past months, scored beside naive ones. Nothing is written but the page that is asked for.</summary>
internal static class BacktestCommand
{
    public static async Task<Report> ExecuteAsync(CommandContext context, CancellationToken cancellation)
    {
        (CommandTree tree, ParseResult parse) = (context.Tree, context.Parse);
        RunSettings settings = SettingsReader.Read(tree, parse);
        LoadedScenario loaded = new ScenarioLoader(context.Surroundings).Load(parse.GetValue(tree.Scenario)!, new RunSettings { Observations = settings.Observations });
        (DateOnly from, DateOnly to) = SettingsReader.Origins(tree, parse) ?? (loaded.Scenario.To.AddMonths(-11), loaded.Scenario.To.AddMonths(-1));
        if (!loaded.Scenario.Observations.IsEmpty && loaded.Scenario.Observations.Max(o => o.To) is var last && from > last)
        {
            throw CommandFailure.Wrong(CliCodes.ForecastLate, ("value", loaded.Scenario.Name), ("origin", Readings.Write(from)), ("to", Readings.Write(last)));
        }

        BacktestOptions options = new() { From = from, To = to, Seed = settings.Seed, Threads = settings.Threads ?? context.Surroundings.Processors };
        options = options with
        {
            Horizon = SettingsReader.Horizon(tree, parse) ?? options.Horizon,
            DaysAfter = SettingsReader.DaysAfter(tree, parse) ?? options.DaysAfter,
            WithoutDelay = parse.GetResult(tree.WithoutDelay) is not null && parse.GetValue(tree.WithoutDelay),
        };
        PageFile? page = PageFile.Asked(context, tree.SkillPage, settings.Overwrite);
        StepsDisplay display = new(context.Surroundings, context.Words, "forecast");
        try
        {
            BacktestOutcome outcome = await display.ShowAsync<ForecastProgress, BacktestOutcome>(
                p => (p.Done, p.Of), progress => Task.Run(() => Backtester.Run(loaded.Scenario, loaded.RuleSet, options, progress, cancellation), CancellationToken.None));
            page?.Write(SkillReport.Make(outcome, loaded.Scenario, new ReportWords(context.Words), context.Surroundings.Version).AsSpan());
            return new BacktestReport(outcome, loaded.In(context.Words), page?.Written, context.Words);
        }
        catch (Exception e) when (ForecastCommand.Failed(e, loaded.Scenario, from, display, loaded) is { } failure)
        {
            throw failure;
        }
    }
}
