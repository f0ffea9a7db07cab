using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Files;

namespace Travesia.Cli.Loading;

/// <summary>From what the user wrote to the files of a scenario: a shipped name, or a path, which has a separator.</summary>
internal static class ScenarioFinder
{
    public static IScenarioFiles Find(string written, Surroundings surroundings)
    {
        if (IsPath(written))
        {
            NearFolder.Refuse(written, surroundings);
            return new DirectoryFiles(surroundings.PathOf(written));
        }

        return surroundings.Shipped.Open(ShippedName(written, surroundings));
    }

    /// <summary>The path of a folder in Flee's format, if that is what was written.</summary>
    /// <exception cref="CommandFailure">It is a part of one.</exception>
    public static string? FleeFolder(string written, Surroundings surroundings)
    {
        if (!IsPath(written) || !Scenarios.Flee.FleeFolder.IsOne(surroundings.PathOf(written)))
        {
            return null;
        }

        NearFolder.Refuse(written, surroundings);
        return surroundings.PathOf(written);
    }

    /// <summary>A name that ships.</summary>
    /// <exception cref="CommandFailure">None of that name does.</exception>
    public static string ShippedName(string written, Surroundings surroundings)
    {
        bool isFolder = Directory.Exists(Path.Combine(surroundings.Folder, written));
        if (isFolder && !surroundings.Shipped.Names.Contains(written))
        {
            NearFolder.Refuse(written, surroundings);
        }

        return surroundings.Shipped.Names.Contains(written)
            ? written
            : throw CommandFailure.Wrong(
                CliCodes.ScenarioUnknown,
                ("value", written),
                ("suggestion", NearMiss.Find(written, surroundings.Shipped.Names)),
                ("path", isFolder ? $"./{written}" : null));
    }

    private static bool IsPath(string written) => written.Contains('/', StringComparison.Ordinal) || written.Contains('\\', StringComparison.Ordinal) || written is "." or "..";
}
