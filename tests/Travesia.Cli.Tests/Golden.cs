namespace Travesia.Cli.Tests;

/// <summary>Golden files: refreshed only by running the tests with TRAVESIA_REFRESH=1.</summary>
internal static class Golden
{
    public static void Check(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("TRAVESIA_REFRESH") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}

/// <summary>Where the repository is.</summary>
internal static class Repository
{
    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Travesia.slnx")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
