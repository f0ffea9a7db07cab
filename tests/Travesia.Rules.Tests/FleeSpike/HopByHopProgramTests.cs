using System.Diagnostics;
using Travesia.Engine;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>A day of several hops on passing states has the law of the day composed into one row.</summary>
public sealed class HopByHopProgramTests(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(TinyNetworks.Names), MemberType = typeof(TinyNetworks))]
    public void A_day_of_hops_is_the_composed_day(string name)
    {
        FleeNetwork network = TinyNetworks.ByName(name, days: 20);
        FleeProgram hops = HopByHopProgram.Of(network);
        FleeProgram composed = ComposedProgram.Of(network);

        Recording byHops = Simulation.RunExpected(hops.Program, TestContext.Current.CancellationToken);
        Recording byRows = Simulation.RunExpected(composed.Program, TestContext.Current.CancellationToken);

        output.WriteLine($"{name}: {hops.Program.StateCount} states with {hops.Program.TransitionCount} transitions, composed {composed.Program.StateCount} with {composed.Program.TransitionCount}");
        Assert.Contains(Enumerable.Range(0, hops.Program.StateCount), state => hops.Program.IsPassing(new StateId(state)));
        double arrived = 0;
        for (int place = 0; place < network.Places.Length; place++)
        {
            for (int day = 0; day < network.Days; day++)
            {
                AssertNear(byRows[composed.Present[place]][day], byHops[hops.Present[place]][day]);
                AssertNear(byRows[composed.Arrivals[place]][day], byHops[hops.Arrivals[place]][day]);
                arrived += byHops[hops.Arrivals[place]][day];
            }
        }

        Assert.True(arrived > 100, $"Only {arrived} people arrived.");
    }

    /// <summary>Builds the largest shared case; takes minutes and 3 GB.</summary>
    [Fact(Explicit = true)]
    public void The_engine_holds_the_largest_shared_case_hop_by_hop()
    {
        Assert.SkipWhen(SharedCases.Folder is null, SharedCases.Absent);
        FleeNetwork network = SharedCasesTests.WithEveryPerson("validation-burundi2015", 1, 212_321);
        network = network with { Places = [.. network.Places.Select(place => place.Kind == FleeKind.Camp ? place with { Capacity = 60_000 } : place)] };

        long before = GC.GetTotalMemory(forceFullCollection: true);
        TimeSpan start = Process.GetCurrentProcess().UserProcessorTime;
        Program program = HopByHopProgram.Of(network, tally: false).Program;
        double compiling = (Process.GetCurrentProcess().UserProcessorTime - start).TotalSeconds;
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        SimulationRun run = SimulationRun.Begin(program, 0, 0);
        long withRun = GC.GetTotalMemory(forceFullCollection: true) - before;
        start = Process.GetCurrentProcess().UserProcessorTime;
        while (!run.IsOver)
        {
            run.Advance();
        }

        double day = (Process.GetCurrentProcess().UserProcessorTime - start).TotalMilliseconds / program.Days;
        int passing = Enumerable.Range(0, program.StateCount).Count(state => program.IsPassing(new StateId(state)));
        output.WriteLine(
            $"{program.StateCount} states, {passing} of them passing, {program.TransitionCount} transitions in {program.RowCount} rows; program {held / 1e6:F0} MB, with its run {withRun / 1e6:F0} MB; "
            + $"compiled in {compiling:F0} processor seconds, {day:F2} processor milliseconds a day; {run.TotalPeople} people");
    }

    private static void AssertNear(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, expected), $"{actual:R} by hops, {expected:R} composed.");
}
