using System.Reflection;

namespace Travesia.Scenarios.Files;

/// <summary>A scenario among the resources of an assembly, whose names are a prefix and then the file's name.</summary>
/// <param name="name">The scenario's short name.</param>
/// <param name="assembly">The assembly.</param>
/// <param name="prefix">What precedes the file's name in the resource's, e.g. <c>scenarios/tutorial/</c>.</param>
public sealed class EmbeddedFiles(string name, Assembly assembly, string prefix) : IScenarioFiles
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public FileProblem Problem => List().Count == 0 ? FileProblem.Missing : FileProblem.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> List()
        => [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Select(n => n[prefix.Length..]).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public FileOpening Open(string name)
        => assembly.GetManifestResourceStream(prefix + name) is { } stream ? new FileOpening(stream, FileProblem.None) : FileOpening.Failed(FileProblem.Missing);
}
