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

    /// <summary>The run of given inputs, if it is there and whole. What a process that was killed left beside it is removed.</summary>
    public RunReader? Find(RunInputs inputs)
    {
        string path = PathOf(inputs);
        if (Leftovers.Exist(path))
        {
            using RunLock? mine = RunLock.TryTake(RunLock.PathOf(path));
            if (mine is not null)
            {
                Leftovers.Remove(path);
            }
        }

        return File.Exists(Path.Combine(path, RunManifest.FileName)) ? new RunReader(path) : null;
    }

    /// <summary>Makes a run, or continues one that was broken off. Nothing is touched on the disk until the ensemble begins.</summary>
    public RunWriter Begin(RunInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new RunWriter(PathOf(inputs), inputs, disk);
    }
}
