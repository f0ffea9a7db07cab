using Travesia.Scenarios.Files;

namespace Travesia.Cli.Loading;

/// <summary>The folder that something is written into: there, or to be made.</summary>
internal static class OutFolder
{
    /// <summary>Refuses a folder that is the one that is read, or lies in it: the input would change under who reads it.</summary>
    /// <param name="written">The folder, as the user wrote it.</param>
    /// <param name="option">By which option.</param>
    /// <param name="input">The folder that is read.</param>
    /// <param name="surroundings">Where paths begin.</param>
    /// <exception cref="CommandFailure">It is.</exception>
    public static void RefuseInput(string written, string option, string input, Surroundings surroundings)
    {
        if (RealPath.IsWithin(surroundings.PathOf(written), input))
        {
            throw CommandFailure.Wrong(CliCodes.OutIsInput, ("value", written), ("option", option));
        }
    }

    /// <summary>Refuses a folder that is a file, or lies below one.</summary>
    /// <exception cref="CommandFailure">It is.</exception>
    public static void RefuseFile(string written, Surroundings surroundings)
    {
        for (string? path = Path.GetFullPath(Path.Combine(surroundings.Folder, written)); path is not null; path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
            {
                throw CommandFailure.Wrong(CliCodes.OutIsFile, ("value", Path.GetRelativePath(surroundings.Folder, path)));
            }
        }
    }
}
