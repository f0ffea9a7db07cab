using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Travesia.Model.Diagnostics;

namespace Travesia.Scenarios.Csv;

/// <summary>
/// Reads a table from a CSV file row by row. The first line that is neither empty nor a comment (<c>#</c>) names the columns, in any order.
/// Everything wrong is reported and reading goes on with the next row, except after a line or a number of rows beyond all limits.
/// </summary>
internal sealed class CsvReader<T>
{
    private readonly CsvTable<T> table;
    private readonly string file;
    private readonly Findings findings;
    private readonly CellSplitter cells = new();
    private readonly int[] positions;

    private CsvReader(CsvTable<T> table, string file, Findings findings)
    {
        this.table = table;
        this.file = file;
        this.findings = findings;
        positions = new int[table.Columns.Length];
        Array.Fill(positions, -1);
    }

    /// <summary>Reads a table from an open stream.</summary>
    public static CsvReading<T> Read(CsvTable<T> table, string file, Stream stream, Findings findings)
        => new CsvReader<T>(table, file, findings).Read(stream);

    private CsvReading<T> Read(Stream stream)
    {
        if (stream.CanSeek && stream.Length >= Limits.CountFirstBytes && CountLines(stream) > Limits.Rows + 1_000)
        {
            TooManyRows(0);
            return Nothing();
        }

        LineReader lines = new(stream);
        int header = ReadHeader(lines);
        return header == 0 ? Nothing() : ReadRows(lines, header);
    }

    private CsvReading<T> Nothing()
    {
        findings.Unreadable.Add(table.Name);
        return new([], CsvPositions.None(file));
    }

    /// <summary>Finds the header and returns its line; 0 if there is none to go by.</summary>
    private int ReadHeader(LineReader lines)
    {
        while (lines.Next())
        {
            if (!LineIsSound(lines))
            {
                return 0;
            }

            if (IsBlank(lines.Line))
            {
                continue;
            }

            cells.Split(lines.Line);
            if (cells.Problem != CellProblem.None)
            {
                ReportCell(lines.Number);
                return 0;
            }

            return HeaderIsSound(lines) ? lines.Number : 0;
        }

        findings.Error(ReaderCodes.FileEmpty, new(table.Name), At(0, 0), ("value", file));
        return 0;
    }

    private bool HeaderIsSound(LineReader lines)
    {
        if (cells.Count == 1 && table.Columns.Length > 1 && cells[0].IndexOfAny(';', '\t', '|') is var other and >= 0)
        {
            findings.Error(ReaderCodes.CsvDelimiter, new(table.Name), At(lines.Number, other + 1), ("value", cells[0][other] == '\t' ? "\\t" : cells[0][other].ToString()));
            return false;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int cell = 0; cell < cells.Count; cell++)
        {
            Column(cell, seen, lines.Number);
        }

        foreach ((CsvColumn column, int position) in table.Columns.Zip(positions))
        {
            if (column.Required && position < 0)
            {
                findings.Error(ReaderCodes.CsvColumnMissing, new(table.Name, -1, column.Name), At(lines.Number, 0), ("value", column.Name));
            }
        }

        // Without its key columns a table says nothing; without others it can still be looked at.
        return positions[0] >= 0;
    }

    private void Column(int cell, HashSet<string> seen, int line)
    {
        string name = cells[cell].ToString();
        Subject subject = new(table.Name);
        SourceLocation at = At(line, cells.Column(cell));
        int known = table.Columns.IndexOf(table.Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.Ordinal))!);
        if (name.Length == 0)
        {
            findings.Error(ReaderCodes.CsvColumnUnnamed, subject, at, ("value", Values.Of(cell + 1)));
        }
        else if (!seen.Add(name))
        {
            findings.Error(ReaderCodes.CsvColumnDuplicate, subject, at, ("value", name));
        }
        else if (known >= 0)
        {
            positions[known] = cell;
        }
        else if (PersonalData.IsMeantBy(name))
        {
            findings.Error(ReaderCodes.PersonalData, subject, at, ("value", name));
        }
        else
        {
            findings.Error(ReaderCodes.CsvColumnUnknown, subject, at, Values.Word(name, [.. table.Columns.Select(c => c.Name)]));
        }
    }

    private CsvReading<T> ReadRows(LineReader lines, int header)
    {
        int columns = cells.Count;
        List<T> items = [];
        List<int> numbers = [];
        CsvRow row = new(cells, table.Columns, positions, table.Name, file, findings);
        while (lines.Next())
        {
            if (!LineIsSound(lines))
            {
                findings.Unreadable.Add(table.Name);
                continue;
            }

            if (IsBlank(lines.Line))
            {
                continue;
            }

            if (items.Count == Limits.Rows)
            {
                TooManyRows(lines.Number);
                findings.Unreadable.Add(table.Name);
                break;
            }

            cells.Split(lines.Line);
            if (cells.Problem != CellProblem.None)
            {
                ReportCell(lines.Number);
                findings.Unreadable.Add(table.Name);
                continue;
            }

            (row.Row, row.Line, row.Reports) = (items.Count, lines.Number, cells.Count == columns);
            if (!row.Reports)
            {
                findings.Error(
                    ReaderCodes.CsvCells, new(table.Name, items.Count), At(lines.Number, 1), ("value", Values.Of(cells.Count)), ("expected", Values.Of(columns)));
                findings.Spoil(table.Name, items.Count);
            }

            items.Add(table.Read(row));
            numbers.Add(lines.Number);
        }

        ImmutableSortedDictionary<string, int> named = table.Columns.Zip(positions).Where(c => c.Second >= 0)
            .ToImmutableSortedDictionary(c => c.First.Name, c => c.Second, StringComparer.Ordinal);
        return new([.. items], new CsvPositions(file, header, ImmutableCollectionsMarshal.AsImmutableArray(numbers.ToArray()), named));
    }

    private bool LineIsSound(LineReader lines)
    {
        if (lines.Problem == LineProblem.None)
        {
            return true;
        }

        string code = lines.Problem switch
        {
            LineProblem.TooLong => ReaderCodes.CsvLineTooLong,
            LineProblem.Utf16 => ReaderCodes.FileUtf16,
            LineProblem.NotUtf8 => ReaderCodes.FileEncoding,
            LineProblem.CarriageReturn => ReaderCodes.FileLineEnds,
            _ => ReaderCodes.FileControlCharacter,
        };
        findings.Error(code, new(table.Name), At(lines.Number, lines.ProblemColumn), ("value", file), ("limit", Values.Of(Limits.LineBytes)));
        return false;
    }

    private void ReportCell(int line)
    {
        string code = cells.Problem switch
        {
            CellProblem.QuoteOpen => ReaderCodes.CsvQuoteOpen,
            CellProblem.QuoteAfter => ReaderCodes.CsvQuoteAfter,
            CellProblem.QuoteInside => ReaderCodes.CsvQuoteInside,
            CellProblem.TooMany => ReaderCodes.CsvColumnsTooMany,
            _ => ReaderCodes.CsvCellTooLong,
        };
        int limit = cells.Problem == CellProblem.TooMany ? Limits.Columns : Limits.CellCharacters;
        findings.Error(code, new(table.Name), At(line, cells.ProblemColumn), ("limit", Values.Of(limit)));
    }

    private void TooManyRows(int line)
        => findings.Error(ReaderCodes.CsvRowsTooMany, new(table.Name), At(line, 0), ("value", file), ("limit", Values.Of(Limits.Rows)));

    private SourceLocation At(int line, int column) => new(file, line, column);

    private static bool IsBlank(ReadOnlySpan<char> line) => line.TrimStart() is [] or ['#', ..];

    private static long CountLines(Stream stream)
    {
        byte[] buffer = new byte[1 << 20];
        long lines = 0;
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        stream.Position = 0;
        return lines;
    }
}
