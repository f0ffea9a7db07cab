using System.Text.Json;

namespace Travesia.Cli.Tests;

public class FiguresTests
{
    [Fact]
    public async Task Every_figure_stands_beside_the_model_with_its_source_and_verdict()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("figures", "walk", "--members", "40");
        Assert.Equal(0, said.Exit);
        Assert.StartsWith("5 published figures against 40 futures of A walk of three places", said.Output, StringComparison.Ordinal);
        Assert.Contains("arrivals-spring (check): More than a thousand people reach Ciudad Juárez in a month of spring", said.Output, StringComparison.Ordinal);
        Assert.Contains("Published: at least 1,000 people a month (Red de albergues, 2023-07); 1 March 2023 to 31 May 2023, Ciudad Juárez", said.Output, StringComparison.Ordinal);
        Assert.Matches("Model: [12],\\d{3} \\([\\d,]+ to [\\d,]+\\) arrivals\\. Consistent", said.Output);
        Assert.Contains("Model: –. Not testable: nothing of the model answers it", said.Output, StringComparison.Ordinal);
        Assert.Contains("Trade is not part of the model", said.Output, StringComparison.Ordinal);
        Assert.Contains("No verdict: it was put into the model", said.Output, StringComparison.Ordinal);
        Assert.Contains("Of 4 figures that are checked", said.Output, StringComparison.Ordinal);
        Assert.Contains("Next: travesia run walk --members 40", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rivals_stand_side_by_side_under_their_definitions()
    {
        using Terminal terminal = new();
        string[] lines = (await terminal.RunAsync("figures", "walk", "--members", "40")).Output.Split('\n');
        int at = Array.FindIndex(lines, l => l.StartsWith("Rival figures: deaths on the way", StringComparison.Ordinal));
        string table = string.Join('\n', lines[at..(at + 12)]);
        Assert.Matches("Red de albergues, 2023-07 +50 people +Deaths that shelters hear of; 1 January 2023 to 30 June 2023, Ciudad Juárez", table);
        Assert.Matches("Oficina de estadística, 2023-08 +1 person +deaths; 1 January 2023 to 30 June 2023, Ciudad Juárez", table);
        Assert.Contains("\n        Deaths with a certificate only", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_the_run_of_the_same_options_and_its_file_says_the_same()
    {
        using Terminal terminal = new();
        Said run = await terminal.RunAsync("run", "walk", "--members", "25", "--json");
        string before = terminal.Print();
        JsonElement said = (await terminal.RunAsync("check", "walk", "--members", "25", "--json")).Json;
        Assert.Equal(before, terminal.Print());
        Assert.Equal("figures", said.GetProperty("command").GetString());
        Assert.Equal(run.Json.GetProperty("path").GetString(), said.GetProperty("path").GetString());
        JsonElement kept = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(terminal.Folder, said.GetProperty("path").GetString()!, "figures.json"), TestContext.Current.CancellationToken)).RootElement;
        Assert.True(JsonElement.DeepEquals(kept, said.GetProperty("figures")));
        Assert.Equal(["arrivals-spring", "deaths-network", "deaths-office", "trade", "departures-ven"], kept.EnumerateArray().Select(f => f.GetProperty("id").GetString()));
        Assert.Equal("notSaid", kept[3].GetProperty("reason").GetProperty("code").GetString());
        Assert.InRange(kept[4].GetProperty("model").GetProperty("median").GetDouble(), 25, 60);
        Assert.Equal(4, Enumerable.Range(0, 4).Sum(i => said.GetProperty("verdicts").GetProperty(((string[])["consistent", "inconsistent", "tooWide", "notTestable"])[i]).GetInt32()));
    }

    [Fact]
    public async Task With_few_futures_no_verdict_is_given()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("figures", "walk", "--members", "5");
        Assert.Contains("Not testable: with fewer than 20 futures the range says nothing", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(". Consistent", said.Output, StringComparison.Ordinal);
        Assert.Contains("With fewer than 20 futures no figure is judged: travesia figures walk --members 20.", said.Output, StringComparison.Ordinal);
        Assert.Contains("Next: travesia figures walk --members 20", said.Output, StringComparison.Ordinal);
        Assert.Contains("or the futures are too few for a range", said.Output, StringComparison.Ordinal);
        string[] sentences = [.. (await terminal.RunAsync("figures", "walk", "--members", "5", "--json")).Json.GetProperty("sentences").EnumerateArray().Select(s => s.GetString()!)];
        Assert.Contains("With fewer than 20 futures no figure is judged: travesia figures walk --members 20.", sentences);
    }

    [Fact]
    public async Task Each_verdict_that_is_given_is_explained_and_no_other()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("figures", "walk", "--members", "40");
        JsonElement verdicts = (await terminal.RunAsync("figures", "walk", "--members", "40", "--json")).Json.GetProperty("verdicts");
        foreach ((string word, string meaning) in (ReadOnlySpan<(string, string)>)[("consistent", "Consistent: "), ("inconsistent", "Inconsistent: "), ("tooWide", "Too wide to tell: "), ("notTestable", "Not testable: the model")])
        {
            Assert.Equal(verdicts.GetProperty(word).GetInt32() > 0, said.Output.Contains($"    {meaning}", StringComparison.Ordinal));
        }

        Assert.Contains("the range that holds 80% of the futures", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Spanish()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("figures", "walk", "--members", "20", "--lang", "es");
        Assert.Contains("Cifras rivales: deaths on the way", said.Output, StringComparison.Ordinal);
        Assert.Contains("Publicado: al menos 1000 personas por mes (Red de albergues, 2023-07); del 1 de marzo de 2023 al 31 de mayo de 2023, Ciudad Juárez", said.Output, StringComparison.Ordinal);
    }
}
