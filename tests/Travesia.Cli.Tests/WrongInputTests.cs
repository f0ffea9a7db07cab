using Travesia.Inference;

namespace Travesia.Cli.Tests;

public class WrongInputTests
{
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "", "No command was given.", "No se indicó ningún comando." },
        { "rum walk", "Did you mean \"run\"?", "¿Quiso decir «run»?" },
        { "run", "needs SCENARIO", "le falta SCENARIO" },
        { "place walk", "needs PLACE", "le falta PLACE" },
        { "run walk extra", "does not know \"extra\"", "no reconoce «extra»" },
        { "run walk --member 3", "Did you mean \"--members\"?", "¿Quiso decir «--members»?" },
        { "run walk --members", "--members needs one value.", "--members necesita un valor." },
        { "run walk --seed 1 --seed 2", "--seed is given more than once.", "--seed aparece más de una vez." },
        { "run walk --members none", "--members is \"none\"", "--members es «none»" },
        { "run walk --members 0", "not 1..", "no es 1.." },
        { "run walk --members 1,5", "\"1,5\"", "«1,5»" },
        { "run walk --seed 4294967296", "0..4294967295", "0..4294967295" },
        { "run walk --seed=-1", "\"-1\"", "«-1»" },
        { "run walk --threads 0", "--threads", "--threads" },
        { "run walk --mode sample", "Did you mean \"sampled\"?", "¿Quiso decir «sampled»?" },
        { "run walk --from 1-2-2023", "is not a date", "no es una fecha" },
        { "run walk --from 2022-12-15", "which the scenario does not cover", "que el escenario no abarca" },
        { "run walk --to 2024-01-01", "It covers 1 January 2023 to 30 June 2023.", "Abarca del 1 de enero de 2023 al 30 de junio de 2023." },
        { "run walk --from 2023-03-01 --to 2023-02-01", "comes after --to", "posterior a --to" },
        { "run walk --from 2023-02-15", "Write --from 2023-03-01.", "Escriba --from 2023-03-01." },
        { "run walk --people-scale 0", "--people-scale is \"0\"", "--people-scale es «0»" },
        { "run walk --people-scale NaN", "\"NaN\"", "«NaN»" },
        { "run walk --people-scale Infinity", "\"Infinity\"", "«Infinity»" },
        { "run walk --people-scale 1e300", "--people-scale 1E+300 makes more people set out than live. In this scenario it may be at most", "parten más personas de las que viven" },
        { "run wolk", "Did you mean \"walk\"?", "¿Quiso decir «walk»?" },
        { "run ./nowhere", "There is no folder", "No existe la carpeta" },
        { "validate ./nowhere", "There is no folder", "No existe la carpeta" },
        { "place walk Juares", "Did you mean \"juarez\"?", "¿Quiso decir «juarez»?" },
        { "place walk juarez --from spring", "which is neither a date nor a month", "que no es una fecha ni un mes" },
        { "place walk juarez --to 2024-01", "which the scenario does not cover", "que el escenario no abarca" },
        { "place walk juarez --from 2023-03 --to 2023-02", "comes after --to", "posterior a --to" },
        { "place walk Atlantis", "Its places are: home, juarez, goal", "Sus lugares son: home, juarez, goal" },
        { "run walk --observations nowhere.csv", "nowhere.csv. Check the path, which is read from", "No existe el archivo" },
        { "run cliff", "cannot be run with the numbers drawn for it", "no se puede simular con los números que le tocaron" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_told_in_both_languages_with_exit_code_2_and_nothing_written(string written, string english, string spanish)
    {
        string[] words = written.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using Terminal terminal = new();
        Said said = await terminal.RunAsync(words);
        Assert.Equal(2, said.Exit);
        Assert.Contains(english, said.Error, StringComparison.Ordinal);
        Assert.Equal("", said.Output);

        Said dicho = await terminal.RunAsync([.. words, "--lang", "es"]);
        Assert.Equal(2, dicho.Exit);
        Assert.Contains(spanish, dicho.Error, StringComparison.Ordinal);

        Said json = await terminal.RunAsync([.. words, "--json"]);
        Assert.Equal(2, json.Exit);
        Assert.Equal("wrong-input", json.Json.GetProperty("status").GetString());
        Assert.Equal(2, json.Json.GetProperty("exitCode").GetInt32());
        Assert.Contains(english, string.Join('\n', json.Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("message").GetString())), StringComparison.Ordinal);

        Assert.Empty(Directory.EnumerateFileSystemEntries(terminal.Folder));
    }

    [Fact]
    public async Task All_that_is_wrong_with_options_is_told_at_once()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("run", "walk", "--members", "-1", "--seed", "x", "--threads", "0", "--mode", "q", "--bogus");
        Assert.Equal(2, said.Exit);
        Assert.All((string[])["--bogus", "--members is \"-1\"", "--seed is \"x\"", "--threads is \"0\"", "--mode is \"q\""], part => Assert.Contains(part, said.Error, StringComparison.Ordinal));
        Said known = await terminal.RunAsync("run", "walk", "--members", "-1", "--seed", "x");
        Assert.Contains("--members is \"-1\"", known.Error, StringComparison.Ordinal);
        Assert.Contains("--seed is \"x\"", known.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run --members -1", "needs SCENARIO", "--members is \"-1\"")]
    [InlineData("run nowhere --members -1", "No scenario \"nowhere\" ships", "--members is \"-1\"")]
    [InlineData("run ./nowhere --members -1", "There is no folder", "--members is \"-1\"")]
    [InlineData("place walk --from spring --seed x", "needs PLACE", "--from is \"spring\"", "--seed is \"x\"")]
    [InlineData("compare --members 1 --threads 0", "needs SCENARIO", "--members is \"1\"", "--threads is \"0\"")]
    [InlineData("journeys --members 0 --examples -1 --date soon", "needs SCENARIO", "--members is \"0\"", "--examples is \"-1\"", "--date is \"soon\"")]
    public async Task What_is_wrong_with_options_is_told_beside_a_scenario_that_is_missing(string written, params string[] told)
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync(written.Split(' '));
        Assert.Equal(2, said.Exit);
        Assert.All(told, part => Assert.Contains(part, said.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Errors_of_a_folder_are_told_all_at_once_each_with_its_place()
    {
        using Terminal terminal = new();
        string folder = Path.Combine(terminal.Folder, "mine");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "scenario.yaml"), "title: Mine\nperiod: { from: 2023-01-01, to: 2022-01-01 }\nrules: wolk\ngroups: { a: { title: A } }\n");
        File.WriteAllText(Path.Combine(folder, "places.csv"), "id,name,country,kind,latitude,longitude\nhome,Home,MEX,origin,95,0\n");
        File.WriteAllText(Path.Combine(folder, "links.csv"), "id,from,to,mode,days\nroad,home,nowhere,bus,1\n");
        string before = terminal.Print();
        Said said = await terminal.RunAsync("validate", "mine/");
        Assert.Equal(2, said.Exit);
        Assert.Contains("scenario.yaml:3:", said.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"walk\"?", said.Error, StringComparison.Ordinal);
        Assert.Contains("places.csv:2:", said.Error, StringComparison.Ordinal);
        Assert.Contains("links.csv:2:", said.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was written.", said.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await terminal.RunAsync("run", "mine/")).Exit);
        Assert.Equal(before, terminal.Print());
    }

    [Fact]
    public async Task What_the_rules_find_is_told_beside_what_is_wrong_with_the_files()
    {
        using Terminal terminal = new() { IsProduct = true };
        Assert.Equal(0, (await terminal.RunAsync("new", "mine")).Exit);
        string folder = Path.Combine(terminal.Folder, "mine");
        string frame = Path.Combine(folder, "scenario.yaml");
        File.WriteAllText(frame, File.ReadAllText(frame).Replace("\ncorridor:\n", "\ncorridor:\n  timePerDy: 0.1\n", StringComparison.Ordinal));
        File.AppendAllText(Path.Combine(folder, "places.csv"), "lost,Lost,MEX,transit,95,0,1,,,,,\n");
        string series = Path.Combine(folder, "series.yaml");
        File.WriteAllText(series, File.ReadAllText(series).Replace("counts: arrivals", "counts: arrival", StringComparison.Ordinal));
        Said said = await terminal.RunAsync("validate", "mine/");
        Assert.Equal(2, said.Exit);
        Assert.Contains("Did you mean timePerDay?", said.Error, StringComparison.Ordinal);
        Assert.Contains("95 is outside -90 to 90.", said.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean arrivals?", said.Error, StringComparison.Ordinal);
        Assert.Contains("3 errors.", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_the_users_own_is_a_path_and_a_bare_name_says_so()
    {
        using Terminal terminal = new();
        Directory.CreateDirectory(Path.Combine(terminal.Folder, "mine"));
        Said said = await terminal.RunAsync("run", "mine");
        Assert.Contains("./mine", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observations_of_the_users_own_are_checked_under_their_own_name()
    {
        using Terminal terminal = new();
        string file = Path.Combine(terminal.Folder, "mine.csv");
        File.WriteAllText(file, "series,publisher,period,area,unit,value\nshelter.present,Mine,2023-03-01,juarez,people,12\n");
        Assert.Equal(0, (await terminal.RunAsync("run", "walk", "--members", "2", "--observations", "mine.csv")).Exit);
        File.WriteAllText(file, "series,publisher,period,area,unit,value\nshelter.presnt,Mine,2023-03-01,juarez,people,-12\n");
        Said said = await terminal.RunAsync("run", "walk", "--members", "2", "--observations", "mine.csv");
        Assert.Equal(2, said.Exit);
        Assert.Contains("mine.csv:2:", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_with_the_numbers_before_anything_is_written()
    {
        using Terminal disk = new() { Limits = new ResourceLimits(long.MaxValue, 5_000_000) };
        Said said = await disk.RunAsync("run", "walk", "--members", "5000");
        Assert.Equal(2, said.Exit);
        Assert.Matches("The result would take about \\d+ MB on the disk, and 5 MB are free", said.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Folder));

        using Terminal memory = new() { Limits = new ResourceLimits(1000, long.MaxValue) };
        Said told = await memory.RunAsync("run", "walk", "--members", "5", "--lang", "es");
        Assert.Equal(2, told.Exit);
        Assert.Contains("de memoria", told.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(memory.Folder));
    }

    [Fact]
    public async Task A_language_that_is_not_spoken_is_an_error()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("list", "--lang", "fr");
        Assert.Equal(2, said.Exit);
        Assert.Contains("It can be: en, es.", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run walk --members 3")]
    [InlineData("place walk juarez --members 3")]
    [InlineData("figures walk --members 3")]
    [InlineData("report walk --members 3")]
    [InlineData("new mine")]
    [InlineData("calibrate walk")]
    public async Task An_empty_name_to_write_to_is_refused(string command)
    {
        using Terminal terminal = new();
        string[][] empty = [["--out", ""], ["--out", " "], ["--out="]];
        foreach (string[] name in empty)
        {
            Said said = await terminal.RunAsync([.. command.Split(' '), .. name]);
            Assert.Equal((2, ""), (said.Exit, said.Output));
            Assert.Contains("--out", said.Error, StringComparison.Ordinal);
        }

        Assert.Contains("--out is given an empty name.", (await terminal.RunAsync([.. command.Split(' '), "--out", ""])).Error, StringComparison.Ordinal);
        Assert.Contains("--out lleva un nombre vacío.", (await terminal.RunAsync([.. command.Split(' '), "--out", "", "--lang", "es"])).Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(terminal.Folder));
    }

    [Fact]
    public async Task An_output_folder_that_is_a_file_is_refused_before_anything_is_run()
    {
        using Terminal terminal = new();
        string file = Path.Combine(terminal.Folder, "afile");
        await File.WriteAllTextAsync(file, "x", TestContext.Current.CancellationToken);
        Said said = await terminal.RunAsync("run", "walk", "--members", "3", "--out", "afile/deeper");
        Assert.Equal(2, said.Exit);
        Assert.Contains("\"afile\" is a file", said.Error, StringComparison.Ordinal);
        Said made = await terminal.RunAsync("new", "mine", "--out", "afile");
        Assert.Equal(2, made.Exit);
        Assert.Contains("\"afile\" is a file", made.Error, StringComparison.Ordinal);
        Assert.Equal("x", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }
}
