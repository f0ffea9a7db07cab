using System.Text.Json;
using Travesia.Cli.Loading;
using Travesia.Rules.Corridor;

namespace Travesia.Cli.Tests;

public class JourneysTests
{
    private static readonly string[] Quick = ["journeys", "tutorial", "--members", "4"];

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "journeys", "needs SCENARIO", "le falta SCENARIO" },
        { "journeys tutorial --group famlies", "Did you mean \"families\"?", "¿Quiso decir «families»?" },
        { "journeys tutorial --group nobody", "Its groups are: alone, families.", "Sus grupos son: alone, families." },
        { "journeys tutorial --from alt", "Did you mean \"Alto\"?", "¿Quiso decir «Alto»?" },
        { "journeys tutorial --to Atlantis", "has no place \"Atlantis\"", "no tiene ningún lugar «Atlantis»" },
        { "journeys tutorial --to alto", "journeys start there, at alto", "los viajes empiezan ahí, en alto" },
        { "journeys tutorial --from xaa --to XAA --date 2023-03-01", "journeys start there", "los viajes empiezan ahí" },
        { "journeys tutorial --from custodia", "Nobody starts at custodia on 1 January 2023.", "Nadie empieza en custodia el 1 de enero de 2023." },
        { "journeys tutorial --from norte --group alone", "Nobody of alone starts at norte", "Nadie de alone empieza en norte" },
        { "journeys tutorial --date yesterday", "is not a date", "no es una fecha" },
        { "journeys tutorial --date 2022-12-31", "which the scenario does not cover", "que el escenario no abarca" },
        { "journeys tutorial --date 2023-12-31", "It covers 1 January 2023 to 30 December 2023.", "Abarca del 1 de enero de 2023 al 30 de diciembre de 2023." },
        { "journeys tutorial --date", "--date needs one value.", "--date necesita un valor." },
        { "journeys tutorial --date --json", "--date needs one value.", "--date necesita un valor." },
        { "journeys tutorial --members 0", "1..100000", "1..100000" },
        { "journeys tutorial --members 1e3", "\"1e3\"", "«1e3»" },
        { "journeys tutorial --seed=-1", "\"-1\"", "«-1»" },
        { "journeys tutorial --threads 9999999999999999999999", "--threads", "--threads" },
        { "journeys tutorial --examples 21", "0..20", "0..20" },
        { "journeys tutorial --from alto --from alto", "--from is given more than once.", "--from aparece más de una vez." },
        { "journeys tutorial --out runs", "does not know \"--out\"", "no reconoce «--out»" },
        { "journeys tutorail", "Did you mean \"tutorial\"?", "¿Quiso decir «tutorial»?" },
        { "journeys ./nowhere", "There is no folder", "No existe la carpeta" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_told_in_both_languages_with_exit_code_2(string written, string english, string spanish)
    {
        string[] words = written.Split(' ');
        using Terminal terminal = Corridor();
        Said said = await terminal.RunAsync(words);
        Assert.Equal(2, said.Exit);
        Assert.Contains(english, said.Error + said.Output, StringComparison.Ordinal);
        Said dicho = await terminal.RunAsync([.. words, "--lang", "es"]);
        Assert.Equal(2, dicho.Exit);
        Assert.Contains(spanish, dicho.Error + dicho.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(terminal.Folder));
    }

    [Fact]
    public async Task Names_and_hostile_words_are_only_words()
    {
        using Terminal terminal = Corridor();
        foreach (string word in new[] { "", " ", "../../etc", "{value}", "[x]", "a\nb", "\u202Eotla", new string('x', 5_000), "NaN", "--" })
        {
            Said said = await terminal.RunAsync("journeys", "tutorial", $"--group={word}", "--json");
            Assert.Equal((2, "wrong-input"), (said.Exit, said.Json.GetProperty("status").GetString()));
            Assert.True(said.Output.Length < 2_500, said.Output);
            Assert.Equal(2, (await terminal.RunAsync("journeys", "tutorial", $"--to={word}")).Exit);
        }
    }

    [Fact]
    public async Task Rules_that_do_not_tell_their_states_are_named()
    {
        using Terminal terminal = new();
        Said said = await terminal.RunAsync("journeys", "walk");
        Assert.Equal(2, said.Exit);
        Assert.Contains("does not tell what its states are", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journeys_say_how_they_end_what_they_take_and_what_they_risk_and_write_nothing()
    {
        using Terminal terminal = Corridor();
        Said said = await terminal.RunAsync([.. Quick, "--to", "Norte"]);
        Assert.Equal(0, said.Exit);
        Assert.StartsWith("Journeys of People travelling alone who start in Alto on 1 January 2023, in Five places on one river", said.Output, StringComparison.Ordinal);
        foreach (string sentence in new[] { "All numbers are of the way until Norte is first reached", "Harm, over all who set out, whichever way they take (of each leg below): the chance to die is 0.0", "Norte is reached by ", "Limits act on the way", "What each leg risks", "for preparing help and protection" })
        {
            Assert.Contains(sentence, said.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Dollars paid: ", said.Output, StringComparison.Ordinal);
        Assert.Contains("Dollars paid: ", (await terminal.RunAsync(Quick)).Output, StringComparison.Ordinal);
        Assert.Equal(3, said.Output.Split("(Synthetic: not a person; one path that the model can produce) day 0, 0 dollars: leaves Alto; ").Length - 1);
        Assert.Empty(Directory.EnumerateFileSystemEntries(terminal.Folder));
        Said dicho = await terminal.RunAsync([.. Quick, "--lang", "es", "--examples", "1"]);
        Assert.Contains("(Sintético: no es una persona; un recorrido que el modelo puede producir)", dicho.Output, StringComparison.Ordinal);
        Assert.Contains("Daños, entre todas las personas que salen, tomen el camino que tomen (por tramo, más abajo): la probabilidad de morir es ", dicho.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Synthetic", dicho.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_holds_the_same_for_any_threads_and_marks_each_example()
    {
        using Terminal terminal = Corridor();
        Said one = await terminal.RunAsync([.. Quick, "--group", "Families", "--from", "XAA", "--to", "xac", "--date", "2023-05-01", "--json", "--threads", "1"]);
        Said two = await terminal.RunAsync([.. Quick, "--group", "families", "--from", "alto", "--to", "XAC", "--date", "2023-05-01", "--json", "--threads", "3"]);
        Assert.Equal(one.Output, two.Output);
        JsonElement json = one.Json;
        Assert.Equal(("families", "2023-05-01", 4), (json.GetProperty("group").GetString(), json.GetProperty("date").GetString(), json.GetProperty("members").GetInt32()));
        Assert.Equal(1, json.GetProperty("ends").EnumerateArray().Sum(e => e.GetProperty("share").GetProperty("mean").GetDouble()), 1e-9);
        Assert.All(json.GetProperty("examples").EnumerateArray(), e => Assert.True(e.GetProperty("synthetic").GetBoolean()));
        Assert.Equal(["custodia", "norte"], json.GetProperty("reaching").GetProperty("places").EnumerateArray().Select(p => p.GetString()));
        JsonElement chance = json.GetProperty("reaching").GetProperty("chance");
        Assert.True(chance.GetProperty("low80").GetDouble() <= chance.GetProperty("median").GetDouble());
        Assert.InRange(chance.GetProperty("mean").GetDouble(), 0.9, 1);
        Assert.Equal(5, json.GetProperty("legs").GetArrayLength());
    }

    private static Terminal Corridor() => new() { RuleSets = [new CorridorRules()], Shipped = new ShippedScenarios(typeof(ShippedScenarios).Assembly) };
}
