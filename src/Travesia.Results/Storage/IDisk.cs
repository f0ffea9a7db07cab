namespace Travesia.Results.Storage;

/// <summary>The few things that a run store does to a disk, so that a full or failing one can be tested.</summary>
internal interface IDisk
{
    /// <summary>Opens a new file for writing; what is there is replaced.</summary>
    Stream Create(string path);

    /// <summary>Waits until what was written to a file opened by <see cref="Create"/> is on the disk.</summary>
    void Flush(Stream file);

    /// <summary>Renames a folder; the target does not exist.</summary>
    void MoveFolder(string from, string to);
}

/// <summary>The real disk.</summary>
internal sealed class LocalDisk : IDisk
{
    private const int BufferBytes = 1 << 16;

    public Stream Create(string path) => new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferBytes);

    public void Flush(Stream file) => ((FileStream)file).Flush(flushToDisk: true);

    public void MoveFolder(string from, string to) => Directory.Move(from, to);
}
