namespace Travesia.Engine.Tests;

public sealed class AllocationTests
{
    public static TheoryData<RunOptions> Options =>
        [new RunOptions(), new RunOptions(Mode.Sampled, Coupling.Paired), new RunOptions(Mode.Expected)];

    [Theory]
    [MemberData(nameof(Options))]
    public void A_day_allocates_nothing(RunOptions options)
    {
        var recipe = new GeneratedProgram.Recipe(States: 40, Days: 200, Seed: 5, MostPeople: 10_000, Gates: 3, DynamicStates: 0, Parties: true, PassingStates: 40, RowsLikeOthers: true);
        Program program = GeneratedProgram.Make(recipe);

        // The same days once before: what is made when a method or a table is first used is no cost of a day.
        SimulationRun first = SimulationRun.Begin(program, 1, 1, options);
        while (!first.IsOver)
        {
            first.Advance();
        }

        SimulationRun run = SimulationRun.Begin(program, 1, 1, options);
        for (int day = 0; day < 20; day++)
        {
            run.Advance();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        while (!run.IsOver)
        {
            run.Advance();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(run.TotalPeople > 0);
        Assert.True(Enumerable.Range(0, 3).Any(gate => run.HeldBack(new GateId(gate)) > 0), "The test means to see gates at work.");
    }
}
