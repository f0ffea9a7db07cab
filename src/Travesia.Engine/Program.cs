using System.Collections.Immutable;

namespace Travesia.Engine;

/// <summary>
/// What a run executes: states, rows of transitions by epoch, departures, initial stocks, gates, tallies and stocks. Immutable and
/// safe to share between threads. It knows nothing of migration: a rule set makes it with a <see cref="ProgramBuilder"/>.
/// </summary>
public sealed class Program
{
    internal Program()
    {
    }

    /// <summary>Length in days.</summary>
    public int Days { get; init; }

    /// <summary>First day of each period (a month, say), ascending, the first 0.</summary>
    public ImmutableArray<int> PeriodStarts { get; init; }

    /// <summary>Number of states.</summary>
    public int StateCount => StateKeys.Length;

    /// <summary>Number of rows in the pool, shared rows counted once.</summary>
    public int RowCount => Table.RowStart.Length - 1;

    /// <summary>Number of transitions in the pool.</summary>
    public int TransitionCount => Table.Target.Length;

    /// <summary>What is counted when people move.</summary>
    public ImmutableArray<Tally> Tallies { get; init; }

    /// <summary>What is counted of people present.</summary>
    public ImmutableArray<Stock> Stocks { get; init; }

    /// <summary>The limits.</summary>
    public ImmutableArray<Gate> Gates { get; init; }

    /// <summary>Who enters from outside.</summary>
    public ImmutableArray<Departure> Departures { get; init; }

    /// <summary>Who is there before the first day.</summary>
    public ImmutableArray<InitialStock> InitialStocks { get; init; }

    /// <summary>The part that depends on occupancy, if any.</summary>
    public IDynamics? Dynamics { get; init; }

    /// <summary>Whether some state's people move in parties.</summary>
    public bool HasParties { get; init; }

    internal StableKey[] StateKeys { get; init; } = null!;

    /// <summary>E[m^2]/E[m] over party sizes m, by state; 1 is people alone.</summary>
    internal double[] PartyFactor { get; init; } = null!;

    internal ImmutableArray<Epoch> Epochs { get; init; }

    internal TransitionTable Table { get; init; } = null!;

    internal SetPool<TallyWeight> TallySets { get; init; } = null!;

    internal ImmutableArray<Passage> Passages { get; init; }

    /// <summary>The stocks to which each state belongs.</summary>
    internal SetPool<StockId> StocksOfState { get; init; } = null!;
}
