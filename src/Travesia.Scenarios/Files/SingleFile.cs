namespace Travesia.Scenarios.Files;

/// <summary>One file outside a scenario folder, under the path by which the user named it.</summary>
internal sealed class SingleFile(string path) : IScenarioFiles
{
    public string Name => path;

    public FileProblem Problem => FileProblem.None;

    public IReadOnlyList<string> List() => [path];

    public FileOpening Open(string name) => DirectoryFiles.OpenFile(name);
}
