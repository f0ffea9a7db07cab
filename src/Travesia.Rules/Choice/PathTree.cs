namespace Travesia.Rules.Choice;

/// <summary>
/// A way out of a block for each of its positions, such that following them ends for certain: the tree of cheapest paths (Dijkstra 1959),
/// the cost of a way being its disutility, over the probability that it leads on where that is uncertain (one tries until it does).
/// With certain outcomes and no gains it is the single best path of everyone, so that policy iteration starts close to the solution.
/// </summary>
internal sealed class PathTree(ChoicePattern pattern)
{
    private readonly double[] _cost = new double[pattern.Positions];
    private readonly int[] _way = new int[pattern.Positions];
    private readonly bool[] _settled = new bool[pattern.Positions];
    private readonly PriorityQueue<int, double> _queue = new(pattern.Arc.Length + pattern.Into.Length);

    /// <summary>The way chosen at a position, or -1 where the probability of getting out is too small for arithmetic.</summary>
    public int Way(int position) => _way[position];

    /// <summary>Grows the tree of a block.</summary>
    /// <param name="from">First position.</param>
    /// <param name="to">End of the block.</param>
    /// <param name="constant">Worth of each way apart from the values of the block.</param>
    /// <param name="inner">Probability of each inner outcome.</param>
    public void Grow(int from, int to, ReadOnlySpan<double> constant, ReadOnlySpan<double> inner)
    {
        _queue.Clear();
        for (int i = from; i < to; i++)
        {
            (_cost[i], _way[i], _settled[i]) = (double.PositiveInfinity, -1, false);
            for (int way = pattern.WayStart[i]; way < pattern.WayStart[i + 1]; way++)
            {
                double stays = 0;
                for (int o = pattern.InnerStart[way]; o < pattern.InnerStart[way + 1]; o++)
                    stays += inner[o];
                if (pattern.OuterStart[way] < pattern.OuterStart[way + 1])
                    Offer(i, way, -constant[way] / (1 - stays));
            }
        }

        while (_queue.TryDequeue(out int position, out _))
        {
            if (_settled[position])
                continue;
            _settled[position] = true;
            for (int e = pattern.IntoStart[position]; e < pattern.IntoStart[position + 1]; e++)
            {
                (int tail, int way, int outcome) = pattern.Into[e];
                if (!_settled[tail])
                    Offer(tail, way, _cost[position] + Math.Max(0, -constant[way]) / inner[outcome]);
            }
        }
    }

    private void Offer(int position, int way, double cost)
    {
        if (!(cost < _cost[position]))
            return;
        _cost[position] = cost;
        _way[position] = way;
        _queue.Enqueue(position, cost);
    }
}
