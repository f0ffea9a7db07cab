using System.Numerics;
using Travesia.Engine.Randomness;

namespace Travesia.Engine.Running;

/// <summary>The working memory of a run, and the parts of its day put together. All of it is allocated here, none by a day.</summary>
internal sealed class Run<T, TDraws> : SimulationRun
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly Func<RunKey, TDraws> drawsOf;
    private readonly bool isWatched;
    private Crowd<T> crowd;
    private readonly Counters counters;
    private readonly StockCounts<T> stocks;
    private readonly RowMap epochs;
    private readonly GateService<T, TDraws> gates;
    private readonly Arrivals<T, TDraws> arrivals;
    private readonly DynamicPart dynamics;
    private readonly RowMoves<T, TDraws> moves;
    private readonly Recorder<T> recorder;
    private readonly Day<T, TDraws> day;
    private TDraws draws;

    /// <param name="program">What to run.</param>
    /// <param name="options">How.</param>
    /// <param name="drawsOf">The draws of a run.</param>
    /// <param name="isWatched">Whether somebody may ask what a single day added to a tally.</param>
    public Run(Program program, RunOptions options, Func<RunKey, TDraws> drawsOf, bool isWatched = true)
        : this(program, options, drawsOf, isWatched, new Crowd<T>(program.StateCount), null)
    {
    }

    private Run(Program program, RunOptions options, Func<RunKey, TDraws> drawsOf, bool isWatched, Crowd<T> crowd, RowMap? before)
        : base(program, options)
    {
        this.isWatched = isWatched;
        this.drawsOf = drawsOf;
        this.crowd = crowd;
        counters = new Counters(program, isWatched);
        stocks = new StockCounts<T>(program);
        var dynamicRows = new DynamicRows(program);
        epochs = new RowMap(program, dynamicRows, before);
        gates = new GateService<T, TDraws>(program, crowd, counters, stocks);
        arrivals = new Arrivals<T, TDraws>(program, crowd, counters);
        moves = new RowMoves<T, TDraws>(program, epochs, dynamicRows, gates);
        dynamics = new DynamicPart(program, this, options.Threads, new Rewriter(dynamicRows, arrivals.Factors));
        recorder = new Recorder<T>(program, crowd, counters, stocks);
        var commitment = new Commitment<T, TDraws>(program, crowd, counters, gates);
        var lots = new LotSplit<T, TDraws>(program, crowd, epochs, dynamicRows, commitment);
        var shares = new ShareSplit<T, TDraws>(program, crowd, epochs, dynamicRows, counters, commitment);
        var split = new Split<T, TDraws>(crowd, lots, shares);
        var passing = new PassingSplit<T, TDraws>(program, crowd, lots, shares);
        day = new Day<T, TDraws>(epochs, dynamics, split, passing, gates, arrivals, crowd, recorder);
    }

    public override Recording Recording => recorder.Read(gates.LimitWasMet || dynamics.Acted);

    public override double TotalPeople => double.CreateTruncating(crowd.Total());

    public override double TotalEntered => double.CreateTruncating(arrivals.Entered);

    public override double People(StateId state) => double.CreateTruncating(crowd.Now[state.Index]);

    public override double People(StockId stock) => double.CreateTruncating(stocks.Now[stock.Index]);

    public override double LastDay(TallyId tally) => counters.LastDay(tally.Index);

    public override double Passed(GateId gate) => double.CreateTruncating(gates.Passed[gate.Index]);

    public override double HeldBack(GateId gate) => double.CreateTruncating(gates.HeldBack[gate.Index]);

    public override ulong StateHash()
    {
        ulong hash = Hash.Combine((ulong)Day, gates.Fingerprint());
        for (int state = 0; state < Program.StateCount; state++)
        {
            if (crowd.Now[state] != T.Zero)
            {
                hash += Hash.Combine(Program.Parts.StateKeys[state].Value, BitConverter.DoubleToUInt64Bits(double.CreateTruncating(crowd.Now[state])));
            }
        }

        for (int tally = 0; tally < Program.Tallies.Length; tally++)
        {
            double added = counters.LastDay(tally);
            if (added != 0)
            {
                hash += Hash.Combine(StableKey.Of(Program.Tallies[tally].Name).Value, BitConverter.DoubleToUInt64Bits(added));
            }
        }

        return hash;
    }

    private protected override void BeginRun(RunKey key)
    {
        draws = drawsOf(key);
        draws.BeginDay(0);
        crowd.Clear();
        epochs.Reset();
        gates.Reset();
        dynamics.Reset();
        arrivals.Begin(ref draws);
        crowd.Turn();
        recorder.Begin();
    }

    private protected override SimulationRun NextOf(Program program)
    {
        var next = new Run<T, TDraws>(program, Options, drawsOf, isWatched, crowd, epochs);
        crowd = new Crowd<T>(0);
        return next;
    }

    private protected override void AddMoves(int state, ICollection<Move> list) => moves.Add(state, list);

    private protected override void AdvanceDay(int today) => day.Advance(today, ref draws);
}
