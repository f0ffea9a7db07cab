namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>Where a day ends and which places were reached on the way, which is what its tallies count.</summary>
internal readonly record struct DayEnd(Whereabouts Evening, string Reached);

/// <summary>The hops of a day composed into one row.</summary>
internal static class ComposedRow
{
    public static SortedDictionary<DayEnd, double> Of(FleeDay day, Whereabouts morning, Circumstances today, bool tally = true)
    {
        SortedDictionary<DayEnd, double> ends = new(ByText);
        // Every hop adds kilometres, so that stops taken by ascending kilometres have received all who reach them.
        SortedDictionary<int, Dictionary<(Stop Stop, string Reached), double>> waiting = [];
        Add(day.Begin(morning, today), 1, "");
        while (waiting.Count > 0)
        {
            (int moved, Dictionary<(Stop Stop, string Reached), double> stops) = waiting.First();
            waiting.Remove(moved);
            foreach (((Stop stop, string reached), double chance) in stops)
            {
                Add(day.GoOn(stop, today), chance, reached);
            }
        }

        return ends;

        void Add(List<Hop> hops, double chance, string reached)
        {
            foreach (Hop hop in hops)
            {
                string reachedNow = !tally || hop.ReachedPlace < 0 ? reached : Merge(reached, hop.ReachedPlace);
                if (hop.Next is { } next)
                {
                    if (!waiting.TryGetValue(next.Moved, out Dictionary<(Stop Stop, string Reached), double>? there))
                    {
                        waiting.Add(next.Moved, there = []);
                    }

                    there[(next, reachedNow)] = there.GetValueOrDefault((next, reachedNow)) + chance * hop.Chance;
                }
                else
                {
                    DayEnd end = new(hop.Evening, reachedNow);
                    ends[end] = ends.GetValueOrDefault(end) + chance * hop.Chance;
                }
            }
        }
    }

    /// <summary>How often each place was reached: one letter a visit, in the order of places.</summary>
    private static string Merge(string reached, int place) => string.Concat((reached + (char)('A' + place)).Order());

    private static readonly Comparer<DayEnd> ByText = Comparer<DayEnd>.Create((one, other) =>
    {
        int evening = (one.Evening.Place, one.Evening.Link, one.Evening.Days, one.Evening.Plan, one.Evening.Memory, one.Evening.OnFoot)
            .CompareTo((other.Evening.Place, other.Evening.Link, other.Evening.Days, other.Evening.Plan, other.Evening.Memory, other.Evening.OnFoot));
        return evening != 0 ? evening : string.CompareOrdinal(one.Reached, other.Reached);
    });
}
