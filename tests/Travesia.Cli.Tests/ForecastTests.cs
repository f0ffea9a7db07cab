using System.Text.Json;

namespace Travesia.Cli.Tests;

public class ForecastTests
{
    private static readonly string Walk = Path.Combine(Repository.Folder, "tests", "Travesia.Cli.TestHost", "scenarios", "walk");

    [Fact]
    public async Task It_says_what_comes_with_intervals_and_writes_nothing()
    {
        using Terminal terminal = new();
        Folder(terminal);
        string before = terminal.Print();
        Said said = await terminal.RunAsync("forecast", "./mine", "--origin", "2023-04", "--horizon", "2");
        Assert.Equal(0, said.Exit);
        Assert.StartsWith("A walk of three places: forecast from 30 April 2023", said.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing that became known after that day was used", said.Output, StringComparison.Ordinal);
        Assert.Contains("town.arrivals", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("untested:", said.Output, StringComparison.Ordinal);
        Assert.Equal(before, terminal.Print());
        Said spanish = await terminal.RunAsync("forecast", "./mine", "--origin", "2023-04-30", "--horizon", "5", "--lang", "es");
        Assert.Contains("pronóstico desde el 30 de abril de 2023", spanish.Output, StringComparison.Ordinal);
        Assert.Contains("no están probados", spanish.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_tells_every_row_and_month_with_its_intervals()
    {
        using Terminal terminal = new();
        Folder(terminal);
        Said said = await terminal.RunAsync("forecast", "./mine", "--origin", "2023-04", "--horizon", "2", "--json");
        JsonElement[] rows = [.. said.Json.GetProperty("series").EnumerateArray().Where(r => r.GetProperty("series").GetString() == "town.arrivals")];

        // April is published in May: a nowcast, then two months, of two groups.
        Assert.Equal([0, 0, 1, 1, 2, 2], rows.Select(r => r.GetProperty("horizon").GetInt32()));
        Assert.All(rows, r => Assert.Equal("2023-03-01", r.GetProperty("publishedTo").GetString()));
        JsonElement first = rows[0];
        double[] ends = [.. first.GetProperty("intervals").EnumerateArray().SelectMany(i => new[] { i.GetProperty("low").GetDouble(), i.GetProperty("high").GetDouble() })];
        Assert.True(ends[4] < ends[2] && ends[2] < ends[0] && ends[0] < first.GetProperty("median").GetDouble() && ends[1] < ends[3] && ends[3] < ends[5]);
        Assert.InRange(first.GetProperty("median").GetDouble(), 1000, 2500);
        Assert.Equal(said.Output, (await terminal.RunAsync("forecast", "./mine", "--origin", "2023-04", "--horizon", "2", "--json", "--threads", "1")).Output);
    }

    [Fact]
    public async Task Counts_of_ones_own_are_known_from_the_day_they_say()
    {
        using Terminal terminal = new();
        Folder(terminal);
        File.WriteAllText(
            Path.Combine(terminal.Folder, "own.csv"),
            "series,publisher,period,availableFrom,area,group,unit,value\ntown.arrivals,Observers,2023-04,2023-04-30,juarez,ven,people,4000\n");
        async Task<string> Forecast(params string[] options) => (await terminal.RunAsync(["forecast", "./mine", "--origin", "2023-04", "--json", .. options])).Output;
        string without = await Forecast();
        Assert.NotEqual(without, await Forecast("--observations", "own.csv"));
        File.WriteAllText(Path.Combine(terminal.Folder, "own.csv"), File.ReadAllText(Path.Combine(terminal.Folder, "own.csv")).Replace("2023-04-30", "2023-05-01", StringComparison.Ordinal));
        JsonElement later = JsonDocument.Parse(await Forecast("--observations", "own.csv")).RootElement;
        Assert.Equal((1, 0), (later.GetProperty("ownObservations").GetInt32(), later.GetProperty("ownObservationsUsed").GetInt32()));
        Assert.Equal(JsonDocument.Parse(without).RootElement.GetProperty("series").GetRawText(), later.GetProperty("series").GetRawText());
    }

    [Fact]
    public async Task It_is_told_how_many_counts_of_ones_own_were_used()
    {
        using Terminal terminal = new();
        Folder(terminal);
        string row = "town.arrivals,Observers,2023-04,2023-04-30,juarez,ven,people,4000\n";
        File.WriteAllText(Path.Combine(terminal.Folder, "own.csv"), "series,publisher,period,availableFrom,area,group,unit,value\n" + row);
        async Task<string> Forecast() => (await terminal.RunAsync("forecast", "./mine", "--origin", "2023-04", "--observations", "own.csv")).Output;
        Assert.Contains("1 count of your own was used.", await Forecast(), StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(terminal.Folder, "own.csv"), row.Replace("2023-04,", "2023-04-01..2023-04-09,", StringComparison.Ordinal) + row.Replace("2023-04,2023-04-30", "2019-04,2019-05-30", StringComparison.Ordinal) + row.Replace("2023-04-30", "2023-06-30", StringComparison.Ordinal));
        Assert.Contains("Of 4 counts of your own 1 was used; the others", await Forecast(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_of_zero_of_one_group_says_little_of_another()
    {
        using Terminal terminal = new() { IsProduct = true };
        string folder = Path.Combine(terminal.Folder, "mine");
        Directory.CreateDirectory(folder);
        foreach (string file in (string[])["scenario.yaml", "places.csv", "links.csv", "departures.csv", "policies.yaml"])
        {
            File.Copy(Path.Combine(Repository.Folder, "scenarios", "tutorial", file), Path.Combine(folder, file));
        }

        const string Header = "series,publisher,period,availableFrom,area,group,unit,value\n";
        File.WriteAllText(Path.Combine(folder, "series.yaml"), "- id: puente.arrivals\n  title: People who reach Puente\n  counts: arrivals\n  delayDays: 0\n");
        File.WriteAllText(
            Path.Combine(folder, "observations.csv"),
            Header + string.Concat(from month in Enumerable.Range(1, 8)
                                   from count in new[] { (Group: "alone", People: 2530 + (month % 3 * 45)), (Group: "families", People: 2130 - (month % 4 * 35)) }
                                   select $"puente.arrivals,Observers,2023-0{month},,puente,{count.Group},people,{count.People}\n"));
        string september = "puente.arrivals,Observers,2023-09,2023-09-30,puente,alone,people,2900\n";
        async Task<(double Median, double High)> October(string rows)
        {
            File.WriteAllText(Path.Combine(terminal.Folder, "own.csv"), Header + rows);
            JsonElement row = (await terminal.RunAsync("forecast", "./mine", "--origin", "2023-09", "--observations", "own.csv", "--json")).Json
                .GetProperty("series").EnumerateArray().Single(r => r.GetProperty("group").GetString() == "alone" && r.GetProperty("month").GetString() == "2023-10-01");
            return (row.GetProperty("median").GetDouble(), row.GetProperty("intervals").EnumerateArray().Single(i => i.GetProperty("coverage").GetDouble() == 0.95).GetProperty("high").GetDouble());
        }

        (double median, double high) = await October(september);
        (double withZero, double highWithZero) = await October(september + september.Replace("alone,people,2900", "families,people,0", StringComparison.Ordinal));
        Assert.InRange(withZero, 0.8 * median, 1.25 * median);
        Assert.InRange(highWithZero, high / 2, 3 * high);
    }

    [Fact]
    public async Task A_forecast_far_beyond_the_counts_says_so()
    {
        using Terminal terminal = new();
        Folder(terminal);
        Assert.DoesNotContain("far beyond", (await terminal.RunAsync("forecast", "./mine", "--origin", "2023-06")).Output, StringComparison.Ordinal);
        Assert.Contains("The last month that was known is June 2023", (await terminal.RunAsync("forecast", "./mine", "--origin", "2024-06")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backtest_shows_every_method_with_its_skill()
    {
        using Terminal terminal = new();
        Folder(terminal);
        Said said = await terminal.RunAsync("backtest", "./mine", "--origins", "2023-03..2023-05", "--horizon", "2");
        Assert.Equal(0, said.Exit);
        Assert.Contains("forecasts from March 2023 to May 2023 against what was counted", said.Output, StringComparison.Ordinal);
        Assert.Contains("Pseudo-out-of-sample", said.Output, StringComparison.Ordinal);
        foreach (string method in new[] { "model", "without counts upstream", "without policies", "persistence", "drift", "smoother" })
        {
            Assert.Contains(method, said.Output, StringComparison.Ordinal);
        }

        Said json = await terminal.RunAsync("backtest", "./mine", "--origins", "2023-03..2023-05", "--horizon", "2", "--without-delay", "--json");
        Assert.True(json.Json.GetProperty("withoutDelay").GetBoolean());
        Assert.Equal(1, json.Json.GetProperty("methods")[0].GetProperty("pit").EnumerateArray().Sum(p => p.GetDouble()), 9);
        Assert.Contains(json.Json.GetProperty("series").EnumerateArray(), r => r.GetProperty("series").GetString() == "town.arrivals" && r.GetProperty("method").GetString() == "model");
        Assert.Contains(json.Json.GetProperty("rows").EnumerateArray(), r => r.GetProperty("method").GetString() == "model" && r.GetProperty("horizon").GetInt32() == 1);
    }

    [Fact]
    public async Task A_page_of_skill_is_written_where_it_is_told_and_nowhere_else()
    {
        using Terminal terminal = new();
        Folder(terminal);
        string[] command = ["backtest", "./mine", "--origins", "2023-03..2023-04", "--horizon", "1", "--report", "skill.html"];
        Said said = await terminal.RunAsync([.. command, "--lang", "es"]);
        Assert.Equal(0, said.Exit);
        Assert.Contains("Página de destreza: skill.html", said.Output, StringComparison.Ordinal);
        string path = Path.Combine(terminal.Folder, "skill.html");
        string page = File.ReadAllText(path);
        Assert.Contains("Fuera de muestra solo en apariencia, con datos de la última revisión.", page, StringComparison.Ordinal);
        Assert.Contains("People who reach the town", page, StringComparison.Ordinal);
        Assert.Equal(["skill.html"], Directory.EnumerateFiles(terminal.Folder).Select(Path.GetFileName));

        // What is there is not replaced, and that is said before the work.
        Said again = await terminal.RunAsync([.. command, "--json"]);
        Assert.Equal(2, again.Exit);
        Assert.Contains("target.exists", again.Output, StringComparison.Ordinal);
        Assert.Equal(page, File.ReadAllText(path));
        Said replaced = await terminal.RunAsync([.. command, "--overwrite", "--json"]);
        Assert.Equal("skill.html", replaced.Json.GetProperty("report").GetString());
        Assert.NotEqual(page, File.ReadAllText(path));
        Assert.Contains("cli.out.isFolder", (await terminal.RunAsync("backtest", "./mine", "--report", "mine", "--json")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cli.dateOrMonth", "forecast", "--origin", "spring")]
    [InlineData("cli.number", "forecast", "--horizon", "7")]
    [InlineData("cli.forecast.early", "forecast", "--origin", "2022-11")]
    [InlineData("cli.forecast.nothing", "forecast", "--origin", "2023-01-02")]
    [InlineData("cli.policy.unknown", "forecast", "--without", "nothing-such")]
    [InlineData("cli.forecast.origins", "backtest", "--origins", "2023-05..2023-03")]
    [InlineData("cli.number", "backtest", "--days-after", "40")]
    [InlineData("cli.forecast.late", "backtest", "--origins", "2024-01..2024-03")]
    [InlineData("cli.out.noFolder", "backtest", "--report", "no/such/page.html")]
    [InlineData("cli.out.notWritable", "backtest", "--report", "/proc/page.html")]
    [InlineData("cli.out.noFolder", "calibrate", "--out", "no/such/fitted.yaml")]
    public async Task What_is_wrong_is_said_and_exits_2(string code, string command, string option, string value)
    {
        using Terminal terminal = new();
        Folder(terminal);
        Said said = await terminal.RunAsync(command, "./mine", option, value, "--json");
        Assert.Equal(2, said.Exit);
        Assert.Contains(code, said.Output, StringComparison.Ordinal);
    }

    private static void Folder(Terminal terminal)
    {
        string folder = Path.Combine(terminal.Folder, "mine");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(Walk))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.AppendAllText(Path.Combine(folder, "series.yaml"), "- id: town.arrivals\n  title: People who reach the town\n  counts: arrivals\n  delayDays: 10\n");
        string[] rows =
        [
            .. from month in Enumerable.Range(1, 6)
               from people in new[] { (Group: "ven", PerDay: 54), (Group: "mixed", PerDay: 27) }
               select $"town.arrivals,Observers,2023-0{month},,juarez,{people.Group},people,{people.PerDay * DateTime.DaysInMonth(2023, month)}",
        ];
        File.AppendAllLines(Path.Combine(folder, "observations.csv"), rows);
    }
}
