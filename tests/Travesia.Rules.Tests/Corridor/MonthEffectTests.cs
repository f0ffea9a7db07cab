using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor;

namespace Travesia.Rules.Tests.Corridor;

/// <summary>Month effects on departures: who shares them, what they leave alone, and their moments.</summary>
public sealed class MonthEffectTests
{
    private const double PerMonth = 31e5;

    [Fact]
    public void Without_them_a_scenario_is_what_it_was()
    {
        Outcome without = Two().Sample(3), zero = Two().Set("monthEffectSdLog", 0).Set("sharedMonthEffectSdLog", 0).Set("monthEffectAutocorrelation", 0.5).Sample(3);

        Assert.All(without.Compiled.Program.Departures, d => Assert.Null(d.Effects));
        Assert.Equal(All(without), All(zero));
    }

    [Fact]
    public void In_the_mean_they_change_nothing()
        => Assert.Equal(All(Two().Expect()), All(Two().Set("monthEffectSdLog", 0.5).Set("sharedMonthEffectSdLog", 0.3).Expect()));

    [Fact]
    public void A_group_has_one_effect_a_month_at_all_its_origins_and_groups_have_their_own()
    {
        Outcome run = Two().Set("monthEffectSdLog", 0.5).Sample(4);
        double[] north = Factors(run, "north", "g"), south = Factors(run, "south", "g"), other = Factors(run, "north", "h");

        for (int month = 0; month < north.Length; month++)
        {
            Assert.Equal(north[month], south[month], 0.01 * north[month]);
            Assert.NotEqual(north[month], other[month], 0.02);
        }

        Assert.NotEqual(north[0], north[1], 0.02);
    }

    [Fact]
    public void A_shared_effect_is_that_of_all_groups()
    {
        Outcome run = Two().Set("sharedMonthEffectSdLog", 0.5).Sample(3);
        double[] one = Factors(run, "north", "g"), other = Factors(run, "north", "h");

        Assert.All(one.Zip(other), pair => Assert.Equal(pair.First, pair.Second, 0.01 * pair.First));
        Assert.NotEqual(1, one[0], 0.02);
    }

    [Fact]
    public void A_group_may_have_a_spread_of_its_own()
    {
        Outcome run = Two().Set("monthEffectSdLog", 0.5).SetFor("h", ("monthEffectSdLog", 0)).Sample(3);

        Assert.NotEqual(1, Factors(run, "north", "g")[0], 0.02);
        Assert.All(Factors(run, "north", "h"), factor => Assert.Equal(1, factor, 0.01));
    }

    [Fact]
    public void Their_moments_are_those_asked_for()
    {
        Scenario scenario = Two().Parameter("luck", 0.3).Set("monthEffectSdLog", "luck").Set("sharedMonthEffectSdLog", 0.2).Set("monthEffectAutocorrelation", 0.5).Build();
        CompiledScenario compiled = new CorridorRules().Compile(scenario, ParameterValues.Medians(scenario));
        (double[] G, double[] H)[] members = [.. Enumerable.Range(0, 3_000).Select(m => Outcome.Of(compiled, Mode.Sampled, (uint)m)).Select(run => (Factors(run, "north", "g"), Factors(run, "north", "h")))];
        double log = 0.3 * 0.3 + 0.2 * 0.2;

        Assert.Equal(1, members.Average(m => m.G[1]), 0.035);
        Assert.Equal(Math.Exp(log) - 1, members.Average(m => Math.Pow(m.G[1] - 1, 2)), 0.02);
        Assert.Equal(0.5 * log, members.Average(m => (Math.Log(m.G[0]) + log / 2) * (Math.Log(m.G[1]) + log / 2)), 0.01);
        Assert.Equal(0.2 * 0.2, members.Average(m => (Math.Log(m.G[1]) + log / 2) * (Math.Log(m.H[1]) + log / 2)), 0.01);
    }

    [Fact]
    public void Another_group_origin_place_or_policy_leaves_them_as_they_are()
    {
        double[] before = Factors(Lucky().Sample(5), "north", "g");

        Assert.Equal(before, Factors(Lucky().Group("aa").Departs("north", 100, "aa").Sample(5), "north", "g"));
        Assert.Equal(before, Factors(Lucky().Origin("a-new").Link("a-new", "end").Departs("a-new", 100, "g").Sample(5), "north", "g"));
        Assert.Equal(before, Factors(Lucky().Policy("news", new HazardEffect(2, 1, 1), Draft.Links("north-end"), from: 20).Sample(5), "north", "g"));
    }

    [Fact]
    public void Both_arms_of_a_pair_have_the_same()
    {
        Outcome one = Lucky().Sample(5);
        Outcome closed = Lucky().Policy("fewer", new PushEffect(Math.Log(0.5)), from: 0).Sample(5);

        Assert.All(Factors(one, "north", "g").Zip(Factors(closed, "north", "g")), pair => Assert.Equal(pair.First / 2, pair.Second, 0.01 * pair.Second));
    }

    [Fact]
    public void A_spread_that_a_member_draws_out_of_range_is_refused_by_its_name()
    {
        Scenario scenario = Two().Parameter("luck", 0.3).Set("sharedMonthEffectSdLog", "luck").Build();
        ParameterValues wide = ParameterValues.Medians(scenario).With(new ParameterId("luck"), 2.5);

        RefusalException refusal = Assert.Throws<RefusalException>(() => new CorridorRules().Compile(scenario, wide));

        Assert.Equal("corridor.sharedMonthEffectSdLog", refusal.Diagnostics.Single().Subject.Field);
    }

    private static Draft Lucky() => Two().Set("monthEffectSdLog", 0.5).Set("sharedMonthEffectSdLog", 0.2).Set("monthEffectAutocorrelation", 0.4);

    /// <summary>January and February, so many from each origin that a month's number is its factor.</summary>
    private static Draft Two()
        => new Draft(59).Group("g").Group("h").Origin("north").Origin("south").Destination("end").Link("north", "end").Link("south", "end").Set("elasticity", 0.0)
            .Departs("north", PerMonth / 31, "g").Departs("south", PerMonth / 31, "g").Departs("north", PerMonth / 31, "h");

    private static double[] Factors(Outcome run, string place, string group)
    {
        double[] months = run.Series(run.Compiled.Measures.Single(m => m is { Quantity: "departures", Resolution: Resolution.Period } && m.Place?.Value == place && m.Group?.Value == group));
        return [months[0] / PerMonth, months[1] / PerMonth * 31 / 28];
    }

    private static double[] All(Outcome run) => [.. run.Compiled.Measures.SelectMany(run.Series)];
}
