using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;

namespace Travesia.Scenarios.Csv;

/// <summary>The cells of the current row by column. Whatever cannot be read is reported once, and a harmless value returned.</summary>
internal sealed class CsvRow(CellSplitter cells, ImmutableArray<CsvColumn> columns, int[] positions, string table, string file, Findings findings)
{
    private readonly HashSet<string> pool = new(StringComparer.Ordinal);
    private HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>The line in the file, from 1.</summary>
    public int Line { get; set; }

    /// <summary>Position in the model's list.</summary>
    public int Row { get; set; }

    /// <summary>Whether what cannot be read is reported; not where the row as a whole is reported already.</summary>
    public bool Reports { get; set; } = true;

    /// <summary>A text that many rows share.</summary>
    public string Shared(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        lookup = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out string? shared))
        {
            shared = text.ToString();
            pool.Add(shared);
        }

        return shared;
    }

    public string Text(int column) => Required(column).ToString();

    public string SharedText(int column) => Shared(Required(column));

    public string? OptionalText(int column) => Cell(column) is { IsEmpty: false } text ? Shared(text) : null;

    public double Number(int column, double fallback)
    {
        ReadOnlySpan<char> text = columns[column].Required ? Required(column) : Cell(column);
        if (text.IsEmpty)
        {
            return fallback;
        }

        string? problem = Scalars.Number(text, out double value);
        return problem is null ? value : Fail(problem, column, fallback);
    }

    public Quantity Quantity(int column, Quantity fallback)
        => (columns[column].Required ? Required(column) : Cell(column)) is { IsEmpty: false } text ? Quantity(text, column, fallback) : fallback;

    public Quantity? OptionalQuantity(int column) => Cell(column) is { IsEmpty: false } text ? Quantity(text, column, 1) : null;

    public bool Flag(int column)
    {
        ReadOnlySpan<char> text = Cell(column);
        return !text.IsEmpty && (Scalars.TryFlag(text, out bool value) ? value : Fail(ReaderCodes.ValueFlag, column, false));
    }

    public DateOnly Date(int column)
        => Required(column) is { IsEmpty: false } text ? Date(text, column) : Harmless.Date;

    public DateOnly? OptionalDate(int column) => Cell(column) is { IsEmpty: false } text ? Date(text, column) : null;

    public (DateOnly From, DateOnly To) Period(int column)
    {
        ReadOnlySpan<char> text = Required(column);
        return text.IsEmpty ? (Harmless.Date, Harmless.Date)
            : Scalars.TryPeriod(text, out DateOnly from, out DateOnly to) ? (from, to)
            : Fail(ReaderCodes.ValuePeriod, column, (Harmless.Date, Harmless.Date));
    }

    public T Word<T>(int column, T fallback)
        where T : struct, Enum
    {
        ReadOnlySpan<char> text = columns[column].Required ? Required(column) : Cell(column);
        if (text.IsEmpty)
        {
            return fallback;
        }

        if (Words<T>.TryParse(text, out T value))
        {
            return value;
        }

        if (Reports)
        {
            Report(ReaderCodes.ValueWord, column, findings.HasRoom(table) ? Values.Word(text.ToString(), Words<T>.All) : []);
        }

        return fallback;
    }

    /// <summary>The texts of a cell that spaces separate.</summary>
    public ImmutableArray<T> List<T>(int column, Func<string, T> make)
    {
        ReadOnlySpan<char> text = Cell(column);
        if (text.IsEmpty)
        {
            return [];
        }

        ImmutableArray<T>.Builder items = ImmutableArray.CreateBuilder<T>();
        foreach (Range range in text.Split(' '))
        {
            if (text[range] is { IsEmpty: false } item)
            {
                items.Add(make(Shared(item)));
            }
        }

        return items.ToImmutable();
    }

    private ReadOnlySpan<char> Cell(int column)
        => positions[column] is var position and >= 0 && position < cells.Count ? cells[position] : [];

    private ReadOnlySpan<char> Required(int column)
    {
        ReadOnlySpan<char> text = Cell(column);
        if (text.IsEmpty && positions[column] >= 0)
        {
            Fail(ReaderCodes.ValueEmpty, column, 0);
        }

        return text;
    }

    private Quantity Quantity(ReadOnlySpan<char> text, int column, Quantity fallback)
    {
        string? problem = Scalars.Quantity(text, Shared, out Quantity value);
        return problem is null ? value : Fail(problem, column, fallback);
    }

    private DateOnly Date(ReadOnlySpan<char> text, int column)
        => Scalars.TryDate(text, out DateOnly date) ? date : Fail(ReaderCodes.ValueDate, column, Harmless.Date);

    private T Fail<T>(string code, int column, T fallback)
    {
        if (Reports)
        {
            Report(code, column, [("value", Cell(column).ToString()), ("column", columns[column].Name)]);
        }

        return fallback;
    }

    private void Report(string code, int column, ReadOnlySpan<(string, string)> values)
    {
        Subject subject = new(table, Row, columns[column].Name);
        int position = positions[column];
        findings.Error(code, subject, new(file, Line, position >= 0 && position < cells.Count ? cells.Column(position) : 1), values);
    }
}
