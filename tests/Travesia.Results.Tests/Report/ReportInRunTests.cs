using System.Text;
using Travesia.Inference;
using Travesia.Results.Report;

namespace Travesia.Results.Tests.Report;

public sealed class ReportInRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_reports_are_files_of_the_run_with_their_hashes()
    {
        using TemporaryFolder folder = new();
        RunReader run = await Specimen.MakeAsync(new RunStore(folder.Path), Specimen.Layout(Specimen.Scenario(), 9), cancellation: Token);
        foreach (string name in (string[])["report.html", "informe.html"])
        {
            RunFile file = Assert.Single(run.Manifest.Files, f => f.Name == name);
            byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(run.Path, name), Token);
            Assert.Equal(InputFile.Of(name, bytes).Sha256, file.Sha256);
            Assert.Equal(bytes.Length, file.Bytes);
        }
    }

    [Fact]
    public async Task Wherever_the_disk_fails_there_is_no_run_and_the_next_attempt_has_the_same_reports()
    {
        EnsembleLayout layout = Specimen.Layout(Specimen.Scenario(days: 31), 3);
        using TemporaryFolder whole = new();
        FailingDisk counter = new();
        RunReader made = await Specimen.MakeAsync(new RunStore(whole.Path, counter), layout, cancellation: Token);
        string expected = TemporaryFolder.Print(whole.Path);
        for (int step = counter.Taken - 14; step < counter.Taken; step++)
        {
            using TemporaryFolder folder = new();
            string path = new RunStore(folder.Path).PathOf(made.Manifest.Inputs);
            await Assert.ThrowsAsync<IOException>(() => Specimen.MakeAsync(new RunStore(folder.Path, new FailingDisk(step)), layout, cancellation: Token));
            Assert.False(Directory.Exists(path), $"a run after a failure at step {step}");
            await Specimen.MakeAsync(new RunStore(folder.Path), layout, cancellation: Token);
            Assert.Equal(expected, TemporaryFolder.Print(folder.Path));
        }
    }

    [Fact]
    public async Task A_report_made_again_is_the_same_and_touches_nothing()
    {
        using TemporaryFolder folder = new();
        EnsembleLayout layout = Specimen.Layout(Specimen.Scenario(), 9);
        RunReader run = await Specimen.MakeAsync(new RunStore(folder.Path), layout, cancellation: Token);
        string before = TemporaryFolder.Print(folder.Path);
        RunReader again = await RunAddition.WriteAsync(run, await HtmlReport.MakeAsync(run, layout, Specimen.Languages, Token), Token);
        Assert.Same(run, again);
        Assert.Equal(before, TemporaryFolder.Print(folder.Path));

        File.WriteAllText(Path.Combine(run.Path, "report.html"), "changed");
        await RunAddition.WriteAsync(run, await HtmlReport.MakeAsync(run, layout, Specimen.Languages, Token), Token);
        Assert.Equal(before, TemporaryFolder.Print(folder.Path));
    }

    [Fact]
    public async Task A_file_that_is_added_is_known_to_the_manifest()
    {
        using TemporaryFolder folder = new();
        RunReader run = await Synthetic.MakeAsync(new RunStore(folder.Path), Synthetic.Layout(Synthetic.Scenario(), 3), Token);
        await RunAddition.WriteAsync(run, [new RunDocument("note.txt", Encoding.UTF8.GetBytes("x"))], Token);
        RunReader again = new(run.Path);
        Assert.Equal("note.txt", again.Manifest.Files[^1].Name);
        Assert.Equal(run.Manifest.Files, again.Manifest.Files[..^1]);
        Assert.Equal("x", File.ReadAllText(Path.Combine(run.Path, "note.txt")));
    }

    [Fact]
    public async Task A_run_of_another_layout_is_refused()
    {
        using TemporaryFolder folder = new();
        RunReader run = await Specimen.MakeAsync(new RunStore(folder.Path), Specimen.Layout(Specimen.Scenario(), 9), cancellation: Token);
        await Assert.ThrowsAsync<RunUnreadableException>(() => HtmlReport.MakeAsync(run, Specimen.Layout(Specimen.Scenario(days: 60), 9), Specimen.Languages, Token));
    }
}
