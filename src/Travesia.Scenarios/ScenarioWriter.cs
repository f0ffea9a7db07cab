using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Tables;
using Travesia.Scenarios.Writing;

namespace Travesia.Scenarios;

/// <summary>
/// Writes scenarios as folders. What is written is read back as the same scenario, and equal scenarios give equal bytes, so that the files
/// also serve as the canonical form of a scenario. The scenario must be valid.
/// </summary>
public static class ScenarioWriter
{
    /// <summary>The files of a scenario: text by name. Files that would say nothing are left out.</summary>
    public static ImmutableSortedDictionary<string, string> ToFiles(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ImmutableSortedDictionary<string, string>.Builder files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        files[FolderLayout.Scenario] = ScenarioYaml.Write(scenario);
        files[FolderLayout.Places] = CsvWriter.Write(new PlacesTable(), scenario.Places);
        files[FolderLayout.Links] = CsvWriter.Write(new LinksTable(), scenario.Links);
        Add(FolderLayout.Departures, scenario.Departures, d => CsvWriter.Write(new DeparturesTable(), d));
        Add(FolderLayout.Initial, scenario.Initial, i => CsvWriter.Write(new InitialTable(), i));
        Add(FolderLayout.Policies, scenario.Policies, ListYaml.Policies);
        Add(FolderLayout.Series, scenario.Series, ListYaml.Series);
        Add(FolderLayout.Observations, scenario.Observations, o => CsvWriter.Write(new ObservationsTable(scenario.Series), o));
        Add(FolderLayout.Figures, scenario.Figures, ListYaml.Figures);
        Add(FolderLayout.Sources, scenario.Sources, ListYaml.Sources);
        Add(FolderLayout.Translations, scenario.Translations, t => CsvWriter.Write(new TranslationsTable(), t));
        if (scenario.Calibration is { } calibration)
        {
            files[FolderLayout.Calibration] = CalibrationYaml.Write(calibration);
        }

        if (scenario.Fitted is { } fitted)
        {
            files[FolderLayout.Fitted] = CalibrationYaml.Write(fitted);
        }

        return files.ToImmutable();

        void Add<T>(string file, ImmutableArray<T> items, Func<ImmutableArray<T>, string> write)
        {
            if (!items.IsEmpty)
            {
                files[file] = write(items);
            }
        }
    }

    /// <summary>Writes a scenario as a folder, whole or not at all.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="path">The folder, which must not be there unless it may be replaced.</param>
    /// <param name="overwrite">Whether what is there is replaced.</param>
    /// <returns>Why it was not written; none if it was.</returns>
    public static Diagnostic? Write(Scenario scenario, string path, bool overwrite = false) => WholeFolder.Write(ToFiles(scenario), path, overwrite);
}
