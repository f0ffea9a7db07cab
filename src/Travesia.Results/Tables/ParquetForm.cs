using System.IO.Compression;
using Parquet;

namespace Travesia.Results.Tables;

/// <summary>How Parquet files are written: the choice is measured in docs/decisions.</summary>
internal static class ParquetForm
{
    public static ParquetOptions Options => new()
    {
        CompressionMethod = CompressionMethod.Zstd,
        CompressionLevel = CompressionLevel.Fastest,
        UseDateOnlyTypeForDates = true,
    };
}
