using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Travesia.Rules.Choice;

/// <summary>
/// Solves the recursive logit (Fosgerau, Frejinger and Karlstrom 2013; Akamatsu 1996) on a <see cref="ChoiceNetwork"/>:
/// V(v) = log sum over arcs a of v of exp(u(a) + E_a[V]), P(a|v) = exp(u(a) + E_a[V] - V(v)), where E_a[V] is the mean over the outcomes
/// of the arc. Holds the workspace: one solver per thread, reused for all problems on a network. Once the ways that are open have been
/// met before by this solver in its last solve, solving allocates nothing.
/// </summary>
/// <remarks>
/// <para>The result depends on the inputs and the warm start alone. Closed arcs, nodes where nothing leads on and nodes that a component
/// does not lead to do not change its result by a bit, as long as the order of its own nodes and arcs stays. Two starts agree to about
/// the rounding of one residual times the legs of the journey.</para>
/// <para>A refusal by legs looks at the choices of the solution; a refusal for divergence needs no solution: there is none, or one with
/// more than a million times the legs that are allowed.</para>
/// </remarks>
internal sealed class ChoiceSolver
{
    /// <summary>Largest residual of a solution, relative to the largest of 1, |V| and the constant part of the best arc at a node.</summary>
    public const double Tolerance = 1e-10;

    /// <summary>Longest expected journey that is not refused, unless told otherwise.</summary>
    public const double DefaultMaximumLegs = 1000;

    internal const double GreatestMaximumLegs = 1e6;

    private readonly ChoiceNetwork _network;
    private readonly double _maximumLegs;
    private readonly OpenWays _openWays;
    private readonly double[] _warmStart;
    private BlockSolver? _blocks;

    /// <summary>Makes room for solving.</summary>
    /// <param name="network">The structure.</param>
    /// <param name="maximumLegs">The greatest expected number of legs to absorption that is not refused, 1 to 1e6.</param>
    public ChoiceSolver(ChoiceNetwork network, double maximumLegs = DefaultMaximumLegs)
    {
        if (!(maximumLegs is >= 1 and <= GreatestMaximumLegs))
            throw new ArgumentOutOfRangeException(nameof(maximumLegs), maximumLegs, null);
        _network = network;
        _maximumLegs = maximumLegs;
        _openWays = new OpenWays(network);
        _warmStart = new double[network.NodeCount];
    }

    /// <summary>Solves, or says why there is no solution.</summary>
    /// <param name="inputs">Utilities, probabilities and values on this solver's network.</param>
    /// <param name="warmStart">V of a similar problem by node, or empty; may be the value of <paramref name="solution"/> itself. A start that does not help is dropped.</param>
    /// <param name="solution">Filled when the answer is true; undefined when it is false.</param>
    /// <param name="refusal">Set when the answer is false.</param>
    /// <exception cref="ArgumentException">An input is out of range, or belongs to another network.</exception>
    public bool TrySolve(ChoiceInputs inputs, ReadOnlySpan<double> warmStart, ChoiceSolution solution, [NotNullWhen(false)] out ChoiceRefusal? refusal)
    {
        if (inputs.Network != _network || solution.Network != _network)
            throw new ArgumentException("Inputs, solution and solver belong to different networks.", nameof(inputs));
        if (!warmStart.IsEmpty && warmStart.Length != _network.NodeCount)
            throw new ArgumentException("A warm start has a value for each node.", nameof(warmStart));
        warmStart.CopyTo(_warmStart);
        ReadOnlySpan<double> start = _warmStart.AsSpan(0, warmStart.Length);

        _openWays.Find(inputs, solution.Value);
        if (_blocks is null || !_blocks.Pattern.Is(_openWays.Outcomes))
            _blocks = new BlockSolver(_network.Patterns.Get(_network, _openWays.Outcomes), _maximumLegs);
        BlockSolver blocks = _blocks;
        blocks.Load(inputs);
        solution.Legs.Clear();
        for (int block = 0; block < blocks.Pattern.Blocks; block++)
            if (!blocks.TrySolve(block, inputs, start, solution.Value, solution.Legs))
            {
                refusal = Refusal(ChoiceRefusalReason.Diverges, double.PositiveInfinity, block);
                return false;
            }

        refusal = RefuseLongJourneys();
        if (refusal is not null)
            return false;
        solution.Probability.Clear();
        for (int way = 0; way < blocks.Choice.Length; way++)
            solution.Probability[blocks.Pattern.Arc[way]] = blocks.Choice[way];
        (solution.Iterations, solution.Residual) = (blocks.Iterations, blocks.Residual);
        return true;
    }

    private ChoiceRefusal? RefuseLongJourneys()
    {
        ReadOnlySpan<double> legs = _blocks!.Legs;
        int longest = -1;
        for (int i = 0; i < legs.Length; i++)
            if (!(legs[i] <= _maximumLegs) && (longest < 0 || legs[i] > legs[longest]))
                longest = i;
        return longest < 0 ? null : Refusal(ChoiceRefusalReason.TooManyLegs, legs[longest], LongestBlockFrom(longest));
    }

    /// <summary>Of the blocks to which a position leads, the one in which people make most legs.</summary>
    private int LongestBlockFrom(int position)
    {
        ChoicePattern pattern = _blocks!.Pattern;
        int[] blockOf = new int[_network.NodeCount];
        blockOf.AsSpan().Fill(-1);
        for (int block = 0; block < pattern.Blocks; block++)
            for (int i = pattern.BlockStart[block]; i < pattern.BlockStart[block + 1]; i++)
                blockOf[pattern.Node[i]] = block;
        bool[] reached = new bool[pattern.Blocks];
        reached[blockOf[pattern.Node[position]]] = true;
        int longest = -1;
        double most = 0;
        for (int block = pattern.Blocks - 1; block >= 0; block--)
        {
            if (!reached[block])
                continue;
            double within = _blocks.LegsWithin(block);
            if (within > most)
                (longest, most) = (block, within);
            for (int way = pattern.WayStart[pattern.BlockStart[block]]; way < pattern.WayStart[pattern.BlockStart[block + 1]]; way++)
                for (int o = pattern.OuterStart[way]; o < pattern.OuterStart[way + 1]; o++)
                    if (_network.Successor(pattern.OuterOutcome[o]) is int successor and >= 0 && blockOf[successor] >= 0)
                        reached[blockOf[successor]] = true;
        }

        return longest;
    }

    private ChoiceRefusal Refusal(ChoiceRefusalReason reason, double legs, int block)
    {
        ChoicePattern pattern = _blocks!.Pattern;
        ImmutableArray<int> component = [.. pattern.Node.AsSpan(pattern.BlockStart[block], pattern.BlockStart[block + 1] - pattern.BlockStart[block])];
        return new ChoiceRefusal(reason, legs, component.Sort(), HeaviestCycle.Find(_blocks, block));
    }
}
