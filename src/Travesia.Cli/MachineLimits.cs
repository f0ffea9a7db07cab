using Travesia.Inference;

namespace Travesia.Cli;

/// <summary>What this machine has for an ensemble.</summary>
internal static class MachineLimits
{
    // The run is put together from its parts before these are removed, so that it needs its size twice.
    private const int CopiesOnDisk = 2;

    /// <summary>Four fifths of the memory, and half of the free space of the disk on which a folder is or will be.</summary>
    public static ResourceLimits Of(string folder)
        => new(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 5 * 4, FreeBytes(folder) / CopiesOnDisk);

    private static long FreeBytes(string folder)
    {
        try
        {
            string? existing = Path.GetFullPath(folder);
            while (existing is not null && !Directory.Exists(existing))
            {
                existing = Path.GetDirectoryName(existing);
            }

            return existing is null ? long.MaxValue : new DriveInfo(existing).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A disk that does not say how much is free is tried out.
            return long.MaxValue;
        }
    }
}
