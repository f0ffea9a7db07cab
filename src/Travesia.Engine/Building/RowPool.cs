using System.Runtime.InteropServices;

namespace Travesia.Engine.Building;

/// <summary>
/// The rows added so far, as columns and not as objects: a generated network has millions of transitions. Equal rows are kept once,
/// since rule sets write most rows again for every epoch. A row with chances of its own keeps its targets beside them; a row like
/// another keeps targets only, in a column of their own.
/// </summary>
internal sealed class RowPool
{
    private readonly List<Row> rows = [];
    private readonly List<ulong> hashes = [];
    private readonly List<int> dynamicRows = [];
    private readonly List<int> targets = [];
    private readonly List<double> probabilities = [];
    private readonly List<int> tallySets = [];
    private readonly List<int> passages = [];
    private readonly List<int> targetsLike = [];

    /// <summary>Open addressing by content: 0 is free, else the row and 1. Dynamic rows are not in it, as each is one of its own.</summary>
    private int[] slots = new int[1024];

    private int kept;

    public int Count => rows.Count;

    /// <summary>The rows whose chances may be rewritten, by ascending position.</summary>
    public IReadOnlyList<int> DynamicRows => dynamicRows;

    /// <summary>The targets of rows with chances of their own, beside those chances.</summary>
    public ReadOnlySpan<int> Targets => CollectionsMarshal.AsSpan(targets);

    /// <summary>The targets of rows like others.</summary>
    public ReadOnlySpan<int> TargetsLike => CollectionsMarshal.AsSpan(targetsLike);

    public ReadOnlySpan<double> Probabilities => CollectionsMarshal.AsSpan(probabilities);

    public ReadOnlySpan<int> TallySets => CollectionsMarshal.AsSpan(tallySets);

    public ReadOnlySpan<int> Passages => CollectionsMarshal.AsSpan(passages);

    /// <summary>A row. The start of a row like another counts from the first of <see cref="TargetsLike"/>.</summary>
    public Row this[int row] => rows[row];

    public ReadOnlySpan<int> TargetsOf(int row) => Slice(IsLike(rows[row]) ? TargetsLike : Targets, rows[row].Start, rows[row]);

    public ReadOnlySpan<int> PassagesOf(int row) => Slice(Passages, rows[row].Chances, rows[row]);

    /// <summary>Adds a row, or finds the one that equals it.</summary>
    public RowId Add(ReadOnlySpan<Transition> transitions)
    {
        Row row = Append(transitions);
        int known = FindOrKeep(row);
        if (known != rows.Count - 1)
        {
            Drop(row);
        }

        return new RowId(known);
    }

    /// <summary>Adds a row whose chances may be rewritten. It is never another's equal, since they may part.</summary>
    public RowId AddDynamic(ReadOnlySpan<Transition> transitions)
    {
        Append(transitions, RowTraits.Dynamic);
        hashes.Add(0);
        dynamicRows.Add(rows.Count - 1);
        return new RowId(rows.Count - 1);
    }

    /// <summary>Adds a row with the chances of another and targets of its own, or finds the one that equals it.</summary>
    public RowId AddLike(RowId like, ReadOnlySpan<StateId> leadingTo)
    {
        ProgramChecks.Known(like.Index, rows.Count, "row", "A row like another");
        Row source = rows[like.Index];
        if (leadingTo.Length != source.Count)
        {
            throw new ProgramException($"A row like another has {leadingTo.Length} targets; that one has {source.Count} transitions.");
        }

        int start = targetsLike.Count;
        foreach (StateId target in leadingTo)
        {
            targetsLike.Add(target.Index);
        }

        Row row = source.Leading(start, source.Traits | RowTraits.Like);
        rows.Add(row);
        int known = TargetsOf(rows.Count - 1).SequenceEqual(TargetsOf(like.Index)) ? like.Index : FindOrKeep(row);
        if (known != rows.Count - 1)
        {
            CollectionsMarshal.SetCount(targetsLike, start);
            rows.RemoveAt(rows.Count - 1);
            CollectionsMarshal.SetCount(hashes, rows.Count);
        }

        return new RowId(known);
    }

    /// <summary>Whether two rows lead to the same places in the same way, whatever their probabilities.</summary>
    public bool SamePattern(int a, int b) =>
        rows[a].Persons == rows[b].Persons
        && TargetsOf(a).SequenceEqual(TargetsOf(b))
        && Slice(TallySets, rows[a].Chances, rows[a]).SequenceEqual(Slice(TallySets, rows[b].Chances, rows[b]))
        && PassagesOf(a).SequenceEqual(PassagesOf(b));

    private static ReadOnlySpan<TItem> Slice<TItem>(ReadOnlySpan<TItem> column, int start, Row row) => column.Slice(start, row.Count);

    private static bool IsLike(Row row) => (row.Traits & RowTraits.Like) != 0;

    private static double SumOf(ReadOnlySpan<Transition> transitions)
    {
        double sum = 0;
        foreach (Transition t in transitions)
        {
            if (!(t.Probability >= 0 && t.Probability <= 1))
            {
                throw new ProgramException($"A probability is {t.Probability:R}, not in 0 to 1.");
            }

            if (t.Lot is not (Lot.Choice or Lot.Person))
            {
                throw new ProgramException($"A transition has the lot {(int)t.Lot}, which is neither a choice nor a person's.");
            }

            sum += t.Probability;
        }

        if (!(Math.Abs(sum - 1) <= ProgramBuilder.RowTolerance))
        {
            throw new ProgramException($"The probabilities of a row sum to {sum:R}, not to 1.");
        }

        return sum;
    }

    private static RowTraits TraitsOf(ReadOnlySpan<int> tallySets, ReadOnlySpan<int> passages) =>
        (tallySets.Length == 1 ? RowTraits.Single : RowTraits.None)
        | (tallySets.ContainsAnyExcept(TallySetId.None.Index) ? RowTraits.Tallied : RowTraits.None)
        | (passages.ContainsAnyExcept(PassageId.Free.Index) ? RowTraits.Gated : RowTraits.None);

    /// <summary>Writes a row with chances of its own at the end of the columns.</summary>
    private Row Append(ReadOnlySpan<Transition> transitions, RowTraits more = RowTraits.None)
    {
        double sum = SumOf(transitions);
        int start = targets.Count;
        Append(transitions, Lot.Person, sum);
        int persons = targets.Count - start;
        Append(transitions, Lot.Choice, sum);
        var row = new Row(start, start, transitions.Length, persons, TraitsOf(TallySets[start..], Passages[start..]) | more);
        rows.Add(row);
        return row;
    }

    private void Append(ReadOnlySpan<Transition> transitions, Lot lot, double sum)
    {
        foreach (Transition t in transitions)
        {
            if (t.Lot == lot)
            {
                targets.Add(t.Target.Index);
                probabilities.Add(t.Probability / sum);
                tallySets.Add(t.Tallies.Index);
                passages.Add(t.Passage.Index);
            }
        }
    }

    /// <summary>The row that equals the one added last, or that one.</summary>
    private int FindOrKeep(Row row)
    {
        if (2 * ++kept > slots.Length)
        {
            Grow();
        }

        int added = rows.Count - 1;
        ulong hash = HashOf(added);
        hashes.Add(hash);
        int slot = SlotOf(hash);
        while (slots[slot] != 0)
        {
            int other = slots[slot] - 1;
            if (hashes[other] == hash && IsLike(row) == IsLike(rows[other]) && SamePattern(added, other) && SameChances(row, rows[other]))
            {
                kept--;
                return other;
            }

            slot = (slot + 1) & (slots.Length - 1);
        }

        slots[slot] = added + 1;
        return added;
    }

    private bool SameChances(Row row, Row other) => IsLike(row)
        ? row.Chances == other.Chances
        : Slice(Probabilities, row.Chances, row).SequenceEqual(Slice(Probabilities, other.Chances, other));

    private void Grow()
    {
        int[] old = slots;
        slots = new int[2 * old.Length];
        foreach (int row in old)
        {
            if (row != 0)
            {
                int slot = SlotOf(hashes[row - 1]);
                while (slots[slot] != 0)
                {
                    slot = (slot + 1) & (slots.Length - 1);
                }

                slots[slot] = row;
            }
        }
    }

    private int SlotOf(ulong hash) => (int)(hash >> 33) & (slots.Length - 1);

    private ulong HashOf(int row)
    {
        Row at = rows[row];
        ReadOnlySpan<int> mine = TargetsOf(row);
        ulong hash = (ulong)at.Persons;
        if (IsLike(at))
        {
            foreach (int target in mine)
            {
                hash = Mix(hash ^ (uint)target);
            }

            return Mix(hash ^ (uint)at.Chances);
        }

        ReadOnlySpan<double> probability = Slice(Probabilities, at.Chances, at);
        ReadOnlySpan<int> tallySet = Slice(TallySets, at.Chances, at);
        ReadOnlySpan<int> passage = Slice(Passages, at.Chances, at);
        for (int i = 0; i < mine.Length; i++)
        {
            hash = Mix(hash ^ (uint)mine[i]);
            hash = Mix(hash ^ BitConverter.DoubleToUInt64Bits(probability[i]));
            hash = Mix(hash ^ (((ulong)(uint)tallySet[i] << 32) | (uint)passage[i]));
        }

        return hash;
    }

    private static ulong Mix(ulong x)
    {
        x *= 0x9E37_79B9_7F4A_7C15;
        return x ^ (x >> 29);
    }

    /// <summary>Takes back the row with chances of its own that was added last.</summary>
    private void Drop(Row row)
    {
        CollectionsMarshal.SetCount(targets, row.Start);
        CollectionsMarshal.SetCount(probabilities, row.Start);
        CollectionsMarshal.SetCount(tallySets, row.Start);
        CollectionsMarshal.SetCount(passages, row.Start);
        rows.RemoveAt(rows.Count - 1);
        hashes.RemoveAt(hashes.Count - 1);
    }
}
