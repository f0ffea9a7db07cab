namespace Travesia.Engine.Running;

/// <summary>
/// Follows, day by day, not how many people are in a state but what may have befallen those who are: whether they came from a fixed
/// stock, stood at a gate, chose in a party, or have been counted. What has befallen nobody who is counted is no obstacle.
/// </summary>
internal sealed class ObstacleWalk
{
    // Bits beside those of PoissonObstacles: somebody may be here, and may have been counted.
    private const PoissonObstacles Present = (PoissonObstacles)1024;
    private const PoissonObstacles Counted = (PoissonObstacles)2048;

    private readonly Program program;
    private readonly TransitionTable table;
    private readonly RowMap map;
    private readonly double[] weightOfSet;
    private PoissonObstacles[] now;
    private PoissonObstacles[] next;

    /// <param name="program">The program.</param>
    /// <param name="tally">The tally that counts, if one does.</param>
    public ObstacleWalk(Program program, TallyId? tally)
    {
        this.program = program;
        table = program.Parts.Table;
        map = new RowMap(program, new DynamicRows(program));
        map.Reset();
        now = new PoissonObstacles[program.StateCount];
        next = new PoissonObstacles[program.StateCount];
        weightOfSet = new double[program.Parts.TallySets.Count];
        for (int set = 0; set < weightOfSet.Length; set++)
        {
            foreach (TallyWeight item in program.Parts.TallySets[set])
            {
                weightOfSet[set] += item.Tally == tally ? item.Weight : 0;
            }
        }

        Found = program.Dynamics is null ? PoissonObstacles.None : PoissonObstacles.Dynamics;
        foreach (InitialStock stock in program.InitialStocks)
        {
            if (stock.People > 0)
            {
                now[stock.State.Index] |= Present | (stock.Law == InitialLaw.Fixed ? PoissonObstacles.FixedInitialStock : 0);
            }
        }
    }

    /// <summary>What stood in the way of the counts so far.</summary>
    public PoissonObstacles Found { get; private set; }

    /// <summary>What stands in the way of counting a stock now.</summary>
    public PoissonObstacles In(StockId stock)
    {
        PoissonObstacles found = PoissonObstacles.None;
        for (int state = 0; state < now.Length; state++)
        {
            if (now[state] != 0 && program.Parts.StocksOfState[state].Contains(stock.Index))
            {
                found |= now[state];
            }
        }

        return found & ~(Present | Counted);
    }

    /// <summary>Follows everybody through a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="counts">Whether the tally counts on it.</param>
    public void Advance(int day, bool counts)
    {
        map.Begin(day);
        Array.Clear(next);
        for (int state = 0; state < now.Length; state++)
        {
            if (now[state] == 0)
            {
                continue;
            }

            int row = map.RowOfState[state];
            if (row == RowMap.NoRow)
            {
                next[state] |= now[state];
            }
            else
            {
                Split(state, now[state], table.Rows[row], day, counts);
            }
        }

        foreach (int state in program.Parts.Passing.Ascending)
        {
            if (next[state] != 0)
            {
                PoissonObstacles passing = next[state];
                next[state] = 0;
                Split(state, passing, table.Rows[map.RowOfState[state]], day, counts);
            }
        }

        foreach ((Departure departure, DeparturePlan plan) in program.Departures.Zip(program.Parts.DeparturePlans))
        {
            if (plan.MeanPerDay[day] > 0)
            {
                PoissonObstacles entering = Present
                    | (departure.Dispersion > 1 ? PoissonObstacles.Dispersion : 0)
                    | (program.Parts.PartyFactor[plan.Target] > 1 ? PoissonObstacles.Parties : 0);
                Move(plan.Target, entering, plan.TallySet, counts);
            }
        }

        (now, next) = (next, now);
    }

    private void Split(int state, PoissonObstacles here, Row row, int day, bool counts)
    {
        int choices = 0;
        for (int i = row.Persons; i < row.Count; i++)
        {
            choices += table.Probability[row.Chances + i] > 0 ? 1 : 0;
        }

        bool inParties = choices > 1 && program.Parts.PartyFactor[state] > 1;
        for (int i = 0; i < row.Count; i++)
        {
            int target = table.Target[row.Start + i];
            int way = row.Chances + i;
            if (table.Probability[way] > 0)
            {
                PoissonObstacles who = here | (inParties && i >= row.Persons ? PoissonObstacles.Parties : 0);
                Passage passage = program.Parts.Passages[table.Passage[way]];
                if (IsLimited(passage, day))
                {
                    who |= PoissonObstacles.Gates;
                    Move(passage.HeldBackTo, who, passage.HeldBackTallies, counts);
                }

                Move(target, who, table.TallySet[way], counts);
            }
        }
    }

    private void Move(int target, PoissonObstacles who, int tallySet, bool counts)
    {
        double weight = counts ? weightOfSet[tallySet] : 0;
        if (weight != 0)
        {
            Found |= who & ~(Present | Counted);
            Found |= (who & Counted) != 0 ? PoissonObstacles.Repeats : 0;
            Found |= weight != 1 ? PoissonObstacles.Weights : 0;
            who |= Counted;
        }

        next[target] |= who;
    }

    private bool IsLimited(Passage passage, int day)
    {
        foreach (int gate in passage.Gates)
        {
            foreach (GateStep step in program.Gates[gate].Steps)
            {
                // A carried allowance or a banked one makes no limit endless, so any finite step in force is one.
                bool inForce = step.FromDay <= day && !program.Gates[gate].Steps.Any(later => later.FromDay <= day && later.FromDay > step.FromDay);
                if (inForce && !double.IsPositiveInfinity(step.Limit))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
