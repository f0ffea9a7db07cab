namespace Travesia.Engine.Tests;

public sealed class RecordingTests
{
    [Theory]
    [InlineData(Mode.Sampled)]
    [InlineData(Mode.Expected)]
    public void Tallies_add_up_and_stocks_are_taken_at_the_end_of_days_or_averaged(Mode mode)
    {
        var b = new ProgramBuilder(5, [0, 3]);
        StateId here = b.AddState(StableKey.Of("here"));
        StateId there = b.AddState(StableKey.Of("there"));
        TallyId byDay = b.AddTally("moves by day", Resolution.Day);
        TallyId byPeriod = b.AddTally("dollars by period", Resolution.Period);
        TallyId never = b.AddTally("never", Resolution.Period);
        StockId daily = b.AddStock("daily", Resolution.Day);
        StockId mean = b.AddStock("mean", Resolution.Period);
        b.CountIn(daily, here);
        b.CountIn(mean, here);
        b.CountIn(mean, there);
        TallySetId moving = b.AddTallySet(new TallyWeight(byDay), new TallyWeight(byPeriod, 2.5));
        b.BeginEpoch(0);
        b.SetRow(here, b.AddRow(new Transition(here, 1, moving)));
        b.BeginEpoch(2);
        b.SetRow(here, b.AddRow(new Transition(there, 1, moving)));
        b.SetRow(there, b.AddRow(new Transition(here, 1)));
        b.AddInitialStock(new InitialStock(here, 6));
        b.AddInitialStock(new InitialStock(here, 3));
        Recording recording = Simulation.Run(b.Build(), 0, 0, new RunOptions(mode), TestContext.Current.CancellationToken);
        Assert.Equal([9, 9, 9, 0, 9], recording[byDay]);
        Assert.Equal([67.5, 22.5], recording[byPeriod]);
        Assert.Equal([0, 0], recording[never]);
        Assert.Equal([9, 9, 0, 9, 0], recording[daily]);
        Assert.Equal([9, 9], recording[mean]);
        Assert.False(recording.IsFluid);
    }

    [Fact]
    public void A_recording_stays_when_its_run_begins_anew()
    {
        Program program = GeneratedProgram.Make(new GeneratedProgram.Recipe(6, 10, 3, 1000, 1, 0, true));
        SimulationRun run = SimulationRun.Begin(program, 1, 1);
        while (!run.IsOver)
        {
            run.Advance();
        }

        Recording first = run.Recording;
        double[] moves = first[new TallyId(0)].ToArray();
        run.Restart(1, 2);
        run.Advance();
        Assert.Equal(moves, first[new TallyId(0)]);
        Assert.Equal(moves, Simulation.Run(program, 1, 1, cancellation: TestContext.Current.CancellationToken)[new TallyId(0)]);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void A_run_of_another_program_begins_as_if_it_were_the_first(int states)
    {
        Program one = GeneratedProgram.Make(new GeneratedProgram.Recipe(6, 10, 3, 1000, 1, 0, true));
        Program other = GeneratedProgram.Make(new GeneratedProgram.Recipe(states, 12, 4, 1000, 2, 1, true));
        SimulationRun run = SimulationRun.Begin(one, 1, 1);
        run.Advance();
        double[] moves = run.Recording[new TallyId(0)].ToArray();
        Recording recording = run.Recording;
        run = run.Next(other, 5, 6);
        SimulationRun first = SimulationRun.Begin(other, 5, 6);
        while (!run.IsOver)
        {
            run.Advance();
            first.Advance();
            Assert.Equal(first.StateHash(), run.StateHash());
        }

        Assert.Equal(moves, recording[new TallyId(0)]);
    }

    [Fact]
    public void A_run_ends_between_two_days_when_cancelled()
    {
        Program program = GeneratedProgram.Make(new GeneratedProgram.Recipe(6, 10, 3, 1000, 1, 0, true));
        Assert.Throws<OperationCanceledException>(() => Simulation.Run(program, 1, 1, cancellation: new CancellationToken(true)));
        SimulationRun run = SimulationRun.Begin(program, 1, 1);
        while (!run.IsOver)
        {
            run.Advance();
        }

        Assert.Throws<InvalidOperationException>(run.Advance);
    }
}
