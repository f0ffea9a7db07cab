using Travesia.Text;

namespace Travesia.Cli.Tests;

public class ScreenTests
{
    [Fact]
    public async Task A_place_shows_who_arrives_when_who_is_there_and_the_beds()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("place", "walk", "ciudad juarez", "--members", "40");
        Assert.Equal(0, said.Exit);
        Assert.StartsWith("Ciudad Juárez (MEX), in 40 futures of A walk of three places", said.Output, StringComparison.Ordinal);
        Assert.Matches("January 2023 +1,\\d{3} \\(\\d[\\d,]* to \\d,\\d{3}\\)", said.Output);
        Assert.Matches("All days +1\\d,\\d{3} \\(", said.Output);
        Assert.Matches("Days +Arrivals +Present +Without a bed", said.Output);
        Assert.Matches("People from Venezuela +\\d[\\d,]* \\(", said.Output);
        Assert.Contains("In brackets the range that holds 80% of the futures", said.Output, StringComparison.Ordinal);
        Assert.Matches("Beds: 260\\. They run short in \\d+ of 40 futures \\(\\d+%\\), first on", said.Output);
        Assert.Contains("Harm here: ", said.Output, StringComparison.Ordinal);

        Said again = await terminal.RunAsync("place", "walk", "juarez", "--members", "40");
        Assert.Equal("", again.Error);
        Assert.Equal(said.Output, again.Output);
    }

    [Fact]
    public async Task A_place_shows_the_days_that_are_asked_for_of_the_same_run()
    {
        using Terminal terminal = new();
        Said all = await terminal.RunAsync("place", "walk", "juarez", "--members", "20", "--json");
        string before = terminal.Print();
        Said days = await terminal.RunAsync("place", "walk", "juarez", "--members", "20", "--from", "2023-02-25", "--to", "2023-03-02");
        Assert.StartsWith("Ciudad Juárez (MEX), in 20 futures of A walk of three places, 25 February 2023 to 2 March 2023", days.Output, StringComparison.Ordinal);
        Assert.Equal(6, days.Output.Split('\n').Count(l => System.Text.RegularExpressions.Regex.IsMatch(l, "^  \\d+ (February|March) 2023 ")));
        Assert.Contains("Groups are counted by month", days.Output, StringComparison.Ordinal);

        // The total is that of the days shown, and months of a part of the run are those of the whole.
        System.Text.Json.JsonElement spring = (await terminal.RunAsync("place", "walk", "juarez", "--members", "20", "--from", "2023-03", "--to", "2023-04", "--json")).Json;
        Assert.Equal(["2023-03-01", "2023-04-01"], spring.GetProperty("months").EnumerateArray().Select(m => m.GetProperty("month").GetString()));
        Assert.Equal(all.Json.GetProperty("months")[2].GetRawText(), spring.GetProperty("months")[0].GetRawText());
        double sum = spring.GetProperty("months").EnumerateArray().Sum(m => m.GetProperty("arrivals").GetProperty("median").GetDouble());
        Assert.Equal(sum, spring.GetProperty("total").GetProperty("arrivals").GetProperty("median").GetDouble(), 0.1 * sum);
        Assert.True(sum < 0.5 * all.Json.GetProperty("total").GetProperty("arrivals").GetProperty("median").GetDouble());
        Assert.Equal(before, terminal.Print());
    }

    [Theory]
    [InlineData("2023-01-01", "2023-01-31", 31, "1 January 2023")]
    [InlineData("2023-01-01", "2025-12-31", 36, "January 2023")]
    [InlineData("2023-01-01", "2026-01-01", 4, "2023")]
    [InlineData("1923-03-01", "2023-02-28", 101, "1 March 1923 to 31 December 1923")]
    public void The_longer_a_period_the_coarser_its_parts(string from, string to, int count, string first)
    {
        Output.ShownDays days = new(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture));
        Output.ShownDays[] parts = [.. days.Parts];
        Assert.Equal(count, parts.Length);
        Assert.Equal(first, parts[0].NameIn(Localizer.English));
        Assert.Equal((days.From, days.To), (parts[0].From, parts[^1].To));
        Assert.All(parts.Zip(parts.Skip(1)), p => Assert.Equal(p.First.To.AddDays(1), p.Second.From));
    }

    [Fact]
    public async Task Of_one_future_it_is_said_that_there_is_no_range()
    {
        using Terminal terminal = new();
        Said place = await terminal.RunAsync("place", "walk", "juarez", "--members", "1");
        Assert.Contains("Of one future no range can be given: run more with --members.", place.Output, StringComparison.Ordinal);
        Assert.Contains("De un solo futuro no se puede dar un rango", (await terminal.RunAsync("run", "walk", "--members", "1", "--lang", "es")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_uses_the_run_that_is_there()
    {
        using Terminal terminal = new();
        await terminal.RunAsync("run", "walk");
        string before = terminal.Print();
        Said said = await terminal.RunAsync("place", "walk", "goal");
        Assert.Equal("", said.Error);
        Assert.Contains("How many beds there are is not known", said.Output, StringComparison.Ordinal);
        Assert.Equal(before, terminal.Print());
    }

    [Fact]
    public async Task A_place_in_Spanish()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("place", "walk", "juarez", "--members", "12", "--lang", "es");
        Assert.Contains("Llegadas", said.Output, StringComparison.Ordinal);
        Assert.Contains("enero de 2023", said.Output, StringComparison.Ordinal);
        Assert.Contains("Camas: 260.", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_scenarios_with_their_policies()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("list");
        Assert.Contains("walk: A walk of three places. 1 January 2023 to 30 June 2023, 3 places, 2 links, 1 policy.", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("river-closed", said.Output, StringComparison.Ordinal);
        Said one = await terminal.RunAsync("list", "walk");
        Assert.Contains("  river-closed: The river is closed, 1 March 2023 to 31 March 2023", one.Output, StringComparison.Ordinal);
        Said unknown = await terminal.RunAsync("list", "wolk");
        Assert.Equal(2, unknown.Exit);
        Assert.Contains("\"walk\"", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await terminal.RunAsync("list", "--json")).Json.GetProperty("scenarios").GetArrayLength());
    }

    [Fact]
    public async Task A_new_folder_is_made_once_and_replaced_only_when_told()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("new", "mine");
        Assert.Equal(0, said.Exit);
        Assert.Contains("Next: travesia validate ./mine", said.Output.Replace('\\', '/'), StringComparison.Ordinal);
        string before = terminal.Print();
        Said again = await terminal.RunAsync("new", "mine");
        Assert.Equal(2, again.Exit);
        Assert.Contains("--overwrite", again.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await terminal.RunAsync("new", "mine", "--overwrite")).Exit);
        Assert.Equal(before, terminal.Print());
        Assert.Equal(2, (await terminal.RunAsync("new", "No Name!")).Exit);
        Assert.Equal(2, (await terminal.RunAsync("new")).Exit);
    }

    [Fact]
    public async Task A_good_scenario_is_called_good()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("validate", "walk");
        Assert.Equal(0, said.Exit);
        Assert.Contains("walk has no errors", said.Output, StringComparison.Ordinal);
        Assert.Equal("valid", (await terminal.RunAsync("validate", "walk", "--json")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Version_and_help()
    {
        using Terminal terminal = new();
        Assert.Equal("travesia 0.1.0\n", (await terminal.RunAsync("--version")).Output);
        foreach (string language in Localizer.Languages)
        {
            foreach (string command in (string[])["", "run", "validate", "new", "list", "place"])
            {
                string[] written = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help", "--lang", language];
                Said said = await terminal.RunAsync(written);
                Assert.Equal(0, said.Exit);
                Assert.Contains(language == "en" ? "Usage: travesia" : "Uso: travesia", said.Output, StringComparison.Ordinal);
                Assert.Contains("--json", said.Output, StringComparison.Ordinal);
                Assert.DoesNotContain("help.", said.Output, StringComparison.Ordinal);
            }
        }
    }
}
