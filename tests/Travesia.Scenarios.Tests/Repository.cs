namespace Travesia.Scenarios.Tests;

/// <summary>Finds files of the repository from where the tests run, and says whether golden files are to be written anew.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Tests { get; } = Path.Combine(Root, "tests", "Travesia.Scenarios.Tests");

    /// <summary>Golden files are refreshed only when this is asked for: <c>TRAVESIA_REFRESH=1 dotnet test</c>.</summary>
    public static bool Refreshes { get; } = Environment.GetEnvironmentVariable("TRAVESIA_REFRESH") == "1";

    private static string FindRoot()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Travesia.slnx")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
