using System.Text.Json;

namespace Travesia.Server.Tests;

public sealed class WhatIfTests : IAsyncLifetime
{
    private Served served = null!;

    public async ValueTask InitializeAsync() => served = await Served.StartAsync(Served.TutorialFolder(), "./tutorial");

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Fact]
    public async Task The_scenario_as_it_is_says_how_it_was_worked_out()
    {
        JsonElement map = await AskAsync(new { });
        JsonElement head = map.GetProperty("head");
        Assert.Equal(("expected", 1, true), (head.GetProperty("kind").GetString(), head.GetProperty("members").GetInt32(), head.GetProperty("isFluid").GetBoolean()));
        Assert.Equal(12, map.GetProperty("months").GetArrayLength());
        Assert.Equal(52, map.GetProperty("weeks").GetArrayLength());
        Assert.Equal("2023-12-31", map.GetProperty("weeks")[51].GetProperty("to").GetString());
    }

    [Fact]
    public async Task Arrivals_never_stand_without_harm()
    {
        JsonElement map = await AskAsync(new { });
        Assert.True(map.GetProperty("totals").TryGetProperty("deaths", out _));
        Assert.True(map.GetProperty("totals").TryGetProperty("days-waiting", out _));

        // What happens on the way to a destination is counted where that way begins.
        Assert.All(
            map.GetProperty("placeTotals").EnumerateObject().Where(p => p.Name != "norte" && p.Value.TryGetProperty("arrivals", out JsonElement arrivals) && arrivals.GetProperty("mid").GetDouble() > 0),
            p => Assert.Contains(p.Value.EnumerateObject(), q => q.Name is "deaths" or "abuses" or "injuries" or "nights-without-bed" or "waiting" or "held"));
    }

    [Fact]
    public async Task A_policy_that_is_switched_off_and_one_on_other_days_both_count()
    {
        JsonElement policy = (await served.GetAsync("/api/scenarios/tutorial")).GetProperty("policies").EnumerateArray().First(p => !p.GetProperty("isStanding").GetBoolean());
        string id = policy.GetProperty("id").GetString()!;
        double asItIs = Arrivals(await AskAsync(new { }));
        double without = Arrivals(await AskAsync(new { off = new[] { id } }));
        double later = Arrivals(await AskAsync(new { dates = new Dictionary<string, object> { [id] = new { from = "2023-12-01", to = (string?)null } } }));
        double never = Arrivals(await AskAsync(new { dates = new Dictionary<string, object> { [id] = new { from = "2024-12-01", to = (string?)null } } }));
        Assert.NotEqual(asItIs, without);
        Assert.NotEqual(asItIs, later);
        Assert.NotEqual(without, later);
        Assert.Equal(without, never);
    }

    [Fact]
    public async Task The_same_question_gets_the_same_answer()
    {
        const string Id = "forest-closed";
        JsonElement one = await AskAsync(new { off = new[] { Id } });
        JsonElement other = await AskAsync(new { off = new[] { Id, Id } });
        Assert.Equal(one.GetRawText(), other.GetRawText());
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_question_is_told_at_once()
    {
        string id = (await served.GetAsync("/api/scenarios/tutorial")).GetProperty("policies")[0].GetProperty("id").GetString()!;
        JsonElement problem = await served.PostAsync(
            "/api/scenarios/tutorial/what-if",
            new { off = new[] { "nowhere", "nothing" }, dates = new Dictionary<string, object> { [id] = new { from = "2023-05-02", to = "2023-05-01" }, ["no"] = new { from = "1066-10-14", to = (string?)null } } },
            422);
        Assert.Equal(
            ["server.dates.order", "server.dates.outside", "server.policy.unknown", "server.policy.unknown", "server.policy.unknown"],
            problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_rules_refuse_is_told_as_a_validation_would()
    {
        JsonElement problem = await served.PostAsync("/api/scenarios/tutorial/what-if", new { off = new[] { "custody" } }, 422);
        Assert.Equal(["corridor.holdMissing", "corridor.holdMissing"], problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()!));
        JsonElement job = await served.PostAsync("/api/jobs", new { kind = "futures", scenario = "tutorial", off = new[] { "custody" } }, 422);
        Assert.Equal(problem.GetProperty("errors").GetRawText(), job.GetProperty("errors").GetRawText());
    }

    [Fact]
    public async Task A_place_tells_who_comes_and_whether_the_beds_do()
    {
        JsonElement map = await AskAsync(new { });
        string outcome = map.GetProperty("head").GetProperty("id").GetString()!;
        JsonElement place = await served.GetAsync($"/api/outcomes/{outcome}/places/puente");
        Assert.Equal(12, place.GetProperty("byMonth").GetProperty("arrivals").GetProperty("mid").GetArrayLength());
        Assert.Equal(52, place.GetProperty("presentByWeek").GetProperty("mid").GetArrayLength());
        Assert.InRange(place.GetProperty("shortage").GetProperty("chance").GetDouble(), 0, 1);
        Assert.Equal(
            map.GetProperty("placeTotals").GetProperty("puente").GetProperty("arrivals").GetProperty("mid").GetDouble(),
            place.GetProperty("groups").EnumerateObject().Sum(g => g.Value.GetProperty("mid").GetDouble()), 1.0);
        Assert.Equal(JsonValueKind.Array, (await served.GetAsync($"/api/outcomes/{outcome}/series")).ValueKind);
        Assert.Equal(JsonValueKind.Array, (await served.GetAsync($"/api/outcomes/{outcome}/figures")).ValueKind);
        await served.GetAsync($"/api/outcomes/{outcome}/places/nowhere", 404);
        await served.GetAsync("/api/outcomes/expected.0000/places/puente", 404);
    }

    private Task<JsonElement> AskAsync(object body) => served.PostAsync("/api/scenarios/tutorial/what-if", body);

    private static double Arrivals(JsonElement map) => map.GetProperty("totals").GetProperty("arrivals-at-destinations").GetProperty("mid").GetDouble();
}
