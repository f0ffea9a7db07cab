namespace Travesia.Results.Storage;

/// <summary>
/// Keeps other processes from a run while it is made. The lock is the open file: it ends with the process, however that ends. The file
/// itself stays: whoever deleted it could leave two processes each with a lock of its own.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream file;

    private RunLock(FileStream file) => this.file = file;

    /// <summary>The lock of a run.</summary>
    public static string PathOf(string run) => Path.Combine(Path.GetDirectoryName(run)!, ".locks", Path.GetFileName(run));

    /// <summary>Takes the lock, or none if another has it.</summary>
    public static RunLock? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new RunLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
