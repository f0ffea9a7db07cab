using CsCheck;

namespace Travesia.Engine.Tests;

/// <summary>The moves that a run tells are those that it made.</summary>
public sealed class MovesTests
{
    private const int Programs = 300;

    [Fact]
    public void Everybody_is_where_the_moves_of_the_day_lead_on_any_program() =>
        GeneratedProgram.Recipes.Sample(
            recipe => Follows(GeneratedProgram.Make(recipe)),
            seed: "0000KOIJfkR8",
            iter: Programs,
            threads: 1);

    [Fact]
    public void Before_the_first_day_there_are_none()
    {
        var builder = new ProgramBuilder(1, [0]);
        StateId only = builder.AddState(StableKey.Of("only"));
        Assert.Throws<InvalidOperationException>(() => SimulationRun.Begin(builder.Build(), 0, 0).MovesOf(only, []));
    }

    [Fact]
    public void At_a_gate_that_nobody_tries_all_would_pass_if_there_is_room()
    {
        foreach ((double limit, bool passes) in new[] { (5.0, true), (0.0, false), (double.PositiveInfinity, true) })
        {
            var builder = new ProgramBuilder(2, [0]);
            StateId start = builder.AddState(StableKey.Of("start")), wait = builder.AddState(StableKey.Of("wait")), end = builder.AddState(StableKey.Of("end"));
            GateId gate = builder.AddGate(new Gate("gate", GateKind.PerDay, [new GateStep(0, limit)]));
            builder.SetRow(start, builder.AddRow(new Transition(end, 1, Passage: builder.AddPassage([gate], wait))));
            SimulationRun run = SimulationRun.Begin(builder.Build(), 0, 0, new RunOptions(Mode.Expected));
            run.Advance();
            List<Move> moves = [];
            run.MovesOf(start, moves);
            Assert.Equal(new Move(passes ? end : wait, 1, TallySetId.None), Assert.Single(moves));
        }
    }

    private static void Follows(Program program)
    {
        SimulationRun run = SimulationRun.Begin(program, 0, 0, new RunOptions(Mode.Expected));
        List<Move> moves = [];
        while (!run.IsOver)
        {
            double[] before = [.. Enumerable.Range(0, program.StateCount).Select(s => run.People(new StateId(s)))];
            double entered = run.TotalEntered;
            run.Advance();
            double[] after = new double[before.Length];
            double[] tallied = new double[program.Tallies.Length];
            foreach (int state in Enumerable.Range(0, before.Length).OrderBy(s => program.IsPassing(new StateId(s))))
            {
                bool passes = program.IsPassing(new StateId(state));
                double people = passes ? after[state] : before[state];
                after[state] -= passes ? people : 0;
                run.MovesOf(new StateId(state), moves);
                Assert.Equal(1, moves.Sum(m => m.Probability), 1e-12);
                foreach (Move move in moves)
                {
                    after[move.Target.Index] += people * move.Probability;
                    foreach (TallyWeight weight in program.WeightsOf(move.Tallies))
                    {
                        tallied[weight.Tally.Index] += people * move.Probability * weight.Weight;
                    }
                }
            }

            int[] entries = [.. program.Departures.Select(d => d.Target.Index)];
            double rounding = 1e-9 * (1 + run.TotalPeople);
            for (int state = 0; state < after.Length; state++)
            {
                double now = run.People(new StateId(state));
                Assert.True(entries.Contains(state) ? now >= after[state] - rounding : Math.Abs(now - after[state]) <= rounding, $"State {state} on day {run.Day}: {now} for {after[state]}.");
            }

            Assert.Equal(run.TotalPeople - (run.TotalEntered - entered), after.Sum(), rounding);
            TallySetId ofEntering = program.Departures.Select(d => d.Tallies).Distinct().SingleOrDefault();
            foreach (TallyWeight weight in program.WeightsOf(ofEntering))
            {
                tallied[weight.Tally.Index] += (run.TotalEntered - entered) * weight.Weight;
            }

            for (int tally = 0; tally < tallied.Length; tally++)
            {
                Assert.Equal(run.LastDay(new TallyId(tally)), tallied[tally], 1e3 * rounding);
            }
        }
    }
}
