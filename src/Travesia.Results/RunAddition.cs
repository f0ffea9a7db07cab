using System.Collections.Immutable;
using Travesia.Results.Storage;

namespace Travesia.Results;

/// <summary>Lays files beside the tables of a run that is there already.</summary>
public static class RunAddition
{
    /// <summary>
    /// Writes files, each whole or not at all, and then the manifest that knows their hashes. Those that are there with the same bytes are
    /// left as they are.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="documents">The files.</param>
    /// <param name="cancellation">Breaks off between two files.</param>
    /// <returns>The run as it is now.</returns>
    public static async Task<RunReader> WriteAsync(RunReader run, ImmutableArray<RunDocument> documents, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        List<RunFile> files = [.. run.Manifest.Files];
        foreach (RunDocument document in documents)
        {
            string path = Path.Combine(run.Path, document.Name);
            byte[] content = document.Content.ToArray();
            if (!File.Exists(path) || !(await File.ReadAllBytesAsync(path, cancellation)).AsSpan().SequenceEqual(content))
            {
                await PutAsync(path, content, cancellation);
            }

            RunFile file = FileHash.Of(path) with { Name = document.Name };
            int known = files.FindIndex(f => f.Name == document.Name);
            if (known < 0)
            {
                files.Add(file);
            }
            else
            {
                files[known] = file;
            }
        }

        if (files.SequenceEqual(run.Manifest.Files))
        {
            return run;
        }

        RunManifest manifest = run.Manifest with { Files = [.. files] };
        await PutAsync(Path.Combine(run.Path, RunManifest.FileName), manifest.ToBytes(), cancellation);
        return new RunReader(run.Path, manifest);
    }

    private static async Task PutAsync(string path, byte[] content, CancellationToken cancellation)
    {
        string beside = path + ".new";
        await File.WriteAllBytesAsync(beside, content, cancellation);
        File.Move(beside, path, overwrite: true);
    }
}
