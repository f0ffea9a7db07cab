using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Output;
using Travesia.Cli.Running;
using Travesia.Inference;
using Travesia.Inference.Calibration;
using Travesia.Model.Calibrating;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;
using Travesia.Rules;
using Travesia.Scenarios;
using Travesia.Scenarios.Files;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia calibrate SCENARIO</c>: fits what calibration.yaml declares, shows it, and writes fitted.yaml where asked.</summary>
internal static class CalibrateCommand
{
    /// <summary>The command as fitted.yaml names its maker.</summary>
    public const string Maker = "travesia calibrate";

    public static async Task<Report> ExecuteAsync(CommandContext context, CancellationToken cancellation)
    {
        string written = context.Parse.GetValue(context.Tree.Scenario)!;
        RunSettings settings = SettingsReader.Read(context.Tree, context.Parse);
        Modes(context);
        string? path = PathOf(context, written, settings.Overwrite);
        LoadedScenario loaded = new ScenarioLoader(context.Surroundings).Load(written, new RunSettings());
        CalibrationPlan plan = loaded.Scenario.Calibration ?? throw CommandFailure.Wrong(CliCodes.CalibrateNone, ("value", loaded.Scenario.Name));
        if (IsGiven(context, context.Tree.CheckFit))
        {
            return Check(context, loaded, written, cancellation);
        }

        if (IsGiven(context, context.Tree.Experiments))
        {
            return await ExperimentsAsync(context, loaded, written, settings, cancellation);
        }

        if (IsGiven(context, context.Tree.Told))
        {
            Fitted fitted = loaded.Scenario.Fitted ?? throw CommandFailure.Wrong(CliCodes.CalibrateUnfitted, ("value", loaded.Scenario.Name), ("scenario", ProposedCommand.Quote(written)));
            return new ToldReport(Identification.Of(loaded.Scenario, fitted), loaded.In(context.Words), written, context.Words);
        }

        Refuse(loaded, ModelCodes.PreventCalibration);
        FittedMaker maker = new(Maker, context.Surroundings.Version, plan.From, plan.To, plan.CutOff, FittedFile.HashOfInputs(loaded.Scenario)!);
        CalibrationOutcome outcome = Fit(context, loaded, maker, settings.Threads ?? context.Surroundings.Processors, cancellation);
        if (path is not null && FittedFile.Write(outcome.Fitted, context.Surroundings.PathOf(path), overwrite: true) is { } problem)
        {
            throw new CommandFailure(ExitCode.Failed, [problem]);
        }

        return new CalibrationReport(outcome, loaded.In(context.Words), written, path, IsGiven(context, context.Tree.WriteFitted), context.Words);
    }

    /// <summary>One thing at a time: what fits nothing writes nothing.</summary>
    private static void Modes(CommandContext context)
    {
        CommandTree tree = context.Tree;
        string[] only = [.. ((Option<bool>[])[tree.CheckFit, tree.Experiments, tree.Told]).Where(o => IsGiven(context, o)).Select(o => o.Name)];
        List<string> given = [.. only];
        if (IsGiven(context, tree.WriteFitted))
        {
            given.Add(tree.WriteFitted.Name);
        }

        if (context.Parse.GetResult(tree.OutFitted) is not null)
        {
            given.Add(tree.OutFitted.Name);
        }

        if (only.Length > 0 && given.Count > 1)
        {
            throw CommandFailure.Wrong(CliCodes.CalibrateModes, ("options", string.Join(", ", given)));
        }
    }

    /// <summary>What is a notice where a scenario is run is an error here.</summary>
    private static void Refuse(LoadedScenario loaded, ImmutableArray<string> codes)
    {
        ImmutableArray<Diagnostic> found = [.. loaded.Notices.Where(n => codes.Contains(n.Code)).Select(n => n with { Severity = Severity.Error })];
        if (!found.IsEmpty)
        {
            throw new CommandFailure(ExitCode.WrongInput, found);
        }
    }

    private static async Task<Report> ExperimentsAsync(CommandContext context, LoadedScenario loaded, string written, RunSettings settings, CancellationToken cancellation)
    {
        if (loaded.Scenario.Calibration!.Experiments.IsEmpty)
        {
            throw CommandFailure.Wrong(CliCodes.CalibrateExperiments, ("value", loaded.Scenario.Name));
        }

        Refuse(loaded, ModelCodes.PreventExperiments);

        EnsembleOptions options = new() { Seed = settings.Seed, Threads = settings.Threads ?? context.Surroundings.Processors };
        options = options with { Members = settings.Members ?? options.Members };
        ProgressDisplay display = new(context.Surroundings, context.Words);
        display.Say("progress.start", ("title", loaded.In(context.Words).Title), ("members", options.Members), ("seed", options.Seed.ToString(CultureInfo.InvariantCulture)));
        try
        {
            ExperimentOutcome? outcome = null;
            await display.ShowAsync(options.Members, async progress => outcome = await ExperimentCheck.RunAsync(loaded.Scenario, loaded.RuleSet, options, progress, cancellation));
            return new ExperimentReport(outcome!, options, loaded.In(context.Words), written, context.Words);
        }
        catch (EnsembleException e)
        {
            throw RunMaker.Failed(e.Failures[0], loaded.Map);
        }
        catch (OperationCanceledException)
        {
            throw CommandFailure.Of(ExitCode.Interrupted, CliCodes.CalibrateInterrupted);
        }
    }

    private static FitReport Check(CommandContext context, LoadedScenario loaded, string written, CancellationToken cancellation)
    {
        try
        {
            (ImmutableArray<FitRow> rows, bool isFluid) = FitCheck.Of(loaded.Scenario, loaded.RuleSet, cancellation);
            return new FitReport(rows, isFluid, loaded.In(context.Words), written, context.Words);
        }
        catch (RefusalException e)
        {
            throw new CommandFailure(ExitCode.WrongInput, loaded.Map.Locate(e.Diagnostics));
        }
        catch (OperationCanceledException)
        {
            throw CommandFailure.Of(ExitCode.Interrupted, CliCodes.CalibrateInterrupted);
        }
    }

    private static bool IsGiven(CommandContext context, Option<bool> option) => context.Parse.GetResult(option) is not null && context.Parse.GetValue(option);

    /// <summary>Where the result goes, if anywhere: asked before the work, so that no fit is lost to a name.</summary>
    private static string? PathOf(CommandContext context, string written, bool overwrite)
    {
        string? aside = context.Parse.GetResult(context.Tree.OutFitted) is null ? null : context.Parse.GetValue(context.Tree.OutFitted);
        if (aside is not null)
        {
            TargetFile.Check("fitted", aside, context.Surroundings.PathOf(aside), overwrite);
        }

        if (!IsGiven(context, context.Tree.WriteFitted))
        {
            return aside;
        }

        return aside is not null ? throw CommandFailure.Wrong(CliCodes.CalibrateWhere)
            : ScenarioFinder.Find(written, context.Surroundings) is DirectoryFiles ? Path.Combine(written, FolderLayout.Fitted)
            : throw CommandFailure.Wrong(CliCodes.CalibrateShipped, ("value", written));
    }

    private static CalibrationOutcome Fit(CommandContext context, LoadedScenario loaded, FittedMaker maker, int threads, CancellationToken cancellation)
    {
        try
        {
            CalibrationProgressDisplay display = new(context.Surroundings, context.Words);
            display.Begin(loaded.Scenario);
            return Calibrator.Fit(loaded.Scenario, loaded.RuleSet, maker, threads, display, cancellation);
        }
        catch (CalibrationException e) when (e.Target is { } target)
        {
            throw CommandFailure.Wrong(
                CliCodes.CalibrateTarget, ("value", target.Series.Value), ("area", target.Area.Length == 0 ? null : target.Area), ("group", target.Group?.Value), ("counts", target.Reason.Counts));
        }
        catch (CalibrationException e)
        {
            string values = string.Join(", ", e.Values!.Values.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key} = {v.Value:G6}")));
            ImmutableArray<Diagnostic> first = CommandFailure.Wrong(CliCodes.CalibrateRefused, ("parameters", values)).Diagnostics;
            throw new CommandFailure(ExitCode.WrongInput, [.. first, .. e.InnerException is RefusalException refusal ? loaded.Map.Locate(refusal.Diagnostics) : []]);
        }
        catch (OperationCanceledException)
        {
            throw CommandFailure.Of(ExitCode.Interrupted, CliCodes.CalibrateInterrupted);
        }
    }
}
