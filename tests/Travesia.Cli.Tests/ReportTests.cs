using System.Text.Json;

namespace Travesia.Cli.Tests;

public class ReportTests
{
    [Fact]
    public async Task A_run_leaves_its_report_in_both_languages_and_says_where()
    {
        using Terminal terminal = new();
        Said english = await terminal.RunAsync("run", "walk", "--members", "9");
        string path = PathIn(english.Output, "The report lies in ");
        Assert.EndsWith("report.html", path, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", File.ReadAllText(Path.Combine(terminal.Folder, path)), StringComparison.Ordinal);

        Said spanish = await terminal.RunAsync("run", "walk", "--members", "9", "--lang", "es");
        path = PathIn(spanish.Output, "El informe está en ");
        Assert.EndsWith("informe.html", path, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"es\">", File.ReadAllText(Path.Combine(terminal.Folder, path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_of_a_run_folder_is_made_again_as_it_was()
    {
        using Terminal terminal = new();
        await terminal.RunAsync("run", "walk", "--members", "9", "--seed", "3", "--to", "2023-05-31", "--people-scale", "2");
        string before = terminal.Print();
        string run = Path.GetRelativePath(terminal.Folder, Path.GetDirectoryName(Directory.EnumerateFiles(terminal.Folder, "run.json", SearchOption.AllDirectories).Single())!);
        File.Delete(Path.Combine(terminal.Folder, run, "informe.html"));
        File.WriteAllText(Path.Combine(terminal.Folder, run, "report.html"), "");

        Said said = await terminal.RunAsync("report", run, "--lang", "es");
        Assert.Equal(0, said.Exit);
        Assert.Equal(Path.Combine(run, "informe.html"), PathIn(said.Output, "El informe está en "));
        Assert.Equal(before, terminal.Print());
    }

    [Fact]
    public async Task The_users_own_counts_are_kept_with_the_run()
    {
        using Terminal terminal = new();
        File.WriteAllText(Path.Combine(terminal.Folder, "own.csv"), "series,publisher,period,availableFrom,area,group,unit,value\nshelter.present,Shelter network,2023-03-14,,juarez,,people,1234\n");
        Said made = await terminal.RunAsync("run", "walk", "--members", "9", "--observations", "own.csv");
        Assert.True(made.Exit == 0, made.Error);
        string before = terminal.Print();
        string run = Path.GetDirectoryName(PathIn(made.Output, "The report lies in "))!;
        File.Delete(Path.Combine(terminal.Folder, "own.csv"));
        Assert.Equal(0, (await terminal.RunAsync("report", run)).Exit);
        Assert.Equal(before.Split('\n').Length - 1, terminal.Print().Split('\n').Length);
        Assert.Contains("Shelter network", File.ReadAllText(Path.Combine(terminal.Folder, run, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_of_a_scenario_is_that_of_its_default_run()
    {
        using Terminal terminal = new();
        JsonElement json = (await terminal.RunAsync("report", "walk", "--members", "9", "--json")).Json;
        Assert.Equal("done", json.GetProperty("status").GetString());
        Assert.Equal(["en", "es"], json.GetProperty("reports").EnumerateObject().Select(p => p.Name));
        Assert.All(json.GetProperty("reports").EnumerateObject(), p => Assert.True(File.Exists(Path.Combine(terminal.Folder, p.Value.GetString()!))));
        Assert.Equal(json.GetProperty("id").GetString(), (await terminal.RunAsync("run", "walk", "--members", "9", "--json")).Json.GetProperty("id").GetString());
        string before = terminal.Print();
        Assert.Equal(0, (await terminal.RunAsync("report", "walk", "--members", "9")).Exit);
        Assert.Equal(before, terminal.Print());
    }

    [Theory]
    [InlineData("inputs/places.csv", true)]
    [InlineData("inputs/places.csv", false)]
    [InlineData("run.json", false)]
    [InlineData("daily.parquet", false)]
    public async Task A_run_that_was_changed_is_refused_with_the_file(string name, bool isGone)
    {
        using Terminal terminal = new();
        string run = Path.GetDirectoryName(PathIn((await terminal.RunAsync("run", "walk", "--members", "9")).Output, "The report lies in "))!;
        string file = Path.Combine(terminal.Folder, run, name);
        byte[] bytes = File.ReadAllBytes(file);
        File.Delete(file);
        if (!isGone)
        {
            File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
        }

        Said said = await terminal.RunAsync("report", run);
        Assert.Equal(1, said.Exit);
        Assert.Contains(Path.GetFileName(name), said.Error, StringComparison.Ordinal);
        Assert.Contains("Make the run again with travesia run, its options and --overwrite.", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_manifest_is_broken_is_made_again_when_told()
    {
        using Terminal terminal = new();
        string run = Path.GetDirectoryName(PathIn((await terminal.RunAsync("run", "walk", "--members", "9")).Output, "The report lies in "))!;
        string before = terminal.Print();
        await File.WriteAllTextAsync(Path.Combine(terminal.Folder, run, "run.json"), "{", TestContext.Current.CancellationToken);
        string[][] commands = [["run", "walk", "--members", "9"], ["place", "walk", "juarez", "--members", "9"], ["figures", "walk", "--members", "9"], ["report", run]];
        foreach (string[] command in commands)
        {
            Said said = await terminal.RunAsync(command);
            Assert.Equal((1, ""), (said.Exit, said.Output));
            Assert.Contains("travesia run, its options and --overwrite.", said.Error, StringComparison.Ordinal);
            Assert.Contains("travesia run, sus opciones y --overwrite.", (await terminal.RunAsync([.. command, "--lang", "es"])).Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await terminal.RunAsync("run", "walk", "--members", "9", "--overwrite")).Exit);
        Assert.Equal(before, terminal.Print());
    }

    [Theory]
    [InlineData("daily.parquet", "gone")]
    [InlineData("daily.parquet", "cut")]
    [InlineData("monthly.parquet", "altered")]
    [InlineData("members.parquet", "altered")]
    [InlineData("figures.json", "altered")]
    [InlineData("inputs/places.csv", "gone")]
    public async Task A_run_with_a_file_that_is_not_as_it_was_written_is_neither_done_nor_shown_and_is_made_again_when_told(string name, string how)
    {
        using Terminal terminal = new();
        string run = Path.GetDirectoryName(PathIn((await terminal.RunAsync("run", "walk", "--members", "9")).Output, "The report lies in "))!;
        string before = terminal.Print();
        string file = Path.Combine(terminal.Folder, run, name);
        byte[] bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        bytes[bytes.Length / 2] ^= (byte)(how == "altered" ? 1 : 0);
        if (how != "gone")
        {
            await File.WriteAllBytesAsync(file, how == "cut" ? bytes[..(bytes.Length / 2)] : bytes, TestContext.Current.CancellationToken);
        }

        string[][] commands = [["run", "walk", "--members", "9"], ["place", "walk", "juarez", "--members", "9"], ["figures", "walk", "--members", "9"], ["report", "walk", "--members", "9"], ["report", run]];
        foreach (string[] command in commands)
        {
            Said said = await terminal.RunAsync(command);
            Assert.Equal((1, ""), (said.Exit, said.Output));
            Assert.Contains($"\"{Path.Combine(run, name)}\" was changed or cut off after it was written. Make the run again with travesia run, its options and --overwrite.", said.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await terminal.RunAsync("run", "walk", "--members", "9", "--overwrite")).Exit);
        Assert.Equal(before, terminal.Print());
    }

    [Theory]
    [InlineData("report.html", true)]
    [InlineData("report.html", false)]
    [InlineData("informe.html", true)]
    public async Task A_run_that_is_done_makes_a_report_again_that_is_gone_or_empty(string name, bool isGone)
    {
        using Terminal terminal = new();
        string run = Path.GetDirectoryName(PathIn((await terminal.RunAsync("run", "walk", "--members", "9")).Output, "The report lies in "))!;
        string before = terminal.Print();
        string report = Path.Combine(terminal.Folder, run, name);
        File.Delete(report);
        if (!isGone)
        {
            await File.WriteAllTextAsync(report, "", TestContext.Current.CancellationToken);
        }

        Said said = await terminal.RunAsync("run", "walk", "--members", "9");
        Assert.Equal(0, said.Exit);
        Assert.StartsWith("This run is done already.", said.Output, StringComparison.Ordinal);
        Assert.Equal(before, terminal.Print());
    }

    [Fact]
    public async Task Options_that_name_a_run_are_refused_for_one_that_is_named()
    {
        using Terminal terminal = new();
        string run = Path.GetDirectoryName(PathIn((await terminal.RunAsync("run", "walk", "--members", "9")).Output, "The report lies in "))!;
        string before = terminal.Print();
        Said said = await terminal.RunAsync("report", run, "--members", "3", "--out", "elsewhere");
        Assert.Equal((2, ""), (said.Exit, said.Output));
        Assert.Contains("is a run that is there, and --members, --out cannot change it.", said.Error, StringComparison.Ordinal);
        Said dicho = await terminal.RunAsync("report", run, "--seed", "3", "--lang", "es");
        Assert.Equal(2, dicho.Exit);
        Assert.Contains("es una corrida ya hecha, y --seed no puede cambiarla.", dicho.Error, StringComparison.Ordinal);
        Assert.Equal(before, terminal.Print());
        Assert.Equal(0, (await terminal.RunAsync("report", run, "--threads", "1")).Exit);
    }

    [Fact]
    public async Task What_is_neither_a_run_nor_a_scenario_is_told()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("report", "wlak");
        Assert.Equal(2, said.Exit);
        Assert.Contains("walk", said.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await terminal.RunAsync("report", "./nowhere")).Exit);
        Assert.Equal(2, (await terminal.RunAsync("report")).Exit);
    }

    private static string PathIn(string output, string before) => output.Split('\n').Single(l => l.StartsWith(before, StringComparison.Ordinal))[before.Length..].Trim();
}
