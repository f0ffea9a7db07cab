using System.Collections.Immutable;
using Parquet;
using Parquet.Schema;
using Travesia.Engine;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Results.Tables;

/// <summary>
/// Answers many counts in one pass over a run. Which row is about whom follows from the layout, as the writer laid it down, so that only
/// the columns and row groups that are asked for are decoded.
/// </summary>
internal sealed class CountReader(string folder, EnsembleLayout layout, IReadOnlyList<ModelCount> counts)
{
    // What the library says of a file that is no Parquet; the system's own errors have numbers of their own.
    private const int NotTheSystems = unchecked((int)0x80131620);

    private readonly double[][][] results = [.. counts.Select(_ => new double[layout.Members][])];

    /// <summary>Reads.</summary>
    /// <exception cref="RunUnreadableException">A file is not what the layout says.</exception>
    public async Task<CountTable> ReadAsync(CancellationToken cancellation)
    {
        ParameterValues[] parameters = await ParametersAsync(cancellation);
        foreach (TableShape shape in TableShape.Of(layout))
        {
            Resolution resolution = shape.IsDaily ? Resolution.Day : Resolution.Period;
            int[] asked = [.. Enumerable.Range(0, counts.Count).Where(c => counts[c].Resolution == resolution)];
            if (asked.Length > 0)
            {
                await GuardAsync(Path.Combine(folder, shape.Name), path => ReadTableAsync(shape, path, asked, parameters, cancellation));
            }
        }

        return new CountTable(counts, results) { Parameters = [.. parameters] };
    }

    private async Task ReadTableAsync(TableShape shape, string path, int[] asked, ParameterValues[] parameters, CancellationToken cancellation)
    {
        // By series, the positions in what is asked.
        Dictionary<int, List<int>> askedOf = [];
        for (int a = 0; a < asked.Length; a++)
        {
            foreach (int series in counts[asked[a]].Series)
            {
                (askedOf.TryGetValue(series, out List<int>? known) ? known : askedOf[series] = []).Add(a);
            }
        }

        await using ParquetReader reader = await ParquetReader.CreateAsync(path, ParquetForm.Options, cancellation);
        int blocks = (shape.Subjects.Length + shape.SubjectsOfBlock - 1) / shape.SubjectsOfBlock;
        if (reader.RowGroupCount != blocks * layout.BatchCount)
        {
            throw new InvalidDataException($"{reader.RowGroupCount} row groups.");
        }

        Dictionary<string, DataField> fields = reader.Schema.DataFields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        DataField[] columns = [.. shape.Values.Select(v => fields[v.Name])];
        // One set of buffers for all batches: those of a report would else be made anew by the gigabyte.
        double[][] sums = [.. asked.Select(_ => new double[layout.MembersOf(0).Count * shape.Dates.Length])];
        double?[] values = new double?[shape.SubjectsOfBlock * sums[0].Length];
        for (int batch = 0; batch < layout.BatchCount; batch++)
        {
            (int first, int members) = layout.MembersOf(batch);
            Array.ForEach(sums, Array.Clear);
            for (int block = 0; block < blocks; block++)
            {
                using ParquetRowGroupReader group = reader.OpenRowGroupReader((batch * blocks) + block);
                await AddBlockAsync(shape, group, block, members, columns, askedOf, sums, values, cancellation);
            }

            for (int a = 0; a < asked.Length; a++)
            {
                for (int m = 0; m < members; m++)
                {
                    results[asked[a]][first + m] = counts[asked[a]].Of(sums[a].AsSpan(m * shape.Dates.Length, shape.Dates.Length), parameters[first + m]);
                }
            }
        }
    }

    private static async Task AddBlockAsync(
        TableShape shape, ParquetRowGroupReader group, int block, int members, DataField[] columns, Dictionary<int, List<int>> askedOf, double[][] sums, double?[] values,
        CancellationToken cancellation)
    {
        int first = block * shape.SubjectsOfBlock;
        int end = Math.Min(shape.Subjects.Length, first + shape.SubjectsOfBlock);
        int rowsOfSubject = members * shape.Dates.Length;
        if (group.RowCount != (long)(end - first) * rowsOfSubject)
        {
            throw new InvalidDataException($"{group.RowCount} rows in a row group.");
        }

        for (int column = 0; column < columns.Length; column++)
        {
            int[] wanted = [.. Enumerable.Range(first, end - first).Where(s => shape.SeriesOf(s, column) is >= 0 and int series && askedOf.ContainsKey(series))];
            if (wanted.Length == 0)
            {
                continue;
            }

            await group.ReadAsync<double>(columns[column], values.AsMemory(0, (int)group.RowCount), cancellationToken: cancellation);
            foreach (int subject in wanted)
            {
                ReadOnlySpan<double?> rows = values.AsSpan((subject - first) * rowsOfSubject, rowsOfSubject);
                foreach (int a in askedOf[shape.SeriesOf(subject, column)])
                {
                    double[] sum = sums[a];
                    for (int r = 0; r < rows.Length; r++)
                    {
                        sum[r] += rows[r] ?? throw new InvalidDataException("A value is missing.");
                    }
                }
            }
        }
    }

    private async Task<ParameterValues[]> ParametersAsync(CancellationToken cancellation)
    {
        double[][] columns = [.. layout.Scenario.Parameters.Select(_ => new double[layout.Members])];
        if (columns.Length > 0)
        {
            await GuardAsync(Path.Combine(folder, MemberTable.Name), async path =>
            {
                await using ParquetReader reader = await ParquetReader.CreateAsync(path, ParquetForm.Options, cancellation);
                Dictionary<string, DataField> named = reader.Schema.DataFields.ToDictionary(f => f.Name, StringComparer.Ordinal);
                DataField[] fields = [.. layout.Scenario.Parameters.Select(p => named[MemberTable.ParameterColumn(p.Id)])];
                int at = 0;
                for (int g = 0; g < reader.RowGroupCount; g++)
                {
                    using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
                    for (int p = 0; p < columns.Length; p++)
                    {
                        await group.ReadAsync<double>(fields[p], columns[p].AsMemory(at, (int)group.RowCount), cancellationToken: cancellation);
                    }

                    at += (int)group.RowCount;
                }

                if (at != layout.Members)
                {
                    throw new InvalidDataException($"{at} members.");
                }
            });
        }

        return [.. Enumerable.Range(0, layout.Members).Select(m => new ParameterValues(
            layout.Scenario.Parameters.Select((p, i) => KeyValuePair.Create(p.Id.Value, columns[i][m])).ToImmutableSortedDictionary(StringComparer.Ordinal)))];
    }

    private static async Task GuardAsync(string path, Func<string, Task> read)
    {
        try
        {
            await read(path);
        }
        catch (Exception e) when (e is InvalidDataException or IndexOutOfRangeException or ArgumentException or InvalidOperationException or OverflowException or KeyNotFoundException or FileNotFoundException or IOException { HResult: NotTheSystems })
        {
            throw new RunUnreadableException(path, e);
        }
    }
}
