using System.CommandLine;
using System.Security;
using Travesia.Cli.Commands;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios;

namespace Travesia.Cli.Running;

/// <summary>A page that a command writes where it is told to: whole, or not at all.</summary>
internal sealed class PageFile
{
    private readonly string path;
    private readonly bool overwrite;

    private PageFile(string written, string path, bool overwrite) => (Written, this.path, this.overwrite) = (written, path, overwrite);

    /// <summary>Where it goes, as it was written.</summary>
    public string Written { get; }

    /// <summary>The page that is asked for, if any: told before the work, so that no hour is lost to a name.</summary>
    public static PageFile? Asked(CommandContext context, Option<string?> option, bool overwrite)
    {
        if (context.Parse.GetResult(option) is null || context.Parse.GetValue(option) is not { } written)
        {
            return null;
        }

        string path = context.Surroundings.PathOf(written);
        TargetFile.Check("report", written, path, overwrite);
        return new PageFile(written, path, overwrite);
    }

    /// <summary>Writes it, under a temporary name and then renamed.</summary>
    public void Write(ReadOnlySpan<byte> content)
    {
        string temporary = $"{path}.partial-{Path.GetRandomFileName()}";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }

            throw new CommandFailure(ExitCode.Failed, [Diagnostic.Of(ReaderCodes.TargetFailed, new Subject("report"), ("value", Written), ("reason", e.Message.TrimEnd('.')))]);
        }
    }
}
