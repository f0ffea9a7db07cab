using System.Collections.Immutable;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;
using Travesia.Scenarios.Csv;
using Travesia.Scenarios.Files;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios;

/// <summary>
/// Knows where in which file each part of a scenario stands, for whoever finds something wrong with it later: the rule set above all.
/// Takes four bytes for each row of a table; columns are looked up in the files again, which must still be there. Not thread-safe.
/// </summary>
public sealed class SourceMap
{
    private readonly IScenarioFiles files;
    private readonly Dictionary<string, CsvPositions> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, YamlPositions> trees = new(StringComparer.Ordinal);
    private Func<Subject, SourceLocation?> elsewhere = static _ => null;

    internal SourceMap(IScenarioFiles files) => this.files = files;

    /// <summary>The place of a subject: a file alone if nothing more is known of it.</summary>
    public SourceLocation Locate(Subject subject) => Locate([subject])[subject];

    /// <summary>The same diagnostics in the order of files and lines, each with its place; those that have one keep it.</summary>
    public ImmutableArray<Diagnostic> Locate(IEnumerable<Diagnostic> diagnostics)
    {
        ImmutableArray<Diagnostic> all = [.. diagnostics];
        Dictionary<Subject, SourceLocation> places = Locate(
            [.. all.Where(d => d.Location is null).Select(d => d.Subject), .. all.Where(d => d.RelatedLocation is null).Select(d => d.Related).OfType<Subject>()]);
        return
        [
            .. all.Select(d => d with
            {
                Location = d.Location ?? places[d.Subject],
                RelatedLocation = d.RelatedLocation ?? (d.Related is { } related ? places[related] : null),
            })
            .OrderBy(d => Order(d.Location!.Value.File))
            .ThenBy(d => d.Location!.Value.File, StringComparer.Ordinal)
            .ThenBy(d => d.Code == ModelCodes.More)
            .ThenBy(d => d.Location!.Value.Line)
            .ThenBy(d => d.Location!.Value.Column)
            .ThenBy(d => d.Code, StringComparer.Ordinal),
        ];

        static int Order(string file) => FolderLayout.Files.IndexOf(file) is var order and >= 0 ? order : int.MaxValue;
    }

    internal void Add(string table, CsvPositions positions) => tables[table] = positions;

    internal void Add(string table, YamlFile file) => trees[table] = new YamlPositions(file);

    /// <summary>Places of what stands in other files than a scenario's own.</summary>
    internal void Add(Func<Subject, SourceLocation?> find) => elsewhere = find;

    private Dictionary<Subject, SourceLocation> Locate(IReadOnlyCollection<Subject> subjects)
    {
        Dictionary<Subject, SourceLocation> places = [];
        foreach (Subject subject in subjects)
        {
            if (elsewhere(subject) is { } place)
            {
                places[subject] = place;
            }
        }

        foreach (IGrouping<string, Subject> ofTable in subjects.Distinct().Where(s => !places.ContainsKey(s)).GroupBy(s => s.Table, StringComparer.Ordinal))
        {
            if (tables.TryGetValue(ofTable.Key, out CsvPositions? positions))
            {
                foreach ((Subject subject, SourceLocation place) in CsvLocator.Find(files, positions, ofTable))
                {
                    places[subject] = place;
                }

                continue;
            }

            foreach (Subject subject in ofTable)
            {
                places[subject] = trees.TryGetValue(ofTable.Key, out YamlPositions? tree) ? tree.Find(subject) : new(FolderLayout.FileOf(ofTable.Key), 0, 0);
            }
        }

        return places;
    }
}
