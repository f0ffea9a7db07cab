using Travesia.Scenarios.Files;

namespace Travesia.Scenarios.Flee;

/// <summary>
/// Reads folders in the format of Flee (<c>input_csv</c>, <c>source_data</c>, <c>simsetting.yml</c>) as scenarios of the rule set
/// <c>flee</c>. All errors are found at once, none is thrown.
/// </summary>
public static class FleeFolder
{
    /// <summary>Whether a folder is one of Flee's rather than a scenario folder.</summary>
    /// <param name="path">A folder, which need not exist.</param>
    public static bool IsOne(string path)
        => !File.Exists(Path.Combine(path, FolderLayout.Scenario))
            && (File.Exists(Path.Combine(path, FleeFiles.InputFolder, FleeFiles.Locations)) || Directory.Exists(Path.Combine(path, FleeFiles.InputFolder))
                || File.Exists(Path.Combine(path, FleeFiles.Locations)) || File.Exists(Path.Combine(path, FleeFiles.Settings)));

    /// <summary>The folder of Flee that a folder is the tables or the counts of; none if it is no such part.</summary>
    /// <param name="path">A folder, which need not exist.</param>
    public static string? WholeOf(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Path.GetFileName(full) is FleeFiles.InputFolder or FleeFiles.SourceFolder && Path.GetDirectoryName(full) is { } above && !File.Exists(Path.Combine(full, FleeFiles.Settings)) && IsOne(above) ? above : null;
    }

    /// <summary>Reads the folder at a path.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="options">What the host knows; its names of rule sets do not matter here.</param>
    public static ScenarioReading Read(string path, ReadOptions? options = null)
    {
        string input = Path.Combine(path, FleeFiles.InputFolder);
        return Read(new FleeFiles(new DirectoryFiles(path), Directory.Exists(input) ? new DirectoryFiles(input) : null, new DirectoryFiles(Path.Combine(path, FleeFiles.SourceFolder), within: path)), options);
    }

    /// <summary>Reads a folder from wherever its files are.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">What the host knows; its names of rule sets do not matter here.</param>
    public static ScenarioReading Read(FleeFiles files, ReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new FleeReader(files, options ?? ReadOptions.Default).Read();
    }
}

/// <summary>The files of a folder in Flee's format.</summary>
/// <param name="Root">The folder itself.</param>
/// <param name="Input">Its <c>input_csv</c>; none where the tables lie in the folder itself.</param>
/// <param name="Source">Its <c>source_data</c>.</param>
public sealed record FleeFiles(IScenarioFiles Root, IScenarioFiles? Input, IScenarioFiles Source)
{
    internal const string InputFolder = "input_csv";
    internal const string SourceFolder = "source_data";
    internal const string Locations = "locations.csv";
    internal const string Settings = "simsetting.yml";
}
