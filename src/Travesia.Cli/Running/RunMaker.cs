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
using Travesia.Text;

namespace Travesia.Cli.Running;

/// <summary>A run, and whether it was there before.</summary>
internal sealed record MadeRun(RunReader Run, bool WasThere);

/// <summary>Makes the run that settings ask for, or finds it.</summary>
internal sealed class RunMaker(Surroundings surroundings, Localizer words)
{
    /// <exception cref="CommandFailure">It cannot be made, or was interrupted.</exception>
    public async Task<MadeRun> MakeAsync(LoadedScenario loaded, RunSettings settings, CancellationToken cancellation)
    {
        OutFolder.RefuseFile(settings.Out, surroundings);
        RunInputs inputs = InputsOf(loaded, settings);
        RunStore store = new(Path.Combine(surroundings.Folder, settings.Out));
        if (!settings.Overwrite && store.Find(inputs) is { } found)
        {
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

        display.Say("progress.start", ("title", loaded.Scenario.Title), ("members", inputs.Members), ("seed", inputs.Seed.ToString(CultureInfo.InvariantCulture)));
        using RunWriter writer = store.Begin(inputs);
        DateTimeOffset started = surroundings.Clock.GetUtcNow();
        try
        {
            EnsembleLayout? layout = null;
            await display.ShowAsync(
                inputs.Members,
                async progress => layout = (await Ensemble.RunAsync(loaded.Scenario, loaded.RuleSet, options, writer, progress, cancellation)).Layout);
            display.Say("progress.writing");
            return new MadeRun(await writer.CompleteAsync(started, Localizer.English.Say("responsible.use"), ReportFiles.Of(layout!, loaded.Inputs), cancellation), false);
        }
        catch (EnsembleException e)
        {
            writer.Discard();
            throw Failed(e.Failures[0]);
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
    internal static CommandFailure Failed(MemberFailure failure)
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
        return new CommandFailure(ExitCode.WrongInput, [.. first, .. refusal.Diagnostics]);
    }

    private static CommandFailure TooLarge(EnsembleTooLargeException e)
        => e.Size.ResultBytes > e.Limits.ResultBytes
            ? CommandFailure.Wrong(CliCodes.TooLargeDisk, ("needed", Bytes(e.Size.ResultBytes)), ("there", Bytes(e.Limits.ResultBytes)))
            : CommandFailure.Wrong(CliCodes.TooLargeMemory, ("needed", Bytes(e.Size.MemoryBytes)), ("there", Bytes(e.Limits.MemoryBytes)));

    private static string Bytes(long bytes) => bytes >= 10_000_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F0} GB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F0} MB");
}
