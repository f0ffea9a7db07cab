using Travesia.Engine;
using Travesia.Inference.Journeys;
using Travesia.Model;
using Travesia.Rules;
using Travesia.Rules.Corridor;
using Travesia.Scenarios;

namespace Travesia.Docs.Tests;

/// <summary>Journeys say of the tutorial what its runs say, where only those are on the way whose journeys are asked for.</summary>
public sealed class JourneysAgreementTests
{
    private static readonly GroupId Families = new("families");
    private static readonly DateOnly Leaving = new(2023, 4, 10);

    private static readonly string[] Quantities =
    [
        MeasureNames.Apprehensions, MeasureNames.RepeatApprehensions, MeasureNames.Expulsions, MeasureNames.Removals, MeasureNames.Injuries, MeasureNames.Abuses, MeasureNames.OutOfMoney,
        MeasureNames.Reneged, MeasureNames.DaysHeld, MeasureNames.DaysWaiting, MeasureNames.TravelDays, MeasureNames.CostUsd, MeasureNames.DistanceKm,
    ];

    [Fact]
    public async Task A_crowd_that_leaves_on_one_day_adds_up_to_its_law_queues_and_beliefs_included()
    {
        Scenario scenario = Alone(1_500, withLimits: true);
        JourneyAnswer answer = await Ask(scenario);
        CompiledScenario compiled = new CorridorRules().Compile(scenario, ParameterValues.Medians(scenario));
        Recording run = Simulation.RunExpected(compiled.Program, TestContext.Current.CancellationToken);
        double people = Total(compiled, run, MeasureNames.Departures);
        Assert.True(answer.IsFluid && answer.PerPerson[MeasureNames.DaysWaiting].Mean > 0.1, "Nobody waits.");
        foreach (string quantity in Quantities)
        {
            double perPerson = Total(compiled, run, quantity) / people;
            Assert.Equal(perPerson, answer.PerPerson[quantity].Mean, 1e-8 * (1 + perPerson));
        }

        Assert.Equal(Total(compiled, run, MeasureNames.Deaths) / people, answer.Outcomes.Single(o => o.End == JourneyEnd.Died).Share.Mean, 1e-10);
        Assert.Equal(Total(compiled, run, MeasureNames.Undetected) / people, answer.Outcomes.Single(o => o.End == JourneyEnd.Undetected).Share.Mean, 1e-9);
        foreach (JourneyLeg leg in answer.Legs)
        {
            double crossings = compiled.Measures.Where(m => m.Link == leg.Link && m.Quantity is MeasureNames.Crossings or MeasureNames.Deaths && m.Link == leg.Link && m.Group == Families).Sum(m => Sum(run[m.Tally!.Value]));
            Assert.Equal(crossings / people, leg.Traversals.Mean, 1e-8);
        }
    }

    [Fact]
    public async Task The_mean_of_many_simulated_members_is_the_law()
    {
        const int members = 60;
        Scenario scenario = Alone(2_000, withLimits: false);
        JourneyAnswer answer = await Ask(scenario);
        Assert.False(answer.IsFluid);
        CorridorRules rules = new();
        CompiledScenario compiled = rules.Compile(scenario, ParameterValues.Medians(scenario));
        Recording[] runs = [.. Enumerable.Range(0, members).Select(m => Simulation.Run(compiled.Program, 5, (uint)m))];
        foreach (string quantity in Quantities.Except([MeasureNames.DaysWaiting, MeasureNames.Reneged]))
        {
            Check(quantity, answer.PerPerson[quantity].Mean);
        }

        Check(MeasureNames.Deaths, answer.Outcomes.Single(o => o.End == JourneyEnd.Died).Share.Mean);
        Check(MeasureNames.Undetected, answer.Outcomes.Single(o => o.End == JourneyEnd.Undetected).Share.Mean);

        // A ratio of sums: its error is that of what is counted less the law for those who left.
        void Check(string quantity, double law)
        {
            double[] residuals = [.. runs.Select(r => Total(compiled, r, quantity) - (law * Total(compiled, r, MeasureNames.Departures)))];
            double mean = residuals.Average(), sd = Math.Sqrt(residuals.Sum(r => (r - mean) * (r - mean)) / (members - 1));
            Assert.True(sd > 0 && Math.Abs(mean) < 4 * sd / Math.Sqrt(members), $"{quantity}: the law says {law}, members differ by {mean} of {sd}.");
        }
    }

    private static Task<JourneyAnswer> Ask(Scenario scenario) => JourneyModel.AnswerAsync(
        scenario, new CorridorRules(), new JourneyQuestion { Group = Families, Date = Leaving }, new JourneyOptions(), cancellation: TestContext.Current.CancellationToken);

    /// <summary>The tutorial with its numbers at their medians, in which only families leave, and on one day.</summary>
    private static Scenario Alone(double people, bool withLimits)
    {
        Scenario tutorial = ScenarioFolder.Read(Repository.PathOf("scenarios/tutorial")).Scenario!;
        DepartureKnot knot = tutorial.Departures.First(d => d.Group == Families);
        return tutorial with
        {
            Parameters = [.. tutorial.Parameters.Select(p => p with { Prior = new FixedPrior(p.Prior.Median) })],
            Departures = [knot with { Date = Leaving.AddDays(-1), PerDay = 0 }, knot with { Date = Leaving, PerDay = people }, knot with { Date = Leaving.AddDays(1), PerDay = 0 }],
            Policies = [.. tutorial.Policies.Where(p => withLimits || p.Id.Value != "bridge-appointments")],
        };
    }

    private static double Total(CompiledScenario compiled, Recording run, string quantity)
        => compiled.Measures.Where(m => m.Quantity == quantity && m.Group == Families && m.Tally is not null).Sum(m => Sum(run[m.Tally!.Value]));

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}
