using System.Collections.Immutable;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;
using Travesia.Scenarios.Writing;

namespace Travesia.Scenarios;

/// <summary>Makes a folder to begin with: a small valid scenario whose files explain themselves.</summary>
public static class NewScenario
{
    /// <summary>The files: text by name.</summary>
    public static ImmutableSortedDictionary<string, string> Files(string name) => Template.Files
        .ToImmutableSortedDictionary(f => f.Key, f => f.Value.Replace("{name}", name, StringComparison.Ordinal), StringComparer.Ordinal);

    /// <summary>Writes the folder, whole or not at all.</summary>
    /// <param name="path">Where; its last part is the scenario's name.</param>
    /// <param name="overwrite">Whether what is there is replaced.</param>
    /// <returns>Why it was not written; none if it was.</returns>
    public static Diagnostic? Write(string path, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (!IdForm.IsId(name))
        {
            (string, string)[] values = IdForm.Repair(name) is { } repaired ? [("value", name), ("suggestion", repaired)] : [("value", name)];
            return Diagnostic.Of(ReaderCodes.TargetName, new Subject("scenario"), values);
        }

        return WholeFolder.Write(Files(name), path, overwrite);
    }
}
