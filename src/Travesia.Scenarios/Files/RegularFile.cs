using System.Formats.Tar;
using System.Security;

namespace Travesia.Scenarios.Files;

/// <summary>Tells files from pipes and devices, which have no length either and would be waited for without end.</summary>
internal static class RegularFile
{
    /// <summary>Whether a path without content leads to a file, links followed. What cannot be told counts as one.</summary>
    public static bool Is(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        try
        {
            // An archive notes what kind an entry is without opening it, which nothing else here does.
            using MemoryStream archive = new();
            using (TarWriter writer = new(archive, leaveOpen: true))
            {
                writer.WriteEntry(RealPath.Of(path), "entry");
            }

            archive.Position = 0;
            using TarReader reader = new(archive);
            return reader.GetNextEntry() is not { EntryType: TarEntryType.Fifo or TarEntryType.CharacterDevice or TarEntryType.BlockDevice };
        }
        catch (Exception e) when (e is UnauthorizedAccessException or SecurityException)
        {
            return true;
        }
        catch (IOException)
        {
            // A socket is nothing that an archive takes.
            return false;
        }
    }
}
