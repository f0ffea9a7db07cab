using System.Collections.Immutable;

namespace Travesia.Rules.Choice;

/// <summary>
/// The cycle in a block whose steps have the greatest product of probabilities, a step being a choice and its outcome. At a solution, with
/// certain outcomes, that product is exp of the total utility of the cycle, as the values cancel round it: it is the loop that gains most,
/// or loses least, and the one that people go round most.
/// </summary>
/// <remarks>
/// Least sum of -log of the probabilities: for each position the cheapest way back to it among positions after it (Dijkstra 1959), cut off
/// at the best so far. In networks where people go round, short likely cycles cut it off early; the budget bounds the search in all others,
/// where the cycle is the heaviest among those looked at.
/// </remarks>
internal sealed class HeaviestCycle
{
    private const int Budget = 5_000_000;

    private readonly BlockSolver _solver;
    private readonly ChoicePattern _pattern;
    private readonly int _from;
    private readonly int _to;
    private readonly double[] _cost;
    private readonly (int Position, int Way, int Inner)[] _by;
    private readonly List<int> _touched = [];
    private readonly PriorityQueue<int, double> _queue = new();
    private double _best = double.PositiveInfinity;
    private int _spent;

    private HeaviestCycle(BlockSolver solver, int block)
    {
        _solver = solver;
        _pattern = solver.Pattern;
        _from = _pattern.BlockStart[block];
        _to = _pattern.BlockStart[block + 1];
        _cost = new double[_to - _from];
        _cost.AsSpan().Fill(double.PositiveInfinity);
        _by = new (int, int, int)[_to - _from];
    }

    /// <summary>Finds it under the solver's present choices.</summary>
    /// <returns>Its steps from the lowest node on; empty if the block has no cycle.</returns>
    public static ImmutableArray<ChoiceStep> Find(BlockSolver solver, int block) => new HeaviestCycle(solver, block).Find();

    private ImmutableArray<ChoiceStep> Find()
    {
        ImmutableArray<ChoiceStep> heaviest = [];
        for (int root = _from; root < _to && _spent < Budget; root++)
        {
            if (ReturnTo(root) is (int, int, int) last)
                heaviest = Trace(root, last);
            foreach (int position in _touched)
                _cost[position - _from] = double.PositiveInfinity;
            _touched.Clear();
            _queue.Clear();
        }

        return heaviest;
    }

    /// <summary>Looks for a cycle through a root that beats the best so far; gives its last step.</summary>
    private (int Position, int Way, int Inner)? ReturnTo(int root)
    {
        (int, int, int)? last = null;
        Leave(root, 0, root, ref last);
        while (_queue.TryDequeue(out int position, out double cost) && cost < _best)
        {
            if (++_spent > Budget)
                break;
            if (cost <= _cost[position - _from])
                Leave(position, cost, root, ref last);
        }

        return last;
    }

    private void Leave(int position, double cost, int root, ref (int, int, int)? last)
    {
        for (int way = _pattern.WayStart[position]; way < _pattern.WayStart[position + 1]; way++)
            for (int inner = _pattern.InnerStart[way]; inner < _pattern.InnerStart[way + 1]; inner++)
            {
                int head = _pattern.InnerPosition[inner];
                double sum = cost - Math.Log(Probability(way, inner));
                if (head < root || !(sum < _best))
                    continue;
                if (head == root)
                {
                    _best = sum;
                    last = (position, way, inner);
                }
                else if (sum < _cost[head - _from])
                {
                    if (double.IsPositiveInfinity(_cost[head - _from]))
                        _touched.Add(head);
                    _cost[head - _from] = sum;
                    _by[head - _from] = (position, way, inner);
                    _queue.Enqueue(head, sum);
                }
            }
    }

    private ImmutableArray<ChoiceStep> Trace(int root, (int Position, int Way, int Inner) last)
    {
        var steps = new List<ChoiceStep>();
        for ((int Position, int Way, int Inner) at = last; ; at = _by[at.Position - _from])
        {
            steps.Add(new ChoiceStep(_pattern.Node[at.Position], _pattern.Arc[at.Way], _pattern.InnerOutcome[at.Inner], Probability(at.Way, at.Inner)));
            if (at.Position == root)
                break;
        }

        steps.Reverse();
        int lowest = 0;
        for (int i = 1; i < steps.Count; i++)
            if (steps[i].Node < steps[lowest].Node)
                lowest = i;
        return [.. steps[lowest..], .. steps[..lowest]];
    }

    private double Probability(int way, int inner) => _solver.Choice[way] * _solver.Inner[inner];
}
