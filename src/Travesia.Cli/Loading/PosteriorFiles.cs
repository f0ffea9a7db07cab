using Travesia.Results;
using Travesia.Scenarios;
using Travesia.Scenarios.Files;

namespace Travesia.Cli.Loading;

/// <summary>The files of a scenario with a posterior in the place of its own: that of a file, or the one that an earlier run was made with.</summary>
internal sealed class PosteriorFiles : IScenarioFiles
{
    private readonly IScenarioFiles scenario;
    private readonly IScenarioFiles posterior;
    private readonly string file;

    private PosteriorFiles(IScenarioFiles scenario, IScenarioFiles posterior, string file) => (this.scenario, this.posterior, this.file) = (scenario, posterior, file);

    /// <inheritdoc/>
    public string Name => scenario.Name;

    /// <inheritdoc/>
    public FileProblem Problem => scenario.Problem;

    /// <summary>The files of a scenario with a posterior.</summary>
    /// <param name="scenario">The scenario's own.</param>
    /// <param name="written">The file, or the folder of the run, as the user wrote it.</param>
    /// <param name="surroundings">From where paths are read.</param>
    /// <exception cref="CommandFailure">There is no posterior.</exception>
    /// <exception cref="RunUnreadableException">The run is not as it was written.</exception>
    public static PosteriorFiles Of(IScenarioFiles scenario, string written, Surroundings surroundings)
    {
        string path = surroundings.PathOf(written);
        bool isRun = File.Exists(Path.Combine(path, RunManifest.FileName));
        PosteriorFiles files = isRun
            ? new PosteriorFiles(scenario, KeptInputs.Read(new RunReader(path)), FolderLayout.Fitted)
            : new PosteriorFiles(scenario, new DirectoryFiles(Path.GetDirectoryName(path) ?? path), Path.GetFileName(path));
        FileOpening opening = files.Open(FolderLayout.Fitted);
        opening.Stream?.Dispose();
        return opening.Problem == FileProblem.None ? files : throw CommandFailure.Wrong(CliCodes.PosteriorNone, ("value", written));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List() => [.. scenario.List().Append(FolderLayout.Fitted).Distinct().Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public FileOpening Open(string name) => name == FolderLayout.Fitted ? posterior.Open(file) : scenario.Open(name);
}
