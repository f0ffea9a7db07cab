using System.Security.Cryptography;

namespace Travesia.Results.Storage;

/// <summary>Size and SHA-256 of a file as it lies on the disk.</summary>
internal static class FileHash
{
    public static RunFile Of(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        return new RunFile(Path.GetFileName(path), file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
