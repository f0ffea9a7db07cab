using Travesia.Engine.Randomness;

namespace Travesia.Engine.Building;

/// <summary>
/// Freezes the pool of rows. Chances: those of the pool, then those of the private rows of dynamic states, then those of dynamic rows.
/// Targets: those of the pool and of private rows, beside their chances, then those of rows like others.
/// </summary>
internal static class TableCompiler
{
    /// <param name="pool">The rows; what they refer to is known.</param>
    /// <param name="privateSources">For each dynamic state the row that its private row repeats.</param>
    /// <param name="stateKeys">The stable key of each state.</param>
    public static TransitionTable Compile(RowPool pool, int[] privateSources, StableKey[] stateKeys)
    {
        int own = pool.Probabilities.Length;
        int beside = Checked(own + privateSources.Sum(source => (long)pool[source].Count));
        int chances = Checked(beside + pool.DynamicRows.Sum(row => (long)pool[row].Count));
        int targets = Checked((long)beside + pool.TargetsLike.Length);

        var rows = new Row[pool.Count + privateSources.Length];
        int[] target = Extended(pool.Targets, targets);
        pool.TargetsLike.CopyTo(target.AsSpan(beside));
        double[] probability = Extended(pool.Probabilities, chances);
        int[] tallySet = Extended(pool.TallySets, chances);
        int[] passage = Extended(pool.Passages, chances);
        int end = own;
        for (int i = 0; i < privateSources.Length; i++)
        {
            Row source = pool[privateSources[i]];
            pool.TargetsOf(privateSources[i]).CopyTo(target.AsSpan(end));
            rows[pool.Count + i] = new Row(end, end, source.Count, source.Persons, (source.Traits & ~RowTraits.Like) | RowTraits.Dynamic);
            end = Repeat(source);
        }

        var dynamic = new Dictionary<int, int>();
        foreach (int row in pool.DynamicRows)
        {
            dynamic.Add(pool[row].Chances, end);
            end = Repeat(pool[row]);
        }

        for (int i = 0; i < pool.Count; i++)
        {
            Row row = pool[i];
            row = (row.Traits & RowTraits.Dynamic) != 0 ? row.With(dynamic[row.Chances]) : row;
            rows[i] = (row.Traits & RowTraits.Like) != 0 ? row.Leading(beside + row.Start, row.Traits) : row;
        }

        var rest = new double[chances];
        foreach (Row row in rows)
        {
            if ((row.Traits & RowTraits.Like) == 0)
            {
                TransitionTable.AddUp(probability.AsSpan(row.Chances, row.Count), rest.AsSpan(row.Chances, row.Count));
            }
        }

        return new TransitionTable
        {
            Rows = rows,
            FirstDynamicRow = pool.Count,
            FirstDynamicEntry = own,
            Target = target,
            Probability = probability,
            Rest = rest,
            TallySet = tallySet,
            Passage = passage,
            Key = KeysOf(rows, target, stateKeys),
        };

        int Repeat(Row row)
        {
            Array.Copy(probability, row.Chances, probability, end, row.Count);
            Array.Copy(tallySet, row.Chances, tallySet, end, row.Count);
            Array.Copy(passage, row.Chances, passage, end, row.Count);
            return end + row.Count;
        }
    }

    private static int Checked(long transitions) => transitions <= Array.MaxLength
        ? (int)transitions
        : throw new ProgramException($"A program has at most {Array.MaxLength} transitions, not {transitions}.");

    private static TItem[] Extended<TItem>(ReadOnlySpan<TItem> items, int length)
    {
        var extended = new TItem[length];
        items.CopyTo(extended);
        return extended;
    }

    /// <summary>
    /// A transition is named by its target; where a row names a target more than once, also by which of them it is among the same
    /// kind of lot. So what other rows hold, or other targets of this row, never changes a name.
    /// </summary>
    private static ulong[] KeysOf(Row[] rows, int[] target, StableKey[] stateKeys)
    {
        var keys = new ulong[target.Length];
        var seenIn = new long[stateKeys.Length];
        var occurrences = new int[stateKeys.Length];
        for (int r = 0; r < rows.Length; r++)
        {
            Row row = rows[r];
            for (int i = 0; i < row.Count; i++)
            {
                bool person = i < row.Persons;
                int state = target[row.Start + i];
                long pass = (2L * r) + (person ? 1 : 2);
                occurrences[state] = seenIn[state] == pass ? occurrences[state] + 1 : 0;
                seenIn[state] = pass;
                ulong which = (2 * (ulong)occurrences[state]) + (person ? 1UL : 0UL);
                keys[row.Start + i] = which == 0 ? stateKeys[state].Value : Hash.Combine(stateKeys[state].Value, which);
            }
        }

        return keys;
    }
}
