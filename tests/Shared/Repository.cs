using System.Runtime.CompilerServices;

namespace Travesia.Docs.Tests;

/// <summary>Where the pages lie: the source tree that these tests were compiled from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory) ?? Find(ThisFile())
        ?? throw new InvalidOperationException("The folder with Travesia.slnx is not above the tests.");

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string? Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Travesia.slnx")))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    private static string ThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
