using Travesia.Cli.Loading;
using Travesia.Model;
using Travesia.Scenarios;

namespace Travesia.Cli.Tests;

/// <summary>A scenario speaks the language that is asked for, and what is stored of it does not.</summary>
public class TranslationTests
{
    [Fact]
    public async Task Screens_show_texts_of_the_scenario_in_the_language()
    {
        using Terminal terminal = new() { IsProduct = true };
        Said english = await terminal.RunAsync("list", "tutorial");
        Said spanish = await terminal.RunAsync("list", "tutorial", "--lang", "es");
        Assert.Contains("Five places on one river", english.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Five places on one river", spanish.Output, StringComparison.Ordinal);
        Assert.Contains("Cinco lugares junto a un río", spanish.Output, StringComparison.Ordinal);
        Assert.Contains("Citas en el puente, sesenta al día", spanish.Output, StringComparison.Ordinal);
        Assert.Contains("Familias", (await terminal.RunAsync("journeys", "tutorial", "--group", "families", "--members", "1", "--lang", "es")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_the_same_bytes_in_every_language_and_its_reports_are_each_in_theirs()
    {
        using Terminal english = new() { IsProduct = true };
        using Terminal spanish = new() { IsProduct = true };
        Assert.Equal(0, (await english.RunAsync("run", "tutorial", "--members", "2", "--lang", "en")).Exit);
        Said said = await spanish.RunAsync("run", "tutorial", "--members", "2", "--lang", "es");
        Assert.Equal(0, said.Exit);
        Assert.Equal(english.Print(), spanish.Print());
        string report = await File.ReadAllTextAsync(Find(spanish, "report.html"), TestContext.Current.CancellationToken);
        string informe = await File.ReadAllTextAsync(Find(spanish, "informe.html"), TestContext.Current.CancellationToken);
        foreach ((string text, string translated) in ((string, string)[])[("Five places on one river", "Cinco lugares junto a un río"), ("People travelling alone", "Personas que viajan solas"), ("Appointments at the bridge, sixty a day", "Citas en el puente, sesenta al día")])
        {
            Assert.Contains(text, report, StringComparison.Ordinal);
            Assert.DoesNotContain(translated, report, StringComparison.Ordinal);
            Assert.Contains(translated, informe, StringComparison.Ordinal);
            Assert.DoesNotContain(text, informe, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Groups_and_places_are_found_by_their_names_in_any_language()
    {
        using Terminal terminal = new() { IsProduct = true };
        string[] rest = ["--members", "1", "--examples", "0"];
        Said byId = await terminal.RunAsync(["journeys", "tutorial", "--group", "families", .. rest]);
        Assert.Equal(byId.Output, (await terminal.RunAsync(["journeys", "tutorial", "--group", "familias", .. rest])).Output);

        Scenario scenario = ScenarioFolder.Read(new ShippedScenarios(typeof(CommandHost).Assembly).Open("tutorial")).Scenario!;
        Scenario translated = scenario with { Translations = [new Translation("qu", "Puente", "Chaka"), new Translation("es", "Norte", "Al Norte")] };
        Assert.Equal("puente", PlaceFinder.Find("chaka", translated).Id.Value);
        Assert.Equal("norte", PlaceFinder.Find("al norte", translated).Id.Value);
        Assert.Equal("norte", PlaceFinder.Find("Norte", translated).Id.Value);
    }

    private static string Find(Terminal terminal, string name) => Directory.EnumerateFiles(terminal.Folder, name, SearchOption.AllDirectories).Single();
}
