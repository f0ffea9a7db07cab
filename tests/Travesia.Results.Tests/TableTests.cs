using System.Buffers;
using Parquet;
using Parquet.Schema;
using Travesia.Inference;

namespace Travesia.Results.Tests;

public class TableTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Statistics_and_null_counts_of_every_row_group_are_those_of_its_values()
    {
        using TemporaryFolder folder = new();
        RunReader run = await Synthetic.MakeAsync(new RunStore(folder.Path, new FailingDisk()), Synthetic.Layout(Synthetic.Scenario(places: 7, days: 200), 33), Token);
        foreach (string file in (string[])["daily.parquet", "monthly.parquet"])
        {
            await using ParquetReader reader = await ParquetReader.CreateAsync(Path.Combine(run.Path, file), cancellationToken: Token);
            Assert.True(reader.RowGroupCount >= 5);
            Assert.Equal(reader.Metadata!.NumRows, reader.RowGroups.Sum(g => g.RowCount));
            Assert.Equal("0.1.0", reader.CustomMetadata["travesia.version"]);
            Assert.Contains("people", reader.CustomMetadata.Values);
            foreach (ParquetRowGroupReader group in reader.RowGroups)
            {
                foreach (DataField field in reader.Schema.DataFields.Where(f => f.ClrType == typeof(double)))
                {
                    double?[] values = new double?[group.RowCount];
                    await group.ReadAsync<double>(field, values.AsMemory(), cancellationToken: Token);
                    Assert.Equal(values.Count(v => v is null), group.GetStatistics(field)!.NullCount);
                    Assert.Equal(values.Max(), group.GetStatistics(field)!.MaxValue ?? values.Max());
                    Assert.All(values, v => Assert.True(v is null or (>= 0 and < 1e6)));
                }
            }
        }
    }

    [Fact]
    public async Task What_lies_in_pooled_memory_gets_into_no_run()
    {
        using TemporaryFolder clean = new();
        using TemporaryFolder dirty = new();
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(places: 7, days: 200), 33);
        await Synthetic.MakeAsync(new RunStore(clean.Path, new FailingDisk()), layout, Token);
        Soil<byte>(0x55);
        Soil(4e99);
        Soil(0x55555555);
        await Synthetic.MakeAsync(new RunStore(dirty.Path, new FailingDisk()), layout, Token);
        Assert.Equal(TemporaryFolder.Print(clean.Path), TemporaryFolder.Print(dirty.Path));
    }

    private static void Soil<T>(T with)
    {
        List<T[]> rented = [];
        for (int size = 16; size <= 1 << 20; size *= 2)
        {
            for (int i = 0; i < 4; i++)
            {
                T[] array = ArrayPool<T>.Shared.Rent(size);
                Array.Fill(array, with);
                rented.Add(array);
            }
        }

        foreach (T[] array in rented)
        {
            ArrayPool<T>.Shared.Return(array);
        }
    }
}
