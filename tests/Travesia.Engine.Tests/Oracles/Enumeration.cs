namespace Travesia.Engine.Tests.Oracles;

/// <summary>
/// The exact distribution of a tiny program: every outcome of every person and every service order, with its probability. For
/// programs without departures, parties, dynamics and carried allowances, in which every state has a row of its own.
/// </summary>
internal sealed class Enumeration
{
    private readonly Program program;
    private readonly int[] rowOf;
    private readonly int[] wayOf;

    public Enumeration(Program program)
    {
        this.program = program;
        wayOf = Ways.Of(program);
        rowOf = new int[program.StateCount];
        Array.Fill(rowOf, -1);
        var start = new char[program.StateCount];
        foreach (InitialStock stock in program.InitialStocks)
        {
            start[stock.State.Index] += (char)(int)stock.People;
        }

        Worlds = new Dictionary<string, double>(StringComparer.Ordinal) { [new string(start)] = 1 };
    }

    /// <summary>Probability by world; a world has a character for each state whose code is the number of people there.</summary>
    public Dictionary<string, double> Worlds { get; private set; }

    public double Mean(StateId state) => Worlds.Sum(world => world.Key[state.Index] * world.Value);

    public void Advance(int day)
    {
        foreach (Epoch epoch in program.Parts.Epochs.Where(epoch => epoch.FirstDay == day))
        {
            for (int i = 0; i < epoch.States.Length; i++)
            {
                rowOf[epoch.States[i]] = epoch.Rows[i];
            }
        }

        var tomorrow = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((string world, double chance) in Worlds)
        {
            foreach ((string moved, double share) in Served(Moved(world), world, day))
            {
                string ended = moved[..program.StateCount];
                tomorrow[ended] = tomorrow.GetValueOrDefault(ended) + (chance * share);
            }
        }

        Worlds = tomorrow;
    }

    private static string With(string counts, int index, int change)
    {
        char[] changed = counts.ToCharArray();
        changed[index] = (char)(changed[index] + change);
        return new string(changed);
    }

    /// <summary>After everybody has drawn: people by next state, and behind them people by transition in the queues.</summary>
    private Dictionary<string, double> Moved(string world)
    {
        var outcomes = new Dictionary<string, double>(StringComparer.Ordinal) { [new string('\0', program.StateCount + program.TransitionCount)] = 1 };
        for (int state = 0; state < program.StateCount; state++)
        {
            for (int person = 0; person < world[state]; person++)
            {
                outcomes = Going(outcomes, state, _ => true, 0);
            }
        }

        for (int state = 0; state < program.StateCount; state++)
        {
            while (program.IsPassing(new StateId(state)) && outcomes.Keys.Any(outcome => outcome[state] > 0))
            {
                outcomes = Going(outcomes, state, outcome => outcome[state] > 0, -1);
            }
        }

        return outcomes;
    }

    /// <summary>One person of a state goes each of its ways, in those outcomes in which somebody is there to go.</summary>
    private Dictionary<string, double> Going(Dictionary<string, double> outcomes, int state, Func<string, bool> somebody, int change)
    {
        TransitionTable table = program.Parts.Table;
        var further = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((string outcome, double chance) in outcomes)
        {
            if (!somebody(outcome))
            {
                Add(further, outcome, chance);
                continue;
            }

            if (rowOf[state] < 0)
            {
                Add(further, With(outcome, state, 1), chance);
                continue;
            }

            string gone = With(outcome, state, change);
            Row row = table.Rows[rowOf[state]];
            for (int entry = row.Start; entry < row.Start + row.Count; entry++)
            {
                int slot = table.Passage[wayOf[entry]] == 0 ? table.Target[entry] : program.StateCount + entry;
                Add(further, With(gone, slot, 1), chance * table.Probability[wayOf[entry]]);
            }
        }

        return further;
    }

    private Dictionary<string, double> Served(Dictionary<string, double> outcomes, string morning, int day)
    {
        foreach (int gate in program.Parts.GatePlan.Order)
        {
            var further = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach ((string outcome, double chance) in outcomes)
            {
                HoldBack(further, outcome, chance, gate, Allowed(gate, morning, day));
            }

            outcomes = further;
        }

        var done = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((string outcome, double chance) in outcomes)
        {
            char[] counts = outcome.ToCharArray();
            for (int entry = 0; entry < program.TransitionCount; entry++)
            {
                counts[program.Parts.Table.Target[entry]] += counts[program.StateCount + entry];
            }

            Add(done, new string(counts), chance);
        }

        return done;
    }

    /// <summary>One after the other is held back, each of those in the queue with the same chance, until no more try than may pass.</summary>
    private void HoldBack(Dictionary<string, double> into, string outcome, double chance, int gate, double allowed)
    {
        int[] entries = [.. Enumerable.Range(0, program.TransitionCount).Where(entry => PassageOf(entry).Gates.Contains(gate))];
        int queue = entries.Sum(entry => outcome[program.StateCount + entry]);
        if (queue <= allowed)
        {
            Add(into, outcome, chance);
            return;
        }

        foreach (int entry in entries)
        {
            int mine = outcome[program.StateCount + entry];
            if (mine > 0)
            {
                string next = With(With(outcome, program.StateCount + entry, -1), PassageOf(entry).HeldBackTo, 1);
                HoldBack(into, next, chance * mine / queue, gate, allowed);
            }
        }
    }

    private Passage PassageOf(int entry) => program.Parts.Passages[program.Parts.Table.Passage[wayOf[entry]]];

    private double Allowed(int gate, string morning, int day)
    {
        Gate what = program.Gates[gate];
        double limit = what.Steps.LastOrDefault(step => step.FromDay <= day, new GateStep(0, double.PositiveInfinity)).Limit;
        if (what.Kind != GateKind.Capacity)
        {
            return limit;
        }

        int inside = Enumerable.Range(0, program.StateCount).Sum(state => program.Parts.StocksOfState[state].Contains(what.Stock!.Value.Index) ? morning[state] : 0);
        return Math.Max(0, limit - inside);
    }

    private static void Add(Dictionary<string, double> into, string key, double chance) => into[key] = into.GetValueOrDefault(key) + chance;
}
