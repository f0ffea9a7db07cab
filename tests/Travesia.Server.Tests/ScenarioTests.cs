using System.Text.Json;

namespace Travesia.Server.Tests;

public sealed class ScenarioTests
{
    [Fact]
    public async Task The_list_has_what_ships_and_the_folder_that_was_given()
    {
        string folder = Served.TutorialFolder();
        await using Served served = await Served.StartAsync(folder, "./tutorial");
        JsonElement list = await served.GetAsync("/api/scenarios");
        Assert.Equal(["tutorial", "cliff", "walk"], list.EnumerateArray().Select(s => s.GetProperty("name").GetString()!));
        Assert.All(list.EnumerateArray(), s => Assert.True(s.GetProperty("isSound").GetBoolean()));
    }

    [Fact]
    public async Task A_scenario_tells_places_links_policies_and_sources()
    {
        await using Served served = await Served.StartAsync();
        JsonElement walk = await served.GetAsync("/api/scenarios/walk");
        JsonElement juarez = walk.GetProperty("places").EnumerateArray().Single(p => p.GetProperty("id").GetString() == "juarez");
        Assert.Equal("Ciudad Juárez", juarez.GetProperty("name").GetString());
        Assert.Equal(260, juarez.GetProperty("beds").GetProperty("mid").GetDouble());
        JsonElement policy = Assert.Single(walk.GetProperty("policies").EnumerateArray());
        Assert.Equal(("close", "2023-03-01", "2023-03-31"), (policy.GetProperty("effect").GetString(), policy.GetProperty("from").GetString(), policy.GetProperty("to").GetString()));
        Assert.NotEmpty(walk.GetProperty("sources").EnumerateArray());
        Assert.NotEmpty((await served.GetAsync("/api/scenarios/walk/observations")).EnumerateArray());
    }

    [Fact]
    public async Task A_scenario_comes_in_the_language_asked_for_with_translations_of_what_other_answers_say()
    {
        await using Served served = await Served.StartAsync(Served.TutorialFolder(), "./tutorial");
        JsonElement english = await served.GetAsync("/api/scenarios/tutorial?lang=en");
        JsonElement spanish = await served.GetAsync("/api/scenarios/tutorial?lang=es");
        Assert.Equal("Five places on one river", english.GetProperty("title").GetString());
        Assert.Empty(english.GetProperty("translations").EnumerateObject());
        Assert.Equal("Cinco lugares junto a un río", spanish.GetProperty("title").GetString());
        Assert.Equal("Familias", spanish.GetProperty("translations").GetProperty("Families").GetString());
        Assert.Contains(spanish.GetProperty("policies").EnumerateArray(), p => p.GetProperty("title").GetString() == "Citas en el puente, sesenta al día");
        Assert.Equal("Cinco lugares junto a un río", (await served.GetAsync("/api/scenarios?lang=es"))[0].GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("/api/scenarios/wolk?lang=es", "en", "No existe el escenario «wolk». ¿Quiso decir «walk»? Hay: cliff, walk.")]
    [InlineData("/api/scenarios/wolk", "es-MX, en;q=0.5", "No existe el escenario «wolk». ¿Quiso decir «walk»? Hay: cliff, walk.")]
    [InlineData("/api/scenarios/wolk", "fr", "There is no scenario \"wolk\". Did you mean \"walk\"? There are: cliff, walk.")]
    public async Task What_is_wrong_is_told_in_the_language_asked_for(string path, string accepted, string sentence)
    {
        await using Served served = await Served.StartAsync();
        served.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(accepted);
        JsonElement problem = await served.GetAsync(path, 404);
        Assert.Equal(sentence, problem.GetProperty("title").GetString());
        Assert.Equal("server.scenario.unknown", problem.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_words_of_the_app_come_in_both_languages()
    {
        await using Served served = await Served.StartAsync();
        JsonElement english = await served.GetAsync("/api/words?lang=en");
        JsonElement spanish = await served.GetAsync("/api/words?lang=es");
        Assert.Equal("deaths", english.GetProperty("quantity.deaths").GetString());
        Assert.Equal("muertes", spanish.GetProperty("quantity.deaths").GetString());
        Assert.Equal(english.EnumerateObject().Select(w => w.Name), spanish.EnumerateObject().Select(w => w.Name));
    }

    [Fact]
    public async Task Every_address_is_described()
    {
        await using Served served = await Served.StartAsync();
        JsonElement paths = (await served.GetAsync("/openapi/v1.json")).GetProperty("paths");
        Assert.Equal(
            [
                "/api", "/api/jobs", "/api/jobs/{id}", "/api/jobs/{id}/events", "/api/jobs/{id}/result", "/api/outcomes/{id}", "/api/outcomes/{id}/figures", "/api/outcomes/{id}/places/{place}",
                "/api/outcomes/{id}/series", "/api/scenarios", "/api/scenarios/{name}", "/api/scenarios/{name}/observations", "/api/scenarios/{name}/runs", "/api/scenarios/{name}/runs/{run}",
                "/api/scenarios/{name}/runs/{run}/report", "/api/scenarios/{name}/what-if", "/api/words",
            ],
            paths.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.All(paths.EnumerateObject().SelectMany(p => p.Value.EnumerateObject()), o => Assert.NotEqual("", o.Value.GetProperty("summary").GetString()));
    }
}
