namespace Travesia.Rules.Choice;

/// <summary>
/// The structure on which travellers choose: nodes, the arcs that leave them, and the outcomes of each arc. Holds no utility,
/// probability or value (those are <see cref="ChoiceInputs"/>), so that one network serves many groups, epochs and monthly readings.
/// Immutable and safe to share between threads.
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
    private readonly int[] _successor;

    internal ChoiceNetwork(int[] nodeStart, int[] nodeArcs, int[] arcStart, int[] arcOutcomes, int[] successor)
    {
        _nodeStart = nodeStart;
        _nodeArcs = nodeArcs;
        _arcStart = arcStart;
        _arcOutcomes = arcOutcomes;
        _successor = successor;
    }

    /// <summary>How many nodes there are, numbered from 0.</summary>
    public int NodeCount => _nodeStart.Length - 1;

    /// <summary>How many arcs there are, numbered from 0 in the order of adding.</summary>
    public int ArcCount => _arcStart.Length - 1;

    /// <summary>How many outcomes all arcs have together, numbered from 0 in the order of adding.</summary>
    public int OutcomeCount => _successor.Length;

    /// <summary>The arcs that leave a node, ascending.</summary>
    public ReadOnlySpan<int> ArcsOf(int node) => _nodeArcs.AsSpan(_nodeStart[node].._nodeStart[node + 1]);

    /// <summary>The outcomes of an arc, ascending.</summary>
    public ReadOnlySpan<int> OutcomesOf(int arc) => _arcOutcomes.AsSpan(_arcStart[arc].._arcStart[arc + 1]);

    /// <summary>The node where an outcome leaves the traveller, or <see cref="Terminal"/>.</summary>
    public int Successor(int outcome) => _successor[outcome];
}
