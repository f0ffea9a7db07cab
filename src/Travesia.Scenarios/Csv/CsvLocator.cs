using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Files;

namespace Travesia.Scenarios.Csv;

/// <summary>
/// Finds the places of many cells in one pass over the file. Only the line of each row is kept in memory; where on its line a cell begins
/// is looked up in the file again, which errors alone need.
/// </summary>
internal static class CsvLocator
{
    /// <summary>The place of each subject; the line alone where the file can no longer be read, or has changed.</summary>
    public static IReadOnlyDictionary<Subject, SourceLocation> Find(IScenarioFiles files, CsvPositions positions, IEnumerable<Subject> subjects)
    {
        Dictionary<Subject, SourceLocation> found = [];
        SortedDictionary<int, List<Subject>> wanted = [];
        foreach (Subject subject in subjects)
        {
            int line = subject.Row >= 0 && subject.Row < positions.Lines.Length ? positions.Lines[subject.Row] : subject.Field is null ? 0 : positions.HeaderLine;
            found[subject] = new(positions.File, line, line == 0 ? 0 : 1);
            if (line > 0 && subject.Field is not null && positions.Columns.ContainsKey(subject.Field))
            {
                if (!wanted.TryGetValue(line, out List<Subject>? ofLine))
                {
                    wanted[line] = ofLine = [];
                }

                ofLine.Add(subject);
            }
        }

        if (wanted.Count > 0 && files.Open(positions.File) is { Stream: { } stream })
        {
            using (stream)
            {
                Columns(stream, positions, wanted, found);
            }
        }

        return found;
    }

    private static void Columns(Stream stream, CsvPositions positions, SortedDictionary<int, List<Subject>> wanted, Dictionary<Subject, SourceLocation> found)
    {
        LineReader lines = new(stream);
        CellSplitter cells = new();
        foreach ((int line, List<Subject> subjects) in wanted)
        {
            while (lines.Number < line && lines.Next())
            {
            }

            cells.Split(lines.Line);
            foreach (Subject subject in subjects)
            {
                int cell = positions.Columns[subject.Field!];
                found[subject] = new(positions.File, line, lines.Number == line && cell < cells.Count ? cells.Column(cell) : 1);
            }
        }
    }
}
