namespace Travesia.Results.Tables;

/// <summary>Writes Thrift's compact protocol.</summary>
internal sealed class ThriftWriter
{
    private const int LongList = 15;

    private readonly List<byte> output = [];

    /// <summary>The bytes of a struct.</summary>
    public static byte[] Write(Thrift.Fields fields)
    {
        ThriftWriter writer = new();
        writer.WriteStruct(fields);
        return [.. writer.output];
    }

    private void WriteStruct(Thrift.Fields fields)
    {
        int last = 0;
        foreach ((int number, (byte type, Thrift value)) in fields.ByNumber)
        {
            int step = number - last;
            if (step <= LongList)
            {
                output.Add((byte)((step << 4) | type));
            }
            else
            {
                output.Add(type);
                WriteZigZag(number);
            }

            WriteValue(type, value);
            last = number;
        }

        output.Add(0);
    }

    private void WriteValue(byte type, Thrift value)
    {
        switch (value)
        {
            case Thrift.Number number:
                WriteZigZag(number.Value);
                break;
            case Thrift.Bytes bytes:
                if (type == Thrift.Binary)
                {
                    WriteVarint((ulong)bytes.Content.Length);
                }

                output.AddRange(bytes.Content);
                break;
            case Thrift.Items items:
                WriteList(items);
                break;
            case Thrift.Fields fields:
                WriteStruct(fields);
                break;
        }
    }

    private void WriteList(Thrift.Items items)
    {
        int count = items.Values.Count;
        output.Add((byte)((Math.Min(count, LongList) << 4) | items.ElementType));
        if (count >= LongList)
        {
            WriteVarint((ulong)count);
        }

        foreach (Thrift value in items.Values)
        {
            WriteValue(items.ElementType, value);
        }
    }

    private void WriteZigZag(long value) => WriteVarint((ulong)((value << 1) ^ (value >> 63)));

    private void WriteVarint(ulong value)
    {
        while (value >= 0x80)
        {
            output.Add((byte)(value | 0x80));
            value >>= 7;
        }

        output.Add((byte)value);
    }
}
