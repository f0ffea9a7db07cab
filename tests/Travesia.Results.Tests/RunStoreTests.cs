using Travesia.Inference;
using Travesia.Rules;

namespace Travesia.Results.Tests;

public class RunStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_read_back_as_it_was_written()
    {
        using TemporaryFolder folder = new();
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(), 11);
        RunReader run = await Synthetic.MakeAsync(Store(folder), layout, Token);

        PlaceTable daily = await run.DailyOfAsync(layout.Scenario.Places[3].Id, Token);
        PlaceTable monthly = await run.MonthlyOfAsync(layout.Scenario.Places[3].Id, Token);
        for (int i = 0; i < layout.Series.Length; i++)
        {
            Measure measure = layout.Series[i];
            if (measure.Place != layout.Scenario.Places[3].Id || measure.Link is not null)
            {
                continue;
            }

            IReadOnlyDictionary<DateOnly, double[]> read = (measure.Resolution == Engine.Resolution.Day ? daily : monthly)[measure.Quantity, measure.Group];
            Assert.Equal(layout.DatesOf(measure), read.Keys);
            for (int member = 0; member < layout.Members; member++)
            {
                double[] written = Synthetic.Member(layout, member)[i].ToArray();
                Assert.Equal(written, read.Values.Select(v => v[member]));
            }
        }

        File.Delete(Path.Combine(run.Path, "daily.parquet"));
        Assert.Equal(["daily.parquet"], run.FindChanged(new HashSet<string>()));
        Assert.EndsWith("daily.parquet", (await Assert.ThrowsAsync<RunUnreadableException>(() => run.DailyOfAsync(layout.Scenario.Places[3].Id, Token))).Path, StringComparison.Ordinal);
        Assert.Empty(daily[MeasureNames.Settled]);
        Assert.Equal(["a", "b"], monthly.Groups.Select(g => g.Value));
    }

    [Fact]
    public async Task Equal_runs_have_equal_bytes()
    {
        using TemporaryFolder one = new();
        using TemporaryFolder two = new();
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(), 11);
        await Synthetic.MakeAsync(Store(one), layout, Token);
        await Synthetic.MakeAsync(Store(two), layout, Token);
        Assert.Equal(TemporaryFolder.Print(one.Path), TemporaryFolder.Print(two.Path));
    }

    [Fact]
    public async Task Wherever_the_disk_fails_the_run_is_absent_and_the_next_attempt_gives_the_same_bytes()
    {
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(places: 3, days: 31), 20);
        using TemporaryFolder whole = new();
        FailingDisk counter = new();
        RunReader made = await Synthetic.MakeAsync(new RunStore(whole.Path, counter), layout, Token);
        string expected = TemporaryFolder.Print(whole.Path);

        for (int step = 0; step < counter.Taken; step++)
        {
            using TemporaryFolder folder = new();
            string path = Store(folder).PathOf(made.Manifest.Inputs);
            await Assert.ThrowsAsync<IOException>(() => Synthetic.MakeAsync(new RunStore(folder.Path, new FailingDisk(step)), layout, Token));
            Assert.False(Directory.Exists(path), $"a run after a failure at step {step}");

            await Synthetic.MakeAsync(Store(folder), layout, Token);
            Assert.Equal(expected, TemporaryFolder.Print(folder.Path));
        }
    }

    [Fact]
    public async Task A_part_that_was_changed_or_cut_off_is_made_again()
    {
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(places: 3, days: 31), 20);
        using TemporaryFolder whole = new();
        await Synthetic.MakeAsync(Store(whole), layout, Token);
        string expected = TemporaryFolder.Print(whole.Path);

        foreach (string name in (string[])["daily.parquet", "monthly.parquet", "members.parquet", "part.json"])
        {
            foreach (bool cut in (bool[])[true, false])
            {
                using TemporaryFolder folder = new();
                RunStore store = Store(folder);
                using (RunWriter writer = store.Begin(Synthetic.Inputs(20)))
                {
                    await writer.BeginAsync(layout, Token);
                    await writer.TakeAsync(Synthetic.Batch(layout, 0), Token);
                    await writer.TakeAsync(Synthetic.Batch(layout, 1), Token);
                }

                Damage(Directory.EnumerateFiles(folder.Path, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).First(), cut);
                using (RunWriter writer = store.Begin(Synthetic.Inputs(20)))
                {
                    IReadOnlyList<HeldBatch> held = await writer.BeginAsync(layout, Token);
                    Assert.Equal([1], held.Select(b => b.Index));
                }

                await Synthetic.MakeAsync(store, layout, Token);
                Assert.Equal(expected, TemporaryFolder.Print(folder.Path));
            }
        }
    }

    [Fact]
    public async Task What_another_build_left_is_neither_continued_nor_found()
    {
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(places: 3, days: 31), 20);
        using TemporaryFolder folder = new();
        RunStore store = Store(folder);
        RunInputs mine = Synthetic.Inputs(20), other = mine with { Build = "other" };
        Assert.Equal(mine.Id, other.Id);
        using (RunWriter writer = store.Begin(other))
        {
            await writer.BeginAsync(layout, Token);
            await writer.TakeAsync(Synthetic.Batch(layout, 0), Token);
        }

        using (RunWriter writer = store.Begin(mine))
        {
            Assert.Empty(await writer.BeginAsync(layout, Token));
        }

        await Synthetic.MakeAsync(store, layout, Token);
        Assert.Equal("", store.Find(mine)!.Manifest.Inputs.Build);
        Assert.Equal(store.PathOf(mine), Assert.Throws<RunOfAnotherBuildException>(() => store.Find(other)).Path);
    }

    [Fact]
    public async Task A_second_writer_is_told_and_a_lock_left_behind_locks_nobody_out()
    {
        using TemporaryFolder folder = new();
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(places: 2, days: 31), 3);
        RunStore store = Store(folder);
        using (RunWriter first = store.Begin(Synthetic.Inputs(3)))
        {
            await first.BeginAsync(layout, Token);
            using RunWriter second = store.Begin(Synthetic.Inputs(3));
            await Assert.ThrowsAsync<RunLockedException>(async () => await second.BeginAsync(layout, Token));
            using RunWriter other = store.Begin(Synthetic.Inputs(4));
            await other.BeginAsync(layout, Token);
        }

        Assert.NotNull(await Synthetic.MakeAsync(store, layout, Token));
    }

    [Fact]
    public async Task A_run_replaces_the_one_before_in_one_step()
    {
        using TemporaryFolder folder = new();
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(places: 2, days: 31), 3);
        RunStore store = Store(folder);
        RunReader first = await Synthetic.MakeAsync(store, layout, Token);
        File.WriteAllText(Path.Combine(first.Path, "stray.txt"), "x");
        RunReader second = await Synthetic.MakeAsync(store, layout, Token);
        Assert.Equal(first.Path, second.Path);
        Assert.False(File.Exists(Path.Combine(second.Path, "stray.txt")));
        Assert.Equal([second.Path], Directory.EnumerateDirectories(Path.Combine(folder.Path, "synthetic")).Where(d => !d.EndsWith(".locks", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(".partial/complete")]
    [InlineData(".done/parts/00001/daily.parquet")]
    [InlineData(".replaced/run.json")]
    public async Task What_a_killed_process_left_beside_a_whole_run_is_removed_when_the_run_is_found(string left)
    {
        using TemporaryFolder folder = new();
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(places: 2, days: 31), 3);
        RunReader run = await Synthetic.MakeAsync(Store(folder), layout, Token);
        string expected = TemporaryFolder.Print(folder.Path);
        Leave(run.Path + left);

        Assert.NotNull(Store(folder).Find(Synthetic.Inputs(3)));
        Assert.Equal(expected, TemporaryFolder.Print(folder.Path));
    }

    [Fact]
    public async Task A_run_that_was_about_to_be_replaced_counts_until_the_other_is_in_place()
    {
        using TemporaryFolder folder = new();
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(places: 2, days: 31), 3);
        RunReader run = await Synthetic.MakeAsync(Store(folder), layout, Token);
        string expected = TemporaryFolder.Print(folder.Path);
        Directory.Move(run.Path, run.Path + ".replaced");

        Assert.NotNull(Store(folder).Find(Synthetic.Inputs(3)));
        Assert.Equal(expected, TemporaryFolder.Print(folder.Path));
    }

    [Fact]
    public async Task An_attempt_under_way_is_not_taken_for_a_leftover()
    {
        using TemporaryFolder folder = new();
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(places: 3, days: 31), 20);
        RunStore store = Store(folder);
        RunReader run = await Synthetic.MakeAsync(store, layout, Token);
        using RunWriter writer = store.Begin(Synthetic.Inputs(20));
        await writer.BeginAsync(layout, Token);
        await writer.TakeAsync(Synthetic.Batch(layout, 0), Token);
        File.WriteAllText(run.Path + ".partial/complete", "");

        Assert.NotNull(store.Find(Synthetic.Inputs(20)));
        Assert.True(Directory.Exists(run.Path + ".partial/parts/00000"));
    }

    [Fact]
    public async Task The_spin_up_is_nowhere()
    {
        using TemporaryFolder folder = new();
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(places: 2, days: 40, spinUpDays: 45), 2);
        RunReader run = await Synthetic.MakeAsync(Store(folder), layout, Token);
        PlaceTable daily = await run.DailyOfAsync(layout.Scenario.Places[0].Id, Token);
        PlaceTable monthly = await run.MonthlyOfAsync(layout.Scenario.Places[0].Id, Token);
        Assert.Equal(new DateOnly(2023, 1, 1), daily[MeasureNames.Arrivals].Keys.First());
        Assert.Equal([new(2023, 1, 1), new DateOnly(2023, 2, 1)], monthly[MeasureNames.Arrivals, new("a")].Keys);
        Assert.DoesNotContain("2022", File.ReadAllText(Path.Combine(run.Path, RunManifest.FileName)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_discarded_leaves_nothing()
    {
        using TemporaryFolder folder = new();
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(places: 2, days: 31), 20);
        RunStore store = new(Path.Combine(folder.Path, "runs"), new FailingDisk());
        using (RunWriter writer = store.Begin(Synthetic.Inputs(20)))
        {
            await writer.BeginAsync(layout, Token);
            await writer.TakeAsync(Synthetic.Batch(layout, 0), Token);
            writer.Discard();
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Every_input_changes_the_id_and_the_time_does_not()
    {
        RunInputs inputs = Synthetic.Inputs(3);
        string[] ids =
        [
            inputs.Id,
            (inputs with { Seed = 8 }).Id,
            (inputs with { Members = 4 }).Id,
            (inputs with { Mode = Engine.Mode.Expected }).Id,
            (inputs with { Version = "0.1.1" }).Id,
            (inputs with { From = new(2023, 1, 2) }).Id,
            (inputs with { To = new(2023, 1, 2) }).Id,
            (inputs with { PeopleScale = 2 }).Id,
            (inputs with { Files = [InputFile.Of("scenario.yaml", "title: y"u8)] }).Id,
            (inputs with { Files = [.. inputs.Files, InputFile.Of("places.csv", ""u8)] }).Id,
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(inputs.Id, (inputs with { }).Id);
    }

    private static RunStore Store(TemporaryFolder folder) => new(folder.Path, new FailingDisk());

    private static void Leave(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "left");
    }

    private static void Damage(string file, bool cut)
    {
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 3] ^= 1;
        File.WriteAllBytes(file, cut ? File.ReadAllBytes(file)[..(bytes.Length / 2)] : bytes);
    }
}
