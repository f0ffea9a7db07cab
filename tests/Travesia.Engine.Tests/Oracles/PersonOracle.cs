using Travesia.Engine.Running;

namespace Travesia.Engine.Tests.Oracles;

/// <summary>
/// Runs a program person by person, slowly and plainly: everybody has a place of their own in a list, decides alone or copies a
/// companion, and stands in a queue that is shuffled. It shares with the engine only the program and the storage of dynamic rows.
/// </summary>
internal sealed class PersonOracle : IWhereabouts
{
    private readonly Program program;
    private readonly Dice dice;
    private readonly double[] probabilities;
    private readonly DynamicRows dynamicRows;
    private readonly IDynamicsRun? dynamics;
    private readonly Rewriter rewriter;
    private readonly double[] factors;
    private readonly int[] rowOf;
    private readonly int[] wayOf;
    private readonly int[] gatesByScope;
    private readonly double[] available;
    private readonly double[] banked;
    private readonly double[] passed;
    private readonly double[] heldBack;
    private List<int> people = [];

    /// <param name="program">What to run.</param>
    /// <param name="seed">The oracle's luck.</param>
    /// <param name="altered">The static probabilities if they are not the program's; for tests of the test.</param>
    public PersonOracle(Program program, ulong seed, double[]? altered = null)
    {
        this.program = program;
        dice = new Dice(seed + 1);
        probabilities = altered ?? program.Parts.Table.Probability;
        dynamicRows = new DynamicRows(program);
        factors = new double[program.Departures.Length];
        Array.Fill(factors, 1);
        rewriter = new Rewriter(dynamicRows, factors);
        dynamics = program.Dynamics?.Begin();
        wayOf = Ways.Of(program);
        rowOf = new int[program.StateCount];
        Array.Fill(rowOf, -1);
        gatesByScope = GatesByScope();
        available = new double[program.Gates.Length];
        Array.Fill(available, double.PositiveInfinity);
        banked = new double[program.Gates.Length];
        passed = new double[program.Gates.Length];
        heldBack = new double[program.Gates.Length];
        TallyByDay = new double[program.Days, program.Tallies.Length];
        foreach (InitialStock stock in program.InitialStocks)
        {
            int count = stock.Law == InitialLaw.Fixed ? (int)stock.People : dice.Poisson(stock.People);
            people.AddRange(Enumerable.Repeat(stock.State.Index, count));
        }
    }

    public double[,] TallyByDay { get; }

    /// <summary>The program's static probabilities with one of them multiplied and the rest of its row scaled to make up for it.</summary>
    public static double[] Altered(Program program, int row, int entry, double factor)
    {
        double[] altered = [.. program.Parts.Table.Probability];
        Row at = program.Parts.Table.Rows[row];
        double before = altered[at.Chances + entry];
        double after = before * factor;
        for (int i = 0; i < at.Count; i++)
        {
            altered[at.Chances + i] *= i == entry ? factor : (1 - after) / (1 - before);
        }

        return altered;
    }

    public double Tally(TallyId tally, int fromDay, int toDay) =>
        Enumerable.Range(fromDay, toDay - fromDay + 1).Sum(day => TallyByDay[day, tally.Index]);

    public double People(StateId state) => people.Count(at => at == state.Index);

    public double People(StockId stock) => people.Count(at => program.Parts.StocksOfState[at].Contains(stock.Index));

    public double Passed(GateId gate) => passed[gate.Index];

    public double HeldBack(GateId gate) => heldBack[gate.Index];

    public PersonOracle RunAll()
    {
        for (int day = 0; day < program.Days; day++)
        {
            Advance(day);
        }

        return this;
    }

    public void Advance(int day)
    {
        BeginEpochs(day);
        dynamics?.StartOfDay(day, new Occupancy(this), rewriter);
        double[] allowed = [.. Enumerable.Range(0, program.Gates.Length).Select(gate => Allowed(gate, day))];

        var tomorrow = new List<int>();
        var queue = new List<(int State, int Entry)>();
        foreach (IGrouping<int, int> together in people.GroupBy(state => state).OrderBy(group => group.Key))
        {
            if (rowOf[together.Key] < 0)
            {
                tomorrow.AddRange(together);
                continue;
            }

            Go(together.Key, together.Count(), tomorrow, queue, day);
        }

        for (int state = 0; state < program.StateCount; state++)
        {
            if (program.IsPassing(new StateId(state)))
            {
                Go(state, tomorrow.RemoveAll(at => at == state), tomorrow, queue, day);
            }
        }

        Serve(queue, allowed, tomorrow, day);
        for (int i = 0; i < program.Departures.Length; i++)
        {
            Departure departure = program.Departures[i];
            double dispersion = Math.Max(departure.Dispersion, program.Parts.PartyFactor[departure.Target.Index]);
            double mean = departure.MeanPerDay[day] * factors[i];
            int count = dispersion > 1 ? dice.NegativeBinomial(mean, dispersion) : dice.Poisson(mean);
            for (int n = 0; n < count; n++)
            {
                Count(departure.Tallies.Index, day);
                tomorrow.Add(departure.Target.Index);
            }
        }

        people = tomorrow;
    }

    /// <summary>Those who are together in a state decide; who needs to pass no gate goes.</summary>
    private void Go(int state, int count, List<int> tomorrow, List<(int State, int Entry)> queue, int day)
    {
        foreach (int entry in Choices(state, count))
        {
            if (program.Parts.Table.Passage[wayOf[entry]] == 0)
            {
                Count(program.Parts.Table.TallySet[wayOf[entry]], day);
                tomorrow.Add(program.Parts.Table.Target[entry]);
            }
            else
            {
                queue.Add((state, entry));
            }
        }
    }

    private void BeginEpochs(int day)
    {
        foreach (Epoch epoch in program.Parts.Epochs.Where(epoch => epoch.FirstDay == day))
        {
            for (int i = 0; i < epoch.States.Length; i++)
            {
                rowOf[epoch.States[i]] = epoch.Rows[i];
            }

            foreach (Reload reload in epoch.Reloads)
            {
                dynamicRows.Load(reload);
            }
        }
    }

    private double[] ProbabilitiesOf(int state)
    {
        Row row = program.Parts.Table.Rows[rowOf[state]];
        int first = program.Parts.Table.FirstDynamicEntry;
        return row.Chances >= first
            ? dynamicRows.Probability[(row.Chances - first)..(row.Chances - first + row.Count)]
            : probabilities[row.Chances..(row.Chances + row.Count)];
    }

    /// <summary>The transition of each person of a state.</summary>
    private IEnumerable<int> Choices(int state, int count)
    {
        Row row = program.Parts.Table.Rows[rowOf[state]];
        double[] p = ProbabilitiesOf(state);
        double size = program.Parts.PartyFactor[state];
        if (size == 1)
        {
            for (int person = 0; person < count; person++)
            {
                yield return row.Start + dice.Pick(p);
            }

            yield break;
        }

        int unharmed = 0;
        double[] harms = [.. p[..row.Persons], p[row.Persons..].Sum()];
        for (int person = 0; person < count; person++)
        {
            int harm = dice.Pick(harms);
            if (harm < row.Persons)
            {
                yield return row.Start + harm;
            }
            else
            {
                unharmed++;
            }
        }

        if (row.Persons == row.Count)
        {
            yield break;
        }

        // An urn: each draws a way of their own with the weight of the concentration, or follows somebody who has chosen.
        double[] ways = [.. p[row.Persons..].Select(way => way / p[row.Persons..].Sum())];
        double concentration = unharmed <= size ? 0 : (unharmed - size) / (size - 1);
        var chosen = new List<int>();
        for (int person = 0; person < unharmed; person++)
        {
            bool alone = person == 0 || dice.Uniform() * (concentration + person) < concentration;
            chosen.Add(alone ? dice.Pick(ways) : chosen[dice.Below(person)]);
            yield return row.Start + row.Persons + chosen[^1];
        }
    }

    private void Serve(List<(int State, int Entry)> queue, double[] allowed, List<int> tomorrow, int day)
    {
        Array.Clear(passed);
        Array.Clear(heldBack);
        foreach (int gate in gatesByScope)
        {
            (int State, int Entry)[] mine = [.. queue.Where(attempt => GatesOf(attempt.Entry).Contains(gate))];
            queue.RemoveAll(attempt => GatesOf(attempt.Entry).Contains(gate));
            dice.Shuffle<(int State, int Entry)>(mine);
            int pass = (int)Math.Min(allowed[gate], mine.Length);
            queue.AddRange(mine[..pass]);
            foreach ((_, int entry) in mine[pass..])
            {
                Passage passage = program.Parts.Passages[program.Parts.Table.Passage[wayOf[entry]]];
                heldBack[gate]++;
                Count(passage.HeldBackTallies, day);
                tomorrow.Add(passage.HeldBackTo);
            }
        }

        foreach ((_, int entry) in queue)
        {
            Count(program.Parts.Table.TallySet[wayOf[entry]], day);
            tomorrow.Add(program.Parts.Table.Target[entry]);
            foreach (int gate in GatesOf(entry))
            {
                passed[gate]++;
                available[gate]--;
            }
        }
    }

    /// <summary>Whole people that a gate lets pass today.</summary>
    private double Allowed(int gate, int day)
    {
        Gate what = program.Gates[gate];
        GateStep[] inForce = [.. what.Steps.Where(step => step.FromDay <= day)];
        if (inForce.Length == 0)
        {
            return double.PositiveInfinity;
        }

        double limit = inForce[^1].Limit;
        if (what.Kind == GateKind.Capacity)
        {
            return Math.Max(0, Math.Floor(limit - People(what.Stock!.Value)));
        }

        int start = program.PeriodStarts.Last(first => first <= day);
        int end = program.PeriodStarts.FirstOrDefault(first => first > day, program.Days);
        bool fresh = what.Kind == GateKind.PerDay || day == start;
        bool stepInside = !fresh && inForce[^1].FromDay == day;
        if (fresh || stepInside)
        {
            double grant = (stepInside ? limit * (end - day) / (end - start) : limit) + banked[gate];
            double whole = Math.Floor(grant + 1e-9);
            banked[gate] = Math.Max(0, grant - whole);
            double kept = what.CarriesOver && fresh && !double.IsInfinity(available[gate]) ? available[gate] : 0;
            available[gate] = kept + whole;
        }

        return available[gate];
    }

    private void Count(int tallySet, int day)
    {
        foreach (TallyWeight item in program.Parts.TallySets[tallySet])
        {
            TallyByDay[day, item.Tally.Index] += item.Weight;
        }
    }

    private int[] GatesOf(int entry) => program.Parts.Passages[program.Parts.Table.Passage[wayOf[entry]]].Gates;

    private int[] GatesByScope()
    {
        int[] entries = [.. Enumerable.Range(0, program.TransitionCount)];
        return [.. Enumerable.Range(0, program.Gates.Length).OrderBy(gate => entries.Count(entry => GatesOf(entry).Contains(gate)))];
    }
}
