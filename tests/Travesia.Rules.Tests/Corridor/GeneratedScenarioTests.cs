using System.Collections.Concurrent;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor;

namespace Travesia.Rules.Tests.Corridor;

/// <summary>Small scenarios of every shape compile or are refused, and lose nobody.</summary>
public sealed class GeneratedScenarioTests
{
    private const int Days = 45;

    private static readonly string[] PlaceIds = ["a", "c", "d", "e", "f", "g", "h"];
    private static readonly string[] GroupIds = ["one", "two"];
    private static readonly double[] Chances = [0, 0.1, 0.5, 1];

    /// <summary>The seeds are fixed, so that a failure is the same everywhere; its message names the seed.</summary>
    [Fact]
    public void A_generated_scenario_is_refused_or_runs_and_loses_nobody()
    {
        var codes = new ConcurrentDictionary<string, int>();
        int run = 0;
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, seed =>
        {
            Scenario scenario = Generate(new Random(seed));
            var rules = new CorridorRules();
            bool isWrong = rules.Validate(scenario).Any(d => d.Severity == Severity.Error);
            try
            {
                var plan = (CorridorPlan)rules.Prepare(scenario);
                CompiledScenario compiled = plan.Compile(ParameterValues.Medians(scenario), true);
                Assert.False(isWrong, $"Seed {seed}: validation finds errors and compilation does not.");
                Conserves(compiled, Mode.Sampled, 0);
                Conserves(compiled, Mode.Expected, 1e-6);
                Interlocked.Increment(ref run);
            }
            catch (RefusalException refusal)
            {
                Assert.True(isWrong, $"Seed {seed}: compilation refuses what validation does not.");
                foreach (string code in refusal.Diagnostics.Select(d => d.Code).Distinct())
                    codes.AddOrUpdate(code, 1, (_, n) => n + 1);
            }
            catch (Exception other) when (other is not Xunit.Sdk.IAssertionException)
            {
                throw new InvalidOperationException($"Seed {seed}", other);
            }
        });

        Assert.True(run > 150 && codes.Count > 3, $"{run} ran; refused: {string.Join(", ", codes)}.");
    }

    /// <summary>One mistake in a row hides nothing that is wrong elsewhere with single rows, and is not told again in other words.</summary>
    [Fact]
    public void What_is_said_beside_a_mistake_is_also_said_without_it()
    {
        int said = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            Scenario whole = Generate(new Random(seed));
            HashSet<string> without = [.. Lines(new CorridorRules().Validate(whole))];
            string[] with = [.. Lines(new CorridorRules().Validate(Spoil(whole, seed % 5)))];
            string[] beside = [.. with.Except(without)];
            Assert.True(beside.Length is 1 or 2 && beside.All(b => b.Contains("unknown", StringComparison.Ordinal)), $"Seed {seed}: {string.Join(" | ", beside)}");
            said += with.Length - beside.Length;

            // What is wrong with a series alone hides nothing at all.
            SeriesDefinition series = new(new("s"), "", MeasureNames.Arrivals, System.Collections.Immutable.ImmutableSortedDictionary<string, System.Collections.Immutable.ImmutableArray<string>>.Empty, [], 0, null);
            Assert.Equal(without.Append("text.empty series 0 title ").Order(StringComparer.Ordinal), Lines(new CorridorRules().Validate(whole with { Series = [series] })).Order(StringComparer.Ordinal));
        }

        Assert.True(said > 10, $"Only {said} findings beside mistakes: nothing is tried.");

        static IEnumerable<string> Lines(IEnumerable<Diagnostic> found)
            => found.Select(d => $"{d.Code} {d.Subject.Table} {d.Subject.Row} {d.Subject.Field} {string.Join(',', d.Values.Where(v => v.Key != "suggestion").Select(v => v.Value))}");
    }

    // Positions of the others stay what they were.
    private static Scenario Spoil(Scenario scenario, int kind) => kind switch
    {
        0 => scenario with { Links = scenario.Links.SetItem(1, scenario.Links[1] with { From = new PlaceId("nowhere") }) },
        1 => scenario with { Policies = scenario.Policies.SetItem(0, scenario.Policies[0] with { Scope = Draft.Places("nowhere") }) },
        2 => scenario with { Departures = scenario.Departures.SetItem(0, scenario.Departures[0] with { Group = new GroupId("nobody") }) },
        3 => scenario with { Links = scenario.Links.Add(scenario.Links[0] with { Id = new LinkId("extra"), To = new PlaceId("nowhere"), HoldAt = null, ApprehensionChance = 0.5 }) },
        _ => scenario with { Links = scenario.Links.SetItem(0, scenario.Links[0] with { HoldAt = new PlaceId("nowhere"), To = new PlaceId("nowhere") }) },
    };

    private static void Conserves(CompiledScenario compiled, Mode mode, double tolerance)
    {
        Outcome outcome = Outcome.Of(compiled, mode, 1);
        double[] everybody = outcome.Everybody;
        double start = compiled.Scenario.Initial.Sum(i => i.People.Factor);
        Assert.Equal(start + outcome.Total("departures"), everybody[^1], tolerance * Math.Max(1, everybody[^1]));
        Assert.All(everybody.Zip(everybody.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-6));
        foreach (Measure measure in compiled.Measures)
            Assert.All(outcome.Series(measure), v => Assert.True(v >= -1e-9 && double.IsFinite(v), $"{measure.Quantity} {v}"));
    }

    internal static Scenario Generate(Random r)
    {
        var draft = new Draft(Days);
        int places = r.Next(3, PlaceIds.Length + 1);
        draft.Origin("a", Pick<Quantity>(r, 1, 1, 2.5, 0.5)).Destination("b", 3).Group("one", "AAA").Group("two", r.Next(2) == 0 ? null : "ZZZ", (1, 0.4), (4, 0.6));
        for (int i = 1; i < places; i++)
            draft.Place(PlaceIds[i], (PlaceKind)r.Next(1, 5), Pick<Quantity>(r, 1, 1, 0, 0.4, 3), settle: r.Next(4) == 0 ? -2 : null, turnBack: r.Next(3) == 0 ? -1 : null, country: Pick(r, "AAA", "MMM"));
        string Any() => r.Next(6) == 0 ? "b" : PlaceIds[r.Next(places)];
        string Town() => PlaceIds[r.Next(places)];
        var links = new List<string>();
        for (int i = 0; i < places * 2 + 2; i++)
        {
            string from = i < places ? PlaceIds[i] : Town(), to = i == 0 ? "b" : Any();
            if (from == to)
                continue;
            links.Add($"l{i}");
            draft.Link(from, to, Pick<Quantity>(r, 1, 0, 0.5, 2, 3.5), l => l with
            {
                Mode = Pick(r, TravelMode.Foot, TravelMode.Bus, TravelMode.Train),
                DaysSd = l.Days.Factor >= 2 || r.Next(40) == 0 ? Pick<Quantity?>(r, 1.5, null, null) : null,
                CostUsd = Pick<Quantity>(r, 0, 50, 400, 2000),
                DeathChance = Pick<Quantity>(r, 0, 0.01, 0.2),
                InjuryChance = Pick<Quantity>(r, 0, 0.1),
                AbuseChance = Pick<Quantity>(r, 0, 0.3, 1),
                ApprehensionChance = r.Next(3) == 0 ? 0.3 : 0,
                HoldAt = new PlaceId(Town()),
                Irregular = r.Next(2) == 0,
                Availability = r.Next(6) == 0 ? Availability.Closed : Availability.Open,
                Season = r.Next(4) == 0 ? "rains" : null,
            }, $"l{i}");
        }

        draft.Season("rains", [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1.3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        draft.Departs("a", 5, "one").Departs("a", 3, "two", dispersion: 2);
        if (r.Next(3) == 0)
            draft.Starts(Town(), 40, group: "two");
        if (r.Next(4) == 0)
            draft.Starts(links[0], 17, InitialPhase.Travelling, "one");
        for (int i = 1; i < places; i++)
            draft.Policy($"hold-{PlaceIds[i]}", new HoldEffect(Pick<Quantity>(r, 1, 4), r.Next(2) == 0 ? new PlaceId("b") : null, Pick<Quantity>(r, 0, 0.2), 0, null, 0, null), Draft.Places(PlaceIds[i]));
        draft.Policy("hold-a", new HoldEffect(2, null, 0, 0, null, 0, null), Draft.Places("a"));
        for (int i = r.Next(6); i > 0; i--)
            draft.Policy($"p{i}", Effect(r, Town, links), Scope(r, Town, links), r.Next(3) == 0 ? null : r.Next(-5, Days), r.Next(2) == 0 ? null : r.Next(20, Days + 5));
        if (r.Next(2) == 0)
            draft.Set("savingsUsd", 700);
        if (r.Next(3) == 0)
            draft.Set("twins", Pick<string[]>(r, [], ["again"], ["broke"]));
        if (r.Next(3) == 0)
            draft.Set("recordGroupsBy", "none");
        draft.Set("knownAfterDays", r.Next(0, 20)).Set("timePerDay", Pick(r, 0.05, 0.3)).Set("elasticity", Pick(r, 0.0, 0.5));
        Scenario scenario = draft.Build();

        // The general checks want policies to end after they begin; scopes that fit the effect are more often compiled.
        return scenario with { Policies = [.. scenario.Policies.Where(p => p.From is null || p.To is null || p.From <= p.To).Select(Fit)] };
    }

    private static Policy Fit(Policy policy) => policy.Effect is PushEffect or PullEffect or HoldEffect or PathwayEffect { UptakeDays: not null } or ExpelEffect { At: not Where.Link } or TransferEffect { At: not Where.Link } or RemoveEffect { At: not Where.Link }
        ? policy with { Scope = policy.Scope with { Links = [], Modes = [] } } : policy;

    private static PolicyEffect Effect(Random r, Func<string> town, List<string> links)
    {
        Quantity chance = Pick(r, Chances);
        Where at = (Where)r.Next(3);
        _ = links;
        return r.Next(14) switch
        {
            0 => new CloseEffect(),
            1 => new ReopenEffect(),
            2 => Pick(r, new LimitEffect(2, null, null, false), new LimitEffect(null, 31, null, true), new LimitEffect(null, null, 9, false), new LimitEffect(0, null, null, false)),
            3 => new CheckpointEffect(chance, r.Next(2) == 0 ? null : new PlaceId(town())),
            4 => new HoldEffect(3, null, 0, 0.5, new PlaceId(town()), 0.2, new PlaceId(town())),
            5 => new ExpelEffect(chance, new PlaceId(town()), at),
            6 => new TransferEffect(chance, new PlaceId(r.Next(5) == 0 ? "b" : town()), at),
            7 => new RemoveEffect(chance, r.Next(2) == 0 ? null : new CountryCode("MMM"), at),
            8 => r.Next(2) == 0 ? new PathwayEffect(3, null, true, null, null, null) : new PathwayEffect(r.Next(2) == 0 ? 1 : null, null, false, Draft.Day(r.Next(-5, 40)), null, 6),
            9 => new TransportEffect(Pick<Quantity>(r, 0.5, 1, 2), Pick<Quantity>(r, 0, 1, 3)),
            10 => new DeployEffect(300, 100, 0.7),
            11 => new HazardEffect(3, 0, 0.5),
            12 => new PullEffect(Pick<Quantity>(r, -3, 1)),
            _ => new PushEffect(0.5),
        };
    }

    private static Scope Scope(Random r, Func<string> town, List<string> links) => r.Next(5) switch
    {
        0 => Model.Scope.Everything,
        1 => Draft.Places(town()),
        2 => Draft.Links(links[r.Next(links.Count)], links[r.Next(links.Count)]),
        3 => Draft.Links(links[r.Next(links.Count)]) with { Groups = [new GroupId(Pick(r, GroupIds))] },
        _ => new Scope { Countries = [new CountryCode("MMM"), new CountryCode("AAA")] },
    };

    private static T Pick<T>(Random r, params T[] items) => items[r.Next(items.Length)];
}
