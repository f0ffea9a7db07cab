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

    [Theory(Explicit = true)]
    [InlineData(1, 4)]
    [InlineData(3, 16)]
    [InlineData(1, 16)]
    public void The_largest_case_under_other_settings(int awareness, int grain)
    {
        Assert.SkipWhen(SharedCases.Folder is null, SharedCases.Absent);
        FleeNetwork network = SharedCases.All().Single(shared => shared.Name == "validation-burundi2015").Network;
        network = network with { Settings = network.Settings with { AwarenessLevel = awareness, MemoryGrain = grain } };

        output.WriteLine($"awareness {awareness}, grain {grain}: {StateCount.Of(network)}");
    }

    [Theory(Explicit = true)]
    [InlineData("burundi", 1)]
    [InlineData("validation-burundi2015", 1)]
    [InlineData("validation-burundi2015", 3)]
    public void States_that_are_occupied_when_every_person_is_counted(string name, int awareness)
    {
        Assert.SkipWhen(SharedCases.Folder is null, SharedCases.Absent);
        FleeNetwork shared = SharedCases.All().Single(one => one.Name == name).Network;
        string[] zones = ["Bujumbura", "Kabarore", "Bukinanyana", "Cibitoke", "Mwaro", "Gisuru", "Burambi"];
        FleeNetwork network = shared with
        {
            Settings = shared.Settings with { AwarenessLevel = awareness, TownMoveChance = shared.Settings.AvoidShortStints ? 0.5 : 0.3 },
            Closures = [],
            Places = [.. shared.Places.Select(place => zones.Contains(place.Name) ? place with { Kind = FleeKind.ConflictZone, Score = 0.25 } : place)],
            Initial = [.. shared.Places.Select(_ => 0)],
            Departures = [.. shared.Places.Select(place => zones.Contains(place.Name) ? 212_321.0 / shared.Days / zones.Length : 0)],
        };

        var days = HopByHopRun.Of(network, 1).Skip(30).ToList();

        output.WriteLine($"{name}, awareness {awareness}, means over days: {days.Average(day => day.Mornings):F0} states in the morning, {days.Average(day => day.Stops):F0} stops, {days.Average(day => day.Draws):F0} draws; largest {days.Max(day => day.Mornings)}, {days.Max(day => day.Stops)}, {days.Max(day => day.Draws)}");
    }
}
