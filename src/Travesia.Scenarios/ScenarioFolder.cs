using Travesia.Scenarios.Files;

namespace Travesia.Scenarios;

/// <summary>
/// Reads scenario folders. All errors are found at once, none is thrown: not for missing files, nor for malformed or hostile ones.
/// </summary>
/// <example><code>ScenarioReading reading = ScenarioFolder.Read("scenarios/tutorial");</code></example>
public static class ScenarioFolder
{
    /// <summary>Reads the folder at a path.</summary>
    public static ScenarioReading Read(string path) => Read(new DirectoryFiles(path), ReadOptions.Default);

    /// <summary>Reads the folder at a path.</summary>
    public static ScenarioReading Read(string path, ReadOptions options) => Read(new DirectoryFiles(path), options);

    /// <summary>Reads a scenario from wherever its files are.</summary>
    public static ScenarioReading Read(IScenarioFiles files) => Read(files, ReadOptions.Default);

    /// <summary>Reads a scenario from wherever its files are.</summary>
    public static ScenarioReading Read(IScenarioFiles files, ReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        return new FolderReader(files, options).Read();
    }
}
