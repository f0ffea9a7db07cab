using Travesia.Engine.Randomness;
using Travesia.Engine.Running;

namespace Travesia.Engine;

/// <summary>
/// A run of a program that can be watched: it advances day by day, and between two days says where people are. Not safe for use by
/// several threads; a program can be run by many at once. It keeps its working memory, so that one object can run member after member.
/// </summary>
public abstract class SimulationRun : IWhereabouts
{
    private DepartureLuck? luck;

    private protected SimulationRun(Program program, RunOptions options)
    {
        Program = program;
        Options = options;
    }

    /// <summary>What is run. Where departures have luck by period it is a copy of what was handed over.</summary>
    public Program Program { get; }

    /// <summary>How it is run.</summary>
    public RunOptions Options { get; }

    /// <summary>The luck of the ensemble.</summary>
    public uint Seed { get; private set; }

    /// <summary>Which of its futures.</summary>
    public uint Member { get; private set; }

    /// <summary>Days lived so far, which is also the next day to come, 0 to <see cref="Program.Days"/>.</summary>
    public int Day { get; private set; }

    /// <summary>Whether the last day was lived.</summary>
    public bool IsOver => Day == Program.Days;

    /// <summary>What was counted so far; days to come hold 0. It is made when asked for and stays as it is when this object goes on.</summary>
    public abstract Recording Recording { get; }

    /// <summary>People in all states together.</summary>
    public abstract double TotalPeople { get; }

    /// <summary>Initial stocks and all who departed since: equals <see cref="TotalPeople"/>, to the person if sampled, to rounding if expected.</summary>
    public abstract double TotalEntered { get; }

    /// <summary>Begins a run, before its first day.</summary>
    /// <param name="program">What to run.</param>
    /// <param name="seed">The luck of the ensemble.</param>
    /// <param name="member">Which of its futures.</param>
    /// <param name="options">How.</param>
    public static SimulationRun Begin(Program program, uint seed, uint member, RunOptions options = default) =>
        Begin(program, seed, member, options, isWatched: true);

    /// <summary>Begins another future in the same memory.</summary>
    /// <param name="seed">The luck of the ensemble.</param>
    /// <param name="member">Which of its futures.</param>
    public void Restart(uint seed, uint member)
    {
        (Seed, Member, Day) = (seed, member, 0);
        var key = new RunKey(seed, member);
        luck?.Draw(key);
        BeginRun(key);
    }

    /// <summary>
    /// Begins a run of another program in the same way, as each member of an ensemble has one of its own. If it has as many states it
    /// takes over the memory of this run, which must not be used any more; recordings stay valid.
    /// </summary>
    /// <param name="program">What to run.</param>
    /// <param name="seed">The luck of the ensemble.</param>
    /// <param name="member">Which of its futures.</param>
    public SimulationRun Next(Program program, uint seed, uint member)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (program.StateCount != Program.StateCount)
        {
            return Begin(program, seed, member, Options);
        }

        DepartureLuck? nextLuck = DepartureLuck.Of(program, Options.Mode);
        SimulationRun next = NextOf(nextLuck?.Own ?? program);
        next.luck = nextLuck;
        next.Restart(seed, member);
        return next;
    }

    /// <summary>Lives one day.</summary>
    /// <exception cref="InvalidOperationException">The run is over.</exception>
    public void Advance()
    {
        if (IsOver)
        {
            throw new InvalidOperationException($"The run is over after {Day} days.");
        }

        AdvanceDay(Day);
        Day++;
    }

    /// <summary>People in a state.</summary>
    public abstract double People(StateId state);

    /// <summary>People in a stock.</summary>
    public abstract double People(StockId stock);

    /// <summary>What the last day added to a tally; 0 before the first.</summary>
    public abstract double LastDay(TallyId tally);

    /// <summary>Moves made through a gate on the last day; 0 before the first. Who passes a gate and is held back by a wider one has not moved.</summary>
    public abstract double Passed(GateId gate);

    /// <summary>Moves that a gate held back on the last day; 0 before the first.</summary>
    public abstract double HeldBack(GateId gate);

    /// <summary>
    /// What each person in a state could do on the last day, whether or not anybody was there: the day's row, dynamic rows as they were
    /// rewritten, and at gates the share of those who tried that passed (all where nobody tried and there was room, none where there was
    /// no room). In expected mode it is the law of one person in that crowd; in sampled mode it is that law given what happened to the crowd.
    /// Who moves to a passing state goes on from there on the same day: the moves of that state say where.
    /// </summary>
    /// <param name="state">A state of the program.</param>
    /// <param name="moves">Emptied, then filled with the moves whose probability is above 0.</param>
    /// <exception cref="InvalidOperationException">No day was lived.</exception>
    public void MovesOf(StateId state, ICollection<Move> moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        if (Day == 0)
        {
            throw new InvalidOperationException("No day was lived.");
        }

        moves.Clear();
        AddMoves(state.Index, moves);
    }

    /// <summary>
    /// A number that two runs share only if they stand alike: people by state (whatever the order of states), the last day's tallies,
    /// and what the gates remember. For tests of identity; equal numbers for unequal runs are as likely as for any 64-bit hash.
    /// </summary>
    public abstract ulong StateHash();

    /// <summary>As above; a run that is not watched cannot say what its last day added to a tally, and is faster for it.</summary>
    internal static SimulationRun Begin(Program program, uint seed, uint member, RunOptions options, bool isWatched)
    {
        ArgumentNullException.ThrowIfNull(program);
        DepartureLuck? luck = DepartureLuck.Of(program, options.Mode);
        Program own = luck?.Own ?? program;
        SimulationRun run = options switch
        {
            { Mode: Mode.Expected } => new Run<double, MeanDraws>(own, options, static _ => default, isWatched),
            { Mode: Mode.Sampled, Coupling: Coupling.Independent } => new Run<long, CountDraws<IndependentCoupling>>(own, options, static key => new(key), isWatched),
            { Mode: Mode.Sampled, Coupling: Coupling.Paired } => new Run<long, CountDraws<PairedCoupling>>(own, options, static key => new(key), isWatched),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options, "There is no such way to run."),
        };
        run.luck = luck;
        run.Restart(seed, member);
        return run;
    }

    private protected abstract void BeginRun(RunKey key);

    private protected abstract SimulationRun NextOf(Program program);

    private protected abstract void AdvanceDay(int day);

    private protected abstract void AddMoves(int state, ICollection<Move> moves);
}
