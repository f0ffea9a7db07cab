using System.Security;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios;

namespace Travesia.Cli.Running;

/// <summary>Whether a file can be written where a user says, asked before the work: no hour is lost to a name.</summary>
internal static class TargetFile
{
    /// <summary>Refuses a folder, a file that is there and may not be replaced, and a folder that is missing or cannot be written to.</summary>
    /// <param name="table">What the file is, in the names of diagnostics.</param>
    /// <param name="written">What was written.</param>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <exception cref="CommandFailure">It cannot.</exception>
    public static void Check(string table, string written, string path, bool overwrite)
    {
        if (Directory.Exists(path))
        {
            throw CommandFailure.Wrong(CliCodes.OutIsFolder, ("value", written));
        }

        if (!overwrite && File.Exists(path))
        {
            throw new CommandFailure(ExitCode.WrongInput, [Diagnostic.Of(ReaderCodes.TargetExists, new Subject(table), ("value", written))]);
        }

        if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
        {
            throw CommandFailure.Wrong(CliCodes.OutNoFolder, ("value", written));
        }

        try
        {
            using FileStream probe = new($"{path}.partial-{Path.GetRandomFileName()}", FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            throw CommandFailure.Wrong(CliCodes.OutNotWritable, ("value", written));
        }
    }
}
