using System.Numerics;
using Travesia.Engine.Randomness;

namespace Travesia.Engine.Running;

/// <summary>
/// The gates of a run. The day's attempts queue; then every gate, narrowest first, lets pass what its limit allows. Who passes is
/// drawn without replacement over all who try, by kind: (state, transition). Who is held back enters the waiting state of the passage
/// at once and does not try the wider gates.
/// </summary>
internal sealed class GateService<T, TDraws>
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly Program program;
    private readonly Crowd<T> crowd;
    private readonly Counters counters;
    private readonly StockCounts<T> stocks;
    private readonly TransitionTable table;
    private readonly Passage[] passages;
    private readonly ulong[] gateKeys;
    private readonly int[] order;

    // The attempts of the day, and for each gate those of them that pass it.
    private readonly int[] states;
    private readonly int[] entries;
    private readonly int[] ways;
    private readonly T[] people;
    private readonly int[] firstOfGate;
    private readonly int[] filled;
    private readonly int[] attemptOfGate;
    private readonly ulong[] attemptKeys;
    private int attempts;

    private readonly Allowance[] allowances;
    private readonly T[] trying;

    public GateService(Program program, Crowd<T> crowd, Counters counters, StockCounts<T> stocks)
    {
        this.program = program;
        this.crowd = crowd;
        this.counters = counters;
        this.stocks = stocks;
        table = program.Parts.Table;
        passages = program.Parts.Passages;
        GatePlan plan = program.Parts.GatePlan;
        gateKeys = plan.Keys;
        order = plan.Order;
        states = new int[plan.MostAttempts];
        entries = new int[plan.MostAttempts];
        ways = new int[plan.MostAttempts];
        people = new T[plan.MostAttempts];
        firstOfGate = new int[order.Length + 1];
        filled = new int[order.Length];
        attemptOfGate = new int[plan.MostCrossings];
        attemptKeys = new ulong[plan.MostCrossings];
        allowances = new Allowance[order.Length];
        trying = new T[order.Length];
        Passed = new T[order.Length];
        HeldBack = new T[order.Length];
        Share = new double[order.Length];
    }

    /// <summary>Moves through each gate on the last day.</summary>
    public T[] Passed { get; }

    /// <summary>Moves that each gate held back on the last day.</summary>
    public T[] HeldBack { get; }

    /// <summary>Of those who tried each gate on the last day, the share that it let pass; where nobody tried, 1 if it had room and 0 if not.</summary>
    public double[] Share { get; }

    /// <summary>Whether somebody ever tried a gate that had a limit.</summary>
    public bool LimitWasMet { get; private set; }

    public void Reset()
    {
        allowances.AsSpan().Fill(Allowance.AtStart);
        Array.Clear(Passed);
        Array.Clear(HeldBack);
        attempts = 0;
        LimitWasMet = false;
    }

    /// <summary>People queue to make a move.</summary>
    /// <param name="state">Where they are.</param>
    /// <param name="entry">The position of the transition's target.</param>
    /// <param name="way">The position of its passage and tallies.</param>
    /// <param name="count">How many they are.</param>
    public void Try(int state, int entry, int way, T count)
    {
        states[attempts] = state;
        entries[attempts] = entry;
        ways[attempts] = way;
        people[attempts] = count;
        attempts++;
    }

    /// <summary>Serves the day's attempts and commits what becomes of them.</summary>
    public void Serve(ref TDraws draws, int day)
    {
        if (order.Length == 0 && attempts == 0)
        {
            return;
        }

        Array.Clear(trying);
        Array.Clear(Passed);
        Array.Clear(HeldBack);
        SortByGate();
        PeriodOfDay period = program.PeriodOf(day);
        foreach (int gate in order)
        {
            T pass = draws.Within(AllowanceOf(gate, day, period, ref draws));
            Share[gate] = trying[gate] > pass ? double.CreateTruncating(pass) / double.CreateTruncating(trying[gate]) : pass > T.Zero ? 1 : 0;
            if (trying[gate] > pass)
            {
                Thin(ref draws, gate, pass);
            }
        }

        CommitServed();
        for (int gate = 0; gate < Passed.Length; gate++)
        {
            allowances[gate].Use(double.CreateTruncating(Passed[gate]));
        }

        attempts = 0;
    }

    /// <summary>A number that two runs share only if their gates will do the same.</summary>
    public ulong Fingerprint()
    {
        ulong sum = 0;
        for (int gate = 0; gate < allowances.Length; gate++)
        {
            sum += Hash.Combine(gateKeys[gate], allowances[gate].Fingerprint());
        }

        return sum;
    }

    private double AllowanceOf(int gate, int day, PeriodOfDay period, ref TDraws draws)
    {
        Gate what = program.Gates[gate];
        double allowed;
        if (what.Kind == GateKind.Capacity)
        {
            double free = allowances[gate].LimitOn(what, day) - double.CreateTruncating(stocks.Now[what.Stock!.Value.Index]);
            allowed = Math.Max(0, free);
        }
        else
        {
            allowances[gate].Grant<T, TDraws>(what, day, period, ref draws);
            allowed = allowances[gate].Available;
        }

        LimitWasMet |= !double.IsPositiveInfinity(allowed) && trying[gate] > T.Zero;
        return allowed;
    }

    /// <summary>Lists the attempts of each gate, and how many people try it.</summary>
    private void SortByGate()
    {
        Array.Clear(firstOfGate);
        for (int a = 0; a < attempts; a++)
        {
            foreach (int gate in passages[table.Passage[ways[a]]].Gates)
            {
                firstOfGate[gate + 1]++;
                trying[gate] += people[a];
            }
        }

        for (int gate = 0; gate < order.Length; gate++)
        {
            firstOfGate[gate + 1] += firstOfGate[gate];
        }

        firstOfGate.AsSpan(0, order.Length).CopyTo(filled);
        for (int a = 0; a < attempts; a++)
        {
            foreach (int gate in passages[table.Passage[ways[a]]].Gates)
            {
                attemptOfGate[filled[gate]++] = a;
            }
        }
    }

    /// <summary>Lets so many pass, drawn over all kinds in the order of their keys, so that no index decides who is drawn first.</summary>
    private void Thin(ref TDraws draws, int gate, T pass)
    {
        Span<int> mine = attemptOfGate.AsSpan(firstOfGate[gate]..firstOfGate[gate + 1]);
        Span<ulong> keys = attemptKeys.AsSpan(0, mine.Length);
        for (int i = 0; i < mine.Length; i++)
        {
            keys[i] = program.Parts.DrawKeys[states[mine[i]]] + table.Key[entries[mine[i]]];
        }

        keys.Sort(mine);
        T rest = trying[gate];
        for (int i = 0; i < mine.Length; i++)
        {
            int attempt = mine[i];
            T before = people[attempt];
            T passing = draws.Passing(Hash.Combine(gateKeys[gate], keys[i]), before, rest, pass);
            if (TDraws.Draws)
            {
                rest -= before;
                pass -= passing;
            }

            people[attempt] = passing;
            HoldBack(gate, attempt, before - passing);
        }
    }

    private void HoldBack(int gate, int attempt, T held)
    {
        if (held == T.Zero)
        {
            return;
        }

        HeldBack[gate] += held;
        Passage passage = passages[table.Passage[ways[attempt]]];
        foreach (int other in passage.Gates)
        {
            trying[other] -= held;
        }

        crowd.Put(passage.HeldBackTo, held);
        counters.Add(passage.HeldBackTallies, double.CreateTruncating(held));
    }

    private void CommitServed()
    {
        for (int a = 0; a < attempts; a++)
        {
            if (people[a] == T.Zero)
            {
                continue;
            }

            foreach (int gate in passages[table.Passage[ways[a]]].Gates)
            {
                Passed[gate] += people[a];
            }

            counters.Add(table.TallySet[ways[a]], double.CreateTruncating(people[a]));
            crowd.Put(table.Target[entries[a]], people[a]);
        }
    }
}
