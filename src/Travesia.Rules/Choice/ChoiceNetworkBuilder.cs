namespace Travesia.Rules.Choice;

/// <summary>Collects the arcs and outcomes of a <see cref="ChoiceNetwork"/>. Not safe for threads.</summary>
/// <param name="nodeCount">How many nodes there are.</param>
internal sealed class ChoiceNetworkBuilder(int nodeCount)
{
    private readonly List<int> _tails = [];
    private readonly List<int> _arcs = [];
    private readonly List<int> _successors = [];

    /// <summary>Adds an arc that leaves a node; it needs at least one outcome before <see cref="Build"/>.</summary>
    /// <returns>The number of the arc.</returns>
    public int AddArc(int tail)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tail);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tail, nodeCount);
        _tails.Add(tail);
        return _tails.Count - 1;
    }

    /// <summary>Adds an outcome to an arc.</summary>
    /// <param name="arc">From <see cref="AddArc"/>.</param>
    /// <param name="successor">A node, or <see cref="ChoiceNetwork.Terminal"/>.</param>
    /// <returns>The number of the outcome.</returns>
    public int AddOutcome(int arc, int successor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arc);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(arc, _tails.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(successor, ChoiceNetwork.Terminal);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(successor, nodeCount);
        _arcs.Add(arc);
        _successors.Add(successor);
        return _arcs.Count - 1;
    }

    /// <summary>The network of what was added.</summary>
    /// <exception cref="InvalidOperationException">An arc has no outcome.</exception>
    public ChoiceNetwork Build()
    {
        (int[] nodeStart, int[] nodeArcs) = Group(_tails, nodeCount);
        (int[] arcStart, int[] arcOutcomes) = Group(_arcs, _tails.Count);
        for (int arc = 0; arc < _tails.Count; arc++)
            if (arcStart[arc] == arcStart[arc + 1])
                throw new InvalidOperationException($"Arc {arc} has no outcome.");
        return new ChoiceNetwork(nodeStart, nodeArcs, arcStart, arcOutcomes, [.. _successors]);
    }

    /// <summary>A stable counting sort: the members of each owner in the order of adding.</summary>
    private static (int[] Start, int[] Members) Group(List<int> owners, int ownerCount)
    {
        int[] start = new int[ownerCount + 1];
        foreach (int owner in owners)
            start[owner + 1]++;
        for (int i = 0; i < ownerCount; i++)
            start[i + 1] += start[i];
        int[] next = start[..ownerCount];
        int[] members = new int[owners.Count];
        for (int i = 0; i < owners.Count; i++)
            members[next[owners[i]]++] = i;
        return (start, members);
    }
}
