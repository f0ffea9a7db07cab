namespace Travesia.Americas.Tests;

public sealed class Autumn2023Tests(Corridor corridor) : MechanismTests(corridor), IClassFixture<Corridor>
{
    public static TheoryData<string> Names() => [.. NamesIn(Window.Autumn2023), .. NamesIn(Window.Residents2023)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_a_mechanism_its_tally_moves_and_one_downstream_answers(string name) => Holds(name);

    /// <summary>Papers to stay change no choice in the rules: permits are given, and nobody goes another way for them. Luck is named by rows, which differ.</summary>
    [Fact]
    public void Without_temporary_protected_status_nobody_has_its_papers_and_as_many_arrive()
    {
        Mechanism mechanism = Mechanisms.TemporaryProtectedStatus;
        (Change permits, Change arrivals) = ChangesOf(mechanism);
        AssertMoves(mechanism.First, permits);
        Assert.True(arrivals.With > 0);
        Assert.InRange(arrivals.Relative, -0.001, 0.001);
    }
}
