using System.Runtime.CompilerServices;

namespace Travesia.Tests;

/// <summary>The source tree that the tests were compiled from: where the pages and the shipped scenarios lie.</summary>
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
