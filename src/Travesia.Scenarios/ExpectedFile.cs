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
    /// <summary>Reads what is expected of a scenario: nothing if it has no such file; what is wrong with the file if it has errors.</summary>
    public static (ExpectedResults? Results, ImmutableArray<Diagnostic> Diagnostics) Read(IScenarioFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Open(FolderLayout.Expected) is not { Stream: { } stream })
        {
            return (null, []);
        }

        using (stream)
        {
            Findings findings = new();
            YamlFile? file = YamlFile.Read(FolderLayout.Expected, "expected", stream, _ => ExpectedPart.Shape, findings);
            if (file is not null)
            {
                ExpectedPart.CheckBounds(file.Root, file.File, findings);
            }

            return (file is null || findings.Bag.HasErrors ? null : ExpectedPart.Read(file.Root), findings.Bag.ToImmutable());
        }
    }

    /// <summary>The text of the file.</summary>
    public static string ToText(ExpectedResults results) => "# Golden numbers. Refreshed only by an explicit command.\n" + ExpectedYaml.Of(results);

    /// <summary>Writes the file into a scenario folder, under a temporary name and then renamed.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string folder, ExpectedResults results)
    {
        string target = Path.Combine(folder, FolderLayout.Expected);
        string temporary = $"{target}.partial-{Path.GetRandomFileName()}";
        File.WriteAllText(temporary, ToText(results), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(temporary, target, overwrite: true);
    }
}
