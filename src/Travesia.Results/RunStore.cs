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
    /// <exception cref="RunOfAnotherBuildException">It is there, made by another build.</exception>
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

        if (!File.Exists(Path.Combine(path, RunManifest.FileName)))
        {
            return null;
        }

        RunReader run = new(path);
        return run.Manifest.Inputs.Build == inputs.Build ? run : throw new RunOfAnotherBuildException(path);
    }

    /// <summary>Makes a run, or continues one that the same build was broken off at. Nothing is touched on the disk until the ensemble begins.</summary>
    public RunWriter Begin(RunInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new RunWriter(PathOf(inputs), inputs, disk);
    }
}
