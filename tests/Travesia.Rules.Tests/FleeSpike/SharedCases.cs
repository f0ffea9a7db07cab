using System.Globalization;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>
/// Reads of the shared Flee cases what decides on states: places, routes, closures and settings. The folder is named by TRAVESIA_SHARED
/// or is called "shared" beside the repository or one of the folders above it; it is not part of the repository.
/// </summary>
internal static class SharedCases
{
    public const string Absent = "The shared Flee cases are not here: set TRAVESIA_SHARED to the folder that holds flee/cases.";

    public static string? Folder { get; } = Find();

    /// <summary>Each case with its own settings, then each with the settings of its variants.</summary>
    public static IEnumerable<(string Name, FleeNetwork Network)> All()
    {
        string cases = Path.Combine(Folder!, "cases");
        foreach (string folder in Directory.EnumerateDirectories(cases).Order(StringComparer.Ordinal))
        {
            yield return (Path.GetFileName(folder), Read(folder, Path.Combine(folder, "simsetting.yml")));
        }

        const string Ending = ".simsetting.yml";
        foreach (string settings in Directory.EnumerateFiles(Path.Combine(Folder!, "results"), "*" + Ending).Order(StringComparer.Ordinal))
        {
            string variant = Path.GetFileName(settings)[..^Ending.Length];
            yield return (variant, Read(Path.Combine(cases, variant.Split('-')[0]), settings));
        }
    }

    private static FleeNetwork Read(string folder, string settingsFile)
    {
        FleeSettings settings = Settings(settingsFile);
        string[][] locations = Rows(Path.Combine(folder, "input_csv", "locations.csv"));
        FleePlace[] places = [.. locations.Select(row => new FleePlace(row[0], Kind(row[5]), 1, Capacity(row)))];
        Dictionary<string, int> index = places.Select((place, i) => (place.Name, i)).ToDictionary();
        List<FleeLink> links = [];
        foreach (string[] route in Rows(Path.Combine(folder, "input_csv", "routes.csv")))
        {
            int one = index[route[0]], other = index[route[1]], km = int.Parse(route[2], CultureInfo.InvariantCulture);
            for (int copy = 0; copy < (route.Length > 3 && route[3] == "1" ? 2 : 1); copy++)
            {
                links.AddRange([new FleeLink(one, other, km), new FleeLink(other, one, km)]);
            }
        }

        string[] countries = [.. locations.Select(row => row[2])];
        List<FleeClosure> closures = [];
        foreach (string[] row in Rows(Path.Combine(folder, "input_csv", "closures.csv")))
        {
            for (int link = 0; link < links.Count; link++)
            {
                (int from, int to) = (links[link].From, links[link].To);
                bool closes = row[0] switch
                {
                    "country" => (countries[from] == row[1] && countries[to] == row[2]) || (countries[from] == row[2] && countries[to] == row[1]),
                    "location" => places[from].Name == row[1] || places[to].Name == row[1],
                    "link" => (places[from].Name == row[1] && places[to].Name == row[2]) || (places[from].Name == row[2] && places[to].Name == row[1]),
                    _ => false,
                };
                if (closes)
                {
                    closures.Add(new FleeClosure(link, int.Parse(row[3], CultureInfo.InvariantCulture), int.Parse(row[4], CultureInfo.InvariantCulture)));
                }
            }
        }

        // People begin where there is or may be conflict or flood, and in camps; where a case names no such place, anywhere.
        bool anywhere = !locations.Any(row => row[5].Contains("zone", StringComparison.OrdinalIgnoreCase));
        int days = int.Parse(Rows(Path.Combine(folder, "input_csv", "sim_period.csv"))[1][1], CultureInfo.InvariantCulture);
        return new FleeNetwork(
            settings,
            [.. places],
            [.. links],
            [.. closures],
            days,
            [.. locations.Select(row => anywhere || row[5].Contains("zone", StringComparison.OrdinalIgnoreCase) || row[5].Contains("camp", StringComparison.OrdinalIgnoreCase) ? 1 : 0)],
            [.. places.Select(_ => 0.0)]);
    }

    /// <summary>A conflict or flood zone is a town on some days, when people may stay in it, so that it is counted as one.</summary>
    private static FleeKind Kind(string type) => type.ToUpperInvariant() switch
    {
        var upper when upper.Contains("CAMP", StringComparison.Ordinal) => FleeKind.Camp,
        var upper when upper.Contains("HUB", StringComparison.Ordinal) => FleeKind.ForwardingHub,
        var upper when upper.Contains("MARKER", StringComparison.Ordinal) => FleeKind.Marker,
        _ => FleeKind.Town,
    };

    private static int Capacity(string[] row)
        => Kind(row[5]) == FleeKind.Camp && row.Length > 7 && int.TryParse(row[7], CultureInfo.InvariantCulture, out int capacity) ? capacity : 0;

    private static FleeSettings Settings(string file)
    {
        Dictionary<string, string> values = File.ReadLines(file)
            .Select(line => line.Split('#')[0].Split(':'))
            .Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0].Trim())
            .ToDictionary(group => group.Key, group => group.Last()[1].Trim());
        return new FleeSettings(
            MoveSpeed: (int)Number("max_move_speed", 360),
            WalkSpeed: (int)Number("max_walk_speed", 35),
            AwarenessLevel: (int)Number("awareness_level", 1),
            AvoidShortStints: Switch("avoid_short_stints"),
            StartOnFoot: Switch("start_on_foot"),
            FixedRoutes: Switch("fixed_routes"));

        double Number(string key, double otherwise) => values.TryGetValue(key, out string? text) ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;

        bool Switch(string key) => values.TryGetValue(key, out string? text) && bool.Parse(text);
    }

    private static string[][] Rows(string file) => [.. File.ReadLines(file)
        .Where(line => line.Length > 0 && !line.StartsWith('#') && !line.StartsWith("\"#", StringComparison.Ordinal))
        .Select(line => line.Split(',').Select(field => field.Trim().Trim('"')).ToArray())];

    private static string? Find()
    {
        List<string?> candidates = [Environment.GetEnvironmentVariable("TRAVESIA_SHARED")];
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            candidates.Add(Path.Combine(folder.FullName, "shared"));
        }

        return candidates.OfType<string>().Select(candidate => Path.Combine(candidate, "flee")).FirstOrDefault(flee => Directory.Exists(Path.Combine(flee, "cases")));
    }
}
