using Travesia.Engine.Building;

namespace Travesia.Engine;

/// <summary>The compiled inside of a <see cref="Program"/>, complete by construction.</summary>
internal sealed record ProgramParts
{
    public required StableKey[] StateKeys { get; init; }

    /// <summary>The key of each state, mixed once more: what draws out of it are named by, with the key of the transition added.</summary>
    public required ulong[] DrawKeys { get; init; }

    /// <summary>E[m^2]/E[m] over party sizes m, by state; 1 is people alone.</summary>
    public required double[] PartyFactor { get; init; }

    /// <summary>The states in which nobody ends a day.</summary>
    public required PassingStates Passing { get; init; }

    public required Epoch[] Epochs { get; init; }

    public required TransitionTable Table { get; init; }

    /// <summary>The dynamic states, in the order of their private rows.</summary>
    public required int[] DynamicStates { get; init; }

    public required SetPool<TallyWeight> TallySets { get; init; }

    /// <summary>How the sets of tallies are counted.</summary>
    public required CountPlan CountPlan { get; init; }

    public required Passage[] Passages { get; init; }

    public required GatePlan GatePlan { get; init; }

    public required DeparturePlan[] DeparturePlans { get; init; }

    public required InitialPlan[] InitialPlans { get; init; }

    /// <summary>The stocks to which each state belongs.</summary>
    public required SetPool<int> StocksOfState { get; init; }
}

/// <summary>A departure as the day uses it.</summary>
/// <param name="Key">Names its random numbers.</param>
/// <param name="Target">The state entered.</param>
/// <param name="MeanPerDay">As many as there are days.</param>
/// <param name="Dispersion">Variance over mean, at least the party factor of the target.</param>
/// <param name="TallySet">What each adds to.</param>
internal sealed record DeparturePlan(ulong Key, int Target, double[] MeanPerDay, double Dispersion, int TallySet);

/// <summary>An initial stock as a run uses it.</summary>
internal readonly record struct InitialPlan(ulong Key, int State, double People, InitialLaw Law);

/// <summary>The gates of a transition, narrowest first, and where who is held back goes.</summary>
internal sealed record Passage(int[] Gates, int HeldBackTo, int HeldBackTallies);

/// <summary>What a run must know of gates before it begins.</summary>
/// <param name="Keys">The stable key of each gate.</param>
/// <param name="Order">All gates, narrowest first.</param>
/// <param name="MostAttempts">The largest number of (state, transition) pairs with a gate in any epoch.</param>
/// <param name="MostCrossings">The same, each pair counted once for each of its gates.</param>
internal sealed record GatePlan(ulong[] Keys, int[] Order, int MostAttempts, int MostCrossings);

/// <summary>A pool of sets in compressed sparse form.</summary>
internal sealed record SetPool<T>(int[] Start, T[] Items)
{
    public int Count => Start.Length - 1;

    public ReadOnlySpan<T> this[int set] => Items.AsSpan(Start[set], Start[set + 1] - Start[set]);
}
