namespace Travesia.Results.Tables;

/// <summary>Reads Thrift's compact protocol.</summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    private const int DoubleBytes = 8;
    private const int LongList = 15;

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    /// <summary>Reads a struct.</summary>
    /// <exception cref="InvalidDataException">The bytes are no struct.</exception>
    public Thrift.Fields ReadStruct()
    {
        SortedDictionary<int, (byte, Thrift)> fields = [];
        int number = 0;
        while (true)
        {
            byte head = ReadByte();
            if (head == 0)
            {
                return new Thrift.Fields(fields);
            }

            byte type = (byte)(head & 0x0F);
            number = head >> 4 is > 0 and int step ? number + step : (int)ReadZigZag();
            fields[number] = (type, ReadValue(type));
        }
    }

    private Thrift ReadValue(byte type) => type switch
    {
        Thrift.True or Thrift.False => new Thrift.Flag(),
        Thrift.Byte => new Thrift.Bytes(Take(1)),
        >= Thrift.Int16 and <= Thrift.Int64 => new Thrift.Number(ReadZigZag()),
        Thrift.Double => new Thrift.Bytes(Take(DoubleBytes)),
        Thrift.Binary => new Thrift.Bytes(Take((int)ReadVarint())),
        Thrift.List or Thrift.Set => ReadList(),
        Thrift.Struct => ReadStruct(),
        _ => throw new InvalidDataException($"A Parquet footer holds the type {type}."),
    };

    private Thrift.Items ReadList()
    {
        byte head = ReadByte();
        byte type = (byte)(head & 0x0F);
        int count = head >> 4 == LongList ? (int)ReadVarint() : head >> 4;
        List<Thrift> values = new(count);
        for (int i = 0; i < count; i++)
        {
            // In lists a truth value has a byte of its own.
            values.Add(type is Thrift.True or Thrift.False ? new Thrift.Bytes(Take(1)) : ReadValue(type));
        }

        return new Thrift.Items(type, values);
    }

    private byte ReadByte() => at < bytes.Length ? bytes[at++] : throw new InvalidDataException("A Parquet footer is cut off.");

    private byte[] Take(int count)
    {
        if (count < 0 || count > bytes.Length - at)
        {
            throw new InvalidDataException("A Parquet footer is cut off.");
        }

        at += count;
        return bytes[(at - count)..at].ToArray();
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    private long ReadZigZag()
    {
        ulong value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }
}
