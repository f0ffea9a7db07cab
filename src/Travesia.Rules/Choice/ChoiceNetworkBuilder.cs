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

    /// <summary>Adds an arc with the one outcome of reaching its head: both numbers are new.</summary>
    /// <returns>The number of the arc.</returns>
    public int AddSureArc(int tail, int head)
    {
        int arc = AddArc(tail);
        AddOutcome(arc, head);
        return arc;
    }

    /// <summary>The network of what was added.</summary>
    /// <exception cref="InvalidOperationException">An arc has no outcome.</exception>
    public ChoiceNetwork Build()
    {
        var network = new ChoiceNetwork(nodeCount, [.. _tails], [.. _arcs], [.. _successors]);
        for (int arc = 0; arc < network.ArcCount; arc++)
            if (network.OutcomesOf(arc).IsEmpty)
                throw new InvalidOperationException($"Arc {arc} has no outcome.");
        return network;
    }
}
