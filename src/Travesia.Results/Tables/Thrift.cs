namespace Travesia.Results.Tables;

/// <summary>A value of Thrift's compact protocol, in which the footers of Parquet files are written.</summary>
internal abstract record Thrift
{
    // Types as the compact protocol numbers them.
    public const byte True = 1;
    public const byte False = 2;
    public const byte Byte = 3;
    public const byte Int16 = 4;
    public const byte Int64 = 6;
    public const byte Double = 7;
    public const byte Binary = 8;
    public const byte List = 9;
    public const byte Set = 10;
    public const byte Struct = 12;

    /// <summary>A whole number of any width.</summary>
    public sealed record Number(long Value) : Thrift;

    /// <summary>Bytes as they are: a text, a double, a byte.</summary>
    public sealed record Bytes(byte[] Content) : Thrift;

    /// <summary>A truth value, which its type holds.</summary>
    public sealed record Flag : Thrift;

    /// <summary>A list or set.</summary>
    public sealed record Items(byte ElementType, List<Thrift> Values) : Thrift;

    /// <summary>A struct: type and value by field number.</summary>
    public sealed record Fields(SortedDictionary<int, (byte Type, Thrift Value)> ByNumber) : Thrift
    {
        /// <summary>The struct in a field.</summary>
        public Fields Of(int field) => (Fields)ByNumber[field].Value;

        /// <summary>The list in a field.</summary>
        public List<Thrift> ListOf(int field) => ((Items)ByNumber[field].Value).Values;

        /// <summary>The number in a field.</summary>
        public long NumberOf(int field) => ((Number)ByNumber[field].Value).Value;

        /// <summary>Puts another number into a field; what is not there stays away.</summary>
        public void Change(int field, Func<long, long> change)
        {
            if (ByNumber.TryGetValue(field, out (byte Type, Thrift Value) old))
            {
                ByNumber[field] = (old.Type, new Number(change(((Number)old.Value).Value)));
            }
        }
    }
}
