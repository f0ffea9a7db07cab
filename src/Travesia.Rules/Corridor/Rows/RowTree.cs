using Travesia.Rules.Corridor.Choosing;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>On what the shares of a node depend.</summary>
internal enum SketchKind : byte
{
    /// <summary>The regime of a link.</summary>
    Link,

    /// <summary>The regime of people at a place.</summary>
    Place,

    /// <summary>The regime of people held at a place.</summary>
    Hold,

    /// <summary>The regime of people who arrived at a place.</summary>
    Arrived,

    /// <summary>How a variant chooses at a place, and which links are open.</summary>
    Choice,
}

/// <summary>A part of the tree of a row. Its parts are cases (by regime) or ways (by choice).</summary>
/// <param name="Kind">On what it depends.</param>
/// <param name="Index">The link or place.</param>
/// <param name="Variant">Who chooses.</param>
/// <param name="First">Position of its first case or way.</param>
/// <param name="Count">How many it has.</param>
/// <param name="Stay">The entry of those who cannot go on (choices).</param>
internal readonly record struct RowNode(SketchKind Kind, int Index, int Variant, int First, int Count, int Stay);

/// <summary>What a regime makes of a node.</summary>
/// <param name="Regime">Number of the regime.</param>
/// <param name="IsOpen">Whether the link can be taken.</param>
/// <param name="First">Position of its first item.</param>
/// <param name="Count">How many it has.</param>
internal readonly record struct RowCase(int Regime, bool IsOpen, int First, int Count);

/// <summary>An arc and what follows on choosing it.</summary>
/// <param name="Arc">In the network of the variant.</param>
/// <param name="Target">An entry, or a node if negative (its complement).</param>
internal readonly record struct RowWay(int Arc, int Target);

/// <summary>A share of an entry or node.</summary>
/// <param name="Share">Above 0.</param>
/// <param name="Target">An entry, or a node if negative (its complement).</param>
internal readonly record struct RowItem(double Share, int Target);

/// <summary>A row that is kept.</summary>
internal sealed class FrozenRow(RowNode[] nodes, RowCase[] cases, RowWay[] ways, RowItem[] items, int[] order)
{
    /// <summary>How many entries it has.</summary>
    public int EntryCount => order.Length;

    /// <summary>Its tree.</summary>
    public RowTree Tree => new(nodes, cases, ways, items, order);
}

/// <summary>Room to work out the probabilities of a row. Not safe for threads.</summary>
internal sealed class RowRoom
{
    private double[] weights = [];
    private double[] chances = [];
    private double[] row = [];

    /// <summary>Weights of nodes, 0.</summary>
    public Span<double> Weights(int count) => Cleared(ref weights, count);

    /// <summary>Chances of entries as written, 0.</summary>
    public Span<double> Chances(int count) => Cleared(ref chances, count);

    /// <summary>Probabilities in the order of the row.</summary>
    public Span<double> Row(int count) => Cleared(ref row, count);

    private static Span<double> Cleared(ref double[] array, int count)
    {
        if (array.Length < count)
        {
            array = new double[Math.Max(count, 2 * array.Length)];
        }

        Span<double> part = array.AsSpan(0, count);
        part.Clear();
        return part;
    }
}

/// <summary>The tree of a row: what comes to a node is shared among entries and later nodes, by regime or by choice.</summary>
internal readonly ref struct RowTree(ReadOnlySpan<RowNode> nodes, ReadOnlySpan<RowCase> cases, ReadOnlySpan<RowWay> ways, ReadOnlySpan<RowItem> items, ReadOnlySpan<int> order)
{
    private const double SameChoice = Choice.ChoiceSolver.Tolerance / 100;

    private readonly ReadOnlySpan<RowNode> nodes = nodes;
    private readonly ReadOnlySpan<RowCase> cases = cases;
    private readonly ReadOnlySpan<RowWay> ways = ways;
    private readonly ReadOnlySpan<RowItem> items = items;
    private readonly ReadOnlySpan<int> order = order;

    /// <summary>Whether two tables of what is in force make the same row, choices aside.</summary>
    public bool IsSame(Regimes left, Regimes right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        foreach (RowNode node in nodes)
        {
            if (node.Kind != SketchKind.Choice && RegimeOf(node, left) != RegimeOf(node, right))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether two solutions make the same choices in the row, to a hundredth of the solver's tolerance: downstream of what changed nothing
    /// does, and a row that is kept costs nothing.
    /// </summary>
    public bool IsSame(ReadOnlySpan<Worth?> left, ReadOnlySpan<Worth?> right)
    {
        if (left == right)
        {
            return true;
        }

        foreach (RowNode node in nodes)
        {
            if (node.Kind != SketchKind.Choice)
            {
                continue;
            }

            Worth one = left[node.Variant % Variant.Kinds]!, other = right[node.Variant % Variant.Kinds]!;
            foreach (RowWay way in ways.Slice(node.First, node.Count))
            {
                if (Math.Abs(one.Probability[way.Arc] - other.Probability[way.Arc]) > SameChoice)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether someone chooses at a place of which something is true.</summary>
    public bool AnyChoice(Func<int, int, bool> isTrue)
    {
        foreach (RowNode node in nodes)
        {
            if (node.Kind == SketchKind.Choice && isTrue(node.Variant, node.Index))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The probabilities of the row, in its order.</summary>
    /// <param name="actual">What is in force.</param>
    /// <param name="worths">How each kind of variant of the group chooses.</param>
    /// <param name="room">Room to work in; the result is in it until it is used again.</param>
    public ReadOnlySpan<double> Fill(Regimes actual, ReadOnlySpan<Worth?> worths, RowRoom room)
    {
        Span<double> weights = room.Weights(nodes.Length), chances = room.Chances(order.Length);
        weights[0] = 1;
        for (int n = 0; n < nodes.Length; n++)
        {
            if (!(weights[n] > 0))
            {
                continue;
            }

            if (nodes[n].Kind == SketchKind.Choice)
            {
                ShareByChoice(nodes[n], weights[n], actual, worths[nodes[n].Variant % Variant.Kinds]!, weights, chances);
            }
            else
            {
                ShareByRegime(nodes[n], weights[n], actual, weights, chances);
            }
        }

        double sum = 0;
        foreach (double chance in chances)
        {
            sum += chance;
        }

        Span<double> row = room.Row(order.Length);
        for (int i = 0; i < order.Length; i++)
        {
            row[i] = chances[order[i]] / sum;
        }

        return row;
    }

    private static int RegimeOf(RowNode node, Regimes regimes) => node.Kind switch
    {
        SketchKind.Link => regimes.Links[node.Index],
        SketchKind.Place => regimes.Places[node.Index],
        SketchKind.Hold => regimes.Holds[node.Index],
        _ => regimes.Arrived[node.Index],
    };

    private static void Give(int target, double share, Span<double> weights, Span<double> chances)
    {
        if (target >= 0)
        {
            chances[target] += share;
        }
        else
        {
            weights[~target] += share;
        }
    }

    private RowCase CaseOf(RowNode node, Regimes actual)
    {
        int regime = RegimeOf(node, actual);
        foreach (RowCase candidate in cases.Slice(node.First, node.Count))
        {
            if (candidate.Regime == regime)
            {
                return candidate;
            }
        }

        throw new InvalidOperationException($"A row has no case for regime {regime} of {node.Kind} {node.Index}.");
    }

    private void ShareByRegime(RowNode node, double weight, Regimes actual, Span<double> weights, Span<double> chances)
    {
        RowCase at = CaseOf(node, actual);
        foreach (RowItem item in items.Slice(at.First, at.Count))
        {
            Give(item.Target, weight * item.Share, weights, chances);
        }
    }

    /// <summary>Closed links are not taken; the others share their probability in proportion. If none is open, people stay.</summary>
    private void ShareByChoice(RowNode node, double weight, Regimes actual, Worth worth, Span<double> weights, Span<double> chances)
    {
        double open = 0;
        ReadOnlySpan<RowWay> own = ways.Slice(node.First, node.Count);
        foreach (RowWay way in own)
        {
            open += IsOpen(way, actual) ? worth.Probability[way.Arc] : 0;
        }

        if (!(open > 0))
        {
            Give(node.Stay, weight, weights, chances);
            return;
        }

        foreach (RowWay way in own)
        {
            if (IsOpen(way, actual))
            {
                Give(way.Target, weight * (worth.Probability[way.Arc] / open), weights, chances);
            }
        }
    }

    private bool IsOpen(RowWay way, Regimes actual) => way.Target >= 0 || nodes[~way.Target].Kind != SketchKind.Link || CaseOf(nodes[~way.Target], actual).IsOpen;
}
