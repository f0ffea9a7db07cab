namespace Travesia.Rules.Choice;

/// <summary>
/// A <see cref="ChoiceNetwork"/> cut down to the ways that lead on and put in order of solution: the nodes in strongly connected blocks,
/// each after all blocks that it leads to, and within a block in order of elimination. A place in that order is a position. Immutable.
/// </summary>
/// <remarks>
/// Closed arcs, outcomes of probability 0 and nodes where nothing leads on leave no trace in it; a block depends on nothing but its own
/// nodes and their order. So neither can change another block's result by a single bit.
/// </remarks>
internal sealed class ChoicePattern
{
    private readonly ulong[] _openOutcomes;

    private ChoicePattern(ReadOnlySpan<ulong> openOutcomes) => _openOutcomes = openOutcomes.ToArray();

    /// <summary>First position of each block; one more than there are blocks.</summary>
    public required int[] BlockStart { get; init; }

    /// <summary>The node at each position.</summary>
    public required int[] Node { get; init; }

    /// <summary>First way of each position; one more than there are positions. A way is an arc that leads on.</summary>
    public required int[] WayStart { get; init; }

    /// <summary>The arc of each way, ascending within a position.</summary>
    public required int[] Arc { get; init; }

    /// <summary>First inner outcome of each way: one that stays in the block.</summary>
    public required int[] InnerStart { get; init; }

    /// <summary>Position to which each inner outcome leads.</summary>
    public required int[] InnerPosition { get; init; }

    /// <summary>The outcome of the network that each inner outcome is.</summary>
    public required int[] InnerOutcome { get; init; }

    /// <summary>First outer outcome of each way: one that leaves the block.</summary>
    public required int[] OuterStart { get; init; }

    /// <summary>The outcome of the network that each outer outcome is.</summary>
    public required int[] OuterOutcome { get; init; }

    /// <summary>First inner outcome into each position, an index into <see cref="Into"/>.</summary>
    public required int[] IntoStart { get; init; }

    /// <summary>The ways that lead into each position from its block, and by which inner outcome.</summary>
    public required (int Position, int Way, int Inner)[] Into { get; init; }

    /// <summary>Where the factors of I - P may differ from zero.</summary>
    public required FactorPattern Factors { get; init; }

    /// <summary>How many nodes lead on.</summary>
    public int Positions => Node.Length;

    /// <summary>How many blocks there are.</summary>
    public int Blocks => BlockStart.Length - 1;

    /// <summary>Whether this is the pattern of given open ways.</summary>
    public bool Is(ReadOnlySpan<ulong> openOutcomes) => openOutcomes.SequenceEqual(_openOutcomes);

    /// <summary>Works out the pattern of open ways.</summary>
    public static ChoicePattern Of(ChoiceNetwork network, ReadOnlySpan<ulong> openOutcomes)
    {
        int n = network.NodeCount;
        var open = new OpenGraph(network, openOutcomes);
        (int[] nodes, int[] blockStart) = StrongComponents.Find(open.Start, open.Successors, open.LeadsOn);
        int[] position = new int[n], block = new int[n];
        position.AsSpan().Fill(-1);
        block.AsSpan().Fill(-1);
        for (int b = 0; b + 1 < blockStart.Length; b++)
            for (int i = blockStart[b]; i < blockStart[b + 1]; i++)
                (position[nodes[i]], block[nodes[i]]) = (i, b);

        int[][] upper = new int[nodes.Length][];
        upper.AsSpan().Fill([]);
        for (int b = 0; b + 1 < blockStart.Length; b++)
            Arrange(open, blockStart[b], blockStart[b + 1], block, nodes, position, upper);

        var ways = new Ways();
        int[] wayStart = new int[nodes.Length + 1];
        for (int i = 0; i < nodes.Length; i++)
        {
            foreach (int arc in network.ArcsOf(nodes[i]))
                ways.Add(network, openOutcomes, arc, block[nodes[i]], block, position);
            wayStart[i + 1] = ways.Arc.Count;
        }

        (int[] intoStart, (int, int, int)[] into) = Reverse(wayStart, ways);
        return new ChoicePattern(openOutcomes)
        {
            BlockStart = blockStart,
            Node = nodes,
            WayStart = wayStart,
            Arc = [.. ways.Arc],
            InnerStart = [.. ways.InnerStart],
            InnerPosition = [.. ways.InnerPosition],
            InnerOutcome = [.. ways.InnerOutcome],
            OuterStart = [.. ways.OuterStart],
            OuterOutcome = [.. ways.OuterOutcome],
            IntoStart = intoStart,
            Into = into,
            Factors = FactorPattern.OfUpper(upper),
        };
    }

    /// <summary>Puts the nodes of a block in order of elimination and notes their fill.</summary>
    private static void Arrange(OpenGraph open, int from, int to, int[] block, int[] nodes, int[] position, int[][] upper)
    {
        if (to - from == 1)
            return;
        int[] members = nodes[from..to];
        var neighbours = new HashSet<int>[members.Length];
        for (int i = 0; i < members.Length; i++)
            neighbours[i] = [];
        for (int i = 0; i < members.Length; i++)
            foreach (int w in open.Successors.AsSpan()[open.Start[members[i]]..open.Start[members[i] + 1]])
                if (w >= 0 && block[w] == block[members[i]] && w != members[i])
                {
                    neighbours[i].Add(position[w] - from);
                    neighbours[position[w] - from].Add(i);
                }

        int[][] sorted = new int[members.Length][];
        for (int i = 0; i < members.Length; i++)
        {
            sorted[i] = [.. neighbours[i]];
            Array.Sort(sorted[i]);
        }

        (int[] order, int[][] later) = MinimumDegree.Eliminate(sorted);
        for (int i = 0; i < order.Length; i++)
        {
            nodes[from + i] = members[order[i]];
            position[members[order[i]]] = from + i;
        }

        for (int i = 0; i < order.Length; i++)
            upper[from + i] = Array.ConvertAll(later[i], local => position[members[local]]);
    }

    private static (int[] Start, (int Position, int Way, int Inner)[] Into) Reverse(int[] wayStart, Ways ways)
    {
        int n = wayStart.Length - 1;
        int[] start = new int[n + 1];
        foreach (int position in ways.InnerPosition)
            start[position + 1]++;
        for (int i = 0; i < n; i++)
            start[i + 1] += start[i];
        int[] next = start[..n];
        var into = new (int, int, int)[start[n]];
        for (int i = 0; i < n; i++)
            for (int way = wayStart[i]; way < wayStart[i + 1]; way++)
                for (int inner = ways.InnerStart[way]; inner < ways.InnerStart[way + 1]; inner++)
                    into[next[ways.InnerPosition[inner]]++] = (i, way, inner);
        return (start, into);
    }

    /// <summary>The open ways as a directed graph on the network's nodes.</summary>
    private sealed class OpenGraph
    {
        public OpenGraph(ChoiceNetwork network, ReadOnlySpan<ulong> openOutcomes)
        {
            var successors = new List<int>(network.OutcomeCount);
            Start = new int[network.NodeCount + 1];
            LeadsOn = new bool[network.NodeCount];
            for (int v = 0; v < network.NodeCount; v++)
            {
                foreach (int arc in network.ArcsOf(v))
                    foreach (int outcome in network.OutcomesOf(arc))
                        if (IsOpen(openOutcomes, outcome))
                        {
                            successors.Add(network.Successor(outcome));
                            LeadsOn[v] = true;
                        }

                Start[v + 1] = successors.Count;
            }

            Successors = [.. successors];
        }

        public int[] Start { get; }

        public int[] Successors { get; }

        public bool[] LeadsOn { get; }

        public static bool IsOpen(ReadOnlySpan<ulong> openOutcomes, int outcome) => (openOutcomes[outcome >> 6] >> (outcome & 63) & 1) != 0;
    }

    /// <summary>The ways as they are laid out.</summary>
    private sealed class Ways
    {
        public List<int> Arc { get; } = [];

        public List<int> InnerStart { get; } = [0];

        public List<int> InnerPosition { get; } = [];

        public List<int> InnerOutcome { get; } = [];

        public List<int> OuterStart { get; } = [0];

        public List<int> OuterOutcome { get; } = [];

        public void Add(ChoiceNetwork network, ReadOnlySpan<ulong> openOutcomes, int arc, int home, int[] block, int[] position)
        {
            bool leadsOn = false;
            foreach (int outcome in network.OutcomesOf(arc))
            {
                if (!OpenGraph.IsOpen(openOutcomes, outcome))
                    continue;
                leadsOn = true;
                int successor = network.Successor(outcome);
                if (successor >= 0 && block[successor] == home)
                {
                    InnerPosition.Add(position[successor]);
                    InnerOutcome.Add(outcome);
                }
                else
                {
                    OuterOutcome.Add(outcome);
                }
            }

            if (!leadsOn)
                return;
            Arc.Add(arc);
            InnerStart.Add(InnerPosition.Count);
            OuterStart.Add(OuterOutcome.Count);
        }
    }
}
