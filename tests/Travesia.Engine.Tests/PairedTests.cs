namespace Travesia.Engine.Tests;

/// <summary>Runs of two nearly equal programs under one seed stay close when they are paired. That each follows its own law is tested beside the oracle.</summary>
public sealed class PairedTests
{
    private const int Runs = 400;

    [Fact]
    public void Nearly_equal_programs_have_nearly_equal_runs()
    {
        (double paired, double spreadOfDifference) = Compare(Coupling.Paired);
        Assert.True(paired > 0.97, $"The correlation is {paired:F3}.");
        Assert.True(spreadOfDifference < 0.25, $"The difference spreads {spreadOfDifference:F3} times as much as that of strangers.");
    }

    private static (double Correlation, double RelativeSpread) Compare(Coupling coupling)
    {
        double[] one = Arrived(0.30, coupling, 0);
        double[] other = Arrived(0.31, coupling, 0);
        double[] stranger = Arrived(0.31, coupling, 1_000);
        return (Correlation(one, other), Deviation(one, other) / Deviation(one, stranger));
    }

    private static double[] Arrived(double leaving, Coupling coupling, uint firstSeed)
    {
        const int Days = 30;
        var b = new ProgramBuilder(Days, [0]);
        StateId town = b.AddState(StableKey.Of("town"), 2.5);
        StateId road = b.AddState(StableKey.Of("road"));
        StateId north = b.AddState(StableKey.Of("north"));
        StateId home = b.AddState(StableKey.Of("home"));
        GateId gate = b.AddGate(new Gate("border", GateKind.PerDay, [new(0, 55)]));
        b.SetRow(town, b.AddRow(new(road, leaving), new(home, 0.05), new(town, 0.95 - leaving)));
        b.SetRow(road, b.AddRow(new(north, 0.5, Passage: b.AddPassage([gate], road)), new(town, 0.5)));
        b.AddDeparture(new Departure(town, [.. Enumerable.Repeat(60.0, Days)], 3));
        SimulationRun run = SimulationRun.Begin(b.Build(), 0, 0, new RunOptions(Mode.Sampled, coupling));
        var arrived = new double[Runs];
        for (uint seed = 0; seed < Runs; seed++)
        {
            run.Restart(firstSeed + seed, 0);
            while (!run.IsOver)
            {
                run.Advance();
            }

            arrived[seed] = run.People(north) + run.People(home);
        }

        return arrived;
    }

    private static double Deviation(double[] a, double[] b)
    {
        double mean = a.Zip(b).Average(pair => pair.First - pair.Second);
        return Math.Sqrt(a.Zip(b).Average(pair => Math.Pow(pair.First - pair.Second - mean, 2)));
    }

    private static double Correlation(double[] a, double[] b)
    {
        (double meanA, double meanB) = (a.Average(), b.Average());
        double both = a.Zip(b).Average(pair => (pair.First - meanA) * (pair.Second - meanB));
        return both / Math.Sqrt(a.Average(x => Math.Pow(x - meanA, 2)) * b.Average(x => Math.Pow(x - meanB, 2)));
    }
}
