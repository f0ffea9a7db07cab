using System.Collections.Immutable;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Cli.Running;
using Travesia.Engine;
using Travesia.Inference;
using Travesia.Model.Diagnostics;
using Travesia.Results;
using Travesia.Scenarios.Files;
using Travesia.Server;
using Travesia.Text;

namespace Travesia.Cli.Serving;

/// <summary>What the commands do, for the server: the same scenarios, the same store, the same refusals.</summary>
/// <param name="surroundings">Everything from outside.</param>
/// <param name="folder">A folder that is served beside what ships, and before a shipped scenario of its name.</param>
/// <param name="settings">Where runs are kept, and how many threads make them.</param>
internal sealed class CliWorkshop(Surroundings surroundings, string? folder, RunSettings settings) : IWorkshop
{
    // Progress goes to who watches the job.
    private readonly Surroundings quiet = surroundings with { Error = TextWriter.Null, IsErrorTerminal = false };
    private readonly string? folderName = folder is null ? null : ScenarioFinder.Find(folder, surroundings).Name;

    public string Version => surroundings.Version;

    public ImmutableArray<string> Names => [.. (folderName is null ? surroundings.Shipped.Names : surroundings.Shipped.Names.Prepend(folderName)).Distinct(StringComparer.Ordinal)];

    /// <summary>What is wrong with the folder that is served, so that whoever starts the server is told. It may be mended while it is served.</summary>
    public ImmutableArray<Diagnostic> WrongInFolder()
    {
        try
        {
            _ = folderName is null ? null : Load(folderName);
            return [];
        }
        catch (CommandFailure failure)
        {
            return failure.Diagnostics;
        }
    }

    public ServedScenario Open(string name) => Refusing(() =>
    {
        LoadedScenario loaded = Load(name);
        return new ServedScenario(loaded.Scenario, loaded.RuleSet, loaded.Notices);
    });

    public ImmutableArray<RunReader> RunsOf(ServedScenario scenario) => Refusing<ImmutableArray<RunReader>>(() =>
    {
        string path = Path.Combine(surroundings.Folder, settings.Out, scenario.Scenario.Name);
        if (!Directory.Exists(path))
        {
            return [];
        }

        ImmutableArray<InputFile> files = Load(scenario.Scenario.Name).Files;
        return [.. Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal).Select(Read).OfType<RunReader>().Where(r => IsOf(r.Manifest.Inputs, files))];
    });

    public async Task<RunReader> MakeRunAsync(ServedScenario scenario, int members, uint seed, IProgress<EnsembleProgress> progress, CancellationToken cancellation)
    {
        try
        {
            RunSettings asked = settings with { Members = members, Seed = seed };
            return (await new RunMaker(quiet, Localizer.English).MakeAsync(Load(scenario.Scenario.Name), asked, cancellation, progress)).Run;
        }
        catch (CommandFailure failure) when (failure.Exit == ExitCode.Interrupted)
        {
            throw new OperationCanceledException(failure.Message, failure, cancellation);
        }
        catch (CommandFailure failure)
        {
            throw Refused(failure);
        }
    }

    private LoadedScenario Load(string name)
    {
        ScenarioLoader loader = new(surroundings);
        IScenarioFiles files = name == folderName ? ScenarioFinder.Find(folder!, surroundings) : surroundings.Shipped.Open(name);
        return loader.Load(files, new RunSettings());
    }

    private bool IsOf(RunInputs inputs, ImmutableArray<InputFile> files)
        => inputs is { Mode: Mode.Sampled, From: null, To: null, PeopleScale: 1 }
            && inputs.Version == surroundings.Version
            && inputs.Build == surroundings.Build
            && inputs.Files.OrderBy(f => f.Name, StringComparer.Ordinal).SequenceEqual(files.OrderBy(f => f.Name, StringComparer.Ordinal));

    private static RunReader? Read(string path)
    {
        try
        {
            return File.Exists(Path.Combine(path, RunManifest.FileName)) ? new RunReader(path) : null;
        }
        catch (RunUnreadableException)
        {
            // What is no run is passed by, as what is not there.
            return null;
        }
    }

    private static T Refusing<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (CommandFailure failure)
        {
            throw Refused(failure);
        }
    }

    private static WorkRefusedException Refused(CommandFailure failure) => new(failure.Diagnostics, failure.Exit == ExitCode.WrongInput);
}
