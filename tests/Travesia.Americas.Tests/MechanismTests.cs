namespace Travesia.Americas.Tests;

/// <summary>
/// Each mechanism of the corridor is at work: without it the tally that it should move moves, and another one downstream answers.
/// </summary>
public sealed class MechanismTests(Corridor corridor) : IClassFixture<Corridor>
{
    /// <summary>By how much a first tally has to move, as a share of what it is with the mechanism.</summary>
    private const double LeastMove = 0.01;

    /// <summary>Less than this share is no move.</summary>
    private const double Nothing = 0.001;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names() => [.. Mechanisms.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_a_mechanism_its_tally_moves_and_one_downstream_answers(string name)
    {
        Mechanism mechanism = Mechanisms.All[name];
        Arm with = corridor.AsItIs(mechanism.Window, Token);
        Arm without = corridor.Without(mechanism, Token);
        Change first = Change.Of(with.Values(mechanism.First), without.Values(mechanism.First));
        Change second = Change.Of(with.Values(mechanism.Second), without.Values(mechanism.Second));
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}\n  {mechanism.First}: {first}\n  {mechanism.Second}: {second}");
        Assert.True(first.IsClearly(mechanism.First.Direction) && Math.Abs(first.Mean) >= LeastMove * first.With, $"{mechanism.First} should go {mechanism.First.Direction}: {first}");
        Assert.True(second.IsClearly(mechanism.Second.Direction), $"{mechanism.Second} should go {mechanism.Second.Direction}: {second}");
    }

    /// <summary>Papers to stay change no choice in the rules: permits are given, and nobody goes another way for them. Luck is named by rows, which differ.</summary>
    [Fact]
    public void Without_temporary_protected_status_nobody_has_its_papers_and_as_many_arrive()
    {
        Mechanism mechanism = Mechanisms.TemporaryProtectedStatus;
        Arm with = corridor.AsItIs(mechanism.Window, Token);
        Arm without = corridor.Without(mechanism, Token);
        Change permits = Change.Of(with.Values(mechanism.First), without.Values(mechanism.First));
        TestContext.Current.TestOutputHelper?.WriteLine($"19\n  {mechanism.First}: {permits}");
        Assert.True(permits.IsClearly(mechanism.First.Direction) && Math.Abs(permits.Mean) >= LeastMove * permits.With, permits.ToString());
        Change arrivals = Change.Of(with.Values(mechanism.Second), without.Values(mechanism.Second));
        Assert.True(arrivals.With > 0 && Math.Abs(arrivals.Relative) < Nothing, arrivals.ToString());
    }

    [Fact]
    public void An_edit_that_changes_nothing_moves_nothing()
    {
        Mechanism mechanism = Mechanisms.All["05 Central Americans join"];
        Arm with = corridor.AsItIs(mechanism.Window, Token);
        Arm without = corridor.Without(mechanism with { Off = scenario => scenario }, Token);
        Assert.Equal(with.Values(mechanism.First), without.Values(mechanism.First));
        Assert.False(Change.Of(with.Values(mechanism.First), without.Values(mechanism.First)).IsClearly(mechanism.First.Direction));
    }
}
