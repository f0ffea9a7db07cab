using System.Diagnostics;
using Travesia.Engine;

namespace Travesia.Rules.Tests.FleeSpike;

public sealed class SharedCasesTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_shared_case_has_a_program_that_a_small_machine_can_hold()
    {
        Assert.SkipWhen(SharedCases.Folder is null, SharedCases.Absent);

        output.WriteLine("case | places | links | plans | positions | states | composed transitions | stops | hop transitions | products to compose | rows of chances");
        foreach ((string name, FleeNetwork network) in SharedCases.All())
        {
            StateCount count = StateCount.Of(network);
            output.WriteLine($"{name} | {network.Places.Length} | {network.Links.Length} | {count.Plans} | {count.Positions} | {count.States} | {count.ComposedEntries} | {count.Stops} | {count.HopEntries} | {count.Composing} | {count.Shapes}");
            Assert.True(count.States <= 32_000, $"{name} has {count.States} states.");
            Assert.True(Math.Min(count.ComposedEntries, count.HopEntries) <= 20_000_000, $"{name} has {count.ComposedEntries} composed transitions and {count.HopEntries} hops.");
        }
    }

    [Fact(Explicit = true)]
    public void The_largest_case_under_other_settings()
    {
        Assert.SkipWhen(SharedCases.Folder is null, SharedCases.Absent);
        FleeNetwork network = SharedCases.All().Single(shared => shared.Name == "validation-burundi2015").Network;

        foreach ((int awareness, int grain) in ((int, int)[])[(1, 4), (1, 8), (1, 16), (3, 16), (3, 1)])
        {
            output.WriteLine($"awareness {awareness}, grain {grain}: {StateCount.Of(network with { Settings = network.Settings with { AwarenessLevel = awareness, MemoryGrain = grain } })}");
        }
    }

    [Fact(Explicit = true)]
    public void States_that_are_occupied_when_every_person_is_counted()
    {
        Assert.SkipWhen(SharedCases.Folder is null, SharedCases.Absent);

        foreach ((string name, int awareness) in ((string, int)[])[("burundi", 1), ("validation-burundi2015", 1), ("validation-burundi2015", 3)])
        {
            var days = HopByHopRun.Of(WithEveryPerson(name, awareness, 212_321), 1).Skip(30).ToList();
            output.WriteLine($"{name}, awareness {awareness}, means over days: {days.Average(day => day.Mornings):F0} states in the morning, {days.Average(day => day.Stops):F0} stops, {days.Average(day => day.Draws):F0} draws; largest {days.Max(day => day.Mornings)}, {days.Max(day => day.Stops)}, {days.Max(day => day.Draws)}");
        }
    }

    [Fact(Explicit = true)]
    public void The_engine_runs_shared_cases_as_composed_rows()
    {
        Assert.SkipWhen(SharedCases.Folder is null, SharedCases.Absent);

        foreach ((string name, int awareness, int people) in ((string, int, int)[])[("burundi", 1, 212_321), ("burundi", 1, 2_123_210), ("burundi", 3, 212_321), ("validation-mali2012", 1, 89_991)])
        {
            FleeNetwork network = WithEveryPerson(name, awareness, people);
            long before = GC.GetTotalMemory(forceFullCollection: true);
            Stopwatch watch = Stopwatch.StartNew();
            Program program = ComposedProgram.Of(network, tally: false).Program;
            TimeSpan compiling = watch.Elapsed;
            long held = GC.GetTotalMemory(forceFullCollection: true) - before;
            SimulationRun run = SimulationRun.Begin(program, 0, 0);
            double quickest = Enumerable.Range(0, 20).Min(member =>
            {
                run.Restart(0, (uint)member);
                watch.Restart();
                while (!run.IsOver)
                {
                    run.Advance();
                }

                return watch.Elapsed.TotalMicroseconds / program.Days;
            });

            output.WriteLine($"{name}, awareness {awareness}, {run.TotalPeople} people: {program.StateCount} states, {program.TransitionCount} transitions, {held / 1e6:F1} MB, compiled in {compiling.TotalSeconds:F1} s, {quickest:F0} microseconds a day");
        }
    }

    /// <summary>A shared case with as many people as it counts, entering its conflict zones evenly, and camps that never fill.</summary>
    internal static FleeNetwork WithEveryPerson(string name, int awareness, int people)
    {
        FleeNetwork shared = SharedCases.All().Single(one => one.Name == name).Network;
        string[] zones = ["Bujumbura", "Kabarore", "Bukinanyana", "Cibitoke", "Mwaro", "Gisuru", "Burambi", "Kidal", "Timbuktu", "Menaka", "Gao", "Bourem"];
        int present = shared.Places.Count(place => zones.Contains(place.Name));
        return shared with
        {
            Settings = shared.Settings with { AwarenessLevel = awareness, TownMoveChance = shared.Settings.AvoidShortStints ? 0.5 : 0.3 },
            Closures = [],
            Places = [.. shared.Places.Select(place => zones.Contains(place.Name) ? place with { Kind = FleeKind.ConflictZone, Score = 0.25 } : place with { Capacity = 0 })],
            Initial = [.. shared.Places.Select(_ => 0)],
            Departures = [.. shared.Places.Select(place => zones.Contains(place.Name) ? (double)people / shared.Days / present : 0)],
        };
    }
}
