namespace Travesia.Americas.Tests;

public sealed class Spring2023Tests(Corridor corridor) : MechanismTests(corridor), IClassFixture<Corridor>
{
    public static TheoryData<string> Names() => NamesIn(Window.Spring2023);

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_a_mechanism_its_tally_moves_and_one_downstream_answers(string name) => Holds(name);
}
