namespace Travesia.Scenarios.Files;

/// <summary>Why a file cannot be read.</summary>
public enum FileProblem : byte
{
    /// <summary>It can.</summary>
    None,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It is a directory.</summary>
    IsDirectory,

    /// <summary>A folder was expected and this is a file.</summary>
    IsFile,

    /// <summary>It may not be read.</summary>
    Denied,

    /// <summary>It is a pipe, a device or a socket.</summary>
    NotRegular,

    /// <summary>A link leads out of the folder that it may not leave.</summary>
    LeadsOut,

    /// <summary>The system failed to open it: a broken link, a loop of links, a fault of the disk.</summary>
    Unreadable,
}

/// <summary>The result of opening a file: a stream, or why there is none.</summary>
/// <param name="Stream">The content, to be disposed of by who asked; none if there is a problem.</param>
/// <param name="Problem">Why there is none.</param>
public readonly record struct FileOpening(Stream? Stream, FileProblem Problem)
{
    /// <summary>A file that cannot be read.</summary>
    public static FileOpening Failed(FileProblem problem) => new(null, problem);
}
