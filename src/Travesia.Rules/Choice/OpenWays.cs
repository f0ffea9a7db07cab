namespace Travesia.Rules.Choice;

/// <summary>
/// Which arcs lead on. An arc leads on if it is open and none of its outcomes that can happen is worthless (negative infinity in the
/// mean is negative infinity). A node leads on if, by arcs that lead on, some end can be reached; where nothing leads on, travellers
/// take the stuck value, and where there is none the node is worth negative infinity and closes the arcs into it.
/// </summary>
/// <remarks>
/// Stuck values are given out before nodes are written off, to all nodes cut off together, so that the answer does not depend on the
/// order of nodes; a node cut off without a stuck value still leads on if it reaches one that has it.
/// </remarks>
internal sealed class OpenWays(ChoiceNetwork network)
{
    private readonly NodeState[] _state = new NodeState[network.NodeCount];
    private readonly bool[] _leadsOn = new bool[network.ArcCount];
    private readonly int[] _waysLeft = new int[network.NodeCount];
    private readonly bool[] _reached = new bool[network.NodeCount];
    private readonly int[] _queue = new int[network.NodeCount];
    private readonly ulong[] _outcomes = new ulong[Words(network.OutcomeCount)];
    private readonly ulong[] _facts = new ulong[Words(network.OutcomeCount) + Words(network.NodeCount)];
    private readonly ulong[] _lastFacts = new ulong[Words(network.OutcomeCount) + Words(network.NodeCount)];
    private ChoiceInputs _inputs = null!;
    private bool _known;

    private enum NodeState : byte
    {
        Open,
        Stuck,
        Worthless,
    }

    /// <summary>One bit for each outcome: it can happen, and its arc leads on from a node that is not stuck.</summary>
    public ReadOnlySpan<ulong> Outcomes => _outcomes;

    /// <summary>Works it out; afterwards <see cref="Outcomes"/> holds the answer.</summary>
    /// <param name="inputs">What is believed of the arcs.</param>
    /// <param name="value">Gets the stuck value of nodes that are stuck and negative infinity elsewhere.</param>
    /// <exception cref="ArgumentException">An input is out of range.</exception>
    public void Find(ChoiceInputs inputs, Span<double> value)
    {
        InputCheck.Verify(inputs);
        _inputs = inputs;
        TakeFacts();
        if (!_known || !_facts.AsSpan().SequenceEqual(_lastFacts))
        {
            Begin();
            while (Reach() < network.NodeCount)
                CutOff();
            MarkOutcomes();
            _facts.CopyTo(_lastFacts, 0);
            _known = true;
        }

        for (int v = 0; v < network.NodeCount; v++)
            value[v] = _state[v] == NodeState.Stuck ? inputs.StuckValue[v] : double.NegativeInfinity;
    }

    private static int Words(int bits) => (bits + 63) / 64;

    /// <summary>
    /// All that the answer depends on, one bit for each outcome that can happen on an open arc, and one for each node with a stuck value.
    /// From month to month it seldom changes, and then the last answer stands.
    /// </summary>
    private void TakeFacts()
    {
        ReadOnlySpan<double> utility = _inputs.Utility, probability = _inputs.Probability, value = _inputs.OutcomeValue, stuck = _inputs.StuckValue;
        Span<ulong> facts = _facts;
        facts.Clear();
        for (int arc = 0; arc < utility.Length; arc++)
        {
            ReadOnlySpan<int> outcomes = network.OutcomesOf(arc);
            bool leadsOn = utility[arc] > double.NegativeInfinity;
            foreach (int outcome in outcomes)
                leadsOn &= !(probability[outcome] > 0) || value[outcome] > double.NegativeInfinity;
            _leadsOn[arc] = leadsOn;
            if (leadsOn)
                foreach (int outcome in outcomes)
                    if (probability[outcome] > 0)
                        facts[outcome >> 6] |= 1UL << (outcome & 63);
        }

        int first = Words(network.OutcomeCount);
        for (int v = 0; v < stuck.Length; v++)
            if (stuck[v] > double.NegativeInfinity)
                facts[first + (v >> 6)] |= 1UL << (v & 63);
    }

    private void Begin()
    {
        _state.AsSpan().Clear();
        for (int v = 0; v < network.NodeCount; v++)
        {
            int ways = 0;
            foreach (int arc in network.ArcsOf(v))
                ways += _leadsOn[arc] ? 1 : 0;
            _waysLeft[v] = ways;
        }
    }

    /// <summary>Marks the nodes from which an end can be reached, backwards from the ends; says how many need no further thought.</summary>
    private int Reach()
    {
        ReadOnlySpan<double> probability = _inputs.Probability;
        _reached.AsSpan().Clear();
        int queued = 0, settled = 0;
        for (int v = 0; v < network.NodeCount; v++)
        {
            bool end = _state[v] == NodeState.Stuck;
            if (_state[v] == NodeState.Open)
                foreach (int arc in network.ArcsOf(v))
                {
                    if (!_leadsOn[arc])
                        continue;
                    foreach (int outcome in network.OutcomesOf(arc))
                        end |= network.Successor(outcome) == ChoiceNetwork.Terminal && probability[outcome] > 0;
                    if (end)
                        break;
                }

            if (end)
            {
                _reached[v] = true;
                _queue[queued++] = v;
            }
            else if (_state[v] == NodeState.Worthless)
            {
                settled++;
            }
        }

        for (int i = 0; i < queued; i++)
            foreach (int outcome in network.OutcomesInto(_queue[i]))
            {
                int arc = network.ArcOf(outcome), tail = network.TailOf(arc);
                if (!_leadsOn[arc] || _reached[tail] || _state[tail] != NodeState.Open || !(probability[outcome] > 0))
                    continue;
                _reached[tail] = true;
                _queue[queued++] = tail;
            }

        return settled + queued;
    }

    /// <summary>Gives stuck values to the nodes cut off that have one, or else writes all of them off.</summary>
    private void CutOff()
    {
        bool changed = false;
        for (int v = 0; v < network.NodeCount; v++)
            if (_state[v] == NodeState.Open && !_reached[v] && HasStuckValue(v))
            {
                _state[v] = NodeState.Stuck;
                changed = true;
            }

        if (changed)
            return;
        int queued = 0;
        for (int v = 0; v < network.NodeCount; v++)
            if (_state[v] == NodeState.Open && !_reached[v])
            {
                _state[v] = NodeState.Worthless;
                _queue[queued++] = v;
            }

        WriteOff(queued);
    }

    /// <summary>Closes the arcs into nodes written off, and writes off at once a node whose last way closes so, unless it may be stuck.</summary>
    private void WriteOff(int queued)
    {
        ReadOnlySpan<double> probability = _inputs.Probability;
        for (int i = 0; i < queued; i++)
            foreach (int outcome in network.OutcomesInto(_queue[i]))
            {
                int arc = network.ArcOf(outcome), tail = network.TailOf(arc);
                if (!_leadsOn[arc] || !(probability[outcome] > 0))
                    continue;
                _leadsOn[arc] = false;
                if (--_waysLeft[tail] > 0 || _state[tail] != NodeState.Open || HasStuckValue(tail))
                    continue;
                _state[tail] = NodeState.Worthless;
                _queue[queued++] = tail;
            }
    }

    private bool HasStuckValue(int v) => _inputs.StuckValue[v] > double.NegativeInfinity;

    private void MarkOutcomes()
    {
        ReadOnlySpan<double> probability = _inputs.Probability;
        _outcomes.AsSpan().Clear();
        for (int v = 0; v < network.NodeCount; v++)
        {
            if (_state[v] != NodeState.Open)
                continue;
            foreach (int arc in network.ArcsOf(v))
                if (_leadsOn[arc])
                    foreach (int outcome in network.OutcomesOf(arc))
                        if (probability[outcome] > 0)
                            _outcomes[outcome >> 6] |= 1UL << (outcome & 63);
        }
    }
}
