using System.Runtime.InteropServices;

namespace Travesia.Engine.Building;

/// <summary>
/// The rows added so far, as columns and not as objects: a generated network has millions of transitions. Equal rows are kept once,
/// since rule sets write most rows again for every epoch.
/// </summary>
internal sealed class RowPool
{
    private readonly List<int> starts = [0];
    private readonly List<int> persons = [];
    private readonly List<ulong> hashes = [];
    private readonly List<int> targets = [];
    private readonly List<double> probabilities = [];
    private readonly List<int> tallySets = [];
    private readonly List<int> passages = [];

    /// <summary>Open addressing by content: 0 is free, else the row and 1.</summary>
    private int[] slots = new int[1024];

    public int Count => persons.Count;

    public int EntryCount => targets.Count;

    public ReadOnlySpan<int> Targets => CollectionsMarshal.AsSpan(targets);

    public ReadOnlySpan<double> Probabilities => CollectionsMarshal.AsSpan(probabilities);

    public ReadOnlySpan<int> TallySets => CollectionsMarshal.AsSpan(tallySets);

    public ReadOnlySpan<int> Passages => CollectionsMarshal.AsSpan(passages);

    public int Start(int row) => starts[row];

    public int Length(int row) => starts[row + 1] - starts[row];

    public int Persons(int row) => persons[row];

    /// <summary>Adds a row, or finds the one that equals it.</summary>
    public RowId Add(ReadOnlySpan<Transition> transitions)
    {
        double sum = SumOf(transitions);
        Append(transitions, Lot.Person, sum);
        int alone = targets.Count - starts[^1];
        Append(transitions, Lot.Choice, sum);
        persons.Add(alone);
        starts.Add(targets.Count);

        int row = persons.Count - 1;
        int known = FindOrKeep(row);
        if (known != row)
        {
            Drop(row);
        }

        return new RowId(known);
    }

    /// <summary>Whether two rows lead to the same places in the same way, whatever their probabilities.</summary>
    public bool SamePattern(int a, int b) =>
        persons[a] == persons[b]
        && Slice(Targets, a).SequenceEqual(Slice(Targets, b))
        && Slice(TallySets, a).SequenceEqual(Slice(TallySets, b))
        && Slice(Passages, a).SequenceEqual(Slice(Passages, b));

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

    private int FindOrKeep(int row)
    {
        if (2 * persons.Count > slots.Length)
        {
            Grow();
        }

        ulong hash = HashOf(row);
        hashes.Add(hash);
        int slot = SlotOf(hash);
        while (slots[slot] != 0)
        {
            int other = slots[slot] - 1;
            if (hashes[other] == hash && SamePattern(row, other) && Slice(Probabilities, row).SequenceEqual(Slice(Probabilities, other)))
            {
                return other;
            }

            slot = (slot + 1) & (slots.Length - 1);
        }

        slots[slot] = row + 1;
        return row;
    }

    private void Grow()
    {
        int[] old = slots;
        slots = new int[2 * old.Length];
        foreach (int kept in old)
        {
            if (kept != 0)
            {
                int slot = SlotOf(hashes[kept - 1]);
                while (slots[slot] != 0)
                {
                    slot = (slot + 1) & (slots.Length - 1);
                }

                slots[slot] = kept;
            }
        }
    }

    private int SlotOf(ulong hash) => (int)(hash >> 33) & (slots.Length - 1);

    private ulong HashOf(int row)
    {
        int start = starts[row];
        int count = starts[row + 1] - start;
        ReadOnlySpan<int> target = Targets.Slice(start, count);
        ReadOnlySpan<double> probability = Probabilities.Slice(start, count);
        ReadOnlySpan<int> tallySet = TallySets.Slice(start, count);
        ReadOnlySpan<int> passage = Passages.Slice(start, count);
        ulong hash = (ulong)persons[row];
        for (int i = 0; i < count; i++)
        {
            hash = Mix(hash ^ (uint)target[i]);
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

    private void Drop(int row)
    {
        CollectionsMarshal.SetCount(targets, starts[row]);
        CollectionsMarshal.SetCount(probabilities, starts[row]);
        CollectionsMarshal.SetCount(tallySets, starts[row]);
        CollectionsMarshal.SetCount(passages, starts[row]);
        starts.RemoveAt(row + 1);
        persons.RemoveAt(row);
        hashes.RemoveAt(row);
    }

    private ReadOnlySpan<TItem> Slice<TItem>(ReadOnlySpan<TItem> column, int row) => column[starts[row]..starts[row + 1]];
}
