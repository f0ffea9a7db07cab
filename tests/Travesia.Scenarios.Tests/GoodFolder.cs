using Travesia.Scenarios.Files;

namespace Travesia.Scenarios.Tests;

/// <summary>A valid folder that has something of everything, from which broken ones are made.</summary>
internal static class GoodFolder
{
    public static string Path { get; } = System.IO.Path.Combine(Repository.Tests, "Good");

    public static IReadOnlyDictionary<string, string> Texts { get; } = Directory.EnumerateFiles(Path)
        .ToDictionary(f => System.IO.Path.GetFileName(f), File.ReadAllText, StringComparer.Ordinal);

    public static MemoryFiles Files => MemoryFiles.Of("good", Texts);

    /// <summary>The folder with some files replaced; a text of null removes the file.</summary>
    public static MemoryFiles With(params ReadOnlySpan<(string Name, string? Text)> changes)
    {
        Dictionary<string, string> texts = new(Texts, StringComparer.Ordinal);
        foreach ((string name, string? text) in changes)
        {
            texts.Remove(name);
            if (text is not null)
            {
                texts[name] = text;
            }
        }

        return MemoryFiles.Of("good", texts);
    }
}
