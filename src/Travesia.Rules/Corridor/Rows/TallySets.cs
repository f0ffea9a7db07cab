using System.Runtime.InteropServices;
using Travesia.Engine;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>The sets of tallies of a program, each once.</summary>
/// <param name="builder">Takes them.</param>
internal sealed class TallySets(ProgramBuilder builder)
{
    private readonly List<TallyWeight> pool = [];
    private readonly List<(int Start, int Count)> ranges = [(0, 0)];
    private readonly Dictionary<ulong, TallySetId> known = [];

    /// <summary>The set of what is in a list; a tally that is there twice has the sum of its weights. The list is sorted.</summary>
    public TallySetId Of(List<TallyWeight> tallies)
    {
        if (tallies.Count == 0)
        {
            return TallySetId.None;
        }

        Merge(tallies);
        ulong hash = Hash(tallies);
        while (known.TryGetValue(hash, out TallySetId set))
        {
            if (IsEqual(set, tallies))
            {
                return set;
            }

            hash++;
        }

        ReadOnlySpan<TallyWeight> items = CollectionsMarshal.AsSpan(tallies);
        TallySetId added = builder.AddTallySet(items);
        ranges.Add((pool.Count, tallies.Count));
        pool.AddRange(items);
        known[hash] = added;
        return added;
    }

    /// <summary>Adds what is in a set to a list.</summary>
    public void Append(TallySetId set, List<TallyWeight> tallies)
    {
        (int start, int count) = ranges[set.Index];
        for (int i = start; i < start + count; i++)
        {
            tallies.Add(pool[i]);
        }
    }

    private static void Merge(List<TallyWeight> tallies)
    {
        // Lists are short: insertion by tally.
        for (int i = 1; i < tallies.Count; i++)
        {
            TallyWeight item = tallies[i];
            int j = i - 1;
            while (j >= 0 && tallies[j].Tally.Index > item.Tally.Index)
            {
                tallies[j + 1] = tallies[j];
                j--;
            }

            tallies[j + 1] = item;
        }

        int last = 0;
        for (int i = 1; i < tallies.Count; i++)
        {
            if (tallies[i].Tally == tallies[last].Tally)
            {
                tallies[last] = tallies[last] with { Weight = tallies[last].Weight + tallies[i].Weight };
            }
            else
            {
                tallies[++last] = tallies[i];
            }
        }

        tallies.RemoveRange(last + 1, tallies.Count - last - 1);
    }

    private static ulong Hash(List<TallyWeight> tallies)
    {
        ulong hash = 14695981039346656037;
        foreach (TallyWeight item in tallies)
        {
            hash = (hash ^ (uint)item.Tally.Index) * 1099511628211;
            hash = (hash ^ BitConverter.DoubleToUInt64Bits(item.Weight)) * 1099511628211;
            hash ^= hash >> 29;
        }

        return hash;
    }

    private bool IsEqual(TallySetId set, List<TallyWeight> tallies)
    {
        (int start, int count) = ranges[set.Index];
        if (count != tallies.Count)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (pool[start + i] != tallies[i])
            {
                return false;
            }
        }

        return true;
    }
}
