namespace Travesia.Scenarios.Csv;

/// <summary>
/// Splits a line into its cells: commas between, spaces around an unquoted cell dropped, a cell in double quotes taken as it is with two
/// quotes for one. A cell does not go over several lines, so that a forgotten quote spoils its own line and no more.
/// </summary>
/// <param name="mostColumns">Cells that a line may have.</param>
internal sealed class CellSplitter(int mostColumns = Limits.Columns)
{
    private char[] text = new char[1024];
    private int used;
    private readonly List<(int Start, int Length, int Column)> cells = [];

    public int Count => cells.Count;

    public CellProblem Problem { get; private set; }

    /// <summary>Where the problem is, from 1.</summary>
    public int ProblemColumn { get; private set; }

    public ReadOnlySpan<char> this[int cell] => text.AsSpan(cells[cell].Start, cells[cell].Length);

    /// <summary>Where a cell begins on its line, from 1.</summary>
    public int Column(int cell) => cells[cell].Column;

    public void Split(ReadOnlySpan<char> line)
    {
        cells.Clear();
        used = 0;
        Problem = CellProblem.None;
        if (text.Length < line.Length)
        {
            text = new char[line.Length * 2];
        }

        int position = 0;
        while (true)
        {
            position = Cell(line, position);
            if (Problem == CellProblem.None && cells.Count > mostColumns)
            {
                Report(CellProblem.TooMany, position);
            }

            if (position >= line.Length || Problem != CellProblem.None)
            {
                return;
            }

            position++;
        }
    }

    /// <summary>Takes the cell at a position and returns that of the comma after it, or the end.</summary>
    private int Cell(ReadOnlySpan<char> line, int position)
    {
        int first = position;
        while (first < line.Length && line[first] is ' ' or '\t')
        {
            first++;
        }

        if (first < line.Length && line[first] == '"')
        {
            return Quoted(line, first);
        }

        int comma = line[position..].IndexOf(',');
        int end = comma < 0 ? line.Length : position + comma;
        ReadOnlySpan<char> cell = line[position..end].Trim();
        int quote = cell.IndexOf('"');
        if (quote >= 0)
        {
            Report(CellProblem.QuoteInside, Math.Min(first, end) + quote);
        }

        Take(cell, Math.Min(first, end));
        return end;
    }

    private int Quoted(ReadOnlySpan<char> line, int open)
    {
        int start = used;
        int position = open + 1;
        while (true)
        {
            int quote = line[position..].IndexOf('"');
            if (quote < 0)
            {
                Report(CellProblem.QuoteOpen, open);
                return line.Length;
            }

            Append(line.Slice(position, quote));
            position += quote + 1;
            if (position >= line.Length || line[position] != '"')
            {
                break;
            }

            Append("\"");
            position++;
        }

        Add(start, open);
        while (position < line.Length && line[position] is ' ' or '\t')
        {
            position++;
        }

        if (position < line.Length && line[position] != ',')
        {
            Report(CellProblem.QuoteAfter, position);
        }

        return position;
    }

    private void Take(ReadOnlySpan<char> cell, int column)
    {
        int start = used;
        Append(cell);
        Add(start, column);
    }

    private void Append(ReadOnlySpan<char> part)
    {
        part.CopyTo(text.AsSpan(used));
        used += part.Length;
    }

    private void Add(int start, int column)
    {
        cells.Add((start, used - start, column + 1));
        if (used - start > Limits.CellCharacters)
        {
            Report(CellProblem.TooLong, column);
        }
    }

    private void Report(CellProblem problem, int column)
    {
        if (Problem == CellProblem.None)
        {
            (Problem, ProblemColumn) = (problem, column + 1);
        }
    }
}
