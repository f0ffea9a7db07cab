namespace Travesia.Scenarios.Files;

/// <summary>
/// The files of a scenario, wherever they are: a directory, resources of an assembly, memory. Implementations do not throw for what a
/// user can cause. A file may be opened several times, and gives the same bytes each time.
/// </summary>
public interface IScenarioFiles
{
    /// <summary>The scenario's short name: the name of its folder.</summary>
    string Name { get; }

    /// <summary>Why the folder as a whole cannot be read, if so.</summary>
    FileProblem Problem { get; }

    /// <summary>The names of the files, without directories, in ordinal order.</summary>
    IReadOnlyList<string> List();

    /// <summary>Opens a file by its name.</summary>
    FileOpening Open(string name);
}
