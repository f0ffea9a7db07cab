namespace Travesia.Results.Storage;

/// <summary>
/// What may lie beside a run that is whole because a process ended while it put the run in place: the folder that it was made in, and the
/// run that it replaced. Each is renamed before it is deleted, so that a deletion that is broken off cannot be taken for an attempt to be continued.
/// </summary>
internal static class Leftovers
{
    /// <summary>The folder in which a run is made.</summary>
    public const string PartialSuffix = ".partial";

    /// <summary>The run that another is about to replace.</summary>
    public const string ReplacedSuffix = ".replaced";

    /// <summary>In the folder in which a run is made: the run is whole, nothing of it is left here.</summary>
    public const string CompleteName = "complete";

    private const string DoneSuffix = ".done";

    /// <summary>Removes them. Whoever calls holds the lock of the run.</summary>
    public static void Remove(string path)
    {
        string partial = path + PartialSuffix;
        string replaced = path + ReplacedSuffix;
        Delete(path + DoneSuffix);
        if (Directory.Exists(path))
        {
            if (File.Exists(Path.Combine(partial, CompleteName)))
            {
                Directory.Move(partial, path + DoneSuffix);
                Delete(path + DoneSuffix);
            }

            Delete(replaced);
        }
        else if (Directory.Exists(replaced))
        {
            // The process ended between the two renames: the old run counts until the new one is in place.
            Directory.Move(replaced, path);
        }
    }

    /// <summary>Whether there are any.</summary>
    public static bool Exist(string path)
        => Directory.Exists(path + DoneSuffix) || Directory.Exists(path + ReplacedSuffix) || File.Exists(Path.Combine(path + PartialSuffix, CompleteName));

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
