using System.Collections.Immutable;
using Travesia.Engine.Building;
using Travesia.Engine.Randomness;

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
    private readonly List<bool> passing = [];
    private readonly List<Tally> tallies = [];
    private readonly List<Stock> stocks = [];
    private readonly List<Gate> gates = [];
    private readonly List<Departure> departures = [];
    private readonly List<InitialStock> initialStocks = [];
    private readonly List<(int State, int Stock)> memberships = [];
    private readonly List<int> tallySetStarts = [0, 0];
    private readonly List<TallyWeight> tallySetItems = [];
    private readonly List<Passage> passages = [new([], 0, 0)];
    private readonly RowPool rows = new();
    private readonly List<EpochDraft> epochs = [];
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
    /// <param name="partyFactor">E[m^2]/E[m] over the party sizes m of its people, 1 to 1e9.</param>
    /// <param name="passing">
    /// Whether people only pass through it within a day, as through a town that they reach at noon and leave. Nobody ends a day in a
    /// passing state: after all other states, passing states are split once each, by ascending index, on all who entered them that
    /// day. Its rows lead to ordinary states or to passing states added later, through gates too; it has a row from day 0. Nobody
    /// enters it from outside or through gates, is there before the first day, waits in it or is counted in a stock of it.
    /// </param>
    /// <exception cref="ProgramException">The key is taken.</exception>
    public StateId AddState(StableKey key, double partyFactor = 1, bool passing = false)
    {
        if (!(partyFactor >= 1 && partyFactor <= ProgramChecks.MostDispersion))
        {
            throw new ArgumentOutOfRangeException(nameof(partyFactor), partyFactor, "A party factor is 1 to 1e9.");
        }

        if (!knownKeys.Add(key))
        {
            throw new ProgramException($"Two states have the key {key.Value:x16}.");
        }

        stateKeys.Add(key);
        partyFactors.Add(partyFactor);
        this.passing.Add(passing);
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

    /// <summary>Counts a state's people in a stock; to do so again changes nothing.</summary>
    public void CountIn(StockId stock, StateId state) => memberships.Add((state.Index, stock.Index));

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
        var gateIndices = new int[passing.Length];
        for (int i = 0; i < passing.Length; i++)
        {
            gateIndices[i] = passing[i].Index;
        }

        passages.Add(new Passage(gateIndices, heldBackTo.Index, heldBackTallies.Index));
        return new PassageId(passages.Count - 1);
    }

    /// <summary>
    /// Adds a row to the pool, or finds the equal row that is there. Entries drawn by single persons are put before choices; the order
    /// is otherwise kept, and it is part of the row: lots are drawn one after the other in it, each from what those before it left.
    /// </summary>
    /// <param name="transitions">At least one; their probabilities sum to 1 within <see cref="RowTolerance"/>.</param>
    /// <exception cref="ProgramException">A probability is not in 0 to 1, or they do not sum to 1.</exception>
    public RowId AddRow(params ReadOnlySpan<Transition> transitions) => rows.Add(transitions);

    /// <summary>
    /// Adds a row that dynamics may rewrite (<see cref="Rewriter.SetRow(RowId, ReadOnlySpan{double})"/>), for all states that have it or
    /// a row like it, in whatever epoch. It is never merged with an equal row, since the two may part. A run begins with the
    /// probabilities given here; they hold until rewritten.
    /// </summary>
    /// <param name="transitions">At least one; their probabilities sum to 1 within <see cref="RowTolerance"/>.</param>
    /// <exception cref="ProgramException">A probability is not in 0 to 1, or they do not sum to 1.</exception>
    public RowId AddDynamicRow(params ReadOnlySpan<Transition> transitions) => rows.AddDynamic(transitions);

    /// <summary>
    /// Adds a row that differs from another in its targets only and shares its probabilities, tallies, passages and lots, also when
    /// these are rewritten; or finds the one that is there. It acts in every way as if its transitions had been added one by one, and
    /// a transition of it takes 12 bytes instead of 44.
    /// </summary>
    /// <param name="like">A row of this builder.</param>
    /// <param name="targets">As many as that row has transitions, in their order in the row (single persons' lots first).</param>
    /// <exception cref="ProgramException">There is no such row, or it has another number of transitions.</exception>
    public RowId AddRowLike(RowId like, ReadOnlySpan<StateId> targets) => rows.AddLike(like, targets);

    /// <summary>Begins an epoch: rows set from here on hold from this day. The first begins on day 0.</summary>
    public void BeginEpoch(int firstDay)
    {
        if (epochs.Count == 0 ? firstDay != 0 : firstDay <= epochs[^1].FirstDay || firstDay >= days)
        {
            throw new ProgramException($"An epoch cannot begin on day {firstDay}: the first begins on day 0, others later than the one before and inside the program.");
        }

        epochs.Add(new EpochDraft(firstDay));
    }

    /// <summary>Gives a state its row, from the epoch begun last until another is set. Setting the row that it has changes nothing.</summary>
    public void SetRow(StateId state, RowId row)
    {
        if (epochs.Count == 0)
        {
            BeginEpoch(0);
        }

        epochs[^1].States.Add(state.Index);
        epochs[^1].Rows.Add(row.Index);
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

    /// <summary>Checks and freezes the program. The builder may be used further; the program does not change.</summary>
    /// <exception cref="ProgramException">What was added does not make a program: an unknown id, a name used twice, gates whose scopes are not nested, a departure without a mean for each day, a passing state that leads back or in which somebody would stay.</exception>
    public Program Build()
    {
        CheckIds();
        PassingStates passingStates = CheckedPassingStates();
        foreach (Gate gate in gates)
        {
            ProgramChecks.Gate(gate, stocks.Count);
        }

        StableKey[] keys = [.. stateKeys];
        int[] dynamicStates = [.. dynamics?.States.Select(state => state.Index) ?? []];
        CheckDynamic(dynamicStates);
        List<int[]> gatesOfPassage = passages.ConvertAll(passage => passage.Gates);
        var epochCompiler = new EpochCompiler(rows, keys, dynamicStates);
        Epoch[] compiledEpochs = epochCompiler.Compile(epochs, gatesOfPassage);
        ulong[] gateKeys = [.. gates.Select(gate => StableKey.Of(gate.Name).Value)];
        int[] gateOrder = GateNesting.Order(gates.ConvertAll(gate => gate.Name), gateKeys, gatesOfPassage, rows.Passages);
        Departure[] frozenDepartures = DepartureCompiler.Freeze(departures, days, keys, tallySetStarts.Count - 1);
        InitialStock[] frozenStocks = CheckedInitialStocks();
        var tallySets = new SetPool<TallyWeight>([.. tallySetStarts], [.. tallySetItems]);
        return new Program(new ProgramParts
        {
            StateKeys = keys,
            DrawKeys = Array.ConvertAll(keys, key => Hash.Combine(key.Value, 0)),
            PartyFactor = [.. partyFactors],
            Passing = passingStates,
            Epochs = compiledEpochs,
            Table = TableCompiler.Compile(rows, epochCompiler.PrivateSources, keys),
            DynamicStates = dynamicStates,
            TallySets = tallySets,
            CountPlan = CountPlan.Of(tallySets, tallies),
            Passages = InServiceOrder(gateOrder),
            GatePlan = new GatePlan(gateKeys, gateOrder, epochCompiler.MostAttempts, epochCompiler.MostCrossings),
            DeparturePlans = DepartureCompiler.Plan(frozenDepartures, keys, partyFactors),
            InitialPlans = InitialCompiler.Plan(frozenStocks, keys),
            StocksOfState = MembershipCompiler.Compile(memberships, keys.Length),
        })
        {
            Days = days,
            PeriodStarts = periodStarts,
            Tallies = [.. tallies],
            Stocks = [.. stocks],
            Gates = [.. gates.Select(gate => gate with { Steps = [.. gate.Steps] })],
            Departures = [.. frozenDepartures],
            InitialStocks = [.. frozenStocks],
            Dynamics = dynamics,
            HasParties = partyFactors.Exists(factor => factor > 1),
        };
    }

    private void CheckIds()
    {
        ProgramChecks.UniqueNames(tallies.Select(tally => tally.Name), "tally");
        ProgramChecks.UniqueNames(stocks.Select(stock => stock.Name), "stock");
        ProgramChecks.UniqueNames(gates.Select(gate => gate.Name), "gate");
        if (periodStarts[^1] >= days)
        {
            throw new ProgramException($"A period begins on day {periodStarts[^1]}, after the program's {days} days.");
        }

        int tallySets = tallySetStarts.Count - 1;
        ProgramChecks.AllKnown(rows.Targets, StateCount, "state", "A row");
        ProgramChecks.AllKnown(rows.TargetsLike, StateCount, "state", "A row like another");
        ProgramChecks.AllKnown(rows.TallySets, tallySets, "tally set", "A row");
        ProgramChecks.AllKnown(rows.Passages, passages.Count, "passage", "A row");
        foreach (TallyWeight item in tallySetItems)
        {
            ProgramChecks.Known(item.Tally.Index, tallies.Count, "tally", "A tally set");
            if (!double.IsFinite(item.Weight))
            {
                throw new ProgramException($"The tally '{tallies[item.Tally.Index].Name}' has the weight {item.Weight:R}, which is not finite.");
            }
        }

        foreach ((int state, int stock) in memberships)
        {
            ProgramChecks.Known(state, StateCount, "state", "A stock");
            ProgramChecks.Known(stock, stocks.Count, "stock", "A state's stocks");
        }

        foreach (Passage passage in passages.Skip(1))
        {
            ProgramChecks.Known(passage.HeldBackTo, StateCount, "state", "A passage");
            ProgramChecks.Known(passage.HeldBackTallies, tallySets, "tally set", "A passage");
            ProgramChecks.AllKnown(passage.Gates, gates.Count, "gate", "A passage");
            if (passage.Gates.Distinct().Count() != passage.Gates.Length)
            {
                throw new ProgramException("A passage names a gate twice.");
            }
        }

        foreach (EpochDraft epoch in epochs)
        {
            foreach ((int state, int row) in epoch.States.Zip(epoch.Rows))
            {
                ProgramChecks.Known(state, StateCount, "state", $"The epoch from day {epoch.FirstDay}");
                ProgramChecks.Known(row, rows.Count, "row", $"The epoch from day {epoch.FirstDay}");
            }
        }
    }

    private PassingStates CheckedPassingStates()
    {
        PassingStates states = PassingStates.Of(passing);
        if (states.Any)
        {
            new PassingChecks(states, stateKeys).All(rows, epochs, passages, memberships, departures, initialStocks);
        }

        return states;
    }

    private void CheckDynamic(int[] dynamicStates)
    {
        ProgramChecks.AllKnown(dynamicStates, StateCount, "state", "The dynamics");
        var seen = new HashSet<int>();
        foreach (int state in dynamicStates)
        {
            if (!seen.Add(state))
            {
                throw new ProgramException($"The dynamics name the state {stateKeys[state].Value:x16} twice.");
            }
        }
    }

    private InitialStock[] CheckedInitialStocks()
    {
        foreach (InitialStock stock in initialStocks)
        {
            ProgramChecks.InitialStock(stock, StateCount, state => $"{stateKeys[state].Value:x16}");
        }

        return [.. initialStocks];
    }

    private Passage[] InServiceOrder(int[] gateOrder)
    {
        var position = new int[gateOrder.Length];
        for (int i = 0; i < gateOrder.Length; i++)
        {
            position[gateOrder[i]] = i;
        }

        return [.. passages.Select(passage => passage with { Gates = [.. passage.Gates.OrderBy(gate => position[gate])] })];
    }
}
