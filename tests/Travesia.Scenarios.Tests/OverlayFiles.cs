using Travesia.Scenarios.Files;

namespace Travesia.Scenarios.Tests;

/// <summary>The good folder with the files of a case laid over it; <c>remove.txt</c> lists those that the case does not have.</summary>
internal sealed class OverlayFiles(string folder) : IScenarioFiles
{
    private readonly HashSet<string> removed =
    [
        .. File.Exists(Path.Combine(folder, "remove.txt")) ? File.ReadAllLines(Path.Combine(folder, "remove.txt")) : [],

        // What is fitted belongs to the good scenario as a whole: a case has it if it is about it.
        .. OfFit.Any(f => File.Exists(Path.Combine(folder, f))) ? [] : OfFit,
    ];

    private static string[] OfFit => [FolderLayout.Calibration, FolderLayout.Fitted];

    public string Name => "good";

    public FileProblem Problem => FileProblem.None;

    public IReadOnlyList<string> List()
        => [.. GoodFolder.Texts.Keys.Where(f => !removed.Contains(f)).Union(Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!)).Order(StringComparer.Ordinal)];

    public FileOpening Open(string name)
    {
        FileOpening own = DirectoryFiles.OpenFile(Path.Combine(folder, name));
        return own.Problem != FileProblem.Missing || removed.Contains(name) ? own : GoodFolder.Files.Open(name);
    }
}
