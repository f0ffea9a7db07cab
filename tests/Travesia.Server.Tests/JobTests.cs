using System.Text.Json;
using Travesia.Tests;

namespace Travesia.Server.Tests;

public sealed class JobTests
{
    [Fact]
    public async Task Futures_arrive_with_bands_and_verdicts()
    {
        await using Served served = await Served.StartAsync();
        JsonElement job = await served.PostAsync("/api/jobs", new { kind = "futures", scenario = "walk", members = 24 }, 202);
        List<JsonElement> events = await served.WatchAsync(job.GetProperty("id").GetString()!);
        JsonElement last = events[^1];
        Assert.Equal(("done", 24, 24), (last.GetProperty("state").GetString(), last.GetProperty("done").GetInt32(), last.GetProperty("shown").GetInt32()));
        Assert.True(last.GetProperty("soFar").GetProperty("deaths").GetProperty("high").GetDouble() > 0);
        string outcome = last.GetProperty("outcome").GetString()!;
        JsonElement map = await served.GetAsync($"/api/outcomes/{outcome}");
        JsonElement arrivals = map.GetProperty("totals").GetProperty("arrivals-at-destinations");
        Assert.True(arrivals.GetProperty("low").GetDouble() < arrivals.GetProperty("mid").GetDouble());
        JsonElement place = await served.GetAsync($"/api/outcomes/{outcome}/places/juarez");
        Assert.Equal(24, place.GetProperty("head").GetProperty("members").GetInt32());
        Assert.True(place.GetProperty("shortage").GetProperty("chance").GetDouble() > 0);
        Assert.NotEmpty(place.GetProperty("series").EnumerateArray());
        Assert.Contains((await served.GetAsync($"/api/outcomes/{outcome}/figures")).EnumerateArray(), f => f.GetProperty("verdict").GetString() is "consistent" or "inconsistent" or "tooWide");
    }

    [Fact]
    public async Task A_run_is_kept_in_the_store_and_found_again()
    {
        string folder = Directory.CreateTempSubdirectory("travesia-serve-").FullName;
        string outcome;
        await using (Served served = await Served.StartAsync(folder))
        {
            Assert.Empty((await served.GetAsync("/api/scenarios/walk/runs")).EnumerateArray());
            JsonElement job = await served.PostAsync("/api/jobs", new { kind = "run", scenario = "walk", members = 24, seed = 7 }, 202);
            JsonElement last = (await served.WatchAsync(job.GetProperty("id").GetString()!))[^1];
            Assert.Equal("done", last.GetProperty("state").GetString());
            outcome = last.GetProperty("outcome").GetString()!;
        }

        await using Served again = await Served.StartAsync(folder);
        JsonElement run = Assert.Single((await again.GetAsync("/api/scenarios/walk/runs")).EnumerateArray());
        Assert.Equal((24, 7, outcome), (run.GetProperty("members").GetInt32(), run.GetProperty("seed").GetInt32(), run.GetProperty("outcome").GetString()));
        JsonElement map = await again.GetAsync($"/api/outcomes/{outcome}");
        Assert.Equal(
            run.GetProperty("totals").GetProperty("deaths").GetProperty("mid").GetDouble(),
            map.GetProperty("totals").GetProperty("deaths").GetProperty("mid").GetDouble());
        HttpResponseMessage report = await again.Client.GetAsync($"/api/scenarios/walk/runs/{run.GetProperty("id").GetString()}/report?lang=es", TestContext.Current.CancellationToken);
        Assert.Contains("<html lang=\"es\"", await report.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await again.GetAsync("/api/scenarios/walk/runs/0000", 404);
        await again.GetAsync("/api/outcomes/run.walk.0000", 404);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_comparison_tells_harm_in_every_row()
    {
        await using Served served = await Served.StartAsync();
        JsonElement job = await served.PostAsync("/api/jobs", new { kind = "compare", scenario = "walk", members = 4, off = new[] { "river-closed" } }, 202);
        string id = job.GetProperty("id").GetString()!;
        Assert.Equal("done", (await served.WatchAsync(id))[^1].GetProperty("state").GetString());
        JsonElement result = await served.GetAsync($"/api/jobs/{id}/result");
        JsonElement[] rows = [result.GetProperty("everybody"), .. result.GetProperty("places").EnumerateArray(), .. result.GetProperty("groups").EnumerateArray()];
        Assert.All(rows, r => Assert.Equal(9, r.GetProperty("harm").GetArrayLength()));
        await served.PostAsync("/api/jobs", new { kind = "compare", scenario = "walk" }, 422);
    }

    [Fact]
    public async Task A_job_goes_on_when_who_watched_it_goes_away()
    {
        await using Served served = await Served.StartAsync();
        string id = (await served.PostAsync("/api/jobs", new { kind = "futures", scenario = "walk", members = 200 }, 202)).GetProperty("id").GetString()!;
        using (HttpResponseMessage watched = await served.Client.GetAsync($"/api/jobs/{id}/events", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken))
        {
            await (await watched.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)).ReadExactlyAsync(new byte[10], TestContext.Current.CancellationToken);
        }

        Assert.Equal("done", (await served.WatchAsync(id))[^1].GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_is_cancelled_ends_and_makes_room()
    {
        await using Served served = await Served.StartAsync();
        string[] ids = new string[9];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = (await served.PostAsync("/api/jobs", new { kind = "futures", scenario = "walk", members = 1000, seed = i }, 202)).GetProperty("id").GetString()!;
        }

        JsonElement refused = await served.PostAsync("/api/jobs", new { kind = "futures", scenario = "walk" }, 429);
        Assert.Equal("server.jobs.tooMany", refused.GetProperty("errors")[0].GetProperty("code").GetString());
        foreach (string id in ids)
        {
            JsonElement cancelled = await Served.ReadAsync(await served.Client.DeleteAsync($"/api/jobs/{id}", TestContext.Current.CancellationToken), 200);
            Assert.Equal("cancelled", cancelled.GetProperty("state").GetString());
        }

        string next = (await served.PostAsync("/api/jobs", new { kind = "futures", scenario = "walk", members = 2 }, 202)).GetProperty("id").GetString()!;
        Assert.Equal("done", (await served.WatchAsync(next))[^1].GetProperty("state").GetString());
        await served.GetAsync($"/api/jobs/{next}/result", 409);
        await served.GetAsync("/api/jobs/none", 404);
        Assert.Equal(10, (await served.GetAsync("/api/jobs")).GetArrayLength());
    }

    [Fact]
    public async Task Who_leaves_shared_work_does_not_end_it_for_who_stays()
    {
        await using Served served = await Served.StartAsync();
        string id = (await served.PostAsync("/api/jobs", new { kind = "futures", scenario = "walk", members = 1000 }, 202)).GetProperty("id").GetString()!;
        TaskCompletionSource looksOn = new();
        Task<List<JsonElement>> stays = served.WatchAsync(id, "stays", () => looksOn.TrySetResult());
        await looksOn.Task.WaitAsync(TestContext.Current.CancellationToken);
        JsonElement left = await Served.ReadAsync(await served.Client.DeleteAsync($"/api/jobs/{id}?watcher=leaves", TestContext.Current.CancellationToken), 200);
        Assert.NotEqual("cancelled", left.GetProperty("state").GetString());
        JsonElement ended = await Served.ReadAsync(await served.Client.DeleteAsync($"/api/jobs/{id}?watcher=stays", TestContext.Current.CancellationToken), 200);
        Assert.Equal("cancelled", ended.GetProperty("state").GetString());
        Assert.Equal("cancelled", (await stays)[^1].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Who_asks_the_same_again_gets_the_same_futures()
    {
        await using Served served = await Served.StartAsync();
        object question = new { kind = "futures", scenario = "walk", members = 8 };
        string one = (await served.PostAsync("/api/jobs", question, 202)).GetProperty("id").GetString()!;
        await served.WatchAsync(one);
        Assert.Equal(one, (await served.PostAsync("/api/jobs", question, 202)).GetProperty("id").GetString());
        Assert.NotEqual(one, (await served.PostAsync("/api/jobs", new { kind = "futures", scenario = "walk", members = 8, off = new[] { "river-closed" } }, 202)).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(1001, "server.members.tooMany")]
    [InlineData(0, "server.members.tooFew")]
    public async Task A_job_beyond_the_limits_is_refused_before_it_begins(int members, string code)
    {
        await using Served served = await Served.StartAsync();
        JsonElement problem = await served.PostAsync("/api/jobs", new { kind = "futures", scenario = "walk", members }, 422);
        Assert.Equal(code, problem.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Empty((await served.GetAsync("/api/jobs")).EnumerateArray());
    }

    [Fact]
    public async Task Journeys_are_worked_out_or_refused()
    {
        await using Served served = await Served.StartAsync(Served.TutorialFolder(), "./tutorial");
        string id = (await served.PostAsync("/api/jobs", new { kind = "journeys", scenario = "tutorial", members = 2 }, 202)).GetProperty("id").GetString()!;
        Assert.Equal("done", (await served.WatchAsync(id))[^1].GetProperty("state").GetString());
        JsonElement result = await served.GetAsync($"/api/jobs/{id}/result");
        Assert.Equal(1, result.GetProperty("kinds").EnumerateArray().Sum(e => e.GetProperty("share").GetProperty("mid").GetDouble()), 0.2);
        Assert.True(result.GetProperty("areExamplesSynthetic").GetBoolean());
        Assert.Equal(3, result.GetProperty("examples").GetArrayLength());
        Assert.All(result.GetProperty("legs").EnumerateArray(), l => Assert.InRange(l.GetProperty("death").GetProperty("mid").GetDouble(), 0, 1));
        JsonElement scenario = await served.GetAsync("/api/scenarios/tutorial");
        Assert.True(scenario.GetProperty("hasJourneys").GetBoolean());
        Assert.NotEqual(0, scenario.GetProperty("departures").GetArrayLength());
        string from = scenario.GetProperty("departures")[0].GetProperty("place").GetString()!;
        id = (await served.PostAsync("/api/jobs", new { kind = "journeys", scenario = "tutorial", members = 2, from, to = from }, 202)).GetProperty("id").GetString()!;
        Assert.Equal("server.journeys.there", (await served.WatchAsync(id))[^1].GetProperty("problem").GetProperty("errors")[0].GetProperty("code").GetString());
        await served.PostAsync("/api/jobs", new { kind = "journeys", scenario = "tutorial", examples = 21 }, 422);
        await served.PostAsync("/api/jobs", new { kind = "journeys", scenario = "walk" }, 422);
        await served.PostAsync("/api/jobs", new { kind = "journeys", scenario = "tutorial", to = "nowhere" }, 422);
        await served.PostAsync("/api/jobs", new { kind = "journeys", scenario = "tutorial", group = "nobody" }, 422);
        await served.PostAsync("/api/jobs", new { kind = "journeys", scenario = "tutorial", date = "1999-01-01" }, 422);
    }

    [Fact]
    public async Task A_forecast_sees_nothing_from_after_its_origin_and_stands_beside_the_naive_one()
    {
        await using Served served = await Served.StartAsync(CountedFolder(), "./mine");
        string id = (await served.PostAsync("/api/jobs", new { kind = "forecast", scenario = "mine", origin = "2023-04-30", horizon = 2, members = 50 }, 202)).GetProperty("id").GetString()!;
        List<JsonElement> events = await served.WatchAsync(id);
        Assert.Equal("done", events[^1].GetProperty("state").GetString());
        Assert.True(events[^1].GetProperty("of").GetInt32() > 0);
        JsonElement forecast = await served.GetAsync($"/api/jobs/{id}/result");
        JsonElement series = forecast.GetProperty("series").EnumerateArray().First(s => s.GetProperty("series").GetString() == "town.arrivals");
        string last = series.GetProperty("known").EnumerateArray().Last().GetProperty("month").GetString()!;
        Assert.True(string.CompareOrdinal(last, "2023-04-30") <= 0);
        Assert.Equal("2023-06-01", series.GetProperty("months").EnumerateArray().Last().GetProperty("month").GetString());
        Assert.All(series.GetProperty("months").EnumerateArray(), m =>
        {
            double[] ascending = [.. new[] { "low95", "low80", "low50", "mid", "high50", "high80", "high95" }.Select(n => m.GetProperty(n).GetDouble())];
            Assert.Equal(ascending.Order(), ascending);
        });

        // April is published in May, so that March is the last month known; what was counted later is told apart.
        Assert.Equal("2023-03-01", last);
        Assert.Equal(["2023-04-01", "2023-05-01", "2023-06-01"], series.GetProperty("later").EnumerateArray().Select(c => c.GetProperty("month").GetString()!));
        double known = series.GetProperty("known").EnumerateArray().Last().GetProperty("value").GetDouble();
        Assert.All(series.GetProperty("persistence").EnumerateArray(), n => Assert.Equal(known, n.GetProperty("mid").GetDouble(), 1.0));
        Assert.NotEqual(0, series.GetProperty("persistence").GetArrayLength());
        Assert.NotEqual(0, forecast.GetProperty("places").GetArrayLength());
        await served.PostAsync("/api/jobs", new { kind = "forecast", scenario = "mine", horizon = 7 }, 422);
        await served.PostAsync("/api/jobs", new { kind = "forecast", scenario = "mine", origin = "2199-01-01" }, 422);
        await served.PostAsync("/api/jobs", new { kind = "forecast", scenario = "mine", members = 1 }, 422);
    }

    /// <summary>The walk of three places as <c>./mine</c>, with counts of half a year that are published ten days after each month.</summary>
    private static string CountedFolder()
    {
        string folder = Directory.CreateTempSubdirectory("travesia-serve-").FullName;
        string mine = Directory.CreateDirectory(Path.Combine(folder, "mine")).FullName;
        foreach (string file in Directory.EnumerateFiles(Repository.PathOf("tests/Travesia.Cli.TestHost/scenarios/walk")))
        {
            File.Copy(file, Path.Combine(mine, Path.GetFileName(file)));
        }

        File.AppendAllText(Path.Combine(mine, "series.yaml"), "- id: town.arrivals\n  title: People who reach the town\n  counts: arrivals\n  delayDays: 10\n");
        File.AppendAllLines(
            Path.Combine(mine, "observations.csv"),
            from month in Enumerable.Range(1, 6)
            from people in new[] { (Group: "ven", PerDay: 54), (Group: "mixed", PerDay: 27) }
            select $"town.arrivals,Observers,2023-0{month},,juarez,{people.Group},people,{(people.PerDay + month) * DateTime.DaysInMonth(2023, month)}");
        return folder;
    }

    [Fact]
    public async Task A_member_that_is_refused_fails_the_job_with_its_reason()
    {
        await using Served served = await Served.StartAsync();
        string id = (await served.PostAsync("/api/jobs", new { kind = "futures", scenario = "cliff", members = 40 }, 202)).GetProperty("id").GetString()!;
        JsonElement last = (await served.WatchAsync(id))[^1];
        Assert.Equal("failed", last.GetProperty("state").GetString());
        Assert.Equal("walk.risky", last.GetProperty("problem").GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Two_hundred_readers_are_answered_while_a_job_runs()
    {
        await using Served served = await Served.StartAsync();
        string id = (await served.PostAsync("/api/jobs", new { kind = "futures", scenario = "walk", members = 1000 }, 202)).GetProperty("id").GetString()!;
        JsonElement[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => served.GetAsync(i % 2 == 0 ? "/api/scenarios/walk" : "/api/words")));
        Assert.All(answers, a => Assert.Equal(JsonValueKind.Object, a.ValueKind));
        await Served.ReadAsync(await served.Client.DeleteAsync($"/api/jobs/{id}", TestContext.Current.CancellationToken), 200);
    }
}
