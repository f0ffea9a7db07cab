using System.Reflection;
using Travesia.Scenarios.Files;

namespace Travesia.Cli.Loading;

/// <summary>The scenarios among the resources of an assembly: <c>scenarios/NAME/FILE</c>. They are read where they are and never edited.</summary>
internal sealed class ShippedScenarios(Assembly assembly)
{
    private const string Root = "scenarios/";

    /// <summary>Their names, in order.</summary>
    public IReadOnlyList<string> Names { get; } =
    [
        .. assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Root, StringComparison.Ordinal) && n.EndsWith("/scenario.yaml", StringComparison.Ordinal))
            .Select(n => n.Split('/')[1])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The files of one.</summary>
    public IScenarioFiles Open(string name) => new EmbeddedFiles(name, assembly, $"{Root}{name}/");
}
