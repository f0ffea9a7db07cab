using Travesia.Engine;
using Travesia.Inference.Comparing;
using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Rules;
using Travesia.Rules.Corridor;

namespace Travesia.Inference.Tests;

/// <summary>
/// People leave <c>a</c>, travel one day, and die with chance p or arrive at <c>b</c>. A policy multiplies the hazard by 3, so that the
/// chance is q = 1 - (1 - p)^3; without it, it is p. Everything is known in closed form.
/// </summary>
public class ComparisonTests
{
    private const double PerDay = 40;
    private const int Days = 90;
    private const double Factor = 3;

    private static readonly CorridorRules Rules = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_mean_of_the_difference_and_its_error_and_its_distribution_over_parameters_are_those_known_in_closed_form()
    {
        Scenario scenario = Crossing(new UniformPrior(0.01, 0.05));
        ComparisonResult result = await Comparison.RunAsync(
            scenario, ComparisonArms.Without(scenario, [new("dangerous")]), Rules, new ComparisonOptions { Draws = 400, Threads = 2, Seed = 3 }, cancellation: Token);
        Difference deaths = result.Everybody.Harm.Deaths.Difference!;

        // Who leaves on one of the last two days is still on the way at the end.
        double people = PerDay * Exposed(scenario);
        double[] expected = [.. Enumerable.Range(0, 10_000).Select(i => people * Change(0.01 + (0.04 * (i + 0.5) / 10_000))).Order()];
        Assert.InRange(deaths.Mean - expected.Average(), -4 * deaths.StandardError, 4 * deaths.StandardError);
        foreach (double level in (double[])[0.1, 0.25, 0.5, 0.75, 0.9])
        {
            double spread = Quantiles.At(expected, 0.9) - Quantiles.At(expected, 0.1);
            Assert.InRange(deaths.At(level), Quantiles.At(expected, level) - (0.12 * spread), Quantiles.At(expected, level) + (0.12 * spread));
        }

        // The difference varies with p, and by luck: departures are Poisson, so is who dies, and the arms share their uniforms.
        Assert.True(deaths.Pairing!.VarianceRatio > 1);
        Assert.Equal(800, deaths.Pairing.PairedRuns);
        Assert.Equal(deaths.Pairing.IndependentRuns - 800, deaths.Pairing.RunsSaved);

        // Who does not die arrives: the same people, so that both differences are the same with opposite signs.
        Difference arrivals = result.Everybody.People[0].Difference!;
        Assert.Equal(ComparedQuantities.ArrivalsAtDestinations, result.Everybody.People[0].Quantity);
        Assert.Equal(-deaths.Mean, arrivals.Mean, 6);
        Assert.Equal(deaths.StandardError, arrivals.StandardError, 6);
    }

    [Fact]
    public async Task Luck_does_not_widen_the_distribution_over_parameters()
    {
        // p is known: the expected difference is one number, though every pair of runs has another.
        Scenario scenario = Crossing(new FixedPrior(0.03));
        Difference deaths = (await Comparison.RunAsync(
            scenario, ComparisonArms.Without(scenario, [new("dangerous")]), Rules, new ComparisonOptions { Draws = 60, Threads = 2 }, cancellation: Token)).Everybody.Harm.Deaths.Difference!;
        Assert.True(deaths.StandardError > 0);
        Assert.Equal(deaths.Mean, deaths.At(0.025), 9);
        Assert.Equal(deaths.Mean, deaths.At(0.975), 9);
        Assert.InRange(deaths.Mean - (PerDay * Exposed(scenario) * Change(0.03)), -4 * deaths.StandardError, 4 * deaths.StandardError);
    }

    [Fact]
    public async Task A_policy_that_changes_nothing_changes_nothing_to_the_person_and_results_are_the_same_for_any_number_of_threads()
    {
        Scenario scenario = Crossing(new UniformPrior(0.01, 0.05));
        Scenario idle = scenario with { Policies = [.. scenario.Policies, Policy("idle", new HazardEffect(1, 1, 1), 5)] };
        ComparisonResult nothing = await Comparison.RunAsync(idle, ComparisonArms.Without(idle, [new("idle")]), Rules, new ComparisonOptions { Draws = 5 }, cancellation: Token);
        Assert.All(
            nothing.Rows.SelectMany(r => r.People.Concat(r.Harm.All)).Select(c => c.Difference).OfType<Difference>(),
            d => Assert.Equal((0, 0, (PairingGain?)null), (d.Mean, d.StandardError, d.Pairing)));
        Assert.Contains(nothing.Everybody.People, c => c.Difference?.Scenario > 0);

        ComparisonOptions options = new() { Draws = 7, Seed = 9 };
        Scenario changed = ComparisonArms.Without(scenario, [new("dangerous")]);
        string one = Print(await Comparison.RunAsync(scenario, changed, Rules, options, cancellation: Token));
        Assert.Equal(one, Print(await Comparison.RunAsync(scenario, changed, Rules, options with { Threads = 3 }, cancellation: Token)));
        Assert.NotEqual(one, Print(await Comparison.RunAsync(scenario, changed, Rules, options with { Seed = 10 }, cancellation: Token)));

        static string Print(ComparisonResult result) => string.Join('\n', result.Rows.SelectMany(r => r.People.Concat(r.Harm.All))
            .Select(c => FormattableString.Invariant($"{c.Quantity} {c.Difference?.Mean:R} {c.Difference?.StandardError:R} {c.Difference?.At(0.9):R} {c.Reason}")));
    }

    [Fact]
    public void Departures_of_both_arms_are_compared_with_the_reference_of_the_scenario_as_it_is()
    {
        // The danger is a standing rule, part of the reference. Without it the journey is worth risk * (q - p) more, and departures answer to that.
        const double P = 0.02, Risk = 50, Elasticity = 0.4;
        Scenario scenario = Crossing(new FixedPrior(P), from: null, elasticity: Elasticity, risky: Risk);
        double gain = Math.Exp(Elasticity * Risk * Change(P, gained: true));
        Assert.Equal(1, Departures(scenario) / Departures(Crossing(new FixedPrior(P), from: null)), 9);

        ComparisonArms without = ComparisonArms.Of(scenario, ComparisonArms.Without(scenario, [new("dangerous")]));
        Assert.Equal(gain, Departures(without.Changed) / Departures(without.Scenario), 9);
        Assert.Equal(1, Departures(ComparisonArms.Without(scenario, [new("dangerous")])) / Departures(scenario), 9);

        // Adding a standing rule is no part of the reference either; and to replace a rule by itself changes nothing.
        Scenario bare = ComparisonArms.Without(scenario, [new("dangerous")]);
        ComparisonArms with = ComparisonArms.Of(bare, scenario);
        Assert.Equal(1 / gain, Departures(with.Changed) / Departures(with.Scenario), 9);
        ComparisonArms same = ComparisonArms.Of(scenario, scenario with { Policies = [scenario.Policies[0] with { Title = "The same again" }] });
        Assert.Equal(Departures(same.Scenario), Departures(same.Changed), 9);
    }

    [Fact]
    public async Task Everybody_each_place_and_each_group_have_all_harm_beside_their_arrivals_or_the_reason_why_not()
    {
        Scenario scenario = Crossing(new UniformPrior(0.01, 0.05));
        ComparisonResult result = await Comparison.RunAsync(
            scenario, ComparisonArms.Without(scenario, [new("dangerous")]), Rules, new ComparisonOptions { Draws = 4 }, cancellation: Token);
        Assert.Equal(["", "a", "b", "all"], result.Rows.Select(r => r.Place?.Value ?? r.Group?.Value ?? ""));
        Assert.All(result.Rows, row =>
        {
            Assert.StartsWith("arrivals", row.People[0].Quantity, StringComparison.Ordinal);
            Assert.Equal(9, row.Harm.All.Length);
            Assert.All(row.Harm.All, harm => Assert.True(harm.Difference is null != harm.Reason is null, harm.Quantity));
        });
        Assert.Equal(1, result.Everybody.Harm.DetourDays.Difference!.Scenario, 0.05);
        Assert.Equal(25, result.Everybody.Harm.DetourKm.Difference!.Scenario, 1.0);
        Assert.Equal("USD a person", result.Everybody.Harm.DetourUsd.Unit);
        Assert.NotNull(result.Rows[1].Harm.DetourDays.Reason);
    }

    [Fact]
    public async Task A_draw_that_is_refused_is_named_and_an_ended_comparison_ends()
    {
        Scenario walk = Walk.Scenario();
        EnsembleException refused = await Assert.ThrowsAsync<EnsembleException>(
            () => Comparison.RunAsync(walk, walk, new Walk { RefuseAbove = 0.018 }, new ComparisonOptions { Draws = 60, Seed = 9, Threads = 3 }, cancellation: Token));
        Assert.Equal(Enumerable.Range(0, 60).First(m => Ensemble.ParametersOf(walk, 9, m).Values["risk"] > 0.018), refused.Failures[0].Member);

        using CancellationTokenSource ended = new();
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Comparison.RunAsync(walk, walk, new Walk(), new ComparisonOptions { Draws = 4 }, cancellation: ended.Token));
    }

    [Fact]
    public void Estimates_are_those_of_the_analysis_of_variance()
    {
        // Differences 1 and 3, 5 and 7: means 2 and 6 with variance 8; within 2. Between: 8 - 2/2 = 7.
        Difference d = Difference.Of([[10, 12], [20, 22]], [[11, 15], [25, 29]], isUncertain: true);
        Assert.Equal((16, 20, 4, 2), (d.Scenario, d.Changed, d.Mean, d.StandardError));
        double half = Math.Sqrt(7 / 8.0) * 2;
        Assert.Equal(4 - half + (0.25 * 2 * half), d.At(0.25), 12);
        Assert.Equal(4 + half - (0.025 * 2 * half), d.At(0.975), 12);

        // Single pairs: variance 8 in each future. Arms: 50 in each future; 98 and 98. Luck: arms 2 and 8, pairs 2.
        Assert.Equal((50 + 98) / 8.0, d.Pairing!.VarianceRatio, 12);
        Assert.Equal((2 + 8) / 2.0, d.Pairing.LuckVarianceRatio!.Value, 12);
        Assert.Equal((4, (50 + 98) / 4.0), (d.Pairing.PairedRuns, d.Pairing.IndependentRuns));

        Assert.Equal(4, Difference.Of([[10, 12], [20, 22]], [[11, 15], [25, 29]], isUncertain: false).At(0.9));
    }

    /// <summary>Change of the chance of death without the policy; or by how much less is feared without it.</summary>
    private static double Change(double p, bool gained = false) => gained ? 1 - Math.Pow(1 - p, Factor) - p : p - (1 - Math.Pow(1 - p, Factor));

    private static double Departures(Scenario scenario) => Expected(scenario, MeasureNames.Departures);

    /// <summary>Days of departures whose people are at the end of their journey by the last day.</summary>
    private static double Exposed(Scenario scenario)
    {
        Scenario certain = scenario with { Parameters = [scenario.Parameters[0] with { Prior = new FixedPrior(0.02) }], Policies = [] };
        double days = Expected(certain, MeasureNames.Deaths) / (PerDay * 0.02);
        Assert.Equal(Days - 2, days, 1e-9);
        return days;
    }

    private static double Expected(Scenario scenario, string quantity)
    {
        CompiledScenario compiled = Rules.Compile(scenario, ParameterValues.Medians(scenario));
        Recording recording = Simulation.RunExpected(compiled.Program, Token);
        return compiled.Measures.Where(m => m.Quantity == quantity && m.Resolution == Resolution.Period).Sum(m => recording[m.Tally!.Value].ToArray().Sum());
    }

    private static Scenario Crossing(Prior risk, int? from = -1, double elasticity = 0, double risky = 50) => new()
    {
        Name = "crossing",
        Title = "A crossing",
        From = new DateOnly(2023, 1, 1),
        To = new DateOnly(2023, 1, 1).AddDays(Days - 1),
        RuleSet = "corridor",
        Rules = new MapSetting("corridor", [Set("elasticity", elasticity), Set("risk", risky)]),
        Parameters = [new Parameter(new("p"), risk, "Chance of death", null)],
        Groups = [new Group { Id = new("all"), Title = "All" }],
        Places = [Place("a", PlaceKind.Origin), Place("b", PlaceKind.Destination)],
        Links = [new Link { Id = new("a-b"), From = new("a"), To = new("b"), Mode = TravelMode.Foot, Days = 1, DistanceKm = 25, CostUsd = 10, DeathChance = new Quantity(1, new ParameterId("p")) }],
        Departures = [new DepartureKnot(new("all"), new("a"), new DateOnly(2023, 1, 1), PerDay, 1, null)],
        Policies = [Policy("dangerous", new HazardEffect(Factor, 1, 1), from)],
    };

    private static Policy Policy(string id, PolicyEffect effect, int? from) => new()
    {
        Id = new(id),
        Title = id,
        From = from is { } day ? new DateOnly(2023, 1, 1).AddDays(day) : null,
        Effect = effect,
    };

    private static Place Place(string id, PlaceKind kind) => new() { Id = new(id), Name = id, Country = new(kind == PlaceKind.Origin ? "AAA" : "ZZZ"), Kind = kind, Latitude = 0, Longitude = 0 };

    private static KeyValuePair<string, Setting> Set(string key, double value)
        => new(key, new ScalarSetting($"corridor.{key}", value.ToString(System.Globalization.CultureInfo.InvariantCulture), false));
}
