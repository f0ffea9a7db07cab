using System.Text;
using Travesia.Scenarios.Csv;

namespace Travesia.Scenarios.Writing;

/// <summary>Writes a table: the required columns, and of the others those in which a row has something.</summary>
internal static class CsvWriter
{
    public static string Write<T>(CsvTable<T> table, IReadOnlyList<T> items)
    {
        bool[] used = [.. table.Columns.Select(c => c.Required)];
        foreach (T item in items)
        {
            IReadOnlyList<string?> cells = table.Write(item);
            for (int i = 0; i < used.Length; i++)
            {
                used[i] |= !string.IsNullOrEmpty(cells[i]);
            }
        }

        int[] columns = [.. Enumerable.Range(0, used.Length).Where(i => used[i])];
        StringBuilder text = new();
        text.AppendJoin(',', columns.Select(i => table.Columns[i].Name)).Append('\n');
        foreach (T item in items)
        {
            IReadOnlyList<string?> cells = table.Write(item);
            text.AppendJoin(',', columns.Select((i, position) => Quote(cells[i] ?? "", position == 0))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A cell, in quotes where a reader would take it for something else: a separator, a comment, spaces that are dropped.</summary>
    internal static string Quote(string cell, bool isFirst)
    {
        bool plain = cell.AsSpan().IndexOfAny(",\"\t") < 0 && !(isFirst && cell.StartsWith('#')) && cell.AsSpan().Trim().Length == cell.Length;
        return plain ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
