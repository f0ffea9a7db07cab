using System.Globalization;
using System.Text.Json;
using Travesia.Cli.TestHost;
using Travesia.Rules.Flee;

namespace Travesia.Cli.Tests;

/// <summary>Folders in Flee's format on the command line.</summary>
public class FleeTests
{
    [Fact]
    public async Task A_folder_of_Flee_runs_as_it_is_and_its_scenario_folder_to_the_same_counts()
    {
        using Terminal terminal = Begin();

        Said run = await terminal.RunAsync("run", "./small", "--members", "3");
        Said import = await terminal.RunAsync("import", "flee", "small", "--to", "made");
        Said again = await terminal.RunAsync("run", "./made", "--members", "3");
        Said one = await terminal.RunAsync("place", "./small", "puente", "--members", "3", "--json");
        Said other = await terminal.RunAsync("place", "./made", "puente", "--members", "3", "--json");

        Assert.Equal((0, ""), (run.Exit, run.Exit == 0 ? "" : run.Error));
        Assert.Equal(0, import.Exit);
        Assert.Contains("Next: travesia run ./made", import.Output, StringComparison.Ordinal);
        Assert.Contains("input_csv/closures.csv:4:1: notice", import.Output, StringComparison.Ordinal);
        Assert.Equal(0, again.Exit);
        Assert.Equal(one.Json.GetProperty("months").GetRawText(), other.Json.GetProperty("months").GetRawText());
        Assert.Contains("present", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_in_camps_are_held_against_their_counts()
    {
        using Terminal terminal = Begin();

        Said run = await terminal.RunAsync("run", "./small", "--members", "3");
        Said spanish = await terminal.RunAsync("run", "./small", "--members", "3", "--lang", "es");
        Said json = await terminal.RunAsync("run", "./small", "--members", "3", "--json");

        Assert.Contains(" are in camps, where 827 are counted.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Averaged relative difference from the counts: ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("reach a destination", run.Output, StringComparison.Ordinal);
        Assert.Contains("en los campos, donde se cuentan 827.", spanish.Output, StringComparison.Ordinal);
        JsonElement validation = json.Json.GetProperty("validation");
        Assert.Equal(827, validation.GetProperty("counted").GetDouble());
        string folder = Path.Combine(terminal.Folder, json.Json.GetProperty("path").GetString()!);
        string[][] table = [.. (await File.ReadAllLinesAsync(Path.Combine(folder, "out.csv"), terminal.Signal)).Select(line => line.Split(','))];
        Assert.Equal(["Day", "Date", "Puente sim", "Puente data", "Puente error", "Llano sim"], table[0][..6]);
        Assert.Equal(["0", "2021-02-27"], table[1][..2]);
        Assert.Equal(31, table.Length);

        // What is told at the end is what stands in the last line; the error of a day is over a total that has the first day twice.
        string[] last = table[^1];
        double[] data = [double.Parse(last[3], CultureInfo.InvariantCulture), double.Parse(last[6], CultureInfo.InvariantCulture)];
        Assert.Equal(827, data.Sum());
        Assert.Equal(validation.GetProperty("camps").EnumerateArray().Select(c => c.GetProperty("counted").GetDouble()), data);
        double[] simulated = [double.Parse(last[2], CultureInfo.InvariantCulture), double.Parse(last[5], CultureInfo.InvariantCulture)];
        double apart = Math.Abs(simulated[0] - data[0]) + Math.Abs(simulated[1] - data[1]);
        Assert.Equal(apart / (827 + double.Parse(table[1][9], CultureInfo.InvariantCulture)), double.Parse(last[8], CultureInfo.InvariantCulture), 1e-4);
        string report = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"), terminal.Signal);
        Assert.Contains("In camps on ", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_folder_is_told_with_file_and_line_and_nothing_is_written()
    {
        using Terminal terminal = Begin();
        string routes = Path.Combine(terminal.Folder, "small", "input_csv", "routes.csv");
        await File.WriteAllTextAsync(routes, (await File.ReadAllTextAsync(routes, terminal.Signal)).Replace("Alta,Cruce", "Alta,Crux", StringComparison.Ordinal), terminal.Signal);
        string before = terminal.Print();

        Said run = await terminal.RunAsync("run", "./small");
        Said import = await terminal.RunAsync("import", "flee", "small", "--to", "made");

        Assert.Equal((2, 2), (run.Exit, import.Exit));
        Assert.Contains("input_csv/routes.csv:2:6: error: \"Crux\" is not in locations.csv.", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, terminal.Print());
    }

    [Theory]
    [InlineData("import ./small --to made", "FORMAT")]
    [InlineData("import flee small", "--to DIR")]
    [InlineData("import flea small --to made", "flee")]
    [InlineData("run ./small --people-scale 0.5", "hasten")]
    public async Task What_is_missing_or_does_not_act_is_told(string written, string told)
    {
        using Terminal terminal = Begin();

        Said said = await terminal.RunAsync(written.Split(' '));

        Assert.Equal(2, said.Exit);
        Assert.Contains(told, said.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(terminal.Folder, "made")));
    }

    [Theory]
    [InlineData("import flee small --to small", "--to")]
    [InlineData("import flee small --to small/input_csv --overwrite", "--to")]
    [InlineData("import flee ./small/ --to ./small/../small/new", "--to")]
    [InlineData("import flee by-link --to small/new", "--to")]
    [InlineData("run ./small --members 3 --out small", "--out")]
    [InlineData("run ./small --members 3 --out by-link/source_data", "--out")]
    [InlineData("place ./small puente --members 3 --out small/runs", "--out")]
    public async Task Nothing_is_written_into_the_folder_that_is_read(string written, string option)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need privileges there.");
        using Terminal terminal = Begin();
        Directory.CreateSymbolicLink(Path.Combine(terminal.Folder, "by-link"), Path.Combine(terminal.Folder, "small"));
        string before = terminal.Print();

        Said said = await terminal.RunAsync(written.Split(' '));

        Assert.Equal(2, said.Exit);
        Assert.Contains($"lies in the folder that is read. Choose a folder outside it with {option}", said.Error, StringComparison.Ordinal);
        Assert.Equal(before, terminal.Print());
    }

    [Theory]
    [InlineData("run ./small/input_csv", "Write the path of the whole folder: ./small.")]
    [InlineData("validate small/source_data/", "Write the path of the whole folder: ./small.")]
    [InlineData("import flee small/input_csv --to made", "Write the path of the whole folder: ./small.")]
    [InlineData("run .", "Write the path of one: ./small.")]
    [InlineData("import flee . --to made", "Write the path of one: ./small.")]
    [InlineData("run small", "./small")]
    public async Task A_folder_beside_the_one_that_is_meant_names_that_one(string written, string told)
    {
        using Terminal terminal = Begin();

        Said said = await terminal.RunAsync(written.Split(' '));

        Assert.Equal(2, said.Exit);
        Assert.Contains(told.Replace('/', Path.DirectorySeparatorChar), said.Error, StringComparison.Ordinal);
        Assert.Single(said.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task In_the_folder_itself_its_own_path_is_told()
    {
        using Terminal terminal = Begin();
        Directory.Move(Path.Combine(terminal.Folder, "small", "input_csv"), Path.Combine(terminal.Folder, "input_csv"));

        Said said = await terminal.RunAsync("run", "input_csv");

        Assert.Equal((2, $"\"input_csv\" is a part of a folder of Flee. Write the path of the whole folder: .{Path.DirectorySeparatorChar}."), (said.Exit, said.Error.TrimEnd()));
    }

    [Fact]
    public async Task Progress_tells_who_flees_and_who_is_in_camps()
    {
        using Terminal terminal = Begin(new SteppingClock(TimeSpan.FromSeconds(1)));

        Said said = await terminal.RunAsync("run", "./small", "--members", "20");
        JsonElement json = (await terminal.RunAsync("run", "./small", "--members", "20", "--json")).Json;

        Assert.Matches("So far, over \\d+ futures?: [^–]* people flee; at the end [^–]* are in camps\\.", said.Error);
        Assert.DoesNotContain("destination", said.Error, StringComparison.Ordinal);
        JsonElement total = json.GetProperty("totals").EnumerateArray().Single(t => t.GetProperty("quantity").GetString() == "in-shelters-at-end");
        Assert.Equal(json.GetProperty("validation").GetProperty("inCamps").GetProperty("median").GetDouble(), total.GetProperty("median").GetDouble(), 1e-6);
    }

    private static Terminal Begin(TimeProvider? clock = null)
    {
        Terminal terminal = new() { Clock = clock ?? TimeProvider.System, RuleSets = [new WalkRules(), new FleeRules()] };
        string from = Path.Combine(Root(), "tests", "Travesia.Scenarios.Tests", "FleeFolders", "small");
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(terminal.Folder, "small", Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return terminal;
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Travesia.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
