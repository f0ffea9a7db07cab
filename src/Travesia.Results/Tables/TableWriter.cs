using Parquet;
using Parquet.Schema;
using Travesia.Inference;

namespace Travesia.Results.Tables;

/// <summary>Writes a batch of members as a Parquet file.</summary>
internal static class TableWriter
{
    public static async Task WriteAsync(TableShape shape, MemberBatch batch, Stream output, CancellationToken cancellation)
    {
        ParquetOptions options = ParquetForm.Options;
        options.ColumnEncodingHints[shape.Member.Name] = EncodingHint.DeltaBinaryPacked;
        foreach (DataField field in shape.Values)
        {
            options.ColumnEncodingHints[field.Name] = EncodingHint.ByteSplitStream;
        }

        await using ParquetWriter writer = await ParquetWriter.CreateAsync(shape.Schema, output, options, cancellationToken: cancellation);
        int rowsOfSubject = batch.Members.Length * shape.Dates.Length;
        for (int first = 0; first < shape.Subjects.Length; first += shape.SubjectsOfBlock)
        {
            int end = Math.Min(shape.Subjects.Length, first + shape.SubjectsOfBlock);
            await WriteBlockAsync(shape, batch, writer, first, end, (end - first) * rowsOfSubject, cancellation);
        }
    }

    private static async Task WriteBlockAsync(TableShape shape, MemberBatch batch, ParquetWriter writer, int first, int end, int rows, CancellationToken cancellation)
    {
        int[] members = new int[rows];
        DateOnly[] dates = new DateOnly[rows];
        int row = 0;
        for (int s = first; s < end; s++)
        {
            foreach (MemberResult member in batch.Members)
            {
                members.AsSpan(row, shape.Dates.Length).Fill(member.Member);
                shape.Dates.AsSpan().CopyTo(dates.AsSpan(row));
                row += shape.Dates.Length;
            }
        }

        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await group.WriteAsync<int>(shape.Member, members, cancellationToken: cancellation);
        await group.WriteAsync<DateOnly>(shape.Date, dates, cancellationToken: cancellation);
        await WriteNameAsync(group, shape.Place, shape, first, end, rows, s => s.Place?.Value);
        await WriteNameAsync(group, shape.Link, shape, first, end, rows, s => s.Link?.Value);
        await WriteNameAsync(group, shape.Group, shape, first, end, rows, s => s.Group?.Value);
        double[] values = new double[rows];
        int[] present = new int[rows];
        for (int column = 0; column < shape.Values.Length; column++)
        {
            int packed = Pack(shape, batch, first, end, column, values, present);
            await group.WriteAllPartsAsync<double>(shape.Values[column], values.AsMemory(0, packed), present, null, cancellation);
        }

        group.CompleteValidate();
    }

    private static int Pack(TableShape shape, MemberBatch batch, int first, int end, int column, double[] values, int[] present)
    {
        int packed = 0;
        int row = 0;
        int length = shape.Dates.Length;
        for (int s = first; s < end; s++)
        {
            int series = shape.SeriesOf(s, column);
            foreach (MemberResult member in batch.Members)
            {
                present.AsSpan(row, length).Fill(series >= 0 ? 1 : 0);
                row += length;
                if (series >= 0)
                {
                    member[series].CopyTo(values.AsSpan(packed));
                    packed += length;
                }
            }
        }

        return packed;
    }

    private static async Task WriteNameAsync(ParquetRowGroupWriter group, DataField? field, TableShape shape, int first, int end, int rows, Func<TableSubject, string?> nameOf)
    {
        if (field is null)
        {
            return;
        }

        string?[] names = new string?[rows];
        int rowsOfSubject = rows / (end - first);
        for (int s = first; s < end; s++)
        {
            names.AsSpan((s - first) * rowsOfSubject, rowsOfSubject).Fill(nameOf(shape.Subjects[s]));
        }

        await group.WriteAsync(field, names!);
    }
}
