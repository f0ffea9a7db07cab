namespace Travesia.Rules.Choice;

/// <summary>
/// The structure on which travellers choose: nodes, the arcs that leave them, and the outcomes of each arc. Holds no utility,
/// probability or value (those are <see cref="ChoiceInputs"/>), so that one network serves many groups, epochs and monthly readings.
/// Immutable as seen from outside and safe to share between threads; it keeps the patterns that its solvers have worked out.
/// </summary>
/// <remarks>Arcs and outcomes keep the numbers that <see cref="ChoiceNetworkBuilder"/> gave them.</remarks>
internal sealed class ChoiceNetwork
{
    /// <summary>The successor of an outcome that ends the journey, as far as this network sees: its value is given.</summary>
    public const int Terminal = -1;

    private readonly int[] _nodeStart;
    private readonly int[] _nodeArcs;
    private readonly int[] _arcStart;
    private readonly int[] _arcOutcomes;
    private readonly int[] _tail;
    private readonly int[] _arcOf;
    private readonly int[] _successor;
    private readonly int[] _intoStart;
    private readonly int[] _into;

    /// <summary>Groups arcs by tail and outcomes by arc and by successor.</summary>
    internal ChoiceNetwork(int nodeCount, int[] tail, int[] arcOf, int[] successor)
    {
        _tail = tail;
        _arcOf = arcOf;
        _successor = successor;
        (_nodeStart, _nodeArcs) = Group(tail, nodeCount);
        (_arcStart, _arcOutcomes) = Group(arcOf, tail.Length);
        (_intoStart, _into) = Group(successor, nodeCount);
    }

    /// <summary>How many nodes there are, numbered from 0.</summary>
    public int NodeCount => _nodeStart.Length - 1;

    /// <summary>How many arcs there are, numbered from 0 in the order of adding.</summary>
    public int ArcCount => _tail.Length;

    /// <summary>How many outcomes all arcs have together, numbered from 0 in the order of adding.</summary>
    public int OutcomeCount => _successor.Length;

    /// <summary>The patterns of open ways that have been solved on this network.</summary>
    internal PatternCache Patterns { get; } = new();

    /// <summary>The arcs that leave a node, ascending.</summary>
    public ReadOnlySpan<int> ArcsOf(int node) => _nodeArcs.AsSpan(_nodeStart[node], _nodeStart[node + 1] - _nodeStart[node]);

    /// <summary>The outcomes of an arc, ascending.</summary>
    public ReadOnlySpan<int> OutcomesOf(int arc) => _arcOutcomes.AsSpan(_arcStart[arc], _arcStart[arc + 1] - _arcStart[arc]);

    /// <summary>The outcomes that leave the traveller at a node, ascending.</summary>
    public ReadOnlySpan<int> OutcomesInto(int node) => _into.AsSpan(_intoStart[node], _intoStart[node + 1] - _intoStart[node]);

    /// <summary>The node that an arc leaves.</summary>
    public int TailOf(int arc) => _tail[arc];

    /// <summary>The arc that an outcome belongs to.</summary>
    public int ArcOf(int outcome) => _arcOf[outcome];

    /// <summary>The node where an outcome leaves the traveller, or <see cref="Terminal"/>.</summary>
    public int Successor(int outcome) => _successor[outcome];

    /// <summary>A stable counting sort: the members of each owner ascending; members of owner -1 are left out.</summary>
    private static (int[] Start, int[] Members) Group(int[] owners, int ownerCount)
    {
        int[] start = new int[ownerCount + 1];
        foreach (int owner in owners)
            if (owner >= 0)
                start[owner + 1]++;
        for (int i = 0; i < ownerCount; i++)
            start[i + 1] += start[i];
        int[] next = start[..ownerCount];
        int[] members = new int[start[ownerCount]];
        for (int i = 0; i < owners.Length; i++)
            if (owners[i] >= 0)
                members[next[owners[i]]++] = i;
        return (start, members);
    }
}
