using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference;
using Travesia.Inference.Figures;
using Travesia.Results.Storage;
using Travesia.Results.Tables;

namespace Travesia.Results;

/// <summary>
/// Makes a run: takes its members in batches, each of which is safe on the disk before the next is taken, and puts the whole in place at the end.
/// To be disposed, which lets other processes at it; what was taken stays for the next attempt.
/// </summary>
public sealed class RunWriter : IMemberSink, IDisposable
{
    private readonly string path;
    private readonly RunInputs inputs;
    private readonly IDisk disk;
    private readonly SortedDictionary<int, HeldBatch> held = [];
    private readonly List<string> madeFolders = [];
    private RunLock? runLock;
    private EnsembleLayout? layout;
    private PartStore? parts;

    internal RunWriter(string path, RunInputs inputs, IDisk disk)
    {
        this.path = path;
        this.inputs = inputs;
        this.disk = disk;
    }

    /// <summary>How many batches were there from an earlier attempt.</summary>
    public int BatchesFound { get; private set; }

    /// <summary>How many members are safe on the disk: where the next attempt continues.</summary>
    public int MembersKept => held.Values.Sum(b => b.Totals.Length);

    private string Partial => path + Leftovers.PartialSuffix;

    private string LockPath => RunLock.PathOf(path);

    /// <inheritdoc/>
    /// <exception cref="RunLockedException">Another process is making the run.</exception>
    public ValueTask<IReadOnlyList<HeldBatch>> BeginAsync(EnsembleLayout layout, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(layout);
        this.layout = layout;
        for (string? folder = Path.GetDirectoryName(Path.GetFullPath(LockPath)); folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
        {
            madeFolders.Add(folder);
        }

        runLock ??= RunLock.TryTake(LockPath) ?? throw new RunLockedException(path);
        Leftovers.Remove(path);
        parts = new PartStore(Path.Combine(Partial, "parts"), layout, inputs, disk);
        IReadOnlyList<HeldBatch> found = parts.Load(cancellation);
        BatchesFound = found.Count;
        foreach (HeldBatch batch in found)
        {
            held[batch.Index] = batch;
        }

        return new(found);
    }

    /// <inheritdoc/>
    public async ValueTask TakeAsync(MemberBatch batch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        await parts!.WriteAsync(batch, cancellation);
        held[batch.Index] = new HeldBatch(batch.Index, [.. batch.Members.Select(m => m.Totals)], batch.Members.Any(m => m.IsFluid));
    }

    /// <summary>Puts the run in place; one that was there is replaced.</summary>
    /// <param name="responsibleUse">How the numbers may be used.</param>
    /// <param name="documents">Makes what lies beside the tables, if anything: it is hashed and put in place with them.</param>
    /// <param name="cancellation">Breaks off; the next attempt continues here.</param>
    public async Task<RunReader> CompleteAsync(string responsibleUse, IRunDocuments? documents = null, CancellationToken cancellation = default)
    {
        if (layout is null || held.Count < layout.BatchCount)
        {
            throw new InvalidOperationException("The ensemble did not run to its end.");
        }

        string whole = Path.Combine(Partial, "run");
        if (Directory.Exists(whole))
        {
            Directory.Delete(whole, recursive: true);
        }

        Directory.CreateDirectory(whole);
        ImmutableArray<RunFile>.Builder files = ImmutableArray.CreateBuilder<RunFile>();
        foreach (string name in parts!.FileNames)
        {
            files.Add(await MergeAsync(name, Path.Combine(whole, name), cancellation));
        }

        FigureLedger ledger = FigureLedger.Of(layout);
        CountTable answers = await new CountReader(whole, layout, [.. ledger.Counts, .. documents?.Counts ?? []]).ReadAsync(cancellation);
        byte[] figures = FigureFile.ToBytes(layout.Scenario, ledger.Answer((count, member) => answers[count, member].ToArray()));
        files.Add(await WriteAsync(whole, new RunDocument(FigureFile.Name, figures), cancellation));
        RunManifest manifest = new()
        {
            Inputs = inputs,
            Title = layout.Scenario.Title,
            FirstDay = layout.Days[0],
            LastDay = layout.Days[^1],
            IsFluid = inputs.Mode == Mode.Expected && held.Values.Any(b => b.IsFluid),
            Totals = TotalSummary.Of(layout, [.. held.Values.SelectMany(b => b.Totals)]),
            Files = files.ToImmutable(),
            ResponsibleUse = responsibleUse,
        };
        if (documents is not null)
        {
            foreach (RunDocument document in documents.Make(new RunReader(whole, manifest), answers.From(ledger.Counts.Length)))
            {
                files.Add(await WriteAsync(whole, document, cancellation));
            }

            manifest = manifest with { Files = files.ToImmutable() };
        }

        await WriteAsync(whole, new RunDocument(RunManifest.FileName, manifest.ToBytes()), cancellation);
        PutInPlace(whole);
        return new RunReader(path);
    }

    /// <summary>Removes what was taken, so that nothing of the run is left, and no folder that was made for it.</summary>
    public void Discard()
    {
        if (runLock is null)
        {
            return;
        }

        if (Directory.Exists(Partial))
        {
            Directory.Delete(Partial, recursive: true);
        }

        File.Delete(LockPath);
        foreach (string folder in madeFolders.TakeWhile(f => !Directory.EnumerateFileSystemEntries(f).Any()))
        {
            Directory.Delete(folder);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => runLock?.Dispose();

    private async Task<RunFile> WriteAsync(string whole, RunDocument document, CancellationToken cancellation)
    {
        string target = Path.Combine(whole, document.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using (Stream file = disk.Create(target))
        {
            await file.WriteAsync(document.Content, cancellation);
            disk.Flush(file);
        }

        return FileHash.Of(target) with { Name = document.Name };
    }

    private async Task<RunFile> MergeAsync(string name, string target, CancellationToken cancellation)
    {
        Dictionary<string, string> metadata = new() { ["travesia.run"] = inputs.Id, ["travesia.version"] = inputs.Version };
        foreach ((string key, string unit) in TableShape.Of(layout!).FirstOrDefault(t => t.Name == name)?.Units ?? [])
        {
            metadata[key] = unit;
        }

        await using (Stream file = disk.Create(target))
        {
            await ParquetJoin.WriteAsync([.. Enumerable.Range(0, layout!.BatchCount).Select(b => parts!.PathOf(b, name))], metadata, file, cancellation);
            disk.Flush(file);
        }

        return FileHash.Of(target);
    }

    private void PutInPlace(string whole)
    {
        // From here on the run is whole: whatever is broken off leaves it so, and leftovers that the next command removes.
        disk.Create(Path.Combine(Partial, Leftovers.CompleteName)).Dispose();
        if (Directory.Exists(path))
        {
            disk.MoveFolder(path, path + Leftovers.ReplacedSuffix);
        }

        disk.MoveFolder(whole, path);
        Leftovers.Remove(path);
    }
}
