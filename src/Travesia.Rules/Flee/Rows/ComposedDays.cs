namespace Travesia.Rules.Flee.Rows;

/// <summary>The hops of a day composed into one row for each state of the evening. Shared by all runs.</summary>
internal sealed class ComposedDays
{
    private readonly HopGraph graph;
    private readonly int[] stopStarts;
    private readonly int[] stopTargets;
    private readonly int[] stopChances;
    private readonly int[][] stopsOf;
    private readonly int[][] endsOf;
    private readonly int[][] shapesOf;
    private readonly ShapeChances chances;

    private ComposedDays(HopGraph graph, ShapeChances chances, int[][] stopsOf)
    {
        this.graph = graph;
        this.chances = chances;
        this.stopsOf = stopsOf;
        stopStarts = new int[graph.StopCount + 1];
        stopChances = new int[graph.StopCount];
        List<int> targets = [];
        for (int stop = 0; stop < graph.StopCount; stop++)
        {
            targets.AddRange(graph.TargetsOfStop(stop));
            stopStarts[stop + 1] = targets.Count;
            stopChances[stop] = chances.StartOf(graph.ShapeOfStop(stop));
        }

        stopTargets = [.. targets];
        endsOf = [.. stopsOf.Select((stops, evening) => Ends(evening, stops))];
        shapesOf = [.. stopsOf.Select((stops, evening) => (int[])[.. stops.Select(graph.ShapeOfStop).Append(graph.ShapeOfEvening(evening)).Distinct()])];
    }

    /// <summary>Composes, unless that takes more than so many products of chances.</summary>
    public static ComposedDays? Of(HopGraph graph, ShapeChances chances, int mostProducts)
    {
        int[][] stopsOf = new int[graph.Evenings.Count][];
        bool[] seen = new bool[graph.StopCount];
        Stack<int> todo = [];
        long products = 0;
        for (int evening = 0; evening < stopsOf.Length; evening++)
        {
            List<int> stops = [];
            Follow(graph.TargetsOfEvening(evening));
            while (todo.TryPop(out int stop))
            {
                stops.Add(stop);
                Follow(graph.TargetsOfStop(stop));
                if (products > mostProducts)
                {
                    return null;
                }
            }

            stops.Sort();
            foreach (int stop in stops)
            {
                seen[stop] = false;
            }

            stopsOf[evening] = [.. stops];
        }

        return new ComposedDays(graph, chances, stopsOf);

        void Follow(ReadOnlySpan<int> targets)
        {
            products += targets.Length;
            foreach (int target in targets)
            {
                if (target < 0 && !seen[~target])
                {
                    seen[~target] = true;
                    todo.Push(~target);
                }
            }
        }
    }

    /// <summary>The evenings that the next day of an evening can end in.</summary>
    public int[] EndsOf(int evening) => endsOf[evening];

    /// <summary>The shapes that decide on an evening's next day.</summary>
    public int[] ShapesOf(int evening) => shapesOf[evening];

    /// <summary>Working memory for <see cref="Compose"/>.</summary>
    public (double[] Stops, double[] Evenings) Scratch() => (new double[graph.StopCount], new double[graph.Evenings.Count]);

    /// <summary>Works out the row of an evening.</summary>
    /// <param name="evening">Which.</param>
    /// <param name="now">The chances of all shapes.</param>
    /// <param name="scratch">Zero, and left so.</param>
    /// <param name="row">Filled, in the order of <see cref="EndsOf"/>.</param>
    public void Compose(int evening, double[] now, (double[] Stops, double[] Evenings) scratch, Span<double> row)
    {
        Add(graph.TargetsOfEvening(evening), now.AsSpan(chances.StartOf(graph.ShapeOfEvening(evening))), 1, scratch);
        foreach (int stop in stopsOf[evening])
        {
            double share = scratch.Stops[stop];
            if (share > 0)
            {
                scratch.Stops[stop] = 0;
                Add(stopTargets.AsSpan(stopStarts[stop]..stopStarts[stop + 1]), now.AsSpan(stopChances[stop]), share, scratch);
            }
        }

        int[] ends = endsOf[evening];
        for (int i = 0; i < ends.Length; i++)
        {
            row[i] = scratch.Evenings[ends[i]];
            scratch.Evenings[ends[i]] = 0;
        }
    }

    private static void Add(ReadOnlySpan<int> targets, ReadOnlySpan<double> shares, double of, (double[] Stops, double[] Evenings) scratch)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            int target = targets[i];
            if (target >= 0)
            {
                scratch.Evenings[target] += of * shares[i];
            }
            else
            {
                scratch.Stops[~target] += of * shares[i];
            }
        }
    }

    private int[] Ends(int evening, int[] stops)
    {
        SortedSet<int> ends = [.. graph.TargetsOfEvening(evening).Where(target => target >= 0)];
        foreach (int stop in stops)
        {
            for (int i = stopStarts[stop]; i < stopStarts[stop + 1]; i++)
            {
                if (stopTargets[i] >= 0)
                {
                    ends.Add(stopTargets[i]);
                }
            }
        }

        return [.. ends];
    }
}
