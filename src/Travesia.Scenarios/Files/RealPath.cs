using System.Security;

namespace Travesia.Scenarios.Files;

/// <summary>Where a path really leads: every symbolic link on the way is followed.</summary>
public static class RealPath
{
    private const int MostLinks = 64;

    /// <summary>The path without links; what is not there, or leads in a circle, stays as it is written.</summary>
    public static string Of(string path) => Of(Path.GetFullPath(path), MostLinks);

    /// <summary>Whether what a path leads to is a folder or lies in it, wherever links lead.</summary>
    public static bool IsWithin(string path, string folder)
    {
        string real = Of(path), around = Path.TrimEndingDirectorySeparator(Of(folder));
        return real == around || real.StartsWith(Path.EndsInDirectorySeparator(around) ? around : around + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private static string Of(string full, int links)
    {
        string real = Path.GetPathRoot(full)!;
        foreach (string part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(real, part);
            real = links > 0 && TargetOf(next) is { } target ? Of(target, links - 1) : next;
        }

        return real;
    }

    private static string? TargetOf(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: false)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
        {
            return null;
        }
    }
}
