using System.Collections.Immutable;

namespace Travesia.Scenarios.Csv;

/// <summary>A column of a table: enough to read it, to check its header, and to document it.</summary>
/// <param name="Name">As written in the header.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Required">Whether the column must be there and its cells filled.</param>
/// <param name="Unit">Unit, or empty.</param>
/// <param name="Note">What it means, with its default.</param>
internal sealed record CsvColumn(string Name, string Kind, bool Required, string Unit, string Note)
{
    /// <summary>The words that it may hold, if not free.</summary>
    public ImmutableArray<string> Words { get; init; } = [];
}
