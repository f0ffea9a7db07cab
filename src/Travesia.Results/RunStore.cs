using Travesia.Results.Storage;

namespace Travesia.Results;

/// <summary>
/// A folder of runs: <c>scenario/id</c> below its root. A run is whole or absent: it is made in a folder beside its own, which a later
/// attempt with equal inputs continues, and is put in place by one rename.
/// </summary>
/// <param name="root">The folder; made when the first run is begun.</param>
public sealed class RunStore(string root)
{
    private readonly IDisk disk = new LocalDisk();

    internal RunStore(string root, IDisk disk)
        : this(root) => this.disk = disk;

    /// <summary>Where the run of given inputs is, or will be.</summary>
    public string PathOf(RunInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Path.Combine(root, inputs.Scenario, inputs.Id);
    }

    /// <summary>The run of given inputs, if it is there and whole.</summary>
    public RunReader? Find(RunInputs inputs)
    {
        string path = PathOf(inputs);
        return File.Exists(Path.Combine(path, RunManifest.FileName)) ? new RunReader(path) : null;
    }

    /// <summary>Whether an earlier attempt at the run can be continued.</summary>
    public bool IsBegun(RunInputs inputs) => Directory.Exists(PathOf(inputs) + RunWriter.PartialSuffix);

    /// <summary>Makes a run, or continues one that was broken off. Nothing is touched on the disk until the ensemble begins.</summary>
    public RunWriter Begin(RunInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new RunWriter(PathOf(inputs), inputs, disk);
    }
}
