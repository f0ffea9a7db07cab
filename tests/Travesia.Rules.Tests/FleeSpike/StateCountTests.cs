namespace Travesia.Rules.Tests.FleeSpike;

public sealed class StateCountTests
{
    [Theory]
    [MemberData(nameof(TinyNetworks.Names), MemberType = typeof(TinyNetworks))]
    public void Counting_by_sets_finds_the_states_and_transitions_that_the_rows_have(string name)
    {
        FleeNetwork network = TinyNetworks.ByName(name, days: 30);

        StateCount count = StateCount.Of(network);
        Dictionary<Whereabouts, SortedDictionary<DayEnd, double>> support = ComposedProgram.Support(network, new FleeDay(network, new PlanBook(network)));

        Assert.Equal(support.Count, count.States);
        Assert.Equal(support.Values.Sum(row => row.Keys.Select(end => end.Evening).Distinct().Count()), count.ComposedEntries);
    }
}
