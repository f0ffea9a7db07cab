using Travesia.Scenarios;
using Travesia.Scenarios.Flee;

namespace Travesia.Cli.Loading;

/// <summary>Folders that are one step beside the one that is meant: a part of a case of Flee, or the folder that cases lie in.</summary>
internal static class NearFolder
{
    private const int Most = 8;

    /// <summary>Refuses such a folder and names what is meant.</summary>
    /// <param name="written">The folder, as the user wrote it.</param>
    /// <param name="surroundings">Where paths begin.</param>
    /// <exception cref="CommandFailure">It is one.</exception>
    public static void Refuse(string written, Surroundings surroundings)
    {
        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(surroundings.PathOf(written)));
        if (!Directory.Exists(path) || File.Exists(Path.Combine(path, FolderLayout.Scenario)))
        {
            return;
        }

        if (FleeFolder.WholeOf(path) is { } whole)
        {
            throw CommandFailure.Wrong(CliCodes.ScenarioPart, ("value", written), ("path", Shown(whole, surroundings)));
        }

        if (FleeFolder.IsOne(path))
        {
            return;
        }

        string[] inside = [.. Inside(path).Where(f => FleeFolder.IsOne(f) || File.Exists(Path.Combine(f, FolderLayout.Scenario))).Order(StringComparer.Ordinal)];
        if (inside.Length > 0)
        {
            throw CommandFailure.Wrong(
                CliCodes.ScenarioAbove, ("value", written), ("allowed", string.Join(", ", inside.Take(Most).Select(f => Shown(f, surroundings))) + (inside.Length > Most ? ", ..." : "")));
        }
    }

    private static string[] Inside(string path)
    {
        try
        {
            return Directory.GetDirectories(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // A path with a separator, so that it is not taken for the name of a shipped scenario.
    private static string Shown(string path, Surroundings surroundings)
    {
        string relative = Path.GetRelativePath(Path.GetFullPath(surroundings.Folder), path);
        return relative.EndsWith('.') ? relative + Path.DirectorySeparatorChar
            : relative.StartsWith('.') || Path.IsPathRooted(relative) ? relative
            : $".{Path.DirectorySeparatorChar}{relative}";
    }
}
