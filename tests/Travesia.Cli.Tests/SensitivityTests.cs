using System.Text.Json;

namespace Travesia.Cli.Tests;

public class SensitivityTests
{
    private static readonly string[] Quick = ["--points", "2", "--draws", "8", "--most", "2"];

    [Fact]
    public async Task It_says_what_matters_with_harm_beside_arrivals_and_writes_nothing()
    {
        using Terminal terminal = new() { IsProduct = true };
        Said said = await terminal.RunAsync(["sensitivity", "tutorial", .. Quick]);
        Assert.Equal(0, said.Exit);
        Assert.Contains("Five places on one river: 5 uncertain numbers and 3 policies; 18 runs of the model to see which matter, then at most 40 runs", said.Error, StringComparison.Ordinal);
        Assert.Contains("First look, deaths: moved most by forest-death", said.Error, StringComparison.Ordinal);
        Assert.Contains("what moves which outcome, from 1 January 2023 to 31 December 2023", said.Output, StringComparison.Ordinal);
        foreach (string outcome in new[] { "people who reach a destination: ", "deaths: ", "days in which people are held: ", "nights without a bed: " })
        {
            Assert.Contains(outcome, said.Output, StringComparison.Ordinal);
        }

        Assert.Contains("3 other numbers together", said.Output, StringComparison.Ordinal);
        Assert.Contains("Policies have no share of the spread", said.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(terminal.Folder));
        Said spanish = await terminal.RunAsync(["sensitivity", "tutorial", .. Quick, "--outcome", "deaths", "--lang", "es"]);
        Assert.Contains("qué mueve qué resultado", spanish.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("llegan a un destino:", spanish.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_the_same_for_any_number_of_threads_and_tells_every_factor()
    {
        using Terminal terminal = new() { IsProduct = true };
        string[] command = ["sensitivity", "tutorial", .. Quick, "--outcome", "arrivals@puente", "departures:alone", "--toss-policies", "--json"];
        Said said = await terminal.RunAsync([.. command, "--threads", "1"]);
        Assert.Equal(0, said.Exit);
        Assert.Equal(said.Output, (await terminal.RunAsync([.. command, "--threads", "2"])).Output);

        // Who asks for arrivals is told of deaths.
        JsonElement[] outcomes = [.. said.Json.GetProperty("outcomes").EnumerateArray()];
        Assert.Equal(["arrivals@puente", "departures:alone", "deaths"], outcomes.Select(o => o.GetProperty("outcome").GetString()));
        Assert.Equal(8, said.Json.GetProperty("factors").GetArrayLength());
        Assert.All(outcomes, o => Assert.Equal(8, o.GetProperty("effects").GetArrayLength()));
        Assert.Equal(18 + (8 * (outcomes[0].GetProperty("shares").GetArrayLength() + 2)), said.Json.GetProperty("runs").GetInt32());
        double Of(int outcome, string factor) => outcomes[outcome].GetProperty("effects").EnumerateArray().Single(e => e.GetProperty("factor").GetString() == factor).GetProperty("mu").GetDouble();
        Assert.True(Of(1, "leaving-alone") > 0);

        // Families wait at the bridge too: the longer the wait, the fewer set out alone.
        Assert.True(Of(1, "leaving-families") < 0);
    }

    [Theory]
    [InlineData("cli.number", "--points", "1")]
    [InlineData("cli.number", "--draws", "7")]
    [InlineData("cli.number", "--most", "none")]
    [InlineData("cli.number", "--futures", "-1")]
    [InlineData("cli.sensitivity.outcome", "--outcome", "arivals")]
    [InlineData("cli.sensitivity.outcome", "--outcome", "nights-without-bed:alone")]
    [InlineData("cli.place.unknown", "--outcome", "arrivals@nowhere")]
    [InlineData("cli.group.unknown", "--outcome", "departures:nobody")]
    [InlineData("cli.date.outside", "--to", "2030-01-01")]
    public async Task What_is_wrong_is_said_and_exits_2(string code, string option, string value)
    {
        using Terminal terminal = new() { IsProduct = true };
        Said said = await terminal.RunAsync("sensitivity", "tutorial", option, value, "--json");
        Assert.Equal(2, said.Exit);
        Assert.Contains(code, said.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(terminal.Folder));
    }

    [Fact]
    public async Task Where_nothing_can_be_moved_that_is_said()
    {
        using Terminal terminal = new();
        string folder = Path.Combine(terminal.Folder, "still");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Folder, "tests", "Travesia.Cli.TestHost", "scenarios", "walk")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        string yaml = Path.Combine(folder, "scenario.yaml");
        string known = File.ReadAllText(yaml)
            .Replace("prior: uniform, min: 0.001, max: 0.01", "prior: fixed, value: 0.004", StringComparison.Ordinal)
            .Replace("prior: lognormal, median: 40, sdLog: 0.3", "prior: fixed, value: 40", StringComparison.Ordinal);
        File.WriteAllText(yaml, known);

        // The policy is left, then that too is gone.
        Said policy = await terminal.RunAsync(["sensitivity", "./still", .. Quick, "--json"]);
        Assert.Equal(["river-closed"], policy.Json.GetProperty("factors").EnumerateArray().Select(f => f.GetProperty("name").GetString()));
        File.Delete(Path.Combine(folder, "policies.yaml"));
        Said nothing = await terminal.RunAsync(["sensitivity", "./still", .. Quick, "--json"]);
        Assert.Equal(2, nothing.Exit);
        Assert.Contains("cli.sensitivity.nothing", nothing.Output, StringComparison.Ordinal);
    }
}
