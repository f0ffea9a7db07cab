using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor;

namespace Travesia.Rules.Tests.Corridor;

/// <summary>What is added elsewhere, or written in another order, leaves all other draws unchanged, to the bit.</summary>
public sealed class StableLuckTests
{
    [Fact]
    public void Another_place_and_link_elsewhere_change_no_draw()
        => AssertSame(Base(), Base().Origin("aa-new").Destination("zz-new").Link("aa-new", "zz-new", id: "aa-new-link"));

    [Fact]
    public void Another_way_that_nobody_takes_changes_no_draw()
        => AssertSame(Base(), Base().Place("detour").Link("v", "detour", 3000).Link("detour", "b", 900));

    [Fact]
    public void Another_group_changes_no_draw_of_the_others()
        => AssertSame(Base(false), Base(false).Group("aaa").Departs("a", 30, "aaa"), true);

    [Fact]
    public void A_policy_outside_the_period_changes_no_draw()
        => AssertSame(Base(), Base().Policy("a-late", new CloseEffect(), from: 500).Policy("b-early", new HazardEffect(9, 9, 9), from: -90, to: -60));

    [Fact]
    public void A_policy_without_anything_in_scope_changes_no_draw()
        => AssertSame(Base().Group("nobody"), Base().Group("nobody").Policy("a-nowhere", new CloseEffect(), new Scope { Links = [new LinkId("a-v")], Modes = [TravelMode.Air] }, from: 10)
            .Policy("b-nobody", new LimitEffect(1, null, null, false), new Scope { Links = [new LinkId("a-v")], Groups = [new GroupId("nobody")] }, from: 10));

    [Fact]
    public void The_order_of_files_changes_no_draw()
    {
        Scenario scenario = Base().Build();
        Scenario turned = scenario with
        {
            Places = [.. scenario.Places.Reverse()],
            Links = [.. scenario.Links.Reverse()],
            Groups = [.. scenario.Groups.Reverse()],
            Policies = [.. scenario.Policies.Reverse()],
        };

        AssertSame(scenario, turned);
    }

    [Fact]
    public void A_new_way_that_some_take_changes_values_a_little_and_keeps_the_luck_of_others()
    {
        Outcome one = Base().Set("elasticity", 0.0).Sample(5), other = Base().Set("elasticity", 0.0).Place("detour").Link("v", "detour", 60).Link("detour", "b", 40).Sample(5);

        Assert.Equal(one.Total("departures"), other.Total("departures"));
        Assert.InRange(other.Sum("arrivals", "b"), one.Sum("arrivals", "b") * 0.9, one.Sum("arrivals", "b") * 1.1);
    }

    [Fact]
    public void Compiling_twice_or_in_parallel_gives_the_same_program()
    {
        Scenario scenario = Base().Build();
        IScenarioPlan plan = new CorridorRules().Prepare(scenario);
        ParameterValues medians = ParameterValues.Medians(scenario);
        string expected = Signature(Outcome.Of(new CorridorRules().Compile(scenario, medians), Mode.Expected, 0));

        string[] others = new string[8];
        Parallel.For(0, others.Length, i => others[i] = Signature(Outcome.Of(plan.Compile(medians), Mode.Expected, 0)));

        Assert.All(others, o => Assert.Equal(expected, o));
    }

    [Fact]
    public void What_is_counted_is_the_same_list_under_all_parameter_values()
    {
        Scenario scenario = Base().Parameter("chance", 0.1).Policy("post", new CheckpointEffect(new Quantity(1, new ParameterId("chance")), null), Draft.Links("a-v"), from: 5).Build();
        IScenarioPlan plan = new CorridorRules().Prepare(scenario);
        CompiledScenario none = plan.Compile(ParameterValues.Medians(scenario).With(new ParameterId("chance"), 0), cancellation: TestContext.Current.CancellationToken), some = plan.Compile(ParameterValues.Medians(scenario), cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(plan.Measures, none.Measures);
        Assert.Equal(plan.Measures, some.Measures);
        Assert.Equal(0, Outcome.Of(none, Mode.Sampled, 0).Total("apprehensions", "a-v"));
    }

    private static Draft Base(bool isLimited = true)
    {
        Draft draft = new Draft(70).Group("all", null, (1, 0.5), (3, 0.5)).Group("other").Origin("a").Place("v", stay: 2.5, turnBack: -3).Detention("d").Destination("b", 3)
            .Link("a", "v", 2.5, l => l with { DaysSd = 1.5, CostUsd = 100, DeathChance = 0.001, AbuseChance = 0.05 })
            .Link("v", "b", 1.5, l => l with { ApprehensionChance = 0.3, HoldAt = new PlaceId("d"), CostUsd = 50, Irregular = true }).Link("v", "b", 0.5, l => l with { Mode = TravelMode.Port }, "v-b-port")
            .Departs("a", 40, dispersion: 2).Departs("a", 10, "other").Starts("v", 100).Set("savingsUsd", 800).Set("knownAfterDays", 7)
            .Policy("custody", new HoldEffect(3, new PlaceId("b"), 0.2, 0, null, 0.3, new PlaceId("v")), Draft.Places("d")).Policy("tighter", new DeployEffect(200, 100, 0.5), from: 30);
        return isLimited ? draft.Policy("port-limit", new LimitEffect(5, null, null, true), Draft.Links("v-b-port")) : draft;
    }

    private static void AssertSame(Draft one, Draft other, bool groupsOnly = false) => AssertSame(one.Build(), other.Build(), groupsOnly);

    // Places count all groups together: a new group adds to those measures, so that only those of groups are compared.
    private static void AssertSame(Scenario one, Scenario other, bool groupsOnly = false)
    {
        foreach (Mode mode in (Mode[])[Mode.Sampled, Mode.Expected])
        {
            Outcome left = Outcome.Of(one, mode, 2), right = Outcome.Of(other, mode, 2);
            Assert.True(left.Total("arrivals", "b") > 500);
            foreach (Measure measure in left.Compiled.Measures.Where(m => !groupsOnly || m.Group is not null))
            {
                Measure same = right.Compiled.Measures.Single(m => m with { Tally = null, Stock = null } == measure with { Tally = null, Stock = null });
                Assert.True(left.Series(measure).SequenceEqual(right.Series(same)), $"{measure.Quantity} {measure.Place}{measure.Link} {measure.Group} {mode}");
            }
        }
    }

    private static string Signature(Outcome run) => string.Join('\n', run.Compiled.Measures.Select(m => string.Join(' ', run.Series(m).Select(v => BitConverter.DoubleToInt64Bits(v)))));
}
