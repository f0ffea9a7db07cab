using System.Collections.Immutable;
using System.Text;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Files;
using Travesia.Scenarios.Parts;
using Travesia.Scenarios.Writing;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios;

/// <summary>expected.yaml: the numbers that runs of a scenario must reproduce. They are for tests; a scenario is read without them.</summary>
public static class ExpectedFile
{
    /// <summary>Reads the numbers of a scenario: none if it has no such file; what is wrong with the file if it has errors.</summary>
    public static (ImmutableArray<ExpectedNumber> Numbers, ImmutableArray<Diagnostic> Diagnostics) Read(IScenarioFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Open(FolderLayout.Expected) is not { Stream: { } stream })
        {
            return ([], []);
        }

        using (stream)
        {
            Findings findings = new();
            List<ExpectedNumber> numbers = [];
            YamlFile.ReadList(FolderLayout.Expected, "expected", stream, ExpectedPart.Item, ExpectedPart.Read, findings, numbers);
            return (findings.Bag.HasErrors ? [] : [.. numbers], findings.Bag.ToImmutable());
        }
    }

    /// <summary>The text of the file.</summary>
    public static string ToText(ImmutableArray<ExpectedNumber> numbers) => "# Golden numbers. Refreshed only by an explicit command.\n" + ListYaml.Expected(numbers);

    /// <summary>Writes the file into a scenario folder, under a temporary name and then renamed.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string folder, ImmutableArray<ExpectedNumber> numbers)
    {
        string target = Path.Combine(folder, FolderLayout.Expected);
        string temporary = $"{target}.partial-{Path.GetRandomFileName()}";
        File.WriteAllText(temporary, ToText(numbers), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(temporary, target, overwrite: true);
    }
}
