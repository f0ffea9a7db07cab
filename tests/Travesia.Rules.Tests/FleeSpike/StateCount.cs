namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>How large a network is as a program.</summary>
/// <param name="Plans">Plans that can be formed, what is left of them included.</param>
/// <param name="Positions">States of the evening without the memory.</param>
/// <param name="States">States of the evening.</param>
/// <param name="ComposedEntries">Transitions if a day is one row for each state and no hop is tallied.</param>
/// <param name="Stops">States within the day.</param>
/// <param name="HopEntries">Transitions if a day is a chain of hops.</param>
/// <param name="Composing">Products of chances to work the composed rows out again when the room of a camp has changed.</param>
/// <param name="Shapes">Different rows of chances among those hops.</param>
internal sealed record StateCount(int Plans, int Positions, long States, long ComposedEntries, long Stops, long HopEntries, long Composing, int Shapes)
{
    public static StateCount Of(FleeNetwork network)
    {
        PlanBook plans = new(network);
        FleeDay day = new(network, plans);
        int speed = network.Settings.MoveSpeed;
        int limit = 4 * speed;
        DayShapes dayShapes = new(network, day);
        Dictionary<Whereabouts, DayShape> shapes = [];
        Dictionary<Whereabouts, KmSet> memories = [];
        HashSet<Whereabouts> grown = [];
        for (int place = 0; place < network.Places.Length; place++)
        {
            if (network.Initial[place] > 0)
            {
                KmSet none = new(limit);
                none.Add(0);
                memories.Add(ComposedProgram.Start(network, place), none);
                grown.Add(ComposedProgram.Start(network, place));
            }
        }

        while (grown.Count > 0)
        {
            Whereabouts morning = grown.First();
            grown.Remove(morning);
            if (!shapes.TryGetValue(morning, out DayShape? shape))
            {
                shapes.Add(morning, shape = dayShapes.Of(morning));
            }

            foreach (IGrouping<Whereabouts, ShapeEnd> ends in shape.Ends.GroupBy(end => end.Evening))
            {
                KmSet sums = new(limit);
                foreach (ShapeEnd end in ends)
                {
                    sums.Add(memories[morning], end.Moved, end.OnlyUnforced ? Math.Max(speed - end.Moved, 0) : 0);
                }

                KmSet folded = new(limit);
                folded.Add(network.Settings.AvoidShortStints ? sums.Halved().Cut(network.Settings.MemoryGrain) : memories[morning]);
                if (!memories.TryGetValue(ends.Key, out KmSet? known))
                {
                    memories.Add(ends.Key, known = new KmSet(limit));
                }

                if (known.Add(folded))
                {
                    grown.Add(ends.Key);
                }
            }
        }

        Dictionary<Stop, KmSet> stopMemories = [];
        long composed = 0;
        long hops = 0;
        long composing = 0;
        foreach ((Whereabouts morning, DayShape shape) in shapes)
        {
            composed += Composed(network, shape, memories[morning], limit);
            hops += (long)memories[morning].Count * shape.First.Transitions;
            foreach (Stop stop in shape.Stops)
            {
                composing += (long)memories[morning].Count * dayShapes.From(stop).Transitions;
                if (!stopMemories.TryGetValue(stop, out KmSet? there))
                {
                    stopMemories.Add(stop, there = new KmSet(limit));
                }

                there.Add(memories[morning]);
            }
        }

        hops += stopMemories.Sum(pair => (long)pair.Value.Count * dayShapes.From(pair.Key).Transitions);
        int rows = stopMemories.Keys.Select(stop => (stop.Place, stop.Plan)).Distinct().Count() * (network.Settings.AvoidShortStints ? 2 : 1);
        return new StateCount(plans.Count - 1, shapes.Count, memories.Values.Sum(set => (long)set.Count), composed, stopMemories.Values.Sum(set => (long)set.Count), hops, composing, rows);
    }

    private static long Composed(FleeNetwork network, DayShape shape, KmSet memories, int limit)
    {
        if (!network.Settings.AvoidShortStints)
        {
            return shape.Ends.Select(end => end.Evening).Distinct().Count();
        }

        long entries = 0;
        foreach (IGrouping<Whereabouts, ShapeEnd> ends in shape.Ends.GroupBy(end => end.Evening))
        {
            KmSet all = new(limit), unforced = new(limit);
            foreach (ShapeEnd end in ends)
            {
                (end.OnlyUnforced ? unforced : all).Add(end.Moved);
            }

            int[][] folds = [Folds(0), Folds(1)];
            entries += memories.Members.Sum(memory => (long)folds[memory & 1][Math.Max(network.Settings.MoveSpeed - memory, 0)]);

            // How many memories a memory, even or odd, can become, if those who must not be forced have moved at least so far.
            int[] Folds(int odd)
            {
                HashSet<int> folded = [.. all.Members.Select(moved => ShortStintMemory.Fold(odd, moved, network.Settings.MemoryGrain))];
                HashSet<int> atLeast = [.. unforced.Members];
                int[] counts = new int[limit];
                for (int moved = limit - 1; moved >= 0; moved--)
                {
                    if (atLeast.Contains(moved))
                    {
                        folded.Add(ShortStintMemory.Fold(odd, moved, network.Settings.MemoryGrain));
                    }

                    counts[moved] = folded.Count;
                }

                return counts;
            }
        }

        return entries;
    }
}
