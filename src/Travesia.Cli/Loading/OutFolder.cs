namespace Travesia.Cli.Loading;

/// <summary>The folder that something is written into: there, or to be made.</summary>
internal static class OutFolder
{
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
