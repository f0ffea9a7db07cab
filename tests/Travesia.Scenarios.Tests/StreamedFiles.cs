using Travesia.Scenarios.Files;

namespace Travesia.Scenarios.Tests;

/// <summary>The good folder with one file that comes from a stream.</summary>
internal sealed class StreamedFiles(string file, Func<Stream> open) : IScenarioFiles
{
    public string Name => "streamed";

    public FileProblem Problem => FileProblem.None;

    public IReadOnlyList<string> List() => GoodFolder.Files.List();

    public FileOpening Open(string name) => name == file ? new(open(), FileProblem.None) : GoodFolder.Files.Open(name);
}
