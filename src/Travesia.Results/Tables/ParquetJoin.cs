using System.Buffers.Binary;
using System.Text;

namespace Travesia.Results.Tables;

/// <summary>
/// Joins Parquet files of one schema into one. Row groups are copied byte by byte and only the footer is written anew, so that the
/// result is what the parts are: nothing is decoded, encoded or measured again.
/// </summary>
internal static class ParquetJoin
{
    private const int MagicBytes = 4;
    private const int TailBytes = 8;
    private static readonly byte[] Magic = "PAR1"u8.ToArray();

    /// <summary>Fields of FileMetaData in parquet.thrift.</summary>
    private static class OfFile
    {
        public const int Rows = 3;
        public const int RowGroups = 4;
        public const int KeyValues = 5;
    }

    /// <summary>Fields of RowGroup.</summary>
    private static class OfGroup
    {
        public const int Columns = 1;
        public const int FileOffset = 5;
        public const int Ordinal = 7;
    }

    /// <summary>Fields of ColumnChunk and ColumnMetaData that hold a position in the file.</summary>
    private static class OfColumn
    {
        public const int MetaData = 3;
        public static readonly int[] Positions = [2, 4, 6];
        public static readonly int[] MetaDataPositions = [9, 10, 11, 14];
    }

    /// <summary>Joins files.</summary>
    /// <param name="paths">The files, in order; at least one.</param>
    /// <param name="metadata">What the joined file says of itself, by key.</param>
    /// <param name="output">Takes the joined file.</param>
    /// <param name="cancellation">Breaks off.</param>
    public static async Task WriteAsync(IReadOnlyList<string> paths, IReadOnlyDictionary<string, string> metadata, Stream output, CancellationToken cancellation)
    {
        Thrift.Fields? joined = null;
        List<Thrift> groups = [];
        long rows = 0;
        long position = MagicBytes;
        await output.WriteAsync(Magic, cancellation);
        foreach (string path in paths)
        {
            byte[] bytes = await File.ReadAllBytesAsync(path, cancellation);
            int footerBytes = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(bytes.Length - TailBytes));
            int footerAt = bytes.Length - TailBytes - footerBytes;
            Thrift.Fields footer = new ThriftReader(bytes.AsSpan(footerAt, footerBytes)).ReadStruct();
            long shift = position - MagicBytes;
            foreach (Thrift.Fields group in footer.ListOf(OfFile.RowGroups).Cast<Thrift.Fields>())
            {
                Shift(group, shift);
                group.Change(OfGroup.Ordinal, _ => groups.Count);
                groups.Add(group);
            }

            rows += footer.NumberOf(OfFile.Rows);
            joined ??= footer;
            await output.WriteAsync(bytes.AsMemory(MagicBytes, footerAt - MagicBytes), cancellation);
            position += footerAt - MagicBytes;
        }

        joined!.Change(OfFile.Rows, _ => rows);
        joined.ByNumber[OfFile.RowGroups] = (Thrift.List, new Thrift.Items(Thrift.Struct, groups));
        joined.ByNumber[OfFile.KeyValues] = (Thrift.List, new Thrift.Items(Thrift.Struct, [.. metadata.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValue(m.Key, m.Value))]));
        byte[] end = ThriftWriter.Write(joined);
        await output.WriteAsync(end, cancellation);
        byte[] tail = new byte[TailBytes];
        BinaryPrimitives.WriteInt32LittleEndian(tail, end.Length);
        Magic.CopyTo(tail, sizeof(int));
        await output.WriteAsync(tail, cancellation);
    }

    private static void Shift(Thrift.Fields group, long shift)
    {
        group.Change(OfGroup.FileOffset, at => at + shift);
        foreach (Thrift.Fields column in group.ListOf(OfGroup.Columns).Cast<Thrift.Fields>())
        {
            foreach (int field in OfColumn.Positions)
            {
                // A position of 0 means that there is none.
                column.Change(field, at => at == 0 ? 0 : at + shift);
            }

            foreach (int field in OfColumn.MetaDataPositions)
            {
                column.Of(OfColumn.MetaData).Change(field, at => at + shift);
            }
        }
    }

    private static Thrift.Fields KeyValue(string key, string value) => new Thrift.Fields(new SortedDictionary<int, (byte, Thrift)>
    {
        [1] = (Thrift.Binary, new Thrift.Bytes(Encoding.UTF8.GetBytes(key))),
        [2] = (Thrift.Binary, new Thrift.Bytes(Encoding.UTF8.GetBytes(value))),
    });
}
