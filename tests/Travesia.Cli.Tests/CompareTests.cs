using System.Text.Json;
using Travesia.Cli.Loading;
using Travesia.Model;
using Travesia.Scenarios;

namespace Travesia.Cli.Tests;

public class CompareTests
{
    private static readonly string[] HarmNames =
        ["deaths", "injuries", "abuses", "days-held", "days-waiting", "nights-without-bed", "travel-days-each", "distance-km-each", "cost-usd-each"];

    private static readonly string[] HarmHeaders =
        ["Deaths", "Injuries", "Abuse", "Days held", "Days waiting", "Nights without a bed"];

    private static readonly string[] DetourHeaders = ["Travel days each", "Km each", "Dollars each"];

    [Fact]
    public async Task No_output_shows_arrivals_without_all_harm_beside_them()
    {
        using Terminal terminal = new() { IsProduct = true };
        Said json = await terminal.RunAsync("compare", "tutorial", "--without", "river-expulsions", "forest-closed", "--members", "3", "--json");
        Assert.Equal(0, json.Exit);
        int rows = 0;
        Walk(json.Json, 0);
        Assert.Equal(1 + 5 + 2, rows);
        Assert.NotEqual(0, json.Json.GetProperty("everybody").GetProperty("harm").GetProperty("days-waiting").GetProperty("difference").GetDouble());

        // Whatever speaks of arrivals, in any object at any depth, has harm beside it.
        void Walk(JsonElement element, int depth)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Walk(item, depth + 1);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    bool hasArrivals = property.Value.ValueKind == JsonValueKind.Object && property.Value.EnumerateObject().Any(p => p.Name.StartsWith("arrivals", StringComparison.Ordinal));
                    if (hasArrivals)
                    {
                        rows++;
                        JsonElement harm = element.GetProperty("harm");
                        Assert.Equal(HarmNames, harm.EnumerateObject().Select(h => h.Name));
                        Assert.All(harm.EnumerateObject(), h => Assert.True(h.Value.GetProperty("difference").ValueKind == JsonValueKind.Number || h.Value.GetProperty("reason").ValueKind == JsonValueKind.String));
                    }

                    Walk(property.Value, depth + 1);
                }
            }
        }
    }

    [Fact]
    public async Task Every_table_and_sentence_with_arrivals_names_all_harm()
    {
        using Terminal terminal = new() { IsProduct = true };
        Said said = await terminal.RunAsync("compare", "tutorial", "--without", "river-expulsions", "--members", "2");
        Assert.Equal(0, said.Exit);
        Assert.StartsWith("Five places on one river: without river-expulsions, against the scenario as it is", said.Output, StringComparison.Ordinal);
        string[] lines = said.Output.Split('\n');
        string places = lines.Single(l => l.Contains(" Place ", StringComparison.Ordinal));
        string groups = lines.Single(l => l.Contains(" Who ", StringComparison.Ordinal));
        Assert.All(HarmHeaders, h => Assert.Contains(h, places, StringComparison.Ordinal));
        Assert.All(HarmHeaders.Concat(DetourHeaders), h => Assert.Contains(h, groups, StringComparison.Ordinal));
        Assert.Contains("Not told apart by place: days of travel for each person who sets out, km", said.Output, StringComparison.Ordinal);
        Assert.Contains("Not told apart by group: nights without a bed", said.Output, StringComparison.Ordinal);
        string everybody = said.Output[..said.Output.IndexOf("Differences by place", StringComparison.Ordinal)];
        string sentence = lines.Single(l => l.StartsWith("The difference, without river-expulsions: ", StringComparison.Ordinal));
        string[] named = ["deaths", "injuries", "cases of abuse", "days in which people are held", "days of waiting", "nights without a bed", "days of travel", "km for each", "dollars for each"];
        Assert.All(named, n => Assert.Contains(n, everybody, StringComparison.Ordinal));
        Assert.All(named, n => Assert.Contains(n, sentence, StringComparison.Ordinal));
        Assert.Contains("Pairing, for deaths: 4 runs with and as many without give the mean difference to within ±", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("variance ratio", said.Output, StringComparison.Ordinal);
        Assert.Contains("Only 2 draws of what is uncertain: the ranges and errors hang on too few of them to be relied on. Take at least 20: --members 20.", said.Output, StringComparison.Ordinal);
        Assert.Contains("The variance of independent runs is the sum of the variances of both", said.Output, StringComparison.Ordinal);
        Assert.Contains("4 of 4 futures", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("earlier attempt", said.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(terminal.Folder));
    }

    [Fact]
    public async Task A_file_of_policies_adds_and_replaces()
    {
        using Terminal terminal = new() { IsProduct = true };
        string file = Path.Combine(terminal.Folder, "other.yaml");
        await File.WriteAllTextAsync(
            file,
            """
            - id: forest-closed
              title: The way through the forest is closed for good
              from: 2023-02-01
              scope: { links: [selva-puente] }
              close: {}
            - id: more-danger
              title: The boat is dangerous
              scope: { links: [alto-puente] }
              hazard: { death: 20, injury: 1, abuse: 1 }
            """,
            TestContext.Current.CancellationToken);
        JsonElement said = (await terminal.RunAsync("compare", "tutorial", "--with", "other.yaml", "--without", "river-expulsions", "--members", "2", "--json")).Json;
        Assert.Equal("other.yaml", said.GetProperty("with").GetString());
        JsonElement forest = said.GetProperty("places").EnumerateArray().Single(p => p.GetProperty("place").GetString() == "selva").GetProperty("people").GetProperty("arrivals");
        Assert.True(forest.GetProperty("changed").GetDouble() < forest.GetProperty("scenario").GetDouble() / 2);
        Assert.Equal(0, said.GetProperty("everybody").GetProperty("people").GetProperty("expulsions").GetProperty("changed").GetDouble());
        Assert.True(said.GetProperty("places").EnumerateArray().Single(p => p.GetProperty("place").GetString() == "alto").GetProperty("harm").GetProperty("deaths").GetProperty("difference").GetDouble() > 0);
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_remedy_and_exits_2()
    {
        using Terminal terminal = new() { IsProduct = true };
        Said unknown = await terminal.RunAsync("compare", "tutorial", "--without", "river-expulsion", "wall");
        Assert.Equal(2, unknown.Exit);
        Assert.Contains("has no policy \"river-expulsion\". Did you mean \"river-expulsions\"?", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("has no policy \"wall\". Its policies are: custody, bridge-appointments", unknown.Error, StringComparison.Ordinal);

        Said part = await terminal.RunAsync("compare", "tutorial", "--without", "river");
        Assert.Equal(2, part.Exit);
        Assert.Contains("Did you mean \"river-*\"?", part.Error, StringComparison.Ordinal);

        Said nothing = await terminal.RunAsync("compare", "tutorial");
        Assert.Equal(2, nothing.Exit);
        Assert.Contains("travesia compare tutorial --without forest-closed", nothing.Error, StringComparison.Ordinal);

        // What is taken away may be what the rest stands on.
        Said refused = await terminal.RunAsync("compare", "tutorial", "--without", "custody", "--members", "2");
        Assert.Equal(2, refused.Exit);
        Assert.StartsWith("error: Without custody the scenario cannot be run; what follows says why. Leave out what depends on it as well", refused.Error, StringComparison.Ordinal);
        Assert.Contains("places.csv:", refused.Error, StringComparison.Ordinal);

        // People are still stopped and held, and no rule says how long.
        Said held = await terminal.RunAsync("compare", "tutorial", "--without", "custody");
        Assert.Equal(2, held.Exit);
        Assert.Contains("custodia", held.Error, StringComparison.OrdinalIgnoreCase);

        await File.WriteAllTextAsync(Path.Combine(terminal.Folder, "bad.yaml"), "- id: x\n  title: X\n  scope: { links: [nowhere] }\n  close: {}\n", TestContext.Current.CancellationToken);
        Said bad = await terminal.RunAsync("compare", "tutorial", "--with", "bad.yaml");
        Assert.Equal(2, bad.Exit);
        Assert.Contains("bad.yaml:3:", bad.Error, StringComparison.Ordinal);

        // Of a rule that the file changes and of one that is kept, each is shown where it stands.
        await File.WriteAllTextAsync(
            Path.Combine(terminal.Folder, "scope.yaml"), "- id: x\n  title: X\n  scope: { links: [alto-puente] }\n  hold: { stayDays: 2 }\n", TestContext.Current.CancellationToken);
        Said scope = await terminal.RunAsync("compare", "tutorial", "--without", "river-expulsions", "--with", "scope.yaml");
        Assert.Equal(2, scope.Exit);
        Assert.Contains("scope.yaml:3:", scope.Error, StringComparison.Ordinal);

        Assert.Equal(2, (await terminal.RunAsync("compare", "tutorial", "--without", "forest-closed", "--members", "1")).Exit);
        Said missing = await terminal.RunAsync("compare", "tutorial", "--with", "missing.yaml");
        Assert.Equal(2, missing.Exit);
        Assert.Matches("There is no file .*missing.yaml. Check the path", missing.Error);
        Said greedy = await terminal.RunAsync("compare", "tutorial", "--without", "--json");
        Assert.Equal(2, greedy.Exit);
    }

    [Fact]
    public async Task An_interrupted_comparison_exits_3_and_leaves_nothing()
    {
        using CancellationTokenSource signal = new();
        await signal.CancelAsync();
        using Terminal terminal = new() { IsProduct = true, Signal = signal.Token };
        Said said = await terminal.RunAsync("compare", "tutorial", "--without", "forest-closed", "--members", "2", "--lang", "es");
        Assert.Equal(3, said.Exit);
        Assert.Contains("No se escribió nada.", said.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(terminal.Folder));
    }

    [Fact]
    public void A_star_stands_for_anything()
    {
        Scenario scenario = ScenarioFolder.Read(Path.Combine(Repository.Folder, "scenarios", "tutorial")).Scenario!;
        Assert.Equal(["river-expulsions"], Found("river-*"));
        Assert.Equal(["custody", "bridge-appointments", "river-expulsions", "forest-closed"], Found("*"));
        Assert.Equal(["bridge-appointments", "river-expulsions"], Found("*s"));
        Assert.Equal(["bridge-appointments"], Found("b*-app*s", "bridge-appointments"));
        Assert.Throws<CommandFailure>(() => Found("river-expulsions*river-expulsions"));
        Assert.Throws<CommandFailure>(() => Found("custody", "x*"));

        string[] Found(params string[] written) => [.. PolicyFinder.Find(written, scenario).Select(p => p.Value)];
    }

    [Fact]
    public async Task In_Spanish()
    {
        using Terminal terminal = new() { IsProduct = true };
        Said said = await terminal.RunAsync("compare", "tutorial", "--without", "forest-closed", "--members", "2", "--lang", "es");
        Assert.Contains("Llegan a un destino", said.Output, StringComparison.Ordinal);
        Assert.Contains("Noches sin cama", said.Output, StringComparison.Ordinal);
        Assert.Contains("La diferencia, sin forest-closed: ", said.Output, StringComparison.Ordinal);
        Assert.Contains("Emparejamiento, para muertes: ", said.Output, StringComparison.Ordinal);
        Assert.Contains("Solo 2 sorteos de lo incierto", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Only ", (await terminal.RunAsync("compare", "tutorial", "--without", "forest-closed", "--members", "20", "--to", "2023-01-31")).Output, StringComparison.Ordinal);
    }
}
