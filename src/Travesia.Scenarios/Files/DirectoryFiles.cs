using System.Security;

namespace Travesia.Scenarios.Files;

/// <summary>A scenario folder on disk. Symbolic links are followed.</summary>
public sealed class DirectoryFiles : IScenarioFiles
{
    private readonly string path;
    private readonly string? within;

    /// <summary>The folder at a path, which need not exist.</summary>
    /// <param name="path">The path.</param>
    /// <param name="within">A folder that no file may lead out of by a link; none where it may lead anywhere.</param>
    public DirectoryFiles(string path, string? within = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        this.path = path;
        this.within = within;
        Problem = FindProblem(path);
        Name = Problem == FileProblem.None ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) : path;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public FileProblem Problem { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> List()
    {
        try
        {
            return [.. Directory.EnumerateFiles(path).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public FileOpening Open(string name)
    {
        string file = Path.Combine(path, name);
        if (within is not null && File.Exists(file) && !RealPath.IsWithin(file, within))
        {
            return FileOpening.Failed(FileProblem.LeadsOut);
        }

        // What has no length needs no opening.
        return !IsEmpty(file) ? OpenFile(file) : RegularFile.Is(file) ? new FileOpening(Stream.Null, FileProblem.None) : FileOpening.Failed(FileProblem.NotRegular);
    }

    private static bool IsEmpty(string file)
    {
        try
        {
            FileInfo entry = new(file);
            return (entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry) is FileInfo { Exists: true, Length: 0 };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
        {
            return false;
        }
    }

    /// <summary>Opens a file at a path.</summary>
    public static FileOpening OpenFile(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return FileOpening.Failed(FileProblem.IsDirectory);
            }

            // A link that leads nowhere or in a circle is there as an entry, though not as a file.
            return !File.Exists(path) && new FileInfo(path).LinkTarget is null
                ? FileOpening.Failed(FileProblem.Missing)
                : new FileOpening(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1), FileProblem.None);
        }
        catch (UnauthorizedAccessException)
        {
            return FileOpening.Failed(FileProblem.Denied);
        }
        catch (Exception e) when (e is IOException or SecurityException or ArgumentException or NotSupportedException)
        {
            return FileOpening.Failed(FileProblem.Unreadable);
        }
    }

    private static FileProblem FindProblem(string path)
    {
        try
        {
            if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal) || (!Directory.Exists(path) && !File.Exists(path)))
            {
                return FileProblem.Missing;
            }

            if (!Directory.Exists(path))
            {
                return FileProblem.IsFile;
            }

            using IEnumerator<string> entries = Directory.EnumerateFileSystemEntries(path).GetEnumerator();
            _ = entries.MoveNext();
            return FileProblem.None;
        }
        catch (UnauthorizedAccessException)
        {
            return FileProblem.Denied;
        }
        catch (Exception e) when (e is IOException or SecurityException or ArgumentException or NotSupportedException)
        {
            return FileProblem.Unreadable;
        }
    }
}
