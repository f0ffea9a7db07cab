using System.Collections.Immutable;

namespace Travesia.Scenarios;

/// <summary>The files of a scenario folder.</summary>
public static class FolderLayout
{
    /// <summary>scenario.yaml.</summary>
    public const string Scenario = "scenario.yaml";

    /// <summary>places.csv.</summary>
    public const string Places = "places.csv";

    /// <summary>links.csv.</summary>
    public const string Links = "links.csv";

    /// <summary>departures.csv.</summary>
    public const string Departures = "departures.csv";

    /// <summary>initial.csv.</summary>
    public const string Initial = "initial.csv";

    /// <summary>policies.yaml.</summary>
    public const string Policies = "policies.yaml";

    /// <summary>observations.csv.</summary>
    public const string Observations = "observations.csv";

    /// <summary>series.yaml.</summary>
    public const string Series = "series.yaml";

    /// <summary>figures.yaml.</summary>
    public const string Figures = "figures.yaml";

    /// <summary>sources.yaml.</summary>
    public const string Sources = "sources.yaml";

    /// <summary>translations.csv.</summary>
    public const string Translations = "translations.csv";

    /// <summary>calibration.yaml.</summary>
    public const string Calibration = "calibration.yaml";

    /// <summary>fitted.yaml.</summary>
    public const string Fitted = "fitted.yaml";

    /// <summary>expected.yaml.</summary>
    public const string Expected = "expected.yaml";

    /// <summary>All of them, in the order of reading.</summary>
    public static ImmutableArray<string> Files { get; } = [Scenario, Places, Links, Departures, Initial, Policies, Series, Observations, Figures, Sources, Translations, Calibration, Fitted, Expected];

    /// <summary>Those without which there is no scenario.</summary>
    public static ImmutableArray<string> Required { get; } = [Scenario, Places, Links];

    /// <summary>The file of a table by the table's name in diagnostics.</summary>
    internal static string FileOf(string table) => Files.FirstOrDefault(f => string.Equals(TableOf(f), table, StringComparison.Ordinal)) ?? table;

    internal static string TableOf(string file) => Path.GetFileNameWithoutExtension(file);
}
