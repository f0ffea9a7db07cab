using Travesia.Model;
using Travesia.Model.Effects;

namespace Travesia.Rules.Tests.Corridor;

/// <summary>Stays, days of travel, dangers and what is counted.</summary>
public sealed class PlaceAndLinkTests
{
    [Fact]
    public void A_stay_of_some_days_is_left_with_one_chance_a_day()
    {
        Outcome run = new Draft(300).Origin("a").Place("v", stay: 4).Destination("b").Link("a", "v").Link("v", "b").Starts("a", 1000).Expect();

        Assert.Equal(4000, run.Daily("present", "v").Sum(), 6);
        double[] arrivals = run.Daily("arrivals", "b");
        Assert.Equal(1000 * 0.25 * 0.75, arrivals[4], 9);
    }

    [Fact]
    public void Of_a_stay_below_a_day_some_stay_one_day_and_the_others_pass()
    {
        Outcome run = new Draft(20).Origin("a").Place("v", stay: 0.25).Destination("b").Link("a", "v", 2).Link("v", "b", 3).Starts("a", 1000).Expect();

        double[] arrivals = run.Daily("arrivals", "b");

        // Set out on day 0, at v on day 2: those who pass are on the next link from that day.
        Assert.Equal(750, arrivals[5], 9);
        Assert.Equal(250, arrivals[6], 9);
        Assert.Equal(250, run.Daily("present", "v").Sum(), 9);
        Assert.Equal(1000, run.Sum("arrivals", "v"), 9);
    }

    [Fact]
    public void Half_a_day_of_travel_is_no_day_for_half_the_people()
    {
        Outcome run = new Draft(20).Origin("a").Place("v").Destination("b").Link("a", "v", 0.5).Link("v", "b").Starts("a", 1000).Expect();

        Assert.Equal([500, 500, 0], run.Daily("arrivals", "v")[..3]);
        Assert.Equal(500, run.Total("travel-days", group: "all") - 1000, 9);
    }

    [Fact]
    public void A_chain_of_junctions_is_passed_within_a_day_and_each_link_is_counted()
    {
        Outcome run = new Draft(10).Origin("a").Place("i", stay: 0).Place("j", stay: 0).Destination("b")
            .Link("a", "i", 0, l => l with { CostUsd = 5, DistanceKm = 1 }).Link("i", "j", 0, l => l with { CostUsd = 7 }).Link("j", "b", 0).Starts("a", 1000).Expect();

        Assert.Equal(1000, run.Daily("arrivals", "b")[0], 9);
        Assert.Equal([1000, 1000, 1000], [run.Total("crossings", "a-i"), run.Total("crossings", "i-j"), run.Total("crossings", "j-b")]);
        Assert.Equal(12_000, run.Total("cost-usd"), 9);
        Assert.Equal(1000, run.Total("distance-km"), 9);
    }

    [Fact]
    public void The_mean_of_the_days_is_exact_and_their_spread_is_seen()
    {
        Outcome run = new Draft(80).Origin("a").Destination("b").Link("a", "b", 5.3, l => l with { DaysSd = 2 }).Starts("a", 1000).Expect();

        double[] arrivals = run.Daily("arrivals", "b");
        double mean = arrivals.Select((n, day) => n * day).Sum() / 1000, square = arrivals.Select((n, day) => n * day * day).Sum() / 1000;
        Assert.Equal(1000, arrivals.Sum(), 8);
        Assert.Equal(5.3, mean, 8);
        Assert.Equal(4, square - mean * mean, 1e-5);
        Assert.Equal(5300, run.Total("travel-days"), 6);
    }

    [Fact]
    public void Cutting_a_link_in_two_changes_nothing()
    {
        static Draft Base() => new Draft(60).Origin("a").Place("n", stay: 2).Destination("b").Departs("a", 10).Set("elasticity", 0.5).Set("knownAfterDays", 7).Set("risk", 5)
            .Link("a", "n", 1, l => l with { CostUsd = 30 }).Link("n", "b", 2).Policy("cheaper", new TransportEffect(1, 0.5), from: 20);
        Outcome whole = Base().Link("a", "b", 4, l => l with { CostUsd = 80, DeathChance = 0.05, AbuseChance = 0.1 }, "way").Expect();
        Outcome cut = Base().Place("j", stay: 0).Link("a", "j", 1, l => l with { CostUsd = 20 })
            .Link("j", "b", 3, l => l with { CostUsd = 60, DeathChance = 0.05, AbuseChance = 0.1 }, "way").Expect();

        Assert.True(whole.Total("crossings", "way") > 100 && whole.Total("crossings", "a-n") > 100);
        Assert.Equal(whole.Daily("arrivals", "b"), cut.Daily("arrivals", "b"), Near);
        Assert.Equal(whole.Daily("arrivals", "n"), cut.Daily("arrivals", "n"), Near);
        Assert.Equal(whole.Total("deaths"), cut.Total("deaths"), 1e-9);
        Assert.Equal(whole.Total("departures"), cut.Total("departures"), 1e-9);
    }

    [Fact]
    public void Dangers_are_counted_where_they_happen_and_once()
    {
        Outcome run = new Draft(30).Origin("a").Detention("d").Destination("b").Starts("a", 1000)
            .Link("a", "b", with: l => l with { DeathChance = 0.1, InjuryChance = 0.2, AbuseChance = 0.3, ApprehensionChance = 0.4, HoldAt = new PlaceId("d"), Irregular = true })
            .Policy("custody", new HoldEffect(1, new PlaceId("b"), 0, 0, null, 0, null), Draft.Places("d")).Expect();

        double[] h = [-Math.Log(0.9), -Math.Log(0.8), -Math.Log(0.7), -Math.Log(0.6)];
        double some = 1 - 0.9 * 0.8 * 0.7 * 0.6;
        Assert.Equal(1000 * some * h[0] / h.Sum(), run.Total("deaths", "a-b"), 9);
        Assert.Equal(1000 * some * h[1] / h.Sum(), run.Total("injuries", "a-b"), 9);
        Assert.Equal(1000 * some * h[2] / h.Sum(), run.Total("abuses", "a-b"), 9);
        Assert.Equal(1000 * some * h[3] / h.Sum(), run.Total("apprehensions", "a-b"), 9);
        Assert.Equal(run.Total("deaths", "a-b"), run.Sum("deaths", "a"), 9);
        Assert.Equal(run.Total("apprehensions", "a-b"), run.Sum("apprehensions", "a"), 9);
        Assert.Equal(1000 - run.Total("deaths") - run.Total("apprehensions"), run.Total("undetected", "b"), 9);
        Assert.Equal(1000 - run.Total("deaths"), run.Sum("arrivals", "b"), 9);
    }

    [Fact]
    public void A_season_multiplies_hazards_and_days_in_its_month()
    {
        double[] hazard = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], days = [1, 1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
        Outcome run = new Draft(59).Origin("a").Destination("b").Departs("a", 10).Season("rains", hazard, days).Set("elasticity", 0.0)
            .Link("a", "b", 2, l => l with { Season = "rains", DeathChance = 0.1 }).Expect();

        // Set out on days 1 to 30 in January at 2 days, from day 31 on at 3; the danger of the day of arrival counts.
        Assert.Equal(10 * (30 * 2 + 28 * 3), run.Total("travel-days"), 9);
        double january = 28, february = 2 + 25;
        Assert.Equal(10 * (january * 0.1 + february * (1 - 0.81)), run.Total("deaths"), 9);
    }

    [Fact]
    public void Who_travels_at_the_start_arrives_evenly_over_the_days_of_the_link()
    {
        Outcome run = new Draft(10).Origin("a").Destination("b").Link("a", "b", 3).Starts("a-b", 10, InitialPhase.Travelling).Expect();

        Assert.Equal(10, run.Daily("arrivals", "b")[..3].Sum(), 9);
        Assert.Equal([3, 3, 4], run.Daily("arrivals", "b")[..3].Order());
    }

    [Fact]
    public void Parties_are_moved_together()
    {
        Draft Families(bool together) => new Draft(40).Group("all", null, together ? [(5, 1.0)] : [(1, 1.0)]).Origin("a").Place("m").Place("n").Destination("b")
            .Link("a", "m").Link("a", "n").Link("m", "b").Link("n", "b").Starts("a", 500);

        double Spread(bool together) => Enumerable.Range(0, 60).Select(i => Math.Pow(Families(together).Sample((uint)i).Sum("arrivals", "m") - 250, 2)).Average();

        // The variance of a share goes with the party: 125 alone, 5 times that in fives.
        Assert.InRange(Spread(false), 60, 220);
        Assert.InRange(Spread(true), 320, 1100);
    }

    private static bool Near(double x, double y) => Math.Abs(x - y) <= 1e-9 * Math.Max(1, Math.Abs(x));
}
