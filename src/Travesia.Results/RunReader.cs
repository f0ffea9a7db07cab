using System.Collections.Immutable;
using Parquet;
using Parquet.Data;
using Parquet.Schema;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Inference.Figures;
using Travesia.Model;
using Travesia.Results.Storage;
using Travesia.Results.Tables;

namespace Travesia.Results;

/// <summary>Reads a finished run.</summary>
public sealed class RunReader
{
    /// <summary>Opens a run.</summary>
    /// <param name="path">Its folder.</param>
    /// <exception cref="RunUnreadableException">Its run.json is not one.</exception>
    public RunReader(string path)
    {
        Path = path;
        Manifest = RunManifest.Read(System.IO.Path.Combine(path, RunManifest.FileName));
    }

    /// <summary>A run that is being made, whose run.json is not written yet.</summary>
    internal RunReader(string path, RunManifest manifest)
    {
        Path = path;
        Manifest = manifest;
    }

    /// <summary>Its folder.</summary>
    public string Path { get; }

    /// <summary>What it is.</summary>
    public RunManifest Manifest { get; }

    /// <summary>The files that are not as they were written: gone, longer or shorter, or of other bytes. Reads them all.</summary>
    /// <param name="besides">Names of files that are not looked at.</param>
    public ImmutableArray<string> FindChanged(IReadOnlySet<string> besides)
    {
        ArgumentNullException.ThrowIfNull(besides);
        return [.. Manifest.Files.Where(f => !besides.Contains(f.Name) && !IsAsWritten(f)).Select(f => f.Name)];
    }

    private bool IsAsWritten(RunFile file)
    {
        FileInfo there = new(System.IO.Path.Combine(Path, file.Name));
        return there.Exists && there.Length == file.Bytes && FileHash.Of(there.FullName).Sha256 == file.Sha256;
    }

    /// <summary>What is counted each day at a place.</summary>
    public Task<PlaceTable> DailyOfAsync(PlaceId place, CancellationToken cancellation = default) => ReadAsync("daily.parquet", place, cancellation);

    /// <summary>What is counted each month at a place, by group.</summary>
    public Task<PlaceTable> MonthlyOfAsync(PlaceId place, CancellationToken cancellation = default) => ReadAsync("monthly.parquet", place, cancellation);

    /// <summary>What the run says of each published figure, as it was written with the run.</summary>
    /// <exception cref="RunUnreadableException">Its figures.json is not one.</exception>
    public ImmutableArray<LedgerEntry> Figures() => FigureFile.Read(System.IO.Path.Combine(Path, FigureFile.Name));

    /// <summary>The answers of all members to many counts, in one pass over the run.</summary>
    /// <param name="layout">What the run counted: that of the scenario and number of members that it was made from.</param>
    /// <param name="counts">What is asked, selected from that layout.</param>
    /// <param name="cancellation">Breaks off.</param>
    /// <exception cref="RunUnreadableException">The run is not one of that layout, or was changed.</exception>
    public Task<CountTable> CountAsync(EnsembleLayout layout, IReadOnlyList<ModelCount> counts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(counts);
        return counts.FirstOrDefault(c => c.Layout != layout) is null
            ? new CountReader(Path, layout, counts).ReadAsync(cancellation)
            : throw new ArgumentException("A count was selected from another layout.", nameof(counts));
    }

    private async Task<PlaceTable> ReadAsync(string name, PlaceId place, CancellationToken cancellation)
    {
        PlaceTable table = new(Manifest.Inputs.Members);
        string file = System.IO.Path.Combine(Path, name);
        if (!File.Exists(file))
        {
            return Manifest.Files.Any(f => f.Name == name) ? throw new RunUnreadableException(file, null) : table;
        }

        try
        {
            await using ParquetReader reader = await ParquetReader.CreateAsync(file, ParquetForm.Options, cancellation);
            for (int g = 0; g < reader.RowGroupCount; g++)
            {
                using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
                await ReadGroupAsync(table, reader.Schema, group, place, cancellation);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IndexOutOfRangeException or ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new RunUnreadableException(file, e);
        }

        return table;
    }

    private static async Task ReadGroupAsync(PlaceTable table, ParquetSchema schema, ParquetRowGroupReader group, PlaceId place, CancellationToken cancellation)
    {
        DataField placeField = Field(schema, "place")!;
        DataColumnStatistics? statistics = group.GetStatistics(placeField);
        if (statistics is { MinValue: string least, MaxValue: string most }
            && (string.CompareOrdinal(place.Value, least) < 0 || string.CompareOrdinal(place.Value, most) > 0))
        {
            return;
        }

        int rows = (int)group.RowCount;
        string?[] places = await NamesAsync(group, placeField, rows, cancellation);
        if (!places.Contains(place.Value))
        {
            return;
        }

        string?[] links = await NamesAsync(group, Field(schema, "link"), rows, cancellation);
        string?[] groups = await NamesAsync(group, Field(schema, "group"), rows, cancellation);
        int[] members = new int[rows];
        DateOnly[] dates = new DateOnly[rows];
        await group.ReadAsync<int>(Field(schema, "member")!, members.AsMemory(), cancellationToken: cancellation);
        await group.ReadAsync<DateOnly>(Field(schema, "date") ?? Field(schema, "month")!, dates.AsMemory(), cancellationToken: cancellation);
        int[] wanted = [.. Enumerable.Range(0, rows).Where(r => places[r] == place.Value && links[r] is null)];
        foreach (DataField field in schema.DataFields.Where(f => f.ClrType == typeof(double)))
        {
            double?[] values = new double?[rows];
            await group.ReadAsync<double>(field, values.AsMemory(), cancellationToken: cancellation);
            foreach (int r in wanted)
            {
                if (values[r] is { } value)
                {
                    table.Add(field.Name, groups[r] is { } id ? new GroupId(id) : null, dates[r], members[r], value);
                }
            }
        }
    }

    private static DataField? Field(ParquetSchema schema, string name) => schema.DataFields.FirstOrDefault(f => f.Name == name);

    private static async Task<string?[]> NamesAsync(ParquetRowGroupReader group, DataField? field, int rows, CancellationToken cancellation)
    {
        string?[] names = new string?[rows];
        if (field is not null)
        {
            await group.ReadAsync(field, names.AsMemory()!, cancellationToken: cancellation);
        }

        return names;
    }
}
