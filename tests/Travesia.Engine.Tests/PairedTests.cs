namespace Travesia.Engine.Tests;

/// <summary>Runs of two nearly equal programs under one seed stay close when they are paired. That each follows its own law is tested beside the oracle.</summary>
public sealed class PairedTests
{
    private const int Runs = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2.5)]
    public void Nearly_equal_programs_have_nearly_equal_runs(double partyFactor)
    {
        (double correlation, double spread) = Compare(Coupling.Paired, partyFactor);
        (_, double unpaired) = Compare(Coupling.Independent, partyFactor);
        Assert.True(correlation > 0.99, $"The correlation is {correlation:F4}.");
        Assert.True(spread < 0.1, $"The difference spreads {spread:F3} times as much as that of strangers.");
        Assert.True(spread < 0.6 * unpaired, $"The difference spreads {spread:F3} times as much as that of strangers, and {unpaired:F3} times where draws are not paired.");
    }

    /// <summary>How runs of two programs under one seed go together, and how their difference spreads against that of strangers.</summary>
    private static (double Correlation, double RelativeSpread) Compare(Coupling coupling, double partyFactor)
    {
        double[] one = Arrived(0.30, coupling, partyFactor, 0);
        double[] other = Arrived(0.31, coupling, partyFactor, 0);
        double[] stranger = Arrived(0.31, coupling, partyFactor, 1_000);
        return (Correlation(one, other), Deviation(one, other) / Deviation(one, stranger));
    }

    private static double[] Arrived(double leaving, Coupling coupling, double partyFactor, uint firstSeed)
    {
        const int Days = 30;
        var b = new ProgramBuilder(Days, [0]);
        StateId town = b.AddState(StableKey.Of("town"), partyFactor);
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

            arrived[seed] = run.People(home);
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
