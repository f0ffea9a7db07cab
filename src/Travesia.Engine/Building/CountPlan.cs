using Travesia.Engine.Randomness;

namespace Travesia.Engine.Building;

/// <summary>
/// The sets of tallies, each in two parts: what is kept by day, and what is kept by period. Sets that agree in what is kept by day share
/// that part, so that there are few of them.
/// </summary>
/// <param name="DailyPart">For each set its part that is kept by day; 0 if it has none.</param>
/// <param name="DailyItems">The parts kept by day.</param>
/// <param name="PeriodItems">For each set what is kept by period.</param>
/// <param name="PeriodTallies">The tallies kept by period.</param>
internal sealed record CountPlan(int[] DailyPart, SetPool<TallyWeight> DailyItems, SetPool<TallyWeight> PeriodItems, int[] PeriodTallies)
{
    public static CountPlan Of(SetPool<TallyWeight> sets, IReadOnlyList<Tally> tallies)
    {
        bool[] daily = [.. tallies.Select(tally => tally.Resolution == Resolution.Day)];
        var part = new int[sets.Count];
        var parts = new RangePool();
        var periodStart = new int[sets.Count + 1];
        var period = new List<TallyWeight>(sets.Items.Length);
        for (int set = 0; set < sets.Count; set++)
        {
            foreach (TallyWeight item in sets[set])
            {
                if (daily[item.Tally.Index])
                {
                    parts.Append(item);
                }
                else
                {
                    period.Add(item);
                }
            }

            part[set] = parts.Close();
            periodStart[set + 1] = period.Count;
        }

        return new CountPlan(part, parts.ToPool(), new SetPool<TallyWeight>(periodStart, [.. period]), [.. Enumerable.Range(0, daily.Length).Where(tally => !daily[tally])]);
    }

    /// <summary>Lists of items, each kept once; the empty one is the first.</summary>
    private sealed class RangePool
    {
        private readonly List<int> starts = [0, 0];
        private readonly List<TallyWeight> items = [];
        private readonly Dictionary<ulong, List<int>> known = [];

        /// <summary>Adds an item to the list that is open.</summary>
        public void Append(TallyWeight item) => items.Add(item);

        /// <summary>Closes the list; it begins a new one.</summary>
        /// <returns>Its number, or that of the list that equals it.</returns>
        public int Close()
        {
            ReadOnlySpan<TallyWeight> open = Slice(starts[^1], items.Count);
            if (open.IsEmpty)
            {
                return 0;
            }

            ulong key = 0;
            foreach (TallyWeight item in open)
            {
                key = Hash.Combine(Hash.Combine(key, (ulong)item.Tally.Index), BitConverter.DoubleToUInt64Bits(item.Weight));
            }

            if (!known.TryGetValue(key, out List<int>? alike))
            {
                known[key] = alike = [];
            }

            foreach (int other in alike)
            {
                if (Slice(starts[other], starts[other + 1]).SequenceEqual(open))
                {
                    items.RemoveRange(starts[^1], open.Length);
                    return other;
                }
            }

            starts.Add(items.Count);
            alike.Add(starts.Count - 2);
            return starts.Count - 2;
        }

        public SetPool<TallyWeight> ToPool() => new([.. starts], [.. items]);

        private ReadOnlySpan<TallyWeight> Slice(int from, int to) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items)[from..to];
    }
}
