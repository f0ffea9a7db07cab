using System.Collections.Immutable;
using System.Text.Json;
using Travesia.Inference.Counts;
using Travesia.Inference.Figures;
using Travesia.Inference.Journeys;
using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules;
using Travesia.Rules.Corridor;
using static Travesia.Inference.Tests.Journeys.Valley;

namespace Travesia.Inference.Tests.Journeys;

public sealed class JourneyModelTests
{
    private const double Exact = 1e-9;

    [Fact]
    public async Task A_stay_of_three_days_is_geometric_and_what_follows_is_added()
    {
        JourneyAnswer answer = await new Valley
        {
            Places = [Place("o", PlaceKind.Origin, 3), Place("d", PlaceKind.Destination)],
            Links = [Link("o", "d", 2, 100, 50)],
        }.Answer();

        Assert.Equal(1, answer.Members);
        Assert.False(answer.IsFluid);
        Assert.Equal(5, answer.Days!.Mean.Mean, Exact);
        for (int n = 0; n < 40; n++)
        {
            Assert.Equal(1 - Math.Pow(2 / 3.0, n), answer.Days.UpTo[2 + n], Exact);
        }

        // 1 - (2/3)^n reaches one half at n = 2 and nine tenths at n = 6.
        Assert.Equal((4, 8), (answer.Days.Half.Mean, answer.Days.NineTenths.Mean));
        Assert.Equal((100, 50), (Math.Round(answer.Usd!.Mean.Mean, 9), Math.Round(answer.Km!.Mean.Mean, 9)));
        JourneyOutcome only = Assert.Single(answer.Outcomes, o => o.Share.Mean > 1e-12);
        Assert.Equal((JourneyEnd.Arrived, new PlaceId("d")), (only.End, only.Place));
        Assert.Equal(1, only.Share.Mean, Exact);
        JourneyLeg leg = Assert.Single(answer.Legs);
        Assert.Equal(1, leg.Traversals.Mean, Exact);
        Assert.Equal(1, leg.Users!.Mean, Exact);
        Assert.Equal(2, leg.Days!.Mean, Exact);
        Assert.Equal(1, Assert.Single(answer.Starts).Share.Mean, Exact);
    }

    [Fact]
    public async Task Who_is_turned_back_tries_again_a_geometric_number_of_times()
    {
        const double stopped = 0.4;
        JourneyAnswer answer = await Loop(stopped).Answer();

        // Tries are geometric: k stops have the chance (1 - q) q^k, each try costs 100 dollars, 30 km, and takes a day of stay and one of travel.
        Assert.Equal(stopped / (1 - stopped), answer.Stops.Mean.Mean, Exact);
        for (int k = 0; k < 9; k++)
        {
            Assert.Equal(1 - Math.Pow(stopped, k + 1), answer.Stops.UpTo[k], Exact);
        }

        Assert.Equal(100 / (1 - stopped), answer.Usd!.Mean.Mean, 1e-7);
        Assert.Equal(2 / (1 - stopped), answer.Days!.Mean.Mean, 1e-7);
        int cell = (int)Math.Round(200 / answer.Usd.Step);
        Assert.Equal(200, cell * answer.Usd.Step);
        Assert.Equal(1 - (stopped * stopped), answer.Usd.UpTo[cell], 1e-7);
        JourneyLeg leg = Assert.Single(answer.Legs);
        Assert.Equal(1 / (1 - stopped), leg.Traversals.Mean, 1e-7);
        Assert.Equal(1, leg.Users!.Mean, Exact);
        Assert.Equal(stopped, leg.Stopped!.Mean, 1e-7);
        Assert.Equal(stopped * stopped / (1 - stopped), answer.PerPerson[MeasureNames.RepeatApprehensions].Mean, 1e-7);
    }

    [Fact]
    public async Task Chances_of_harm_are_of_a_traversal_and_of_a_journey()
    {
        Valley loop = Loop(0.4);
        JourneyAnswer answer = await (loop with { Links = [loop.Links[0] with { DeathChance = 0.02, InjuryChance = 0.1, AbuseChance = 0.2 }] }).Answer();
        JourneyLeg leg = Assert.Single(answer.Legs);

        // Dangers compete: with the hazards -log(1 - p) each has its share of all that happens.
        double[] hazards = [-Math.Log(0.98), -Math.Log(0.9), -Math.Log(0.8), -Math.Log(0.6)];
        double all = hazards.Sum(), some = 1 - Math.Exp(-all);
        double[] chances = [.. hazards.Select(h => some * h / all)];
        Assert.Equal(chances[0], leg.Death!.Mean, Exact);
        Assert.Equal(chances[1], leg.Injury!.Mean, Exact);
        Assert.Equal(chances[2], leg.Abuse!.Mean, Exact);
        Assert.Equal(chances[3], leg.Stopped!.Mean, Exact);

        // Only who is stopped tries again; a try ends in injury and arrival, once, with its chance.
        double tries = 1 / (1 - chances[3]);
        Assert.Equal(chances[0] * tries, Assert.Single(answer.Outcomes, o => o.End == JourneyEnd.Died).Share.Mean, Exact);
        Assert.Equal(chances[1] * tries, answer.Injured.Mean, Exact);
        Assert.Equal(chances[2] * tries, answer.Abused.Mean, Exact);
        Assert.Equal(1, answer.Outcomes.Sum(o => o.Share.Mean), Exact);
        Assert.Equal(1, answer.Ends.Sum(o => o.Share.Mean), Exact);
    }

    [Fact]
    public async Task At_a_limit_everybody_waits_their_turn_at_random()
    {
        Valley valley = new()
        {
            Places = [Place("o", PlaceKind.Origin), Place("d", PlaceKind.Destination)],
            Links = [Link("o", "d", 1, 0)],
            Policies = [new Policy { Id = new PolicyId("ten"), Title = "Ten a day", Scope = Scope.Everything, Effect = new LimitEffect(10, null, null, false) }],
            Settings = [("giveUpWaitingChance", "0")],
        };
        JourneyAnswer answer = await valley.Answer();

        // A hundred people, ten a day: each day the chance to be among the ten is uniform over ten days, after one day of stay and before one of travel.
        Assert.True(answer.IsFluid);
        Assert.Equal(6.5, answer.Days!.Mean.Mean, 1e-7);
        for (int n = 0; n < 10; n++)
        {
            Assert.Equal((n + 1) / 10.0, answer.Days.UpTo[2 + n], 1e-7);
        }

        Assert.Equal(4.5, answer.PerPerson[MeasureNames.DaysWaiting].Mean, 1e-7);
    }

    [Theory]
    [InlineData("x", 1, 30, 1, 1)]
    [InlineData("y", 3, 80, 51, 2)]
    [InlineData("d", 5, 150, 151, 3)]
    public async Task What_it_costs_to_reach_a_place_leaves_out_what_the_same_day_brings_beyond_it(string to, double days, double usd, double km, int legs)
    {
        JourneyAnswer answer = await new Valley
        {
            Places = [Place("o", PlaceKind.Origin), Place("x", PlaceKind.Crossing, 0), Place("y"), Place("d", PlaceKind.Destination)],
            Links = [Link("o", "x", 0, 30, 1), Link("x", "y", 2, 50, 50), Link("y", "d", 1, 70, 100)],
        }.Answer(null, to);

        Assert.Equal(1, answer.Reaching!.Chance.Mean, Exact);
        Assert.Equal(days, answer.Reaching.Days!.Mean.Mean, Exact);
        Assert.Equal(usd, answer.Reaching.Usd!.Mean.Mean, Exact);
        Assert.Equal(km, answer.Reaching.Km!.Mean.Mean, Exact);
        Assert.Equal(usd, answer.Usd!.Mean.Mean, Exact);
        Assert.Equal(usd, answer.PerPerson[MeasureNames.CostUsd].Mean, Exact);
        Assert.Equal(Enumerable.Repeat(1.0, legs), answer.Legs.Select(l => Math.Round(l.Users!.Mean, 9)));
        Assert.Equal(JourneyEnd.Reached, Assert.Single(answer.Ends).End);
        Assert.All(answer.Examples, e => Assert.Equal((JourneyEnd.Reached, new PlaceId(to), usd, (int)days), (e.End, e.Steps[^1].Place, e.Usd, e.Days)));
    }

    [Fact]
    public async Task A_published_figure_of_a_journey_is_held_against_those_who_reach_the_place()
    {
        Figure figure = new()
        {
            Id = new("dollars"), Statement = "It costs over 60 dollars", Value = 60, Bound = FigureBound.AtLeast, Unit = "dollars", Source = new("s"), Role = FigureRole.Check,
            Journey = new FigureJourney(JourneyQuantity.Usd, new("g"), "o", "d"),
        };
        Valley uncertain = Loop(0) with { Parameters = [new Parameter(new ParameterId("fee"), new UniformPrior(100, 300), "A number.", null)] };
        Scenario plain = (uncertain with { Links = [uncertain.Links[0] with { CostUsd = new Quantity(1, new ParameterId("fee")) }] }).Build();
        GroupId group = plain.Groups[0].Id;
        Scenario scenario = plain with
        {
            Figures =
            [
                figure with { Journey = figure.Journey with { Group = group } }, figure with { Id = new("less"), Value = 400, Journey = figure.Journey with { Group = group } },
                figure with { Id = new("fitted"), Role = FigureRole.Calibration, Journey = figure.Journey with { Group = group } },
                figure with { Id = new("days"), Value = 2, Bound = FigureBound.About, Journey = new(JourneyQuantity.Days, group, "o", "d") },
                figure with { Id = new("others"), Journey = figure.Journey with { Group = new("others") } },
                figure with { Id = new("elsewhere"), Journey = new(JourneyQuantity.Usd, group, "o", "o") },
            ],
        };
        JourneyAnswer answer = await Ask(40);
        ImmutableArray<LedgerEntry> held = JourneyFigures.Hold(scenario, answer);
        Assert.Equal(["dollars", "less", "fitted", "days"], held.Select(h => h.Figure.Value));
        Assert.Equal([FigureVerdict.Consistent, FigureVerdict.Inconsistent, FigureVerdict.None, FigureVerdict.Consistent], held.Select(h => h.Verdict));
        Assert.Equal(answer.Reaching!.Usd!.Mean.Mean, held[0].Answer!.Mean, Exact);
        Assert.InRange(held[0].Answer!.Low, 100, 200);

        ImmutableArray<LedgerEntry> few = JourneyFigures.Hold(scenario, await Ask(19));
        Assert.Equal((FigureVerdict.NotTestable, NotCountedReason.TooFewMembers), (few[0].Verdict, few[0].Reason!.Reason));

        Task<JourneyAnswer> Ask(int members) => JourneyModel.AnswerAsync(
            plain, new CorridorRules(), new JourneyQuestion { Date = Leaving, To = [new PlaceId("d")] }, new JourneyOptions { Members = members }, cancellation: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Ends_of_a_kind_are_told_together_and_by_place()
    {
        JourneyAnswer answer = await new Valley
        {
            Places = [Place("o", PlaceKind.Origin), Place("d", PlaceKind.Destination), Place("e", PlaceKind.Destination)],
            Links = [Link("o", "d", 1, 100), Link("o", "e", 3, 100)],
            Settings = [("timePerDay", "0.5")],
        }.Answer();

        // Two ways to the same worth: a logit of the days between them, half a unit each, the stay at the end being none.
        double near = 1 / (1 + Math.Exp(-0.5 * 2));
        Assert.Equal([near, 1 - near], answer.Outcomes.Where(o => o.End == JourneyEnd.Arrived).Select(o => o.Share.Mean), (a, b) => Math.Abs(a - b) < Exact);
        JourneyOutcome all = Assert.Single(answer.Ends, e => e.End == JourneyEnd.Arrived);
        Assert.Equal(((PlaceId?)null, 1.0), (all.Place, Math.Round(all.Share.Mean, 9)));
        Assert.Equal((near * 2) + ((1 - near) * 4), all.Days!.Mean, Exact);
        Assert.Equal(100, all.Usd!.Mean, Exact);
    }

    [Fact]
    public async Task A_place_that_nobody_reaches_has_the_chance_0_and_no_cost()
    {
        JourneyAnswer answer = await Loop(0.4).Answer(null, "elsewhere");
        Assert.Equal(0, answer.Reaching!.Chance.Mean);
        Assert.Null(answer.Reaching.Usd);
    }

    [Fact]
    public async Task Who_has_not_arrived_by_the_last_day_is_on_the_way()
    {
        JourneyAnswer answer = await (Loop(0.4) with { Days = 10 }).Answer();

        // Four days are left: two tries.
        JourneyOutcome onTheWay = Assert.Single(answer.Outcomes, o => o.End == JourneyEnd.OnTheWay);
        Assert.Equal(0.16, onTheWay.Share.Mean, Exact);
        Assert.Equal(4, onTheWay.Days!.Mean, Exact);
        Assert.Equal(200, onTheWay.Usd!.Mean, Exact);
        Assert.Equal(((0.6 * 2) + (0.24 * 4)) / 0.84, answer.Days!.Mean.Mean, Exact);
    }

    [Fact]
    public async Task The_interval_is_over_the_parameters()
    {
        Valley uncertain = Loop(0) with { Parameters = [new Parameter(new ParameterId("fee"), new UniformPrior(100, 300), "A number.", null)] };
        uncertain = uncertain with { Links = [uncertain.Links[0] with { CostUsd = new Quantity(1, new ParameterId("fee")) }] };
        JourneyOptions options = new() { Members = 60, Seed = 7 };
        JourneyAnswer answer = await uncertain.Answer(options);
        double[] fees = [.. Enumerable.Range(0, 60).Select(m => Ensemble.ParametersOf(uncertain.Build(), 7, m)[new ParameterId("fee")]).Order()];
        Assert.Equal(60, answer.Members);
        Assert.Equal(fees.Average(), answer.Usd!.Mean.Mean, 1e-9);
        Assert.Equal(Quantiles.OfSorted(fees).Select(q => Math.Round(q, 9)), answer.Usd.Mean.Quantiles.Select(q => Math.Round(q, 9)));
    }

    [Fact]
    public async Task The_answer_is_the_same_for_any_number_of_threads()
    {
        Valley uncertain = Loop(new Quantity(1, new ParameterId("chance"))) with { Parameters = [new Parameter(new ParameterId("chance"), new BetaPrior(0.3, 20), "A number.", null)] };
        string[] texts = new string[3];
        foreach ((int i, int threads) in new[] { 1, 2, 5 }.Index())
        {
            List<JourneyProgress> told = [];
            JourneyAnswer answer = await JourneyModel.AnswerAsync(
                uncertain.Build(),
                new CorridorRules(),
                new JourneyQuestion { Date = Leaving },
                new JourneyOptions { Members = 12, Threads = threads },
                new Teller(told.Add),
                TestContext.Current.CancellationToken);
            texts[i] = JsonSerializer.Serialize(answer);
            Assert.Equal(Enumerable.Range(1, 12).Select(n => new JourneyProgress(n, 12)), told);
        }

        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[0], texts[2]);
    }

    [Fact]
    public async Task Examples_follow_the_law()
    {
        const int count = 4_000;
        JourneyAnswer answer = await Loop(0.4).Answer(new JourneyOptions { Examples = count });
        Assert.Equal(count, answer.Examples.Length);

        // Mean 2/3 and variance q / (1 - q)^2 of the number of times sent back.
        double mean = answer.Examples.Average(e => e.Steps.Count(s => s.Act == JourneyAct.SentBack));
        Assert.Equal(2 / 3.0, mean, 4 * Math.Sqrt(0.4 / 0.36 / count));
        Assert.All(answer.Examples, e =>
        {
            int sentBack = e.Steps.Count(s => s.Act == JourneyAct.SentBack);
            Assert.Equal((JourneyEnd.Arrived, 2 * (sentBack + 1), 100.0 * (sentBack + 1)), (e.End, e.Days, e.Usd));
            Assert.Equal((JourneyAct.Leaves, JourneyAct.Ends), (e.Steps[0].Act, e.Steps[^1].Act));
            Assert.Equal(new PlaceId("d"), e.Steps[^1].Place);
            Assert.Equal(e.Steps.Select(s => s.Day).Order(), e.Steps.Select(s => s.Day));
        });
        ImmutableArray<JourneyExample> fewer = (await Loop(0.4).Answer(new JourneyOptions { Examples = 2 })).Examples;
        Assert.Equal(JsonSerializer.Serialize(answer.Examples[..2]), JsonSerializer.Serialize(fewer));
        ImmutableArray<JourneyExample> others = (await Loop(0.4).Answer(new JourneyOptions { Examples = 50, Seed = 2 })).Examples;
        Assert.NotEqual(JsonSerializer.Serialize(answer.Examples[..50]), JsonSerializer.Serialize(others));
    }

    [Fact]
    public async Task A_town_from_which_nobody_leaves_is_a_start_for_who_is_there()
    {
        Scenario scenario = new Valley
        {
            Places = [Place("o", PlaceKind.Origin), Place("x", stay: 4), Place("d", PlaceKind.Destination)],
            Links = [Link("o", "x", 1, 30), Link("x", "d", 1, 50)],
        }.Build();
        JourneyQuestion question = new() { From = [new PlaceId("x")], Date = Leaving.AddDays(4) };
        JourneyAnswer answer = await JourneyModel.AnswerAsync(scenario, new CorridorRules(), question, new JourneyOptions(), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(5, answer.Days!.Mean.Mean, Exact);
        Assert.Equal(50, answer.Usd!.Mean.Mean, Exact);
        await Assert.ThrowsAsync<JourneyQuestionException>(() => JourneyModel.AnswerAsync(
            scenario, new CorridorRules(), question with { Date = First }, new JourneyOptions(), cancellation: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<JourneyQuestionException>(() => JourneyModel.AnswerAsync(
            scenario, new CorridorRules(), question with { From = [] }, new JourneyOptions(), cancellation: TestContext.Current.CancellationToken));
        JourneyQuestionException there = await Assert.ThrowsAsync<JourneyQuestionException>(() => JourneyModel.AnswerAsync(
            scenario, new CorridorRules(), question with { To = question.From }, new JourneyOptions(), cancellation: TestContext.Current.CancellationToken));
        Assert.Equal((JourneyFault.StartsThere, new PlaceId("x")), (there.Fault, there.Place));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => JourneyModel.AnswerAsync(
            scenario, new CorridorRules(), question with { Date = scenario.To }, new JourneyOptions(), cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_member_that_cannot_be_compiled_is_told_and_the_first_for_any_number_of_threads()
    {
        // With a chance near 1 the journey never ends; that is refused.
        Valley endless = Loop(new Quantity(1, new ParameterId("chance"))) with
        {
            Parameters = [new Parameter(new ParameterId("chance"), new UniformPrior(0.98, 1), "A number.", null)],
            Settings = [("longestJourneyLegs", "150")],
        };
        int[] failed = new int[2];
        foreach ((int i, int threads) in new[] { 1, 4 }.Index())
        {
            EnsembleException e = await Assert.ThrowsAsync<EnsembleException>(() => endless.Answer(new JourneyOptions { Members = 20, Threads = threads }));
            Assert.IsType<RefusalException>(e.Failures[0].Reason);
            failed[i] = e.Failures[0].Member;
        }

        Assert.Equal(failed[0], failed[1]);
    }

    /// <summary>One link, on which a share of those who try is turned back.</summary>
    private static Valley Loop(Quantity stopped) => new()
    {
        Places = [Place("o", PlaceKind.Origin), Place("d", PlaceKind.Destination)],
        Links = [Link("o", "d", 1, 100, 30)],
        Policies = [new Policy { Id = new PolicyId("post"), Title = "A post", Scope = Scope.Everything, Effect = new CheckpointEffect(stopped, null) }],
    };

    private sealed class Teller(Action<JourneyProgress> tell) : IProgress<JourneyProgress>
    {
        public void Report(JourneyProgress value) => tell(value);
    }
}
