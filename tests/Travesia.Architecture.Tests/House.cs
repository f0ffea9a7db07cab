using System.Collections.Immutable;
using System.Reflection;

namespace Travesia.Architecture.Tests;

/// <summary>The rooms of the house and who may look into which.</summary>
internal static class House
{
    /// <summary>What each may refer to.</summary>
    public static ImmutableSortedDictionary<string, string[]> Arrows { get; } = new Dictionary<string, string[]>
    {
        ["Travesia.Engine"] = [],
        ["Travesia.Model"] = [],
        ["Travesia.Rules"] = ["Travesia.Engine", "Travesia.Model"],
        ["Travesia.Inference"] = ["Travesia.Rules", "Travesia.Engine", "Travesia.Model"],
        ["Travesia.Scenarios"] = ["Travesia.Model"],
        ["Travesia.Results"] = ["Travesia.Inference", "Travesia.Rules", "Travesia.Engine", "Travesia.Model"],
        ["Travesia.Text"] = ["Travesia.Model"],
        ["Travesia.Server"] = ["Travesia.Inference", "Travesia.Results", "Travesia.Rules", "Travesia.Scenarios", "Travesia.Text", "Travesia.Engine", "Travesia.Model"],
        ["travesia"] = ["Travesia.Server", "Travesia.Inference", "Travesia.Results", "Travesia.Rules", "Travesia.Scenarios", "Travesia.Text", "Travesia.Engine", "Travesia.Model"],
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Those that touch no file, clock, console, culture or global.</summary>
    public static ImmutableArray<string> Pure { get; } = ["Travesia.Engine", "Travesia.Model", "Travesia.Rules", "Travesia.Inference"];

    /// <summary>The repository.</summary>
    public static string Repository { get; } = Find(AppContext.BaseDirectory);

    /// <summary>All source files of the product.</summary>
    public static IEnumerable<string> Sources => Directory.EnumerateFiles(Path.Combine(Repository, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The compiled room.</summary>
    public static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

    /// <summary>The compiled room, loaded.</summary>
    public static Assembly Load(string assembly) => Assembly.Load(new AssemblyName(assembly));

    /// <summary>For theories: all rooms.</summary>
    public static TheoryData<string> All => [.. Arrows.Keys];

    /// <summary>For theories: the pure ones.</summary>
    public static TheoryData<string> AllPure => [.. Pure];

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Travesia.slnx")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
