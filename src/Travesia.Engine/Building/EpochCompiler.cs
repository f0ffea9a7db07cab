namespace Travesia.Engine.Building;

/// <summary>The rows that an epoch sets, in the order in which they were set.</summary>
internal sealed class EpochDraft(int firstDay)
{
    public int FirstDay { get; } = firstDay;

    public List<int> States { get; } = [];

    public List<int> Rows { get; } = [];
}

/// <summary>Turns what was set in each epoch into what changes at its first day.</summary>
internal sealed class EpochCompiler(RowPool pool, StableKey[] stateKeys, int[] dynamicStates)
{
    private const int NoRow = -1;

    private readonly int[] rowOfState = Filled(stateKeys.Length);
    private readonly List<Epoch> epochs = [];

    /// <summary>The first row of each dynamic state, which its private row repeats.</summary>
    public int[] PrivateSources { get; } = new int[dynamicStates.Length];

    /// <summary>The largest number of gated transitions of all states in any epoch.</summary>
    public int MostAttempts { get; private set; }

    /// <summary>The same, each counted once for each of its gates.</summary>
    public int MostCrossings { get; private set; }

    public Epoch[] Compile(IEnumerable<EpochDraft> drafts, IReadOnlyList<int[]> passages)
    {
        var privateRow = new Dictionary<int, int>();
        for (int d = 0; d < dynamicStates.Length; d++)
        {
            privateRow[dynamicStates[d]] = pool.Count + d;
        }

        (int Attempts, int Crossings)[] gated = GatedByRow(passages);
        long attempts = 0;
        long crossings = 0;
        foreach (EpochDraft draft in drafts)
        {
            var states = new List<int>();
            var rows = new List<int>();
            List<Reload> reloads = draft.FirstDay == 0 ? [.. pool.DynamicRows.Select(row => new Reload(row, row))] : [];
            foreach ((int state, int row) in LastSet(draft))
            {
                int before = rowOfState[state];
                if (before == row)
                {
                    continue;
                }

                rowOfState[state] = row;
                attempts += gated[row].Attempts - (before == NoRow ? 0 : gated[before].Attempts);
                crossings += gated[row].Crossings - (before == NoRow ? 0 : gated[before].Crossings);
                if (!privateRow.TryGetValue(state, out int own))
                {
                    states.Add(state);
                    rows.Add(row);
                    continue;
                }

                CheckPattern(state, before, row, draft.FirstDay);
                reloads.Add(new Reload(own, row));
                if (before == NoRow)
                {
                    PrivateSources[own - pool.Count] = row;
                    states.Add(state);
                    rows.Add(own);
                }
            }

            MostAttempts = Math.Max(MostAttempts, checked((int)attempts));
            MostCrossings = Math.Max(MostCrossings, checked((int)crossings));
            if (states.Count > 0 || reloads.Count > 0)
            {
                epochs.Add(new Epoch(draft.FirstDay, [.. states], [.. rows], [.. reloads]));
            }
        }

        foreach (int state in dynamicStates)
        {
            if (rowOfState[state] == NoRow)
            {
                throw new ProgramException($"The dynamic state {stateKeys[state].Value:x16} has no row.");
            }
        }

        return [.. epochs];
    }

    private static int[] Filled(int states)
    {
        var map = new int[states];
        map.AsSpan().Fill(NoRow);
        return map;
    }

    /// <summary>The rows of an epoch by ascending state, the last one set of each.</summary>
    private static IEnumerable<(int State, int Row)> LastSet(EpochDraft draft)
    {
        int[] states = [.. draft.States];
        int[] order = [.. Enumerable.Range(0, states.Length)];
        for (int i = 1; i < states.Length; i++)
        {
            if (states[i - 1] >= states[i])
            {
                // Ties keep the order in which rows were set, since positions are the second key.
                Array.Sort(order, (a, b) => states[a] != states[b] ? states[a].CompareTo(states[b]) : a.CompareTo(b));
                break;
            }
        }

        for (int i = 0; i < order.Length; i++)
        {
            if (i + 1 == order.Length || states[order[i + 1]] != states[order[i]])
            {
                yield return (states[order[i]], draft.Rows[order[i]]);
            }
        }
    }

    private (int Attempts, int Crossings)[] GatedByRow(IReadOnlyList<int[]> passages)
    {
        var gated = new (int Attempts, int Crossings)[pool.Count];
        for (int row = 0; row < gated.Length; row++)
        {
            foreach (int passage in pool.PassagesOf(row))
            {
                if (passage != 0)
                {
                    gated[row] = (gated[row].Attempts + 1, gated[row].Crossings + passages[passage].Length);
                }
            }
        }

        return gated;
    }

    private void CheckPattern(int state, int before, int row, int day)
    {
        if ((pool[row].Traits & RowTraits.Dynamic) != 0)
        {
            throw new ProgramException($"The dynamic state {stateKeys[state].Value:x16} has a dynamic row from day {day}; either the state's chances may be rewritten or those of its row.");
        }

        if (before != NoRow && !pool.SamePattern(before, row))
        {
            throw new ProgramException($"The dynamic state {stateKeys[state].Value:x16} gets other targets, tallies or passages on day {day}; only its probabilities may change.");
        }

        if (before == NoRow && day != 0)
        {
            throw new ProgramException($"The dynamic state {stateKeys[state].Value:x16} has no row before day {day}.");
        }
    }
}
