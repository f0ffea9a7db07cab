using System.Collections.Immutable;

namespace Travesia.Scenarios.Csv;

/// <summary>What was read of a table, and where: the line of each row, and the position of each column in the header.</summary>
/// <typeparam name="T">What a row is.</typeparam>
internal sealed record CsvReading<T>(ImmutableArray<T> Items, CsvPositions Positions);

/// <summary>Where the rows and columns of a table stand in its file: four bytes a row, whatever its width.</summary>
/// <param name="File">The file.</param>
/// <param name="HeaderLine">Line of the header; 0 if none was found.</param>
/// <param name="Lines">Line of each row.</param>
/// <param name="Columns">Position of each named column.</param>
internal sealed record CsvPositions(string File, int HeaderLine, ImmutableArray<int> Lines, ImmutableSortedDictionary<string, int> Columns)
{
    public static CsvPositions None(string file) => new(file, 0, [], ImmutableSortedDictionary<string, int>.Empty);
}
