using Travesia.Model;
using Travesia.Model.Effects;

namespace Travesia.Rules.Tests.Corridor;

/// <summary>Choices follow what people reckon with, moves what is.</summary>
public sealed class BeliefTests
{
    [Fact]
    public void Choices_change_exactly_when_a_change_is_known()
    {
        double[] arrivals = TwoEnds().Set("knownAfterDays", 6).Policy("news", new PullEffect(Math.Log(3)), Draft.Places("c"), from: 20, to: 39).Expect().Daily("arrivals", "c");

        // Who sets out on day t arrives on t + 1; known on 26, forgotten on 46.
        Assert.All(arrivals[2..27], n => Assert.Equal(5, n, 9));
        Assert.All(arrivals[27..47], n => Assert.Equal(7.5, n, 9));
        Assert.All(arrivals[47..], n => Assert.Equal(5, n, 9));
    }

    [Fact]
    public void What_is_anticipated_is_reckoned_with_from_its_announcement()
    {
        double[] arrivals = TwoEnds().Set("knownAfterDays", 6)
            .Policy("news", new PullEffect(Math.Log(3)), Draft.Places("c"), from: 20, to: 39, announced: 10, anticipated: true).Expect().Daily("arrivals", "c");

        Assert.All(arrivals[2..17], n => Assert.Equal(5, n, 9));
        Assert.All(arrivals[17..47], n => Assert.Equal(7.5, n, 9));
        Assert.All(arrivals[47..], n => Assert.Equal(5, n, 9));
    }

    [Fact]
    public void An_announcement_that_is_not_anticipated_changes_nothing()
    {
        double[] plain = TwoEnds().Policy("news", new PullEffect(1), Draft.Places("c"), from: 20).Expect().Daily("arrivals", "c");
        double[] announced = TwoEnds().Policy("news", new PullEffect(1), Draft.Places("c"), from: 20, announced: 2).Expect().Daily("arrivals", "c");

        Assert.Equal(plain, announced);
    }

    [Fact]
    public void Groups_learn_at_their_own_pace()
    {
        Outcome run = new Draft(60).Group("g").Group("h").Origin("a").Destination("b").Destination("c").Link("a", "b").Link("a", "c")
            .Departs("a", 10, "g").Departs("a", 10, "h").Set("elasticity", 0.0).SetFor("g", ("knownAfterDays", 0)).SetFor("h", ("knownAfterDays", 20))
            .Policy("news", new PullEffect(Math.Log(3)), Draft.Places("c"), from: 20).Expect();

        Assert.Equal(5 * 19 + 7.5 * 39, run.Total("arrivals", "c", "g"), 9);
        Assert.Equal(5 * 39 + 7.5 * 19, run.Total("arrivals", "c", "h"), 9);
    }

    [Fact]
    public void Moves_use_the_actual_danger_and_choices_the_believed()
    {
        Outcome run = new Draft(60).Origin("a").Place("m").Place("n").Destination("b").Link("a", "m", with: l => l with { DeathChance = 0.01 }).Link("a", "n").Link("m", "b").Link("n", "b")
            .Departs("a", 10).Set("elasticity", 0.0).Set("risk", 50).Set("knownAfterDays", 10).Policy("worse", new HazardEffect(2, 1, 1), Draft.Links("a-m"), from: 20).Expect();

        double before = 10 / (1 + Math.Exp(50 * 0.01 + 0.01 * Value())), after = 10 / (1 + Math.Exp(50 * 0.0199 + 0.0199 * Value()));
        double[] deaths = run.Daily("deaths", "a");
        Assert.Equal(before * 0.01, deaths[10], 9);
        Assert.Equal(before * 0.0199, deaths[25], 9);
        Assert.Equal(after * 0.0199, deaths[40], 9);

        // V at m and n is one day of travel; a chance of death p takes it times 1 - p.
        static double Value() => -0.05;
    }

    [Fact]
    public void A_closure_is_seen_at_once_by_who_stands_before_it_and_they_stay_if_nothing_is_open()
    {
        Outcome run = new Draft(60).Origin("a").Destination("b").Link("a", "b").Departs("a", 10).Set("elasticity", 0.0)
            .Policy("shut", new CloseEffect(), Draft.Links("a-b"), from: 20, to: 29).Expect();

        double[] arrivals = run.Daily("arrivals", "b"), present = run.Daily("present", "a");
        Assert.Equal(10, arrivals[20], 9);
        Assert.All(arrivals[21..31], n => Assert.Equal(0, n, 9));
        Assert.Equal(10, present[29], 9);
        Assert.Equal(10, arrivals[31], 9);
    }

    [Fact]
    public void From_an_origin_without_an_open_way_nobody_departs()
    {
        Outcome run = new Draft(60).Origin("a").Destination("b").Link("a", "b").Departs("a", 10).Set("elasticity", 0.0)
            .Policy("shut", new CloseEffect(), Draft.Links("a-b"), from: 20, to: 29).Expect();

        // Closed on 10 days, and believed closed on 10 more that do not overlap.
        Assert.Equal(10 * 40, run.Total("departures"), 9);
    }

    [Fact]
    public void Departures_answer_to_the_value_of_the_journey_against_standing_policies()
    {
        double[] arrivals = new Draft(60).Origin("a").Destination("b").Link("a", "b", with: l => l with { CostUsd = 400 }).Departs("a", 10)
            .Set("elasticity", 0.5).Set("knownAfterDays", 5).Set("costPer100Usd", 0.2)
            .Policy("standing", new TransportEffect(1, 0.5)).Policy("fares", new TransportEffect(1, 0.25), Draft.Links("a-b"), from: 20).Expect().Daily("arrivals", "b");

        // Standing: 200 dollars. Later 50: V is 0.3 higher, departures exp(0.15) of the base. They arrive two days after.
        Assert.All(arrivals[2..27], n => Assert.Equal(10, n, 9));
        Assert.All(arrivals[27..], n => Assert.Equal(10 * Math.Exp(0.15), n, 9));
    }

    [Theory]
    [InlineData(-3.0)]
    [InlineData(2.0)]
    public void Turning_back_at_the_origin_is_no_part_of_the_value_that_departures_answer_to(double turnBack)
    {
        Outcome run = new Draft(60).Origin("a", turnBack: turnBack).Destination("b").Link("a", "b", with: l => l with { CostUsd = 400 }).Departs("a", 10)
            .Set("elasticity", 0.5).Set("knownAfterDays", 0).Policy("fares", new TransportEffect(1, 0), Draft.Links("a-b"), from: 0).Expect();

        Assert.Equal(600 * Math.Exp(0.5 * 0.8), run.Total("departures"), 7);
    }

    [Fact]
    public void Departures_are_linear_between_knots()
    {
        Outcome run = new Draft(60).Origin("a").Destination("b").Link("a", "b").Departs("a", 0, day: 10).Departs("a", 20, day: 30).Departs("a", 5, day: 31).Expect();

        double[] arrivals = run.Daily("arrivals", "b");
        Assert.Equal(0, arrivals[12], 9);
        Assert.Equal(10, arrivals[22], 9);
        Assert.Equal(20, arrivals[32], 9);
        Assert.Equal(5, arrivals[50], 9);
    }

    [Fact]
    public void A_group_may_be_drawn_to_other_destinations()
    {
        Outcome run = new Draft(60).Group("g").Group("h").Origin("a").Destination("b", 0).Destination("c", 0).Link("a", "b").Link("a", "c")
            .Starts("a", 1000, group: "g").Starts("a", 1000, group: "h")
            .SetFor("h", ("attraction", new Dictionary<string, object> { ["c"] = Math.Log(9).ToString("R", System.Globalization.CultureInfo.InvariantCulture) })).Expect();

        Assert.Equal(500, run.Total("arrivals", "c", "g"), 9);
        Assert.Equal(900, run.Total("arrivals", "c", "h"), 9);
    }

    [Fact]
    public void What_authorities_do_downstream_is_felt_upstream()
    {
        Outcome run = new Draft(60).Origin("a").Place("m").Place("n").Destination("b", 4).Link("a", "m").Link("a", "n").Link("m", "b").Link("n", "b")
            .Starts("a", 1000).Set("timePerDay", 0.0).Policy("out", new RemoveEffect(0.5, new CountryCode("AAA"), Where.Link), Draft.Links("m-b")).Expect();

        // Half are returned home, worth 0: the way over m is worth 2 and not 4.
        Assert.Equal(1000 / (1 + Math.Exp(2)), run.Sum("arrivals", "m"), 7);
    }

    [Fact]
    public void What_authorities_do_at_a_place_is_felt_before_it()
    {
        Outcome run = new Draft(200).Origin("a").Place("m", stay: 2).Place("n", stay: 2).Destination("b", 4).Link("a", "m").Link("a", "n").Link("m", "b").Link("n", "b")
            .Starts("a", 1000).Set("timePerDay", 0.0).Policy("raids", new RemoveEffect(0.2, new CountryCode("AAA"), Where.Place), Draft.Places("m")).Expect();

        // A daily chance of 0.2 against leaving with 0.5 of the rest: a third are met.
        Assert.Equal(1000 / (1 + Math.Exp(4.0 / 3)), run.Sum("arrivals", "m"), 7);
        Assert.Equal(run.Sum("arrivals", "m") / 3, run.Total("removals", "m"), 7);
    }

    private static Draft TwoEnds() => new Draft(60).Origin("a").Destination("b").Destination("c").Link("a", "b").Link("a", "c").Departs("a", 10).Set("elasticity", 0.0);
}
