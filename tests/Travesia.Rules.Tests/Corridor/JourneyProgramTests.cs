using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor;

namespace Travesia.Rules.Tests.Corridor;

/// <summary>The programs in which journeys are followed are the others, told more of.</summary>
public sealed class JourneyProgramTests
{
    private static readonly string[] OfJourney = [MeasureNames.CostUsd, MeasureNames.TravelDays, MeasureNames.DistanceKm];

    [Fact]
    public void People_are_in_the_same_states_and_are_counted_the_same_by_link()
    {
        int compared = 0, ends = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            Scenario scenario = GeneratedScenarioTests.Generate(new Random(seed));
            CorridorRules rules = new();
            if (rules.Validate(scenario).Any(d => d.Severity == Severity.Error))
            {
                continue;
            }

            CompiledScenario plain = rules.Compile(scenario, ParameterValues.Medians(scenario));
            JourneyProgram told = rules.PrepareJourneys(scenario).Compile(ParameterValues.Medians(scenario));
            Program program = told.Compiled.Program;
            Assert.Equal(plain.Program.StateCount, told.States.Length);
            SimulationRun one = SimulationRun.Begin(plain.Program, 0, 0, new RunOptions(Mode.Expected)), other = SimulationRun.Begin(program, 0, 0, new RunOptions(Mode.Expected));
            while (!one.IsOver)
            {
                one.Advance();
                other.Advance();
            }

            for (int state = 0; state < told.States.Length; state++)
            {
                StateId id = new(state);
                Assert.Equal(plain.Program.KeyOf(id), program.KeyOf(id));
                Assert.Equal(one.People(id), other.People(id), 1e-9 * (1 + one.TotalPeople));
                Assert.Equal(KeyOf(told.States[state]) ?? program.KeyOf(id), program.KeyOf(id));
                ends += told.States[state].IsEnd ? 1 : 0;
            }

            (Recording before, Recording after) = (one.Recording, other.Recording);
            foreach (IGrouping<(string Quantity, GroupId?), Measure> measures in plain.Measures.Where(m => m.Tally is not null && m.Group is not null).GroupBy(m => (m.Quantity, m.Group)))
            {
                Measure[] byLeg = [.. told.Compiled.Measures.Where(m => m.Tally is not null && (m.Quantity, m.Group) == measures.Key)];
                double counted = measures.Sum(m => Total(before, m));
                Assert.Equal(counted, byLeg.Sum(m => Total(after, m)), 1e-9 * (1 + Math.Abs(counted)));
                Assert.True(!OfJourney.Contains(measures.Key.Quantity) || byLeg.All(m => m.Link is not null), $"{measures.Key} is not told by link.");
            }

            compared++;
        }

        Assert.True(compared > 15 && ends > 80, $"{compared} scenarios, {ends} ends.");
    }

    /// <summary>A state's stable key, from what it is said to be; none for those who arrived in time for permits, whose key names these.</summary>
    private static StableKey? KeyOf(StateMeaning state)
    {
        string variant = (state.Again, state.Broke) switch
        {
            (false, false) => "first",
            (true, false) => "again",
            (false, true) => "first-broke",
            _ => "again-broke",
        };
        string group = state.Group.Value;
        return state.Phase switch
        {
            JourneyPhase.Moving => StableKey.Of(group, variant, state.Place!.Value.Value, "moving"),
            JourneyPhase.Held => StableKey.Of(group, variant, state.Place!.Value.Value, "held"),
            JourneyPhase.Waiting => StableKey.Of(group, variant, state.Link!.Value.Value, "waiting"),
            JourneyPhase.Travelling => StableKey.Of(group, variant, state.Link!.Value.Value, "day").With(state.DaysToGo),
            JourneyPhase.Settled => StableKey.Of(group, state.Place!.Value.Value, "settled"),
            JourneyPhase.Returned => StableKey.Of(group, state.Country!.Value.Value, "returned"),
            JourneyPhase.TurnedBack => StableKey.Of(group, "home", "returned"),
            JourneyPhase.Died => StableKey.Of(group, "", "died"),
            _ => null,
        };
    }

    private static double Total(Recording recording, Measure measure)
    {
        double sum = 0;
        foreach (double value in recording[measure.Tally!.Value])
        {
            sum += value;
        }

        return sum;
    }
}
