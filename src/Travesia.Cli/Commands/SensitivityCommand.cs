using System.Collections.Immutable;
using System.CommandLine;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Cli.Running;
using Travesia.Inference;
using Travesia.Inference.Sensitivity;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia sensitivity SCENARIO</c>: which uncertain numbers and policies move which outcome. Nothing is written.</summary>
internal static class SensitivityCommand
{
    private const int ShownAtFirst = 3;

    public static async Task<Report> ExecuteAsync(CommandContext context, CancellationToken cancellation)
    {
        (CommandTree tree, ParseResult parse) = (context.Tree, context.Parse);
        RunSettings settings = SettingsReader.Read(tree, parse);
        SensitivityOptions options = SettingsReader.Sensitivity(tree, parse) with { Seed = settings.Seed, Threads = settings.Threads ?? context.Surroundings.Processors };
        LoadedScenario loaded = new ScenarioLoader(context.Surroundings).Load(parse.GetValue(tree.Scenario)!, new RunSettings { From = settings.From, To = settings.To, Posterior = settings.Posterior });
        ImmutableArray<SensitivityOutcome> asked = OutcomeFinder.Find(parse.GetResult(tree.Outcomes) is null ? [] : parse.GetValue(tree.Outcomes) ?? [], loaded.Scenario);
        StepsDisplay display = new(context.Surroundings, context.Words, "sensitivity");
        try
        {
            SensitivityAnalysis analysis = Prepared(loaded, asked, options);
            context.Surroundings.Error.WriteLine(context.Words.Say(
                "sensitivity.start",
                ("title", loaded.In(context.Words).Title),
                ("numbers", analysis.Factors.Count(f => !f.IsPolicy)),
                ("policies", analysis.Factors.Count(f => f.IsPolicy)),
                ("screening", analysis.ScreeningRuns),
                ("shares", analysis.MostSpreadRuns)));
            Screening screening = await display.ShowAsync<EnsembleProgress, Screening>(p => (p.Done, p.Of), progress => analysis.ScreenAsync(progress, cancellation));
            FirstLook(context, screening, loaded.In(context.Words));
            display = new StepsDisplay(context.Surroundings, context.Words, "sensitivity");
            Spread spread = await display.ShowAsync<EnsembleProgress, Spread>(p => (p.Done, p.Of), progress => analysis.ShareAsync(screening, progress, cancellation));
            return new SensitivityReport(screening, spread, options, loaded.In(context.Words), context.Words);
        }
        catch (RefusalException refusal)
        {
            throw new CommandFailure(ExitCode.WrongInput, loaded.Map.Locate(refusal.Diagnostics));
        }
        catch (EnsembleException e)
        {
            throw RunMaker.Failed(e.Failures[0], loaded.Map);
        }
        catch (OperationCanceledException)
        {
            throw CommandFailure.Of(
                ExitCode.Interrupted, CliCodes.SensitivityInterrupted, ("done", Readings.Write(display.Reached.Done)), ("of", Readings.Write(display.Reached.Of)));
        }
    }

    /// <summary>What is asked for must be counted; of what is looked at where nothing is asked, what is counted is taken.</summary>
    private static SensitivityAnalysis Prepared(LoadedScenario loaded, ImmutableArray<SensitivityOutcome> asked, SensitivityOptions options)
    {
        SensitivityAnalysis analysis = new(loaded.Scenario, loaded.RuleSet, asked.IsEmpty ? SensitivityOutcome.Main : asked, options);
        ImmutableArray<SensitivityOutcome> counted = [.. analysis.Outcomes.Where((_, i) => analysis.NotCounted[i] is null)];
        if (analysis.Factors.IsEmpty || (asked.IsEmpty && counted.IsEmpty))
        {
            throw CommandFailure.Wrong(CliCodes.SensitivityNothing, ("value", loaded.Scenario.Name));
        }

        ImmutableArray<SensitivityOutcome> missing = [.. asked.Except(counted)];
        return !missing.IsEmpty ? throw OutcomeFinder.NotCounted(missing, loaded.Scenario)
            : counted.Length == analysis.Outcomes.Length ? analysis
            : new SensitivityAnalysis(loaded.Scenario, loaded.RuleSet, counted, options);
    }

    private static void FirstLook(CommandContext context, Screening screening, Scenario scenario)
    {
        for (int i = 0; i < screening.Outcomes.Length; i++)
        {
            string[] first = [.. screening.Moving(i).Take(ShownAtFirst).Select(f => f.Factor.Id)];
            if (first.Length > 0)
            {
                string name = SensitivityReport.NameOf(screening.Outcomes[i].Outcome, scenario, context.Words);
                context.Surroundings.Error.WriteLine(context.Words.Say("sensitivity.first", ("outcome", name), ("factors", string.Join(", ", first))));
            }
        }
    }
}
