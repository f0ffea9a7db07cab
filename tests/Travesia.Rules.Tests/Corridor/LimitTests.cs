using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor;

namespace Travesia.Rules.Tests.Corridor;

/// <summary>Waiting, giving up, and queues that travellers reckon with.</summary>
public sealed class LimitTests
{
    [Fact]
    public void Who_gives_up_waiting_is_on_the_move_again()
    {
        Outcome run = new Draft(200).Origin("a").Destination("b").Link("a", "b").Starts("a", 1000).Set("giveUpWaitingChance", 0.1).Set("queueBeliefs", "off")
            .Policy("none", new LimitEffect(0, null, null, false), Draft.Links("a-b")).Expect();

        // The moving try and are held back within a day, a tenth of the waiting give up: 10 waiting for each who moves.
        Assert.Equal(10_000.0 / 11, run.Daily("waiting", "a")[^1], 6);
        Assert.Equal(1000, run.Daily("present", "a")[^1], 9);
        Assert.Equal(0, run.Sum("arrivals", "b"));
        Assert.True(run.IsFluid);
    }

    [Fact]
    public void A_monthly_quota_is_there_on_the_first_and_a_part_of_it_for_a_part_of_a_month()
    {
        Outcome run = new Draft(59).Origin("a").Destination("b").Link("a", "b", 0).Departs("a", 1000).Set("giveUpWaitingChance", 0.0).Set("queueBeliefs", "off")
            .Policy("quota", new LimitEffect(null, 310, null, false), Draft.Links("a-b")).Expect();
        Scenario late = new Draft(59).Origin("a").Destination("b").Link("a", "b", 0).Departs("a", 1000).Set("giveUpWaitingChance", 0.0).Set("queueBeliefs", "off")
            .Policy("quota", new LimitEffect(null, 310, null, false), Draft.Links("a-b")).Build() with { From = Draft.Day(21) };

        Assert.Equal(620, run.Sum("arrivals", "b"), 6);
        Assert.Equal(310, run.Daily("arrivals", "b")[..31].Sum(), 6);
        Assert.Equal(100, Outcome.Of(late, Mode.Expected, 0).Daily("arrivals", "b")[..10].Sum(), 6);
    }

    [Fact]
    public void A_capacity_holds_people_back_while_those_ahead_are_on_the_way_or_at_its_end()
    {
        Outcome run = new Draft(100).Origin("a").Place("camp", stay: 5).Destination("b").Link("a", "camp", 2).Link("camp", "b").Starts("a", 1000).Set("giveUpWaitingChance", 0.0)
            .Policy("beds", new LimitEffect(null, null, 70, false), Draft.Links("a-camp")).Expect();

        Assert.True(run.Daily("present", "camp").Max() <= 70 + 1e-9);
        // 2 days on the link and 5 in the camp, and a room is given again on the day after it is left: 70 / 8.
        Assert.Equal(8.75, run.Daily("arrivals", "camp")[60], 1e-3);
    }

    [Fact]
    public void A_limit_within_a_limit_is_passed_first_and_both_hold()
    {
        Outcome run = new Draft(60).Origin("a").Destination("b").Destination("c").Link("a", "b").Link("a", "c").Departs("a", 100).Set("giveUpWaitingChance", 0.0).Set("queueBeliefs", "off")
            .Policy("border", new LimitEffect(20, null, null, false), Draft.Links("a-b", "a-c")).Policy("bridge", new LimitEffect(5, null, null, false), Draft.Links("a-b")).Expect();

        Assert.Equal(20 * 58, run.Sum("arrivals", "b") + run.Sum("arrivals", "c"), 6);
        Assert.True(run.Daily("arrivals", "b").Max() <= 5 + 1e-9);
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(20, 10)]
    public void A_queue_is_felt_upstream_after_the_lag(int lag, int dayOfQueue)
    {
        Outcome run = Quota().Set("knownAfterDays", lag).Expect();

        double[] atM = run.Daily("arrivals", "m"), atN = run.Daily("arrivals", "n");
        double wait = run.Daily("waiting", "m")[dayOfQueue] / 2;
        Assert.True(wait > 5);

        // Read on 1 February, the wait holds for February: who sets out from day 31 on.
        Assert.All(Enumerable.Range(2, 30), day => Assert.Equal(0.5, atM[day] / (atM[day] + atN[day]), 9));
        Assert.All(Enumerable.Range(32, 27), day => Assert.Equal(1 / (1 + Math.Exp(0.05 * wait)), atM[day] / (atM[day] + atN[day]), 9));
    }

    [Fact]
    public void A_queue_is_felt_by_departures()
    {
        Outcome run = Quota().Set("knownAfterDays", 0).Set("elasticity", 0.5).Expect();

        double wait = run.Daily("waiting", "m")[30] / 2;
        double factor = Math.Exp(0.5 * (Math.Log(1 + Math.Exp(-0.05 * wait)) - Math.Log(2)));
        Assert.Equal(40 * factor, run.Daily("arrivals", "m")[45] + run.Daily("arrivals", "n")[45], 7);
    }

    [Fact]
    public void Without_beliefs_in_queues_nothing_is_felt()
    {
        Outcome run = Quota().Set("knownAfterDays", 0).Set("queueBeliefs", "off").Expect();

        Assert.Equal(run.Daily("arrivals", "m"), run.Daily("arrivals", "n"));
    }

    [Fact]
    public void No_wait_is_believed_in_that_is_longer_than_the_longest()
    {
        Outcome run = Quota().Set("knownAfterDays", 0).Set("longestBelievedWaitDays", 3).Expect();

        Assert.Equal(1 / (1 + Math.Exp(0.15)), run.Daily("arrivals", "m")[50] / (run.Daily("arrivals", "m")[50] + run.Daily("arrivals", "n")[50]), 9);
    }

    [Fact]
    public void Queues_are_felt_in_samples_too_and_the_same_by_every_run()
    {
        Scenario scenario = Quota().Set("knownAfterDays", 5).Build();
        CompiledScenario compiled = new CorridorRules().Compile(scenario, ParameterValues.Medians(scenario));
        Outcome run = Outcome.Of(compiled, Mode.Sampled, 3), again = Outcome.Of(compiled, Mode.Sampled, 3);

        Assert.Equal(run.Daily("arrivals", "m"), again.Daily("arrivals", "m"));
        Assert.True(run.Daily("arrivals", "m")[35..].Sum() < 0.8 * run.Daily("arrivals", "n")[35..].Sum());
    }

    [Fact]
    public void Policies_change_while_queues_are_felt()
    {
        // The rows that follow queues follow closures and beliefs, too.
        Outcome run = Quota().Set("knownAfterDays", 5).Policy("shut", new CloseEffect(), Draft.Links("a-n"), from: 10, to: 14)
            .Policy("news", new HazardEffect(1, 1, 1), Draft.Links("n-b"), from: 12).Expect();

        double[] atN = run.Daily("arrivals", "n");
        Assert.All(atN[11..16], n => Assert.Equal(0, n, 9));
        // Believed shut from 15 to 19: nobody chooses it.
        Assert.All(atN[16..21], n => Assert.Equal(0, n, 9));
        Assert.Equal(20, atN[22], 9);
    }

    [Fact]
    public void When_a_link_closes_who_waits_for_it_chooses_anew()
    {
        Outcome run = new Draft(60).Origin("a").Destination("b").Destination("c").Link("a", "b").Link("a", "c", 1, l => l with { CostUsd = 100_000 }).Starts("a", 100)
            .Set("giveUpWaitingChance", 0.0).Policy("none", new LimitEffect(0, null, null, false), Draft.Links("a-b"))
            .Policy("shut", new CloseEffect(), Draft.Links("a-b"), from: 20).Expect();

        Assert.Equal(100, run.Daily("waiting", "a")[19], 9);
        Assert.Equal(0, run.Daily("waiting", "a")[20], 9);
        Assert.Equal(0, run.Total("gave-up-waiting"), 9);
    }

    [Fact]
    public void A_permit_is_for_those_who_had_arrived()
    {
        Outcome run = new Draft(60).Origin("a").Destination("b").Link("a", "b").Departs("a", 10).Set("elasticity", 0.0)
            .Policy("status", new PathwayEffect(null, null, false, Draft.Day(20), "status", 5), Draft.Places("b"), from: 30).Expect();

        // Arrivals of 10 on days 2 to 20; a fifth of those left on each of the days 30 to 59.
        Assert.Equal(190 * (1 - Math.Pow(0.8, 30)), run.Total("permits", "b"), 7);
        Assert.Equal(580, run.Sum("arrivals", "b"), 7);
    }

    [Fact]
    public void A_permit_may_have_a_quota()
    {
        Outcome run = new Draft(60).Origin("a").Destination("b").Link("a", "b").Departs("a", 10).Set("elasticity", 0.0)
            .Policy("status", new PathwayEffect(2, null, false, Draft.Day(20), "status", 1), Draft.Places("b"), from: 30).Expect();

        Assert.Equal(2 * 30, run.Total("permits", "b"), 7);
    }

    [Fact]
    public void Of_two_permits_each_has_its_own_last_day_of_arrival()
    {
        Outcome run = new Draft(60).Origin("a").Destination("b").Link("a", "b").Departs("a", 10).Set("elasticity", 0.0)
            .Policy("early", new PathwayEffect(null, null, false, Draft.Day(10), null, 1), Draft.Places("b"), from: 12, to: 12)
            .Policy("late", new PathwayEffect(null, null, false, Draft.Day(20), null, 1), Draft.Places("b"), from: 30, to: 30).Expect();

        // 90 by day 10 get the first at once; of the 190 by day 20 the other 100 get the second.
        Assert.Equal(190, run.Total("permits", "b"), 7);
        Outcome first = new Draft(60).Origin("a").Destination("b").Link("a", "b").Departs("a", 10).Set("elasticity", 0.0)
            .Policy("early", new PathwayEffect(null, null, false, Draft.Day(10), null, 1), Draft.Places("b"), from: 12, to: 12).Expect();
        Assert.Equal(90, first.Total("permits", "b"), 7);
    }

    /// <summary>Two ways of equal worth, one of them over a limit of 2 a day.</summary>
    private static Draft Quota() => new Draft(59).Origin("a").Place("m").Place("n").Destination("b").Link("a", "m").Link("a", "n").Link("m", "b").Link("n", "b")
        .Departs("a", 40).Set("elasticity", 0.0).Set("giveUpWaitingChance", 0.0).Policy("quota", new LimitEffect(2, null, null, false), Draft.Links("m-b"));
}
