using System.Security;
using System.Text;
using Travesia.Model.Diagnostics;

namespace Travesia.Scenarios.Writing;

/// <summary>Writes a folder whole or not at all: under a temporary name beside its place, then renamed.</summary>
internal static class WholeFolder
{
    private const string ScenarioFile = "scenario.yaml";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Diagnostic? Write(IReadOnlyDictionary<string, string> files, string path, bool overwrite)
    {
        Subject subject = new("scenario");
        string temporary = "";
        try
        {
            string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            if (!overwrite && (Directory.Exists(target) || File.Exists(target)))
            {
                return Failure(ReaderCodes.TargetExists, subject, path, "");
            }

            if (WhatWouldBeLost(target) is { } lost)
            {
                return Diagnostic.Of(ReaderCodes.TargetHoldsMore, subject, ("value", path), ("name", lost)) with { Location = new SourceLocation(path, 0, 0) };
            }

            temporary = $"{target}.partial-{Path.GetRandomFileName()}";
            Directory.CreateDirectory(temporary);
            foreach ((string name, string text) in files)
            {
                WriteThrough(Path.Combine(temporary, name), text);
            }

            Replace(temporary, target);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            Remove(temporary);

            // The name under which it is written first means nothing to anybody.
            string reason = temporary.Length == 0 ? e.Message : e.Message.Replace(temporary, path, StringComparison.Ordinal);
            return Failure(ReaderCodes.TargetFailed, subject, path, reason.TrimEnd('.'));
        }
    }

    // A folder is replaced with all that is in it, and only one that holds a scenario and nothing else may be.
    private static string? WhatWouldBeLost(string target)
    {
        if (File.Exists(target) || new DirectoryInfo(target).LinkTarget is not null)
        {
            return Path.GetFileName(target);
        }

        if (!Directory.Exists(target))
        {
            return null;
        }

        string[] names = [.. Directory.EnumerateFileSystemEntries(target).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal)];
        bool isScenario = names.Length == 0 || names.Contains(ScenarioFile);
        return names.FirstOrDefault(n => !isScenario || Directory.Exists(Path.Combine(target, n)) || Path.GetExtension(n) is not (".csv" or ".yaml"));
    }

    // Flushed before the rename, so that after a power cut the folder is whole or absent.
    private static void WriteThrough(string file, string text)
    {
        using FileStream stream = new(file, FileMode.CreateNew, FileAccess.Write);
        stream.Write(Utf8.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }

    private static void Replace(string temporary, string target)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(temporary, target);
            return;
        }

        string old = $"{target}.old-{Path.GetRandomFileName()}";
        Directory.Move(target, old);
        try
        {
            Directory.Move(temporary, target);
        }
        catch (IOException)
        {
            Directory.Move(old, target);
            throw;
        }

        Directory.Delete(old, recursive: true);
    }

    private static void Remove(string temporary)
    {
        try
        {
            if (temporary.Length > 0 && Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be removed carries a name that says what it is.
        }
    }

    private static Diagnostic Failure(string code, Subject subject, string path, string reason)
        => Diagnostic.Of(code, subject, ("value", path), ("reason", reason)) with { Location = new SourceLocation(path, 0, 0) };
}
