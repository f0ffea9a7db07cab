using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Travesia.Rules.Flee;
using Travesia.Scenarios.Files;
using Travesia.Scenarios.Flee;

namespace Travesia.Scenarios.Tests.Flee;

/// <summary>A folder in Flee's format as texts, of which some may be changed.</summary>
internal sealed class FleeCopy(string name)
{
    private static readonly ConcurrentDictionary<string, Dictionary<string, string>> Originals = [];

    private readonly SortedDictionary<string, string> texts = new(Originals.GetOrAdd(name, TextsOf), StringComparer.Ordinal);

    public static string Folder { get; } = Path.Combine(Repository.Tests, "FleeFolders");

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public IReadOnlyDictionary<string, string> Texts => texts;

    public FleeCopy Remove(string file)
    {
        Assert.True(texts.Remove(file), $"There is no {file}.");
        return this;
    }

    public FleeCopy Replace(string file, string old, string by)
    {
        Assert.Contains(old, texts[file], StringComparison.Ordinal);
        texts[file] = texts[file].Replace(old, by, StringComparison.Ordinal);
        return this;
    }

    public FleeCopy Write(string file, string text)
    {
        texts[file] = text;
        return this;
    }

    public ScenarioReading Read() => FleeFolder.Read(new FleeFiles(Of(""), Of("input_csv/"), Of("source_data/")), new ReadOptions { AlsoWrong = part => new FleeRules().ValidatePart(part) });

    private static Dictionary<string, string> TextsOf(string name)
        => Directory.EnumerateFiles(Path.Combine(Folder, name), "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(Path.Combine(Folder, name), f).Replace('\\', '/'), File.ReadAllText);

    private MemoryFiles Of(string folder) => new(
        name,
        texts.Where(t => t.Key.StartsWith(folder, StringComparison.Ordinal) && !t.Key[folder.Length..].Contains('/', StringComparison.Ordinal))
            .ToImmutableSortedDictionary(t => t.Key[folder.Length..], t => ImmutableArray.Create(Encoding.UTF8.GetBytes(t.Value)), StringComparer.Ordinal));
}
