using System.Collections.Immutable;

namespace Travesia.Engine;

/// <summary>
/// Makes a <see cref="Program"/>. Add states, tallies, stocks and gates in any order; begin epochs by ascending day; a state without
/// a row keeps its people for ever. Not safe for use by several threads.
/// </summary>
public sealed class ProgramBuilder
{
    /// <summary>How far from 1 the sum of a row may be; the row is scaled to sum to 1.</summary>
    public const double RowTolerance = 1e-12;

    private readonly int days;
    private readonly ImmutableArray<int> periodStarts;
    private readonly List<StableKey> stateKeys = [];
    private readonly HashSet<StableKey> knownKeys = [];
    private readonly List<double> partyFactors = [];
    private readonly List<Tally> tallies = [];
    private readonly List<Stock> stocks = [];
    private readonly List<Gate> gates = [];
    private readonly List<Departure> departures = [];
    private readonly List<InitialStock> initialStocks = [];
    private readonly List<(StateId State, StockId Stock)> memberships = [];
    private readonly List<int> tallySetStarts = [0, 0];
    private readonly List<TallyWeight> tallySetItems = [];
    private readonly List<Passage> passages = [new([], default, default)];
    private readonly List<int> rowStarts = [0];
    private readonly List<int> personEntries = [];
    private readonly List<Transition> entries = [];
    private readonly List<(int FirstDay, List<(StateId State, RowId Row)> Changes)> epochs = [];
    private IDynamics? dynamics;

    /// <summary>Begins a program.</summary>
    /// <param name="days">Length in days, 1 to 2^24 - 1 (the day takes 24 bits of the random counter).</param>
    /// <param name="periodStarts">First day of each period, ascending, the first 0.</param>
    public ProgramBuilder(int days, IReadOnlyList<int> periodStarts)
    {
        ArgumentNullException.ThrowIfNull(periodStarts);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(days, 1 << 24);
        if (periodStarts.Count == 0 || periodStarts[0] != 0 || periodStarts.Zip(periodStarts.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException("Periods begin on day 0 and ascend.", nameof(periodStarts));
        }

        this.days = days;
        this.periodStarts = [.. periodStarts];
    }

    /// <summary>Number of states so far.</summary>
    public int StateCount => stateKeys.Count;

    /// <summary>Adds a state.</summary>
    /// <param name="key">Its stable key, unique.</param>
    /// <param name="partyFactor">E[m^2]/E[m] over the party sizes m of its people, 1 or more.</param>
    /// <exception cref="ProgramException">The key is taken.</exception>
    public StateId AddState(StableKey key, double partyFactor = 1)
    {
        if (!(partyFactor >= 1) || double.IsInfinity(partyFactor))
        {
            throw new ArgumentOutOfRangeException(nameof(partyFactor), partyFactor, "A party factor is 1 or more.");
        }

        if (!knownKeys.Add(key))
        {
            throw new ProgramException($"Two states have the key {key.Value:x16}.");
        }

        stateKeys.Add(key);
        partyFactors.Add(partyFactor);
        return new StateId(stateKeys.Count - 1);
    }

    /// <summary>Adds a tally.</summary>
    public TallyId AddTally(string name, Resolution resolution)
    {
        tallies.Add(new Tally(name, resolution));
        return new TallyId(tallies.Count - 1);
    }

    /// <summary>Adds a set of tallies for moves to refer to.</summary>
    public TallySetId AddTallySet(params ReadOnlySpan<TallyWeight> weights)
    {
        if (weights.IsEmpty)
        {
            return TallySetId.None;
        }

        tallySetItems.AddRange(weights);
        tallySetStarts.Add(tallySetItems.Count);
        return new TallySetId(tallySetStarts.Count - 2);
    }

    /// <summary>Adds a stock, at first empty.</summary>
    public StockId AddStock(string name, Resolution resolution)
    {
        stocks.Add(new Stock(name, resolution));
        return new StockId(stocks.Count - 1);
    }

    /// <summary>Counts a state's people in a stock.</summary>
    public void CountIn(StockId stock, StateId state) => memberships.Add((state, stock));

    /// <summary>Adds a limit.</summary>
    public GateId AddGate(Gate gate)
    {
        gates.Add(gate);
        return new GateId(gates.Count - 1);
    }

    /// <summary>Adds a passage through gates.</summary>
    /// <param name="passing">The gates, in any order; their scopes must be nested.</param>
    /// <param name="heldBackTo">The waiting state of who is held back.</param>
    /// <param name="heldBackTallies">What each who is held back adds to.</param>
    public PassageId AddPassage(ReadOnlySpan<GateId> passing, StateId heldBackTo, TallySetId heldBackTallies = default)
    {
        passages.Add(new Passage([.. passing], heldBackTo, heldBackTallies));
        return new PassageId(passages.Count - 1);
    }

    /// <summary>Adds a row to the pool. Entries drawn by single persons are put before choices; the order is otherwise kept.</summary>
    /// <param name="transitions">At least one; their probabilities sum to 1 within <see cref="RowTolerance"/>.</param>
    /// <exception cref="ProgramException">A probability is not in 0 to 1, or they do not sum to 1.</exception>
    public RowId AddRow(params ReadOnlySpan<Transition> transitions)
    {
        double sum = 0;
        foreach (Transition t in transitions)
        {
            if (!(t.Probability >= 0 && t.Probability <= 1))
            {
                throw new ProgramException($"A probability is {t.Probability:R}, not in 0 to 1.");
            }

            sum += t.Probability;
        }

        if (!(Math.Abs(sum - 1) <= RowTolerance))
        {
            throw new ProgramException($"The probabilities of a row sum to {sum:R}, not to 1.");
        }

        int persons = 0;
        foreach (Lot lot in (ReadOnlySpan<Lot>)[Lot.Person, Lot.Choice])
        {
            foreach (Transition t in transitions)
            {
                if (t.Lot == lot)
                {
                    entries.Add(t with { Probability = t.Probability / sum });
                    persons += lot == Lot.Person ? 1 : 0;
                }
            }
        }

        rowStarts.Add(entries.Count);
        personEntries.Add(persons);
        return new RowId(rowStarts.Count - 2);
    }

    /// <summary>Begins an epoch: rows set from here on hold from this day. The first begins on day 0.</summary>
    public void BeginEpoch(int firstDay)
    {
        if (epochs.Count == 0 ? firstDay != 0 : firstDay <= epochs[^1].FirstDay || firstDay >= days)
        {
            throw new ProgramException($"An epoch cannot begin on day {firstDay}: the first begins on day 0, others later than the one before and inside the program.");
        }

        epochs.Add((firstDay, []));
    }

    /// <summary>Gives a state its row, from the epoch begun last until another is set.</summary>
    public void SetRow(StateId state, RowId row)
    {
        if (epochs.Count == 0)
        {
            BeginEpoch(0);
        }

        epochs[^1].Changes.Add((state, row));
    }

    /// <summary>Adds people who enter from outside.</summary>
    public DepartureId AddDeparture(Departure departure)
    {
        departures.Add(departure);
        return new DepartureId(departures.Count - 1);
    }

    /// <summary>Adds people who are there before the first day.</summary>
    public void AddInitialStock(InitialStock stock) => initialStocks.Add(stock);

    /// <summary>Declares the part that depends on occupancy.</summary>
    public void UseDynamics(IDynamics part) => dynamics = part;

    /// <summary>Checks and freezes the program.</summary>
    /// <exception cref="ProgramException">What was added does not make a program: an unknown id, gates whose scopes are not nested, a departure without a mean for each day.</exception>
    public Program Build()
    {
        throw new ProgramException($"Building {days} days is not written yet.");
    }
}
