using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Travesia.Inference;
using Travesia.Results.Tables;

namespace Travesia.Results.Storage;

/// <summary>
/// The batches of a run that is being made: a folder for each, written under a temporary name and renamed when all of it is on the disk,
/// with a note that holds the hash of every file. A folder that does not agree with its note is as good as absent.
/// </summary>
internal sealed class PartStore(string folder, EnsembleLayout layout, RunInputs inputs, IDisk disk)
{
    private const string NoteName = "part.json";

    private readonly ImmutableArray<TableShape> tables = TableShape.Of(layout);
    private readonly MemberTable members = new(layout);

    /// <summary>Names of the files of every part.</summary>
    public ImmutableArray<string> FileNames => [.. tables.Select(t => t.Name), MemberTable.Name];

    /// <summary>The file of a part.</summary>
    public string PathOf(int batch, string file) => Path.Combine(FolderOf(batch), file);

    /// <summary>The parts that are there and whole; what is not is removed.</summary>
    public IReadOnlyList<HeldBatch> Load(CancellationToken cancellation)
    {
        List<HeldBatch> held = [];
        Directory.CreateDirectory(folder);
        HashSet<string> known = new(StringComparer.Ordinal);
        for (int batch = 0; batch < layout.BatchCount; batch++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (TryRead(batch) is { } part)
            {
                held.Add(part);
                known.Add(FolderOf(batch));
            }
        }

        foreach (string stray in Directory.EnumerateDirectories(folder).Where(d => !known.Contains(d)).ToList())
        {
            Directory.Delete(stray, recursive: true);
        }

        return held;
    }

    /// <summary>Writes a part.</summary>
    public async ValueTask WriteAsync(MemberBatch batch, CancellationToken cancellation)
    {
        string target = FolderOf(batch.Index);
        string temporary = target + ".tmp";
        Directory.CreateDirectory(temporary);
        List<RunFile> files = [];
        foreach (TableShape table in tables)
        {
            files.Add(await WriteFileAsync(temporary, table.Name, s => TableWriter.WriteAsync(table, batch, s, cancellation)));
        }

        files.Add(await WriteFileAsync(temporary, MemberTable.Name, s => members.WriteAsync(batch, s, cancellation)));
        byte[] note = Note(batch, files);
        await WriteFileAsync(temporary, NoteName, async s => await s.WriteAsync(note, cancellation));
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        disk.MoveFolder(temporary, target);
    }

    private string FolderOf(int batch) => Path.Combine(folder, batch.ToString("D5", CultureInfo.InvariantCulture));

    private async Task<RunFile> WriteFileAsync(string inFolder, string name, Func<Stream, Task> write)
    {
        // The file is built in memory: a part is small, and what is hashed is then what was meant, not what the disk made of it.
        using MemoryStream content = new();
        await write(content);
        ReadOnlyMemory<byte> bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
        await using Stream file = disk.Create(Path.Combine(inFolder, name));
        await file.WriteAsync(bytes);
        disk.Flush(file);
        return new RunFile(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)));
    }

    private byte[] Note(MemberBatch batch, List<RunFile> files)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteString("run", inputs.Id);
            json.WriteString("build", inputs.Build);
            json.WriteNumber("batch", batch.Index);
            json.WriteBoolean("fluid", batch.Members.Any(m => m.IsFluid));
            json.WriteStartArray("files");
            foreach (RunFile file in files)
            {
                json.WriteStartArray();
                json.WriteStringValue(file.Name);
                json.WriteNumberValue(file.Bytes);
                json.WriteStringValue(file.Sha256);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteStartArray("totals");
            foreach (MemberResult member in batch.Members)
            {
                json.WriteStartArray();
                foreach (double total in member.Totals)
                {
                    json.WriteNumberValue(total);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
        stream.Write(Encoding.ASCII.GetBytes($"\n{hash}\n"));
        return stream.ToArray();
    }

    private HeldBatch? TryRead(int batch)
    {
        try
        {
            string[] lines = File.ReadAllText(PathOf(batch, NoteName)).Split('\n');
            if (lines.Length != 3 || Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines[0]))) != lines[1])
            {
                return null;
            }

            using JsonDocument document = JsonDocument.Parse(lines[0]);
            JsonElement json = document.RootElement;
            ImmutableArray<ImmutableArray<double>> totals = [.. json.GetProperty("totals").EnumerateArray().Select(m => m.EnumerateArray().Select(t => t.GetDouble()).ToImmutableArray())];
            bool agrees = json.GetProperty("run").GetString() == inputs.Id
                && json.GetProperty("build").GetString() == inputs.Build
                && json.GetProperty("batch").GetInt32() == batch
                && totals.Length == layout.MembersOf(batch).Count
                && totals.All(t => t.Length == layout.Totals.Length)
                && json.GetProperty("files").EnumerateArray().Select(f => f[0].GetString()!).SequenceEqual(FileNames)
                && json.GetProperty("files").EnumerateArray().All(f => FileHash.Of(PathOf(batch, f[0].GetString()!)) == new RunFile(f[0].GetString()!, f[1].GetInt64(), f[2].GetString()!));
            return agrees ? new HeldBatch(batch, totals, json.GetProperty("fluid").GetBoolean()) : null;
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
