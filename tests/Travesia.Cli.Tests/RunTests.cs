using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Travesia.Cli.Loading;
using Travesia.Cli.TestHost;
using Travesia.Rules;
using Travesia.Rules.Corridor;

namespace Travesia.Cli.Tests;

public class RunTests
{
    [Fact]
    public async Task The_last_screen_has_three_sentences_with_harm_the_path_and_the_next_command()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("run", "walk", "--members", "20");
        Assert.Equal(0, said.Exit);
        Assert.Contains("From 1 January 2023 to 30 June 2023, ", said.Output, StringComparison.Ordinal);
        Assert.Contains("reach a destination", said.Output, StringComparison.Ordinal);
        Assert.Contains("Harm: ", said.Output, StringComparison.Ordinal);
        Assert.Contains("nights without a bed", said.Output, StringComparison.Ordinal);
        Assert.Contains("Next: travesia place walk juarez --members 20", said.Output, StringComparison.Ordinal);
        string path = said.Output.Split('\n').Single(l => l.StartsWith("The run lies in ", StringComparison.Ordinal))["The run lies in ".Length..].Trim();
        Assert.True(File.Exists(Path.Combine(terminal.Folder, path, "run.json")));
        Assert.Contains("20 of 20 futures", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--members 3 --people-scale 0.5")]
    [InlineData("--members 3 --mode expected")]
    [InlineData("--members 3 --to 2023-05-31")]
    [InlineData("--members 3 --observations own.csv")]
    [InlineData("--members 3 --seed 4")]
    [InlineData("--members 3 --out elsewhere")]
    public async Task The_command_that_is_proposed_next_is_one_that_works_on_this_run(string options)
    {
        using Terminal terminal = new();
        await File.WriteAllTextAsync(
            Path.Combine(terminal.Folder, "own.csv"),
            "series,publisher,period,availableFrom,area,group,unit,value\nshelter.present,Shelter network,2023-03-14,,juarez,,people,1234\n",
            TestContext.Current.CancellationToken);
        JsonElement made = (await terminal.RunAsync(["run", "walk", .. options.Split(' '), "--json"])).Json;
        string before = terminal.Print();
        string next = made.GetProperty("next").GetString()!;
        Said said = await terminal.RunAsync([.. next.Split(' ')[1..], "--json"]);
        Assert.True(said.Exit == 0, $"{next}: {said.Output}");
        Assert.Equal(made.GetProperty("id").GetString(), said.Json.GetProperty("id").GetString());
        Assert.Equal(before, terminal.Print());
    }

    [Fact]
    public async Task A_proposed_command_quotes_what_a_shell_would_take_apart()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("run", "walk", "--members", "3", "--out", "my runs");
        Assert.Contains("Next: travesia place walk juarez --members 3 --out \"my runs\"", said.Output, StringComparison.Ordinal);
        said = await terminal.RunAsync("run", "walk", "--members", "3", "--out", "my runs", "--people-scale", "2");
        Assert.Matches("Next: travesia report \"my runs[/\\\\]walk[/\\\\][0-9a-f]+\"", said.Output);
        said = await terminal.RunAsync("figures", "walk", "--members", "3", "--seed", "5", "--out", "my runs");
        Assert.Contains("Next: travesia figures walk --members 20 --seed 5 --out \"my runs\"", said.Output, StringComparison.Ordinal);
        using Terminal product = new() { IsProduct = true };
        Assert.Equal(0, (await product.RunAsync("new", "mine", "--out", "my own")).Exit);
        Assert.Contains("Next: travesia run \"./my own/mine\"", (await product.RunAsync("validate", "./my own/mine")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_command_again_says_that_it_is_done_and_where()
    {
        using Terminal terminal = new();
        await terminal.RunAsync("run", "walk", "--members", "9");
        string before = terminal.Print();
        Said again = await terminal.RunAsync("run", "walk", "--members", "9");
        Assert.Equal(0, again.Exit);
        Assert.StartsWith("This run is done already.", again.Output, StringComparison.Ordinal);
        Assert.Contains("The run lies in runs", again.Output, StringComparison.Ordinal);
        Assert.Equal("", again.Error);
        Assert.Equal(before, terminal.Print());
    }

    [Fact]
    public async Task A_name_that_a_file_has_is_told_before_the_work()
    {
        using Terminal terminal = new();
        string run = (await terminal.RunAsync("run", "walk", "--members", "3", "--json")).Json.GetProperty("path").GetString()!;
        Directory.Delete(Path.Combine(terminal.Folder, run), recursive: true);
        await File.WriteAllTextAsync(Path.Combine(terminal.Folder, run), "mine", TestContext.Current.CancellationToken);
        Said said = await terminal.RunAsync("run", "walk", "--members", "3");
        Assert.Equal((2, ""), (said.Exit, said.Output));
        Assert.StartsWith($"\"{run}\" is a file, not a folder.", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_a_sentence_and_exit_code_1()
    {
        using Terminal terminal = new() { RuleSets = [new OnFullDisk()] };
        Said said = await terminal.RunAsync("run", "walk", "--members", "3");
        Assert.Equal((1, ""), (said.Exit, said.Output));
        Assert.StartsWith("The disk is full. Free some space, or choose another disk with --out", said.Error, StringComparison.Ordinal);
        Assert.Contains("El disco está lleno.", (await terminal.RunAsync("run", "walk", "--members", "3", "--lang", "es")).Error, StringComparison.Ordinal);
    }

    /// <summary>Writes where there is no room.</summary>
    private sealed class OnFullDisk : IRuleSet
    {
        private readonly WalkRules rules = new();

        public string Name => rules.Name;

        public System.Text.Json.Nodes.JsonObject SectionSchema => rules.SectionSchema;

        public System.Collections.Immutable.ImmutableArray<Model.Diagnostics.Diagnostic> Validate(Model.Scenario scenario) => throw new IOException("No space left on device", 28);

        public System.Collections.Immutable.ImmutableArray<Model.Diagnostics.Diagnostic> ValidatePart(Model.Diagnostics.PartialScenario part) => [];

        public CompiledScenario Compile(Model.Scenario scenario, Model.ParameterValues parameters) => rules.Compile(scenario, parameters);
    }

    [Fact]
    public async Task A_run_of_another_build_is_not_taken_for_this_ones()
    {
        using Terminal terminal = new();
        string id = (await terminal.RunAsync("run", "walk", "--members", "4", "--json")).Json.GetProperty("id").GetString()!;
        string before = terminal.Print();
        terminal.Build = "two";
        string[][] commands = [["run", "walk", "--members", "4"], ["place", "walk", "juarez", "--members", "4"], ["figures", "walk", "--members", "4"], ["report", "walk", "--members", "4"]];
        foreach (string[] command in commands)
        {
            Said said = await terminal.RunAsync(command);
            Assert.Equal((2, ""), (said.Exit, said.Output));
            Assert.Contains($"The run in {Path.Combine("runs", "walk", id)} was made by another build of this version", said.Error, StringComparison.Ordinal);
            Assert.Contains("--overwrite", said.Error, StringComparison.Ordinal);
            Assert.Contains("otra compilación", (await terminal.RunAsync([.. command, "--lang", "es"])).Error, StringComparison.Ordinal);
            Assert.Equal(before, terminal.Print());
        }

        // The name stays, so that a run of a version is found by it whoever built it.
        JsonElement anew = (await terminal.RunAsync("run", "walk", "--members", "4", "--overwrite", "--json")).Json;
        Assert.Equal((id, "done"), (anew.GetProperty("id").GetString(), anew.GetProperty("status").GetString()));
        Assert.Equal("already-done", (await terminal.RunAsync("run", "walk", "--members", "4", "--json")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public void The_build_of_a_process_is_that_of_the_assemblies_that_make_numbers()
    {
        string mark = Surroundings.OfProcess([new WalkRules()], new ShippedScenarios(typeof(WalkRules).Assembly)).Build;
        Assert.Matches("^[0-9a-f]{16}$", mark);
        Assert.Equal(mark, Surroundings.OfProcess([new WalkRules()], new ShippedScenarios(typeof(CommandHost).Assembly)).Build);
        Assert.NotEqual(mark, Surroundings.OfProcess([new CorridorRules()], new ShippedScenarios(typeof(WalkRules).Assembly)).Build);
    }

    [Fact]
    public async Task Runs_are_the_same_bytes_for_1_2_and_8_threads_and_anew()
    {
        using Terminal one = new();
        using Terminal two = new();
        using Terminal eight = new();
        await one.RunAsync("run", "walk", "--members", "30", "--threads", "1");
        await two.RunAsync("run", "walk", "--members", "30", "--threads", "2");
        await eight.RunAsync("run", "walk", "--members", "30", "--threads", "8");
        Assert.Equal(one.Print(), two.Print());
        Assert.Equal(one.Print(), eight.Print());
        Assert.Equal(0, (await one.RunAsync("run", "walk", "--members", "30", "--overwrite")).Exit);
        Assert.Equal(one.Print(), two.Print());
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("es-ES")]
    [InlineData("ar-SA")]
    public async Task The_machines_culture_changes_nothing(string culture)
    {
        using Terminal here = new();
        Said expected = await here.RunAsync("run", "walk", "--members", "9", "--people-scale", "1.5", "--seed", "12345");
        Said place = await here.RunAsync("place", "walk", "Ciudad Juárez", "--members", "9", "--json");
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentCulture = new CultureInfo(culture);
            using Terminal there = new();
            Said said = await there.RunAsync("run", "walk", "--members", "9", "--people-scale", "1.5", "--seed", "12345");
            Assert.Equal(expected.Output, said.Output);
            Assert.Equal(place.Output, (await there.RunAsync("place", "walk", "Ciudad Juárez", "--members", "9", "--json")).Output);
            Assert.Equal(here.Print(), there.Print());
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
            CultureInfo.DefaultThreadCurrentCulture = null;
        }
    }

    [Fact]
    public async Task Json_is_one_object_and_what_it_was()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("run", "walk", "--members", "9", "--json");
        JsonElement json = said.Json;
        Assert.Equal(
            ["command", "status", "exitCode", "version", "path", "report", "scenario", "title", "id", "firstDay", "lastDay", "members", "seed", "mode", "fluidLimit", "responsibleUse", "totals", "sentences", "next"],
            json.EnumerateObject().Select(p => p.Name));
        string golden = Path.Combine(Repository.Folder, "tests", "Travesia.Cli.Tests", "Golden", "run.json");
        Golden.Check(golden, FormOf(said.Output.Replace('\\', '/')));
        Assert.Equal("already-done", (await terminal.RunAsync("run", "walk", "--members", "9", "--json")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Spanish_is_spoken_throughout()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("run", "walk", "--members", "9", "--lang", "es");
        Assert.Contains("Del 1 de enero de 2023 al 30 de junio de 2023 parten ", said.Output, StringComparison.Ordinal);
        Assert.Contains("muertes", said.Output, StringComparison.Ordinal);
        Assert.Contains("Siguiente: travesia place walk juarez", said.Output, StringComparison.Ordinal);
        Assert.Contains("9 futuros, semilla 1.", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("people", said.Output + said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_changes_no_byte_of_a_run()
    {
        using Terminal english = new();
        using Terminal spanish = new();
        await english.RunAsync("run", "walk", "--members", "4");
        await spanish.RunAsync("run", "walk", "--members", "4", "--lang", "es", "--json");
        Assert.Equal(english.Print(), spanish.Print());
    }

    [Fact]
    public async Task Expected_mode_says_what_its_numbers_are()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("run", "walk", "--members", "9", "--mode", "expected");
        Assert.Contains("Expected mode: exact means, without luck.", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_decide_numbers_make_another_run_and_others_do_not()
    {
        using Terminal terminal = new();
        string plain = await IdAsync();
        Assert.Equal(plain, await IdAsync("--threads", "1"));
        Assert.Equal(plain, await IdAsync("--seed", "1"));
        string[] others =
        [
            await IdAsync("--seed", "2"), await IdAsync("--mode", "expected"), await IdAsync("--from", "2023-02-01"),
            await IdAsync("--to", "2023-05-31"), await IdAsync("--people-scale", "2"), plain,
        ];
        Assert.Equal(others.Length, others.Distinct().Count());

        async Task<string> IdAsync(params string[] options)
            => (await terminal.RunAsync(["run", "walk", "--members", "3", "--json", .. options])).Json.GetProperty("id").GetString()!;
    }

    [Fact]
    public async Task A_later_first_day_hides_days_but_they_are_lived_through()
    {
        using Terminal terminal = new();
        JsonElement json = (await terminal.RunAsync("place", "walk", "juarez", "--members", "9", "--json")).Json;
        double february = Present(json, 1);
        JsonElement later = (await terminal.RunAsync("run", "walk", "--members", "9", "--from", "2023-02-01", "--json")).Json;
        Assert.Equal("2023-02-01", later.GetProperty("firstDay").GetString());
        Assert.True(february > 100);
        double departures = Total(later, "departures");
        double all = Total((await terminal.RunAsync("run", "walk", "--members", "9", "--json")).Json, "departures");
        Assert.InRange(departures / all, 0.8, 0.86);

        static double Present(JsonElement json, int month) => json.GetProperty("months")[month].GetProperty("present").GetProperty("median").GetDouble();
    }

    [Fact]
    public async Task People_scale_multiplies_who_leaves()
    {
        using Terminal terminal = new();
        double once = Total((await terminal.RunAsync("run", "walk", "--members", "9", "--json")).Json, "departures");
        double thrice = Total((await terminal.RunAsync("run", "walk", "--members", "9", "--people-scale", "3", "--json")).Json, "departures");
        Assert.Equal(3, thrice / once, 0.05);
    }

    [Fact]
    public async Task After_ten_seconds_it_says_what_it_sees_so_far()
    {
        using Terminal slow = new() { Clock = new SteppingClock(TimeSpan.FromSeconds(1)) };
        Said said = await slow.RunAsync("run", "walk", "--members", "20");
        Assert.Contains("So far, over ", said.Error, StringComparison.Ordinal);
        Assert.Contains(" people reach a destination", said.Error, StringComparison.Ordinal);

        // Where no member is done by then, that is said.
        using Terminal slower = new() { Clock = new SteppingClock(TimeSpan.FromSeconds(11)) };
        said = await slower.RunAsync("run", "walk", "--members", "20");
        Assert.Matches("no future is done yet[^\n]*\nSo far, over 1 future", said.Error.ReplaceLineEndings("\n"));

        using Terminal quick = new() { Clock = new SteppingClock(TimeSpan.FromMilliseconds(1)) };
        Assert.DoesNotContain("So far", (await quick.RunAsync("run", "walk", "--members", "20")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_gets_a_bar_and_the_same_run()
    {
        using Terminal bar = new() { IsTerminal = true };
        using Terminal lines = new();
        Assert.Equal(0, (await bar.RunAsync("run", "walk", "--members", "9")).Exit);
        await lines.RunAsync("run", "walk", "--members", "9");
        Assert.Equal(lines.Print(), bar.Print());
    }

    // The form is golden here; the numbers are the scenarios' to keep.
    private static string FormOf(string json)
        => Regex.Replace(Regex.Replace(json, "(?<=\"(median|low80|high80|mean)\": )[-0-9.E+]+", "0"), "[0-9a-f]{16}|(?<=[ (])[0-9]+(,[0-9]{3})*(?=[ );.])", "#");

    private static double Total(JsonElement json, string quantity)
        => json.GetProperty("totals").EnumerateArray().Single(t => t.GetProperty("quantity").GetString() == quantity).GetProperty("median").GetDouble();
}
