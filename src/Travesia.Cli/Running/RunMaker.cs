using System.Collections.Immutable;
using System.Globalization;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Engine;
using Travesia.Inference;
using Travesia.Inference.Draws;
using Travesia.Model.Diagnostics;
using Travesia.Results;
using Travesia.Rules;
using Travesia.Scenarios;
using Travesia.Text;

namespace Travesia.Cli.Running;

/// <summary>A run, and whether it was there before.</summary>
internal sealed record MadeRun(RunReader Run, bool WasThere);

/// <summary>Makes the run that settings ask for, or finds it.</summary>
internal sealed class RunMaker(Surroundings surroundings, Localizer words)
{
    /// <param name="loaded">Of which scenario.</param>
    /// <param name="settings">Which run.</param>
    /// <param name="cancellation">Breaks it off.</param>
    /// <param name="watcher">Told of the progress too.</param>
    /// <exception cref="CommandFailure">It cannot be made, or was interrupted.</exception>
    public async Task<MadeRun> MakeAsync(LoadedScenario loaded, RunSettings settings, CancellationToken cancellation, IProgress<EnsembleProgress>? watcher = null)
    {
        RunInputs inputs = InputsOf(loaded, settings);
        RunStore store = new(Path.Combine(surroundings.Folder, settings.Out));
        OutFolder.RefuseFile(store.PathOf(inputs), surroundings);
        if (!settings.Overwrite && store.Find(inputs) is { } found)
        {
            RefuseChanged(found);
            return new MadeRun(found, true);
        }

        EnsembleOptions options = new()
        {
            Members = inputs.Members,
            Seed = inputs.Seed,
            Mode = inputs.Mode,
            Threads = settings.Threads ?? surroundings.Processors,
            Limits = surroundings.LimitsOf(store.PathOf(inputs)),
        };
        ProgressDisplay display = new(surroundings, words);
        if (settings.Members > inputs.Members)
        {
            display.Say("run.members.one");
        }

        display.Say("progress.start", ("title", loaded.In(words).Title), ("members", inputs.Members), ("seed", inputs.Seed.ToString(CultureInfo.InvariantCulture)));
        using RunWriter writer = store.Begin(inputs);
        try
        {
            EnsembleLayout? layout = null;
            await display.ShowAsync(
                inputs.Members,
                async progress => layout = (await Ensemble.RunAsync(loaded.Scenario, loaded.RuleSet, options, writer, watcher is null ? progress : new Both(progress, watcher), cancellation)).Layout);
            display.Say("progress.writing");
            return new MadeRun(await writer.CompleteAsync(Localizer.English.Say("responsible.use"), ReportFiles.Of(layout!, loaded.Inputs), cancellation), false);
        }
        catch (EnsembleException e)
        {
            writer.Discard();
            throw Failed(e.Failures[0], loaded.Map);
        }
        catch (EnsembleTooLargeException e)
        {
            throw TooLarge(e);
        }
        catch (OperationCanceledException)
        {
            throw CommandFailure.Of(
                ExitCode.Interrupted,
                CliCodes.Interrupted,
                ("done", writer.MembersKept.ToString(CultureInfo.InvariantCulture)),
                ("of", inputs.Members.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Refuses a run whose files are not as they were written, by the names of these; reports can be made again and do not count.</summary>
    /// <exception cref="CommandFailure">Some are not.</exception>
    internal void RefuseChanged(RunReader run)
    {
        ImmutableArray<string> changed = run.FindChanged(ReportFiles.Names.Select(n => n.Name).ToHashSet(StringComparer.Ordinal));
        if (!changed.IsEmpty)
        {
            throw new CommandFailure(
                ExitCode.Failed,
                [.. changed.SelectMany(name => CommandFailure.Of(ExitCode.Failed, CliCodes.RunUnreadable, ("value", Path.GetRelativePath(surroundings.Folder, Path.Combine(run.Path, name)))).Diagnostics)]);
        }
    }

    private sealed class Both(IProgress<EnsembleProgress> one, IProgress<EnsembleProgress> other) : IProgress<EnsembleProgress>
    {
        public void Report(EnsembleProgress value)
        {
            one.Report(value);
            other.Report(value);
        }
    }

    private RunInputs InputsOf(LoadedScenario loaded, RunSettings settings)
    {
        bool allAlike = settings.Mode == Mode.Expected && !ParameterDraw.IsUncertain(loaded.Scenario);
        return new RunInputs
        {
            Version = surroundings.Version,
            Build = surroundings.Build,
            Scenario = loaded.Scenario.Name,
            Files = loaded.Files,
            Seed = settings.Seed,
            Members = allAlike ? 1 : settings.Members ?? RunSettings.DefaultMembers,
            Mode = settings.Mode,
            From = settings.From,
            To = settings.To,
            PeopleScale = settings.PeopleScale,
        };
    }

    /// <summary>What is told of a member that could not be run.</summary>
    /// <param name="failure">Which, with which numbers, and why.</param>
    /// <param name="map">Where the scenario's parts stand; none where the scenario is not as it was read.</param>
    internal static CommandFailure Failed(MemberFailure failure, SourceMap? map)
    {
        string member = failure.Member.ToString(CultureInfo.InvariantCulture);
        string parameters = failure.Parameters.Values.IsEmpty
            ? "–"
            : string.Join(", ", failure.Parameters.Values.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key} = {v.Value:G6}")));
        if (failure.Reason is not RefusalException refusal)
        {
            return CommandFailure.Of(ExitCode.Failed, CliCodes.MemberFailed, ("value", member), ("parameters", parameters), ("reason", failure.Reason.Message));
        }

        ImmutableArray<Diagnostic> first = CommandFailure.Wrong(CliCodes.MemberRefused, ("value", member), ("parameters", parameters)).Diagnostics;
        return new CommandFailure(ExitCode.WrongInput, [.. first, .. map?.Locate(refusal.Diagnostics) ?? refusal.Diagnostics]);
    }

    private static CommandFailure TooLarge(EnsembleTooLargeException e)
        => e.Size.ResultBytes > e.Limits.ResultBytes
            ? CommandFailure.Wrong(CliCodes.TooLargeDisk, ("needed", Bytes(e.Size.ResultBytes)), ("there", Bytes(e.Limits.ResultBytes)))
            : CommandFailure.Wrong(CliCodes.TooLargeMemory, ("needed", Bytes(e.Size.MemoryBytes)), ("there", Bytes(e.Limits.MemoryBytes)));

    private static string Bytes(long bytes) => bytes >= 10_000_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F0} GB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F0} MB");
}
