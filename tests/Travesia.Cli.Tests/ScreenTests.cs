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
        Assert.Matches("January 2023 +everybody +1,\\d{3} \\(\\d[\\d,]* to \\d,\\d{3}\\)", said.Output);
        Assert.Contains("People from Venezuela", said.Output, StringComparison.Ordinal);
        Assert.Matches("Beds: 260\\. They run short in \\d+ of 40 futures \\(\\d+%\\), first on", said.Output);
        Assert.Contains("Harm here: ", said.Output, StringComparison.Ordinal);

        Said again = await terminal.RunAsync("place", "walk", "juarez", "--members", "40");
        Assert.Equal("", again.Error);
        Assert.Equal(said.Output, again.Output);
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
