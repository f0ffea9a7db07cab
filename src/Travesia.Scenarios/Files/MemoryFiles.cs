using System.Collections.Immutable;
using System.Text;

namespace Travesia.Scenarios.Files;

/// <summary>Scenario files in memory.</summary>
/// <param name="name">The scenario's short name.</param>
/// <param name="files">Content by file name.</param>
public sealed class MemoryFiles(string name, ImmutableSortedDictionary<string, ImmutableArray<byte>> files) : IScenarioFiles
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public FileProblem Problem => FileProblem.None;

    /// <summary>Files from texts, as UTF-8.</summary>
    public static MemoryFiles Of(string name, IEnumerable<KeyValuePair<string, string>> texts)
        => new(name, texts.ToImmutableSortedDictionary(t => t.Key, t => ImmutableArray.Create(Encoding.UTF8.GetBytes(t.Value)), StringComparer.Ordinal));

    /// <inheritdoc/>
    public IReadOnlyList<string> List() => [.. files.Keys];

    /// <inheritdoc/>
    public FileOpening Open(string name)
        => files.TryGetValue(name, out ImmutableArray<byte> bytes)
            ? new FileOpening(new MemoryStream(System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsArray(bytes)!, writable: false), FileProblem.None)
            : FileOpening.Failed(FileProblem.Missing);
}
