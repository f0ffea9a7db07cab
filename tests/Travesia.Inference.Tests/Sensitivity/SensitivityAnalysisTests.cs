using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Travesia.Engine;
using Travesia.Inference.Sensitivity;
using Travesia.Inference.Tests.Calibration;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Model.Diagnostics;
using Travesia.Model.Effects;
using Travesia.Rules;

namespace Travesia.Inference.Tests.Sensitivity;

public class SensitivityAnalysisTests
{
    private const int Days = 10;

    private static readonly ImmutableArray<SensitivityOutcome> Arrivals = [new("arrivals-at-destinations"), new("deaths")];

    [Fact]
    public async Task What_is_known_by_hand_is_found()
    {
        (Screening screening, Spread spread) = await RunAsync(Tap.Scenario(), new SensitivityOptions { Points = 4, Draws = 512 });
        Assert.Equal(["wide", "narrow", "idle", "halved"], screening.Factors.Select(f => f.Factor.Id));

        // Half of 20 a day, half of 10 a day, over 10 days of which 4 count half.
        double days = Days - (4 * 0.5);
        Exactly(0.5 * 20 * days, screening.Factors[0].Effects[0]);
        Exactly(0.5 * 10 * days, screening.Factors[1].Effects[0]);
        Exactly(0, screening.Factors[2].Effects[0]);
        Assert.Equal([false, false, true, false], screening.Factors.Select(f => f.MovesNothing));
        Assert.Equal([true, true, false, false], screening.Factors.Select(f => f.Survives));

        // With the policy two whole days less of 5 + 20 wide + 10 narrow, wherever these stand: between 5 + 30/8 and 5 + 30 * 7/8 a day.
        ElementaryEffect policy = screening.Factors[3].Effects[0];
        Assert.InRange(policy.Least, -2 * (5 + (30 * 0.875)), -2 * (5 + 15));
        Assert.InRange(policy.Largest, -2 * (5 + 15), -2 * (5 + (30 * 0.125)));
        Assert.Equal((5 + 15) * days, screening.Outcomes[0].Mean, 1e-9);

        Assert.Equal(["wide", "narrow", "rest"], spread.Factors.Select(f => f.Id));
        Assert.True(spread.Rest);
        double[] first = [.. spread.Outcomes[0].Shares.Select(s => s!.First.Value)];
        Assert.InRange(first[0], 0.75, 0.85);
        Assert.InRange(first[1], 0.15, 0.25);
        Assert.Equal(0, first[2]);
        Assert.Equal(Math.Sqrt(500 / 12.0) * days, spread.Outcomes[0].Sd, 2.0);

        // Nobody dies of it.
        Assert.All(spread.Outcomes[1].Shares, Assert.Null);

        static void Exactly(double expected, ElementaryEffect effect)
        {
            Assert.Equal(expected, effect.Mean, 1e-9);
            Assert.Equal(Math.Abs(expected), effect.MeanSize, 1e-9);
            Assert.Equal(0, effect.Sd, 1e-9);
        }
    }

    [Fact]
    public async Task A_policy_has_a_share_only_where_it_is_tossed_for()
    {
        (Screening screening, Spread spread) = await RunAsync(Tap.Scenario(), new SensitivityOptions { Points = 4, Draws = 512, TossPolicies = true });
        Assert.True(screening.Factors[3].Survives);
        Assert.Equal(["wide", "narrow", "halved", "rest"], spread.Factors.Select(f => f.Id));

        // (5 + 20 wide + 10 narrow) times 8 or 10: variances of a product of independent factors.
        (double mean, double variance) = (20, 500 / 12.0);
        double all = (variance * (81 + 1)) + (mean * mean);
        Assert.InRange(spread.Outcomes[0].Shares[2]!.First.Value, (mean * mean / all) - 0.03, (mean * mean / all) + 0.03);
        Assert.InRange(spread.Outcomes[0].Shares[2]!.Total.Value, ((mean * mean) + variance) / all - 0.03, ((mean * mean) + variance) / all + 0.03);
    }

    [Fact]
    public async Task The_number_of_threads_changes_nothing_and_the_seed_does()
    {
        string one = Text(await RunAsync(Tap.Scenario(), new SensitivityOptions { Draws = 16 }));
        Assert.Equal(one, Text(await RunAsync(Tap.Scenario(), new SensitivityOptions { Draws = 16, Threads = 2 })));
        Assert.Equal(one, Text(await RunAsync(Tap.Scenario(), new SensitivityOptions { Draws = 16, Threads = 5 })));
        Assert.NotEqual(one, Text(await RunAsync(Tap.Scenario(), new SensitivityOptions { Draws = 16, Seed = 2 })));
    }

    [Fact]
    public async Task Luck_is_the_same_in_every_run()
    {
        SensitivityOptions sampled = new() { Draws = 16, Futures = 2 };
        (Screening screening, _) = await RunAsync(Tap.Scenario(), sampled);

        // Without luck in common a parameter that does nothing would seem to do something.
        Assert.True(screening.Factors[2].MovesNothing);
        Assert.False(screening.Factors[0].MovesNothing);
        (Screening expected, _) = await RunAsync(Tap.Scenario(), sampled with { Futures = 0 });
        Assert.NotEqual(expected.Outcomes[0].Mean, screening.Outcomes[0].Mean, 1e-9);
    }

    [Fact]
    public async Task What_a_posterior_holds_together_moves_together()
    {
        Scenario scenario = Tap.Scenario();
        Fitted fitted = new()
        {
            Maker = TwoGroups.Maker,
            Quality = new FittedQuality(2, 1, true, 1, 1, 1, 1),
            Parameters =
            [
                new Posterior(new("wide"), new NormalPrior(0.5, 0.1), true, ImmutableSortedDictionary<string, double>.Empty),
                new Posterior(new("narrow"), new NormalPrior(0.5, 0.2), true, ImmutableSortedDictionary<string, double>.Empty.Add("wide", -1)),
            ],
        };

        // 20 of the one and 10 of the other, exactly opposed and half as sure: nothing is left of the sum.
        (_, Spread alone) = await RunAsync(scenario, new SensitivityOptions());
        (_, Spread together) = await RunAsync(scenario with { Fitted = fitted }, new SensitivityOptions());
        Assert.True(alone.Outcomes[0].Sd > 10);
        Assert.InRange(together.Outcomes[0].Sd, 0, 1e-9);
    }

    [Fact]
    public async Task A_policy_that_cannot_be_taken_away_is_told_and_stops_nothing()
    {
        (Screening screening, Spread spread) = await RunAsync(Tap.Scenario(), new SensitivityOptions { Draws = 16, TossPolicies = true }, new Tap { Needs = "halved" });
        ScreenedFactor policy = screening.Factors[3];
        Assert.Equal("tap.needs", policy.Refusal!.Diagnostics[0].Code);
        Assert.False(policy.MovesNothing || policy.Survives);
        Assert.Empty(policy.Effects);
        Assert.Equal(["wide", "narrow", "rest"], spread.Factors.Select(f => f.Id));
    }

    [Fact]
    public void Numbers_of_a_groups_departures_are_one_factor_and_a_measure_of_many_policies_too()
    {
        Scenario scenario = TwoGroups.Scenario();
        static Policy Deployed(string id, string place, DateOnly? from) => new() { Id = new(id), Title = id, From = from, Scope = new Scope { Places = [new(place)] }, Effect = new PushEffect(1.2) };
        DateOnly day = new(2022, 5, 1);
        scenario = scenario with { Policies = [.. scenario.Policies, Deployed("soldiers-home-a", "home-a", day), Deployed("soldiers-home-b", "home-b", day), Deployed("later", "home-b", day.AddDays(1))] };
        Assert.Equal(["departures:a", "departures:b", "stopped", "money", "idle", "soldiers-home-*", "later"], SensitivityFactor.Of(scenario).Select(f => f.Id));
        Assert.Equal(["base-a-1", "base-a-2", "base-a-3"], SensitivityFactor.Of(scenario)[0].Parameters.Select(p => p.Value));
        Assert.Equal(["soldiers-home-a", "soldiers-home-b"], SensitivityFactor.Of(scenario)[5].Policies.Select(p => p.Value));
        Assert.Equal([.. TwoGroups.Bases, "stopped", "money", "idle", "soldiers-home-a", "soldiers-home-b", "later"], SensitivityFactor.Of(scenario, each: true).Select(f => f.Id));
    }

    [Fact]
    public async Task A_corridor_tells_what_matters_at_its_river()
    {
        ImmutableArray<SensitivityOutcome> outcomes = [new("apprehensions"), new("apprehensions", null, new GroupId("b")), new("abuses")];
        SensitivityAnalysis analysis = new(TwoGroups.Scenario(), TwoGroups.Rules, outcomes, new SensitivityOptions { Points = 4, Draws = 8, Most = 2 });
        Assert.All(analysis.NotCounted, Assert.Null);
        Screening screening = await analysis.ScreenAsync(null, TestContext.Current.CancellationToken);
        ScreenedFactor Of(string name) => screening.Factors.Single(f => f.Factor.Id == name);
        Assert.True(Of("stopped").Effects[0].Least > 0);
        Assert.True(Of("departures:a").Effects[0].Least > 0);
        Assert.Equal(0, Of("departures:a").Effects[1].MeanSize, 1e-9);

        // Who fears abuse at the river goes by road.
        Assert.True(Of("idle").Effects[0].Largest < 0);
        Assert.True(Of("idle").Effects[2].Least > 0);
        Assert.Equal(2, screening.Factors.Count(f => f.Survives));
    }

    private static async Task<(Screening Screening, Spread Spread)> RunAsync(Scenario scenario, SensitivityOptions options, Tap? rules = null)
    {
        SensitivityAnalysis analysis = new(scenario, rules ?? new Tap(), Arrivals, options);
        Screening screening = await analysis.ScreenAsync(null, TestContext.Current.CancellationToken);
        Assert.Equal(analysis.ScreeningRuns, screening.Runs);
        Spread spread = await analysis.ShareAsync(screening, null, TestContext.Current.CancellationToken);
        Assert.InRange(spread.Runs, 1, analysis.MostSpreadRuns);
        return (screening, spread);
    }

    private static string Text((Screening Screening, Spread Spread) result) => string.Join('\n',
    [
        .. result.Screening.Factors.Select(f => $"{f.Factor.Id} {f.Survives} {string.Join(' ', f.Effects)}"),
        .. result.Spread.Outcomes.Select(o => $"{o.Mean:R} {o.Sd:R} {string.Join(' ', o.Shares)}"),
    ]);

    /// <summary>So many people a day arrive at once: 5, 20 times <c>wide</c> and 10 times <c>narrow</c>; half of that on the four days of the policy.</summary>
    private sealed class Tap : IRuleSet
    {
        /// <summary>A policy without which nothing can be run.</summary>
        public string? Needs { get; init; }

        public string Name => "tap";

        public JsonObject SectionSchema => [];

        public static Scenario Scenario() => Walk.Scenario(Days) with
        {
            RuleSet = "tap",
            Parameters = [Walk.Uniform("wide", 1), Walk.Uniform("narrow", 1), Walk.Uniform("idle", 1)],
            Policies = [new Policy { Id = new("halved"), Title = "Halved", From = new DateOnly(2023, 1, 4), To = new DateOnly(2023, 1, 7), Effect = new PushEffect(0.5) }],
        };

        public ImmutableArray<Diagnostic> Validate(Scenario scenario) => [];

        public CompiledScenario Compile(Scenario scenario, ParameterValues parameters)
        {
            if (Needs is { } needed && scenario.Policies.All(p => p.Id.Value != needed))
            {
                throw new RefusalException([Diagnostic.Of("tap.needs", default)]);
            }

            double aDay = 5 + (20 * parameters[new("wide")]) + (10 * parameters[new("narrow")]);
            ProgramBuilder builder = new(scenario.Days, [0]);
            StateId there = builder.AddState(StableKey.Of("there"));
            TallyId arrived = builder.AddTally("arrivals", Resolution.Day);
            TallyId died = builder.AddTally("deaths", Resolution.Day);
            builder.BeginEpoch(0);
            builder.SetRow(there, builder.AddRow(new Transition(there, 1, default)));
            builder.AddDeparture(new Departure(
                there,
                [.. Enumerable.Range(0, scenario.Days).Select(d => scenario.Policies.Any(p => p.From <= scenario.FirstDay.AddDays(d) && scenario.FirstDay.AddDays(d) <= p.To) ? aDay / 2 : aDay)],
                Tallies: builder.AddTallySet(new TallyWeight(arrived))));
            return new CompiledScenario(scenario, builder.Build(),
            [
                new Measure(MeasureNames.Arrivals, Walk.Goal, null, null, "people", Resolution.Day, arrived, null),
                new Measure(MeasureNames.Deaths, Walk.Goal, null, null, "people", Resolution.Day, died, null),
            ]);
        }
    }
}
