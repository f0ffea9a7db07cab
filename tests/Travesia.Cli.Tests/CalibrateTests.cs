using System.Text.Json;

namespace Travesia.Cli.Tests;

public class CalibrateTests
{
    private const string Plan = """
        window: { from: 2023-01-01, to: 2023-03-31, cutOff: 2023-04-30 }
        stages:
          - title: Who leaves
            free: [busy]
            targets: [{ series: town.arrivals, error: { kind: lognormal, sdLog: 0.05 } }]
          - title: Who dies
            free: [danger]
            targets: [{ series: shelter.present, error: { kind: counts, dispersion: 2 } }]

        """;

    private static readonly string Walk = Path.Combine(Repository.Folder, "tests", "Travesia.Cli.TestHost", "scenarios", "walk");

    [Fact]
    public async Task It_shows_what_was_fitted_writes_it_and_runs_use_it()
    {
        using Terminal terminal = new();
        string folder = Folder(terminal);
        Said unfitted = await terminal.RunAsync("run", "./mine", "--members", "3", "--json");
        Said said = await terminal.RunAsync("calibrate", "./mine", "--write");
        Assert.Equal(0, said.Exit);
        Assert.StartsWith("2 free parameters, 7 observations, from 1 January 2023 to 31 March 2023, known by 30 April 2023.", said.Output, StringComparison.Ordinal);
        Assert.Matches("busy +40\\.0 \\(27\\.2 to 58\\.8\\) +5[34]\\.\\d \\(5\\d\\.\\d to 5\\d\\.\\d\\) +1\\.0", said.Output);
        Assert.Matches("danger .* not moved", said.Output);
        Assert.Contains("Cannot be told from these observations (of 1 of 2 parameters at least 90% of the doubt is left): danger.", said.Output, StringComparison.Ordinal);
        Assert.Contains("No two hang together by 0.7 or more.", said.Output, StringComparison.Ordinal);
        Assert.Contains("converged.", said.Output, StringComparison.Ordinal);
        Assert.Contains("Expected mode: exact means", said.Output, StringComparison.Ordinal);
        Assert.Contains("Written to ./mine/fitted.yaml", said.Output.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Contains("fitting 2 parameters", said.Error, StringComparison.Ordinal);
        string file = File.ReadAllText(Path.Combine(folder, "fitted.yaml"));
        Assert.Contains("command: travesia calibrate", file, StringComparison.Ordinal);

        Said valid = await terminal.RunAsync("validate", "./mine");
        Assert.StartsWith("mine has no errors.", valid.Output, StringComparison.Ordinal);
        Said fitted = await terminal.RunAsync("run", "./mine", "--members", "3", "--json");
        Assert.NotEqual(unfitted.Json.GetProperty("id").GetString(), fitted.Json.GetProperty("id").GetString());
        Assert.True(Departures(fitted) > 1.15 * Departures(unfitted), $"{Departures(fitted)} {Departures(unfitted)}");

        // Fitted again with a fit there, and with any number of threads: the same bytes.
        await terminal.RunAsync("calibrate", "./mine", "--write", "--threads", "1");
        Assert.Equal(file, File.ReadAllText(Path.Combine(folder, "fitted.yaml")));

        File.WriteAllText(Path.Combine(folder, "departures.csv"), File.ReadAllText(Path.Combine(folder, "departures.csv")).Replace("0.5*busy", "0.6*busy", StringComparison.Ordinal));
        Assert.Contains("fitted.yaml:", (await terminal.RunAsync("validate", "./mine")).Output, StringComparison.Ordinal);
        Assert.Contains("has changed since", (await terminal.RunAsync("validate", "./mine")).Output, StringComparison.Ordinal);
        Assert.Contains("ha cambiado desde entonces", (await terminal.RunAsync("validate", "./mine", "--lang", "es")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_posterior_is_stored_as_a_run_from_which_others_take_it()
    {
        using Terminal terminal = new();
        string folder = Folder(terminal);
        Said before = await terminal.RunAsync("run", "./mine", "--members", "3", "--json");
        Said fit = await terminal.RunAsync("calibrate", "./mine", "--out", "mine.yaml");
        Assert.Contains("travesia run ./mine --posterior mine.yaml", fit.Output, StringComparison.Ordinal);
        Said run = await terminal.RunAsync("run", "./mine", "--posterior", "mine.yaml", "--members", "3", "--json");
        Assert.Equal(0, run.Exit);
        Assert.True(Departures(run) > 1.15 * Departures(before));
        string stored = Path.Combine("runs", "mine", run.Json.GetProperty("id").GetString()!);
        Assert.Contains("fitted.yaml", File.ReadAllText(Path.Combine(terminal.Folder, stored, "run.json")), StringComparison.Ordinal);

        // The folder itself has none; the run is enough for the next one, and the same posterior in the folder makes the same run.
        Assert.False(File.Exists(Path.Combine(folder, "fitted.yaml")));
        Said longer = await terminal.RunAsync("run", "./mine", "--posterior", stored, "--members", "4", "--json");
        Assert.Equal(0, longer.Exit);
        Assert.Equal(0, (await terminal.RunAsync("report", stored)).Exit);
        string compared = (await terminal.RunAsync("compare", "./mine", "--without", "river-closed", "--members", "2", "--posterior", stored, "--json")).Output;
        string sensed = (await terminal.RunAsync("sensitivity", "./mine", "--points", "2", "--draws", "8", "--posterior", stored, "--json")).Output;
        File.Copy(Path.Combine(terminal.Folder, "mine.yaml"), Path.Combine(folder, "fitted.yaml"));
        Assert.Equal(longer.Json.GetProperty("id").GetString(), (await terminal.RunAsync("run", "./mine", "--members", "4", "--json")).Json.GetProperty("id").GetString());
        Assert.Equal(compared, (await terminal.RunAsync("compare", "./mine", "--without", "river-closed", "--members", "2", "--json")).Output);
        Assert.Equal(sensed, (await terminal.RunAsync("sensitivity", "./mine", "--points", "2", "--draws", "8", "--json")).Output);
    }

    [Fact]
    public async Task A_posterior_that_is_none_or_of_another_scenario_is_refused_by_its_name()
    {
        using Terminal terminal = new();
        Folder(terminal);
        Said nowhere = await terminal.RunAsync("run", "./mine", "--posterior", "nowhere.yaml", "--json");
        Assert.Equal(2, nowhere.Exit);
        Assert.Contains("cli.posterior.none", nowhere.Output, StringComparison.Ordinal);
        Said prior = await terminal.RunAsync("run", "./mine", "--members", "2", "--json");
        Said run = await terminal.RunAsync("run", "./mine", "--posterior", Path.Combine("runs", "mine", prior.Json.GetProperty("id").GetString()!), "--json");
        Assert.Contains("cli.posterior.none", run.Output, StringComparison.Ordinal);
        await terminal.RunAsync("calibrate", "./mine", "--out", "mine.yaml");
        string file = Path.Combine(terminal.Folder, "mine.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("busy:", "idle:", StringComparison.Ordinal));
        Said other = await terminal.RunAsync("run", "./mine", "--posterior", "mine.yaml");
        Assert.Equal(2, other.Exit);
        Assert.Contains("mine.yaml:", other.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fitted.yaml:", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_observations_tell_is_read_from_a_fit_or_there_is_none_to_read()
    {
        using Terminal terminal = new();
        Folder(terminal);
        Said unfitted = await terminal.RunAsync("calibrate", "./mine", "--told", "--json");
        Assert.Equal(2, unfitted.Exit);
        Assert.Contains("cli.calibrate.unfitted", unfitted.Output, StringComparison.Ordinal);
        Said fit = await terminal.RunAsync("calibrate", "./mine", "--write", "--json");
        Said said = await terminal.RunAsync("calibrate", "./mine", "--told", "--json");
        Assert.Equal(0, said.Exit);
        JsonElement[] told = [.. said.Json.GetProperty("told").EnumerateArray()];
        Assert.Equal(["danger", "busy"], told.Select(t => t.GetProperty("name").GetString()));
        Assert.Equal([false, true], told.Select(t => t.GetProperty("canBeTold").GetBoolean()));
        Assert.Equal(1, told[0].GetProperty("sdRatio").GetDouble());
        Assert.InRange(told[1].GetProperty("sdRatio").GetDouble(), 0.01, 0.5);
        Assert.Equal(said.Json.GetProperty("told").GetRawText(), fit.Json.GetProperty("told").GetRawText());
        Said screen = await terminal.RunAsync("calibrate", "./mine", "--told");
        Assert.Matches("danger +100% +cannot be told", screen.Output);
        Said both = await terminal.RunAsync("calibrate", "./mine", "--told", "--check");
        Assert.Equal(2, both.Exit);
        Assert.Contains("--check, --told exclude one another", both.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_being_told_to_it_writes_nothing_and_elsewhere_only_what_is_not_there()
    {
        using Terminal terminal = new();
        Folder(terminal);
        string before = terminal.Print();
        Said said = await terminal.RunAsync("calibrate", "./mine", "--lang", "es");
        Assert.Contains("No se escribió nada", said.Output, StringComparison.Ordinal);
        Assert.Contains("2 parámetros libres, 7 observaciones", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Written", said.Output + said.Error, StringComparison.Ordinal);
        Assert.Equal(before, terminal.Print());
        Assert.Equal(0, (await terminal.RunAsync("calibrate", "./mine", "--out", "found.yaml")).Exit);
        Assert.Equal(2, (await terminal.RunAsync("calibrate", "./mine", "--out", "found.yaml")).Exit);
        Assert.Equal(0, (await terminal.RunAsync("calibrate", "./mine", "--out", "found.yaml", "--overwrite")).Exit);
    }

    [Fact]
    public async Task Json_holds_what_is_printed()
    {
        using Terminal terminal = new();
        Folder(terminal);
        JsonElement json = (await terminal.RunAsync("calibrate", "./mine", "--json")).Json;
        Assert.Equal("done", json.GetProperty("status").GetString());
        Assert.Equal(2, json.GetProperty("freeParameters").GetInt32());
        Assert.Equal(7, json.GetProperty("observations").GetInt32());
        Assert.True(json.GetProperty("converged").GetBoolean());
        Assert.Equal(["busy", "danger"], json.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(2, json.GetProperty("targets").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("path").ValueKind);
    }

    [Fact]
    public async Task The_months_after_the_window_are_shown_beside_what_knows_nothing()
    {
        using Terminal terminal = new();
        Folder(terminal);
        Said before = await terminal.RunAsync("calibrate", "./mine", "--check");
        Assert.Contains("There is no fitted.yaml", before.Output, StringComparison.Ordinal);
        await terminal.RunAsync("calibrate", "./mine", "--write");
        Said said = await terminal.RunAsync("calibrate", "./mine", "--check");
        Assert.Equal(0, said.Exit);
        Assert.Contains("what was observed after 31 March 2023", said.Output, StringComparison.Ordinal);
        Assert.Matches("town\\.arrivals +juarez +3 +\\d%", said.Output);
        JsonElement row = (await terminal.RunAsync("calibrate", "./mine", "--check", "--json")).Json.GetProperty("rows")[0];
        Assert.InRange(row.GetProperty("model").GetDouble(), 0, 0.05);
        Assert.InRange(row.GetProperty("constant").GetDouble(), 0, 0.2);
        Assert.Equal(3, row.GetProperty("byMonth").GetArrayLength());
    }

    private const string Experiments = """
        experiments:
          - { title: Rule, date: 2023-03-10, policies: [RULE], series: town.arrivals, groups: [ven] }
          - { title: Rule, date: 2023-03-10, after: 2023-06-01, policies: [RULE], series: town.arrivals, areas: [juarez] }
        placebos: [2023-01-15, 2023-04-15]

        """;

    [Fact]
    public async Task Natural_experiments_are_held_against_an_ensemble()
    {
        using Terminal terminal = new();
        string folder = Folder(terminal);
        string policy = (await terminal.RunAsync("validate", "./mine", "--json")).Exit == 0 ? PolicyOf(folder) : "";
        Assert.Contains("declares no natural experiments", (await terminal.RunAsync("calibrate", "./mine", "--experiments")).Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "calibration.yaml"), Plan + Experiments.Replace("RULE", policy, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Said said = await terminal.RunAsync("calibrate", "./mine", "--experiments", "--members", "12");
        Assert.Equal(0, said.Exit);
        Assert.Contains("natural experiments, over 12 futures, seed 1", said.Output, StringComparison.Ordinal);
        Assert.Contains("There is no fitted.yaml", said.Output, StringComparison.Ordinal);
        Assert.Matches("Rule +town\\.arrivals ven +2023-03 → 2023-04 +0\\.97 +\\d\\.\\d\\d +\\d\\.\\d\\d to \\d\\.\\d\\d +\\d+% +(yes|no) +(yes|no)", said.Output);
        Assert.Matches("Right side in \\d of 1; size inside a band no wider than 60% in \\d\\.", said.Output);
        Assert.Contains("15 January 2023", said.Output, StringComparison.Ordinal);
        JsonElement json = (await terminal.RunAsync("calibrate", "./mine", "--experiments", "--members", "12", "--json", "--threads", "1")).Json;
        Assert.Equal(12, json.GetProperty("members").GetInt32());
        JsonElement second = json.GetProperty("experiments")[1];
        Assert.Equal("2023-06", second.GetProperty("after").GetString());
        Assert.Equal(30.0 / 31, second.GetProperty("observed").GetDouble(), 9);
        Assert.Equal(2, second.GetProperty("placebos").GetArrayLength());
        Assert.Matches("town\\.arrivals +\\S+ +\\d of \\d +\\d of \\d", said.Output);
        Assert.Matches("After the window inside in \\d+ of \\d+, where 80% would be right", said.Output);
        JsonElement months = json.GetProperty("coverage80")[0];
        Assert.InRange(months.GetProperty("insideAfter").GetInt32(), 0, months.GetProperty("monthsAfter").GetInt32());
        Assert.Equal(second.GetProperty("high90").GetDouble() - second.GetProperty("low90").GetDouble(), second.GetProperty("width").GetDouble(), 9);
        Assert.Contains("Experimentos naturales".ToLowerInvariant(), (await terminal.RunAsync("calibrate", "./mine", "--experiments", "--members", "2", "--lang", "es")).Output, StringComparison.Ordinal);

        // Experiments are no part of what a fit sees.
        await terminal.RunAsync("calibrate", "./mine", "--write");
        string fitted = await File.ReadAllTextAsync(Path.Combine(folder, "fitted.yaml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "calibration.yaml"), Plan, TestContext.Current.CancellationToken);
        await terminal.RunAsync("calibrate", "./mine", "--write");
        Assert.Equal(fitted, await File.ReadAllTextAsync(Path.Combine(folder, "fitted.yaml"), TestContext.Current.CancellationToken));
    }

    private static string PolicyOf(string folder)
        => File.ReadLines(Path.Combine(folder, "policies.yaml")).First(l => l.StartsWith("- id: ", StringComparison.Ordinal))["- id: ".Length..].Trim();

    [Fact]
    public async Task What_is_wrong_is_told_with_exit_code_2_and_nothing_is_written()
    {
        using Terminal terminal = new();
        string folder = Folder(terminal);
        string before = terminal.Print();
        Assert.Contains("does not say what is to be fitted", await Wrong("calibrate", "walk"), StringComparison.Ordinal);
        Assert.Contains("ships with this program", await Wrong("calibrate", "walk", "--write"), StringComparison.Ordinal);
        Assert.Contains("both say where to write", await Wrong("calibrate", "./mine", "--write", "--out", "a.yaml"), StringComparison.Ordinal);
        Assert.Contains("--check, --experiments exclude one another", await Wrong("calibrate", "./mine", "--check", "--experiments"), StringComparison.Ordinal);
        Assert.Contains("--check, --write exclude one another", await Wrong("calibrate", "./mine", "--check", "--write"), StringComparison.Ordinal);
        Assert.Equal(before, terminal.Print());

        string policy = PolicyOf(folder);
        string experiments = Plan + Experiments.Replace("RULE", policy, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "calibration.yaml"), experiments.Replace("after: 2023-06-01", "after: 2023-03-31", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("31 March 2023 is in the month of the change itself.", await Wrong("calibrate", "./mine"), StringComparison.Ordinal);

        // A policy may be taken away, and the scenario runs as well without it.
        await File.WriteAllTextAsync(Path.Combine(folder, "calibration.yaml"), experiments.Replace($"[{policy}]", "[gone-*]", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("An experiment acts through the policy \"gone-*\", which is not there.", await Wrong("calibrate", "./mine", "--experiments"), StringComparison.Ordinal);
        Assert.Equal(0, (await terminal.RunAsync("calibrate", "./mine", "--check")).Exit);
        await File.WriteAllTextAsync(Path.Combine(folder, "calibration.yaml"), Plan.Replace("[busy]", "[bussy]", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("calibration.yaml:4:12: error: There is no parameter \"bussy\" to fit. Did you mean \"busy\"?", await Wrong("calibrate", "./mine"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "calibration.yaml"), Plan.Replace("2023-03-31, cutOff: 2023-04-30", "2023-08-31, cutOff: 2023-08-31", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("is outside the period", await Wrong("calibrate", "./mine"), StringComparison.Ordinal);
        Assert.Equal(0, (await terminal.RunAsync("validate", "./mine")).Exit);
        await File.WriteAllTextAsync(Path.Combine(folder, "calibration.yaml"), Plan, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "series.yaml"), File.ReadAllText(Path.Combine(folder, "series.yaml")).Replace("counts: arrivals", "counts: permits", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("no answer to the target town.arrivals", await Wrong("calibrate", "./mine"), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "fitted.yaml")));

        async Task<string> Wrong(params string[] written)
        {
            Said said = await terminal.RunAsync(written);
            Assert.Equal(2, said.Exit);
            Assert.Equal("", said.Output);
            return said.Error;
        }
    }

    private static double Departures(Said said)
        => said.Json.GetProperty("totals").EnumerateArray().First(t => t.GetProperty("quantity").GetString() == "departures").GetProperty("median").GetDouble();

    /// <summary>The walk in a folder of its own, with a third more people than it expects.</summary>
    private static string Folder(Terminal terminal)
    {
        string folder = Path.Combine(terminal.Folder, "mine");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(Walk))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(folder, "calibration.yaml"), Plan);
        File.AppendAllText(Path.Combine(folder, "series.yaml"), "- id: town.arrivals\n  title: People who reach the town\n  counts: arrivals\n  delayDays: 10\n");
        string[] rows =
        [
            .. from month in Enumerable.Range(1, 6)
               from people in new[] { (Group: "ven", PerDay: 54), (Group: "mixed", PerDay: 27) }
               select $"town.arrivals,Observers,2023-0{month},,juarez,{people.Group},people,{people.PerDay * DateTime.DaysInMonth(2023, month)}",
        ];
        File.AppendAllLines(Path.Combine(folder, "observations.csv"), rows);
        return folder;
    }
}
