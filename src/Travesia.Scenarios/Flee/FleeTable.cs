using System.Collections.Immutable;
using System.Globalization;
using Travesia.Scenarios.Csv;
using Travesia.Scenarios.Files;

namespace Travesia.Scenarios.Flee;

/// <summary>A line of a file in Flee's format, cell by cell, with where each cell begins.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Cells">What stands in its cells.</param>
/// <param name="Columns">Where they begin, from 1.</param>
internal sealed record FleeRow(int Line, ImmutableArray<string> Cells, ImmutableArray<int> Columns)
{
    /// <summary>A cell; empty where the line is shorter.</summary>
    public string this[int cell] => cell < Cells.Length ? Cells[cell] : "";

    /// <summary>Where a cell begins; 0 where the line is shorter.</summary>
    public int Column(int cell) => cell < Columns.Length ? Columns[cell] : 0;

    /// <summary>Whether the line names columns or is a comment.</summary>
    public bool IsHeader => Cells.Length > 0 && Cells[0].StartsWith('#');

    /// <summary>A number in a cell; none if it is no number.</summary>
    public double? Number(int cell) => double.TryParse(this[cell], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}

/// <summary>Reads the tables of a folder in Flee's format: commas, quotes, lines that begin with # as headers or comments, no fixed header.</summary>
internal sealed class FleeTable(Findings findings)
{
    private const int MostColumns = 100_000;

    /// <summary>The lines of a file that are not empty; nothing if it cannot be read, which is reported unless it may be absent.</summary>
    /// <param name="files">The folder.</param>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="path">Its name for diagnostics.</param>
    /// <param name="table">What diagnostics call it.</param>
    /// <param name="mayBeAbsent">Whether it is no error that it is not there.</param>
    public ImmutableArray<FleeRow> Read(IScenarioFiles files, string name, string path, string table, bool mayBeAbsent = false)
    {
        (Stream? stream, FileProblem problem) = files.Open(name);
        if (stream is null)
        {
            if (problem != FileProblem.Missing || !mayBeAbsent)
            {
                findings.Error(CodeOf(problem), new(table), new(path, 0, 0), ("value", path));
            }

            return [];
        }

        using (stream)
        {
            try
            {
                return Rows(stream, path, table);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                findings.Error(ReaderCodes.FileUnreadable, new(table), new(path, 0, 0), ("value", path));
                return [];
            }
        }
    }

    private ImmutableArray<FleeRow> Rows(Stream stream, string path, string table)
    {
        LineReader lines = new(stream);
        CellSplitter splitter = new(MostColumns);
        var rows = ImmutableArray.CreateBuilder<FleeRow>();
        bool isSeparated = false;
        while (lines.Next())
        {
            if (lines.Problem != LineProblem.None)
            {
                findings.Error(CodeOf(lines.Problem), new(table), new(path, lines.Number, lines.ProblemColumn), ("value", path), ("limit", Values.Of(Limits.LineBytes)));
                continue;
            }

            if (lines.Line.Trim().IsEmpty)
            {
                continue;
            }

            if (lines.Line.TrimStart()[0] != '#' && !isSeparated)
            {
                if (OtherSeparator(lines.Line) is { } other)
                {
                    findings.Error(ReaderCodes.CsvDelimiter, new(table), new(path, lines.Number, lines.Line.IndexOf(other) + 1), ("value", other == '\t' ? "\\t" : other.ToString()));
                    return [];
                }

                isSeparated = true;
            }

            splitter.Split(lines.Line);
            if (splitter.Problem != CellProblem.None && lines.Line.TrimStart()[0] != '#')
            {
                findings.Error(CodeOf(splitter.Problem), new(table), new(path, lines.Number, splitter.ProblemColumn), ("value", path), ("limit", Values.Of(Limits.CellCharacters)));
                continue;
            }

            rows.Add(new FleeRow(
                lines.Number,
                [.. Enumerable.Range(0, splitter.Count).Select(cell => splitter[cell].Trim().ToString())],
                [.. Enumerable.Range(0, splitter.Count).Select(splitter.Column)]));
        }

        return rows.ToImmutable();
    }

    // A comma may then be that of a decimal.
    private static char? OtherSeparator(ReadOnlySpan<char> line)
    {
        foreach (char other in (ReadOnlySpan<char>)[';', '\t', '|'])
        {
            if (line.Trim().Count(other) > line.Count(','))
            {
                return other;
            }
        }

        return null;
    }

    private static string CodeOf(FileProblem problem) => problem switch
    {
        FileProblem.Missing => FleeCodes.Missing,
        FileProblem.LeadsOut => FleeCodes.LeadsOut,
        _ => FolderReader.CodeOf(problem),
    };

    private static string CodeOf(LineProblem problem) => problem switch
    {
        LineProblem.TooLong => ReaderCodes.CsvLineTooLong,
        LineProblem.Utf16 => ReaderCodes.FileUtf16,
        LineProblem.CarriageReturn => ReaderCodes.FileLineEnds,
        LineProblem.ControlCharacter => ReaderCodes.FileControlCharacter,
        _ => ReaderCodes.FileEncoding,
    };

    private static string CodeOf(CellProblem problem) => problem switch
    {
        CellProblem.QuoteOpen => ReaderCodes.CsvQuoteOpen,
        CellProblem.QuoteAfter => ReaderCodes.CsvQuoteAfter,
        CellProblem.QuoteInside => ReaderCodes.CsvQuoteInside,
        CellProblem.TooMany => ReaderCodes.CsvColumnsTooMany,
        _ => ReaderCodes.CsvCellTooLong,
    };
}
