using Travesia.Engine.Randomness;

namespace Travesia.Engine.Building;

/// <summary>Freezes the pool of rows, with a private row for each dynamic state at the end.</summary>
internal static class TableCompiler
{
    /// <param name="pool">The rows; what they refer to is known.</param>
    /// <param name="privateSources">For each dynamic state the row that its private row repeats.</param>
    /// <param name="stateKeys">The stable key of each state.</param>
    public static TransitionTable Compile(RowPool pool, int[] privateSources, StableKey[] stateKeys)
    {
        long total = pool.EntryCount + privateSources.Sum(source => (long)pool.Length(source));
        if (total > Array.MaxLength)
        {
            throw new ProgramException($"A program has at most {Array.MaxLength} transitions, not {total}.");
        }

        var rows = new Row[pool.Count + privateSources.Length];
        int[] target = Extended(pool.Targets, (int)total);
        double[] probability = Extended(pool.Probabilities, (int)total);
        int[] tallySet = Extended(pool.TallySets, (int)total);
        int[] passage = Extended(pool.Passages, (int)total);
        int end = 0;
        for (int row = 0; row < rows.Length; row++)
        {
            int source = row < pool.Count ? row : privateSources[row - pool.Count];
            int from = pool.Start(source);
            int length = pool.Length(source);
            if (row >= pool.Count)
            {
                Array.Copy(target, from, target, end, length);
                Array.Copy(probability, from, probability, end, length);
                Array.Copy(tallySet, from, tallySet, end, length);
                Array.Copy(passage, from, passage, end, length);
            }

            rows[row] = new Row(end, length, pool.Persons(source), TraitsOf(tallySet.AsSpan(end, length), passage.AsSpan(end, length)));
            end += length;
        }

        var rest = new double[total];
        foreach (Row row in rows)
        {
            TransitionTable.AddUp(probability.AsSpan(row.Start, row.Count), rest.AsSpan(row.Start, row.Count));
        }

        return new TransitionTable
        {
            Rows = rows,
            FirstDynamicRow = pool.Count,
            FirstDynamicEntry = pool.EntryCount,
            Target = target,
            Probability = probability,
            Rest = rest,
            TallySet = tallySet,
            Passage = passage,
            Key = KeysOf(rows, target, stateKeys),
        };
    }

    private static TItem[] Extended<TItem>(ReadOnlySpan<TItem> items, int length)
    {
        var extended = new TItem[length];
        items.CopyTo(extended);
        return extended;
    }

    private static RowTraits TraitsOf(ReadOnlySpan<int> tallySets, ReadOnlySpan<int> passages) =>
        (tallySets.Length == 1 ? RowTraits.Single : RowTraits.None)
        | (tallySets.ContainsAnyExcept(TallySetId.None.Index) ? RowTraits.Tallied : RowTraits.None)
        | (passages.ContainsAnyExcept(PassageId.Free.Index) ? RowTraits.Gated : RowTraits.None);

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
