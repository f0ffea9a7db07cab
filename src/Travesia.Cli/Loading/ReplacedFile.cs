using Travesia.Scenarios.Files;

namespace Travesia.Cli.Loading;

/// <summary>A scenario's files with one of them taken from elsewhere.</summary>
internal sealed class ReplacedFile(IScenarioFiles files, string replaced, string path) : IScenarioFiles
{
    public string Name => files.Name;

    public FileProblem Problem => files.Problem;

    public IReadOnlyList<string> List() => [.. files.List().Append(replaced).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public FileOpening Open(string name) => name == replaced ? DirectoryFiles.OpenFile(path) : files.Open(name);
}
