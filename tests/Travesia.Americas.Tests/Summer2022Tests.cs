namespace Travesia.Americas.Tests;

public sealed class Summer2022Tests(Corridor corridor) : MechanismTests(corridor), IClassFixture<Corridor>
{
    public static TheoryData<string> Names() => NamesIn(Window.Summer2022);

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_a_mechanism_its_tally_moves_and_one_downstream_answers(string name) => Holds(name);

    [Fact]
    public void An_edit_that_changes_nothing_moves_nothing()
    {
        Mechanism mechanism = Mechanisms.All["05 Central Americans join"] with { Off = scenario => scenario };
        (Change first, Change second) = ChangesOf(mechanism);
        Assert.Equal((0, 0, 0, 0), (first.Mean, first.HalfWidth, second.Mean, second.HalfWidth));
        Assert.False(first.IsClearly(mechanism.First.Direction));
    }
}
