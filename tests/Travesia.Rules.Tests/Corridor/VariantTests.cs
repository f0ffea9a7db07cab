using Travesia.Model;
using Travesia.Model.Effects;

namespace Travesia.Rules.Tests.Corridor;

/// <summary>Who was sent back, and whose money is gone.</summary>
public sealed class VariantTests
{
    [Fact]
    public void Who_was_sent_back_has_its_own_utility_of_turning_back()
    {
        const double Turn = 0.4, Again = 0.7;
        Outcome run = new Draft(400).Origin("v", turnBack: Turn).Destination("b").Starts("v", 1000).Link("v", "b", 1)
            .Set("timePerDay", 0.0).Set("againTurnBackUtility", Again)
            .Policy("out", new ExpelEffect(0.5, new PlaceId("v"), Where.Link), Draft.Links("v-b")).Expect();

        // V of again solves V = log(exp(V / 2) + exp(turn + again)); the first reckon with it.
        double value = 0;
        for (int i = 0; i < 200; i++)
            value = Math.Log(Math.Exp(value / 2) + Math.Exp(Turn + Again));
        double againTurns = Math.Exp(Turn + Again - value), firstTurns = Math.Exp(Turn) / (Math.Exp(value / 2) + Math.Exp(Turn));
        double again = 1000 * (1 - firstTurns) / 2 / (1 - (1 - againTurns) / 2);
        Assert.Equal(1000 * firstTurns + again * againTurns, run.Total("turned-back", "v"), 6);
        Assert.Equal(again, run.Total("expulsions", "v-b"), 6);
        Assert.Equal(again - 1000 * (1 - firstTurns) / 2, run.Total("repeat-apprehensions", "v-b"), 6);
    }

    [Fact]
    public void Without_the_twin_nobody_is_told_to_repeat()
    {
        Outcome run = new Draft(100).Origin("a").Destination("b").Link("a", "b").Starts("a", 1000).Set("twins", new[] { "broke" })
            .Policy("post", new CheckpointEffect(0.3, null), Draft.Links("a-b")).Expect();

        Assert.Equal(300 / 0.7, run.Total("apprehensions"), 6);
        Assert.DoesNotContain(run.Compiled.Measures, m => m.Quantity == MeasureNames.RepeatApprehensions);
    }

    [Fact]
    public void Who_has_no_money_left_waits_for_a_remittance()
    {
        Outcome run = new Draft(400).Origin("a").Place("v").Destination("b").Starts("a", 1000)
            .Link("a", "v", with: l => l with { Mode = TravelMode.Bus, CostUsd = 100 }).Link("v", "b", with: l => l with { Mode = TravelMode.Bus })
            .Set("savingsUsd", 400).Set("remittanceDays", 10).Expect();

        Assert.Equal(250, run.Total("out-of-money", "a-v"), 9);
        Assert.Equal(100_000, run.Total("cost-usd"), 6);
        // A day for those with money; ten days and the day after for those without.
        Assert.Equal(750 + 250 * 11, run.Daily("present", "v").Sum(), 6);
        Assert.Equal(1000, run.Sum("arrivals", "b"), 9);
    }

    [Fact]
    public void Who_has_no_money_left_may_walk_and_weighs_it_against_waiting()
    {
        Outcome run = new Draft(400).Origin("a").Place("v").Destination("b").Starts("a", 1000)
            .Link("a", "v", with: l => l with { Mode = TravelMode.Bus, CostUsd = 1000 })
            .Link("v", "b", 1, l => l with { Mode = TravelMode.Bus }, "bus").Link("v", "b", 7, l => l with { Mode = TravelMode.Foot, CostUsd = 500 }, "walk")
            .Set("savingsUsd", 1000).Set("remittanceDays", 10).Set("timePerDay", 0.1).Set("costPer100Usd", 0.3).Expect();

        // All are without money at v. With money: bus or walk; without: walk for nothing, or wait; a remittance comes before the choice of the day.
        double withMoney = Math.Log(Math.Exp(-0.1) + Math.Exp(-0.7 - 1.5));
        double walks = Math.Exp(-0.7) / (Math.Exp(-0.7) + Math.Exp(-0.1 * 10 + withMoney));
        double leaves = 0.9 * walks, all = 0.1 + leaves;
        double expected = 1000 * leaves / all + 1000 * 0.1 / all * Math.Exp(-0.7 - 1.5 - withMoney);
        Assert.Equal(expected, run.Total("crossings", "walk"), 6);
    }

    [Fact]
    public void Nobody_runs_out_of_money_where_it_is_not_modelled()
    {
        Outcome run = new Draft(50).Origin("a").Destination("b").Link("a", "b", with: l => l with { CostUsd = 5000 }).Starts("a", 10).Expect();

        Assert.DoesNotContain(run.Compiled.Measures, m => m.Quantity == MeasureNames.OutOfMoney);
    }

    [Fact]
    public void The_returned_set_out_again_from_the_first_origin_of_their_group_in_that_country()
    {
        Outcome run = new Draft(100).Group("all").Origin("a", country: "AAA").Origin("z", country: "AAA").Origin("c", country: "CCC").Detention("d").Destination("b")
            .Link("a", "b", with: l => l with { ApprehensionChance = 1, HoldAt = new PlaceId("d") }).Link("z", "b").Link("c", "b")
            .Departs("z", 0).Departs("a", 0).Departs("c", 0).Starts("a", 1000).Set("retryShare", 0.25)
            .Policy("custody", new HoldEffect(2, null, 0.75, 0.25, new PlaceId("c"), 0, null), Draft.Places("d")).Expect();

        Assert.Equal(750, run.Total("removals", "d"), 9);
        Assert.Equal(250, run.Total("transfers", "d"), 9);
        Assert.Equal(750 * 0.25, run.Total("arrivals", "z"), 9);
        Assert.Equal(250, run.Total("arrivals", "c"), 9);
    }
}
