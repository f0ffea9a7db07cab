using System.Security;
using System.Security.Cryptography;
using System.Text;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Writing;

namespace Travesia.Scenarios;

/// <summary>fitted.yaml: its text, where it goes, and whether it still belongs to its scenario.</summary>
public static class FittedFile
{
    /// <summary>The hash of everything that a calibration of a scenario may see, in canonical form; none if it declares no calibration.</summary>
    public static string? HashOfInputs(Scenario scenario)
    {
        if (VisibleScenario.Of(scenario) is not { } visible)
        {
            return null;
        }

        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, string text) in ScenarioWriter.ToFiles(visible))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{text}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The text of the file.</summary>
    public static string ToText(Fitted fitted)
    {
        ArgumentNullException.ThrowIfNull(fitted);
        return $"# Written by {fitted.Maker.Command}; not to be edited by hand.\n" + CalibrationYaml.Write(fitted);
    }

    /// <summary>Writes the file, under a temporary name and then renamed, so that it is whole or what it was.</summary>
    /// <param name="fitted">What was found.</param>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <returns>Why it was not written; none if it was.</returns>
    public static Diagnostic? Write(Fitted fitted, string path, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(path);
        Subject subject = new("fitted");
        string temporary = "";
        try
        {
            string target = Path.GetFullPath(path);
            if (Directory.Exists(target) || (!overwrite && File.Exists(target)))
            {
                return Diagnostic.Of(ReaderCodes.TargetExists, subject, ("value", path), ("reason", ""));
            }

            temporary = $"{target}.partial-{Path.GetRandomFileName()}";
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(Encoding.UTF8.GetBytes(ToText(fitted)));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            Remove(temporary);
            return Diagnostic.Of(ReaderCodes.TargetFailed, subject, ("value", path), ("reason", e.Message));
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            if (temporary.Length > 0)
            {
                File.Delete(temporary);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be removed carries a name that says what it is.
        }
    }
}
