using System.Collections.Immutable;
using Travesia.Cli.Loading;
using Travesia.Inference;
using Travesia.Results;

namespace Travesia.Cli.Running;

/// <summary>Makes the reports of a run that is there again.</summary>
internal static class ReportMaker
{
    /// <summary>All reports, from the tables of the run.</summary>
    /// <exception cref="RunUnreadableException">A table is missing or was changed.</exception>
    public static async Task<RunReader> MakeAsync(RunReader run, LoadedScenario loaded, CancellationToken cancellation)
    {
        RunInputs inputs = run.Manifest.Inputs;
        EnsembleLayout layout = Ensemble.Plan(loaded.Scenario, loaded.RuleSet, new EnsembleOptions { Members = inputs.Members, Seed = inputs.Seed, Mode = inputs.Mode });
        ImmutableArray<RunDocument> reports = await ReportFiles.MakeAsync(run, layout, cancellation);
        return await RunAddition.WriteAsync(run, reports, cancellation);
    }

    /// <summary>The run with its reports: they are made where one is missing or is not as long as it was written.</summary>
    /// <exception cref="RunUnreadableException">One is, and the run cannot be read.</exception>
    public static async Task<RunReader> MakeMissingAsync(RunReader run, LoadedScenario loaded, CancellationToken cancellation)
        => ReportFiles.Names.All(report => IsThere(run, report.Name)) ? run : await MakeAsync(run, loaded, cancellation);

    private static bool IsThere(RunReader run, string name)
    {
        FileInfo file = new(Path.Combine(run.Path, name));
        return file.Exists && run.Manifest.Files.Any(f => f.Name == name && f.Bytes == file.Length);
    }
}
