namespace Travesia.Americas.Tests;

/// <summary>
/// Each mechanism of the corridor is at work: without it the tally that it should move moves, and another one downstream answers. There
/// is a class for each window, so that they run side by side.
/// </summary>
public abstract class MechanismTests(Corridor corridor)
{
    /// <summary>By how much a first tally has to move, as a share of what it is with the mechanism.</summary>
    private const double LeastMove = 0.01;

    private protected static TheoryData<string> NamesIn(Window window) => [.. Mechanisms.All.Where(m => m.Value.Window == window).Select(m => m.Key)];

    /// <summary>Both tallies of a mechanism as they should move, and the first by enough.</summary>
    protected void Holds(string name)
    {
        Mechanism mechanism = Mechanisms.All[name];
        (Change first, Change second) = ChangesOf(mechanism);
        AssertMoves(mechanism.First, first);
        Assert.True(second.IsClearly(mechanism.Second.Direction), $"{mechanism.Second} should go {mechanism.Second.Direction}: {second}");
    }

    private protected static void AssertMoves(Tally tally, Change change)
        => Assert.True(change.IsClearly(tally.Direction) && Math.Abs(change.Mean) >= LeastMove * change.With, $"{tally} should go {tally.Direction}: {change}");

    /// <summary>What moves without the mechanism; the numbers of docs/americas-2023.md are this output.</summary>
    private protected (Change First, Change Second) ChangesOf(Mechanism mechanism)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Arm with = corridor.AsItIs(mechanism.Window, cancellation);
        Arm without = corridor.Without(mechanism, cancellation);
        Change first = Change.Of(with.Values(mechanism.First), without.Values(mechanism.First));
        Change second = Change.Of(with.Values(mechanism.Second), without.Values(mechanism.Second));
        TestContext.Current.TestOutputHelper?.WriteLine($"{mechanism.First}: {first}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{mechanism.Second}: {second}");
        return (first, second);
    }
}
