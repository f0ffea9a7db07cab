using System.Collections.Immutable;

namespace Travesia.Scenarios.Flee;

/// <summary>The columns of a table in Flee's format, which are read by their positions whatever a header says.</summary>
/// <param name="Names">By position, the names that headers give the column, the usual one first.</param>
internal sealed record FleeColumns(ImmutableArray<ImmutableArray<string>> Names)
{
    public static readonly FleeColumns Locations = new(
        [["name"], ["region"], ["country"], ["latitude", "lat"], ["longitude", "lon"], ["location_type"], ["conflict_date"], ["population/capacity", "population", "capacity"]]);

    public static readonly FleeColumns Routes = new([["name1"], ["name2"], ["distance"], ["forced_redirection"]]);

    public static readonly FleeColumns Closures = new([["closure_type", "type"], ["name1"], ["name2"], ["closure_start", "start"], ["closure_end", "end"]]);

    /// <summary>The usual header.</summary>
    public string Order => string.Join(',', Names.Select(n => n[0]));

    /// <summary>Whether a line that begins with # names columns rather than says something of the table.</summary>
    public bool AreNamedIn(FleeRow row) => row.Cells.Count(cell => PositionOf(Plain(cell)) >= 0) >= 2;

    /// <summary>Cells of a header that name a column of another position, which then has another name; none for a comment.</summary>
    public IEnumerable<(int Cell, int Position)> Misplaced(FleeRow header)
    {
        int[] positions = [.. header.Cells.Select(cell => PositionOf(Plain(cell)))];
        if (positions.Count(p => p >= 0) < 2)
        {
            return [];
        }

        return from cell in Enumerable.Range(0, positions.Length)
               let position = positions[cell]
               where position >= 0 && position != cell && (position >= positions.Length || positions[position] != position)
               select (cell, position);
    }

    private int PositionOf(string name) => Names.IndexOf(Names.FirstOrDefault(n => n.Contains(name)));

    private static string Plain(string cell) => cell.Trim('#', '"', ' ').ToLowerInvariant();
}
