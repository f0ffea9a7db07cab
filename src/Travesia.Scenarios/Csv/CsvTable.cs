using System.Collections.Immutable;

namespace Travesia.Scenarios.Csv;

/// <summary>A table of a scenario: its columns, and how a row becomes a part of the model and back.</summary>
/// <typeparam name="T">What a row is.</typeparam>
internal abstract class CsvTable<T>
{
    /// <summary>File name without extension.</summary>
    public abstract string Name { get; }

    /// <summary>The columns, in the order of the documentation.</summary>
    public abstract ImmutableArray<CsvColumn> Columns { get; }

    public string FileName => Name + ".csv";

    /// <summary>Reads a row. What cannot be read is reported and stands as something harmless.</summary>
    public abstract T Read(CsvRow row);

    /// <summary>The cells of a row, in the order of the columns; none is empty.</summary>
    public abstract IReadOnlyList<string?> Write(T item);
}
