using System.Runtime.InteropServices;
using Travesia.Engine;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>
/// A row with its probabilities left open: a tree whose nodes share what comes to them among entries of the row and further nodes,
/// by regime or by choice. One sketch serves all days, so that a row keeps its targets while its probabilities change. Reused: cleared
/// and written anew for each state.
/// </summary>
internal sealed class RowSketch
{
    private readonly List<Transition> entries = [];
    private readonly Dictionary<Transition, int> entryOf = [];
    private readonly List<RowNode> nodes = [];
    private readonly List<RowCase> cases = [];
    private readonly List<RowWay> ways = [];
    private readonly List<RowItem> items = [];
    private int[] order = [];

    /// <summary>How many entries there are.</summary>
    public int EntryCount => entries.Count;

    /// <summary>Whether choices are part of it.</summary>
    public bool HasChoices { get; private set; }

    /// <summary>Begins a new row.</summary>
    public void Clear()
    {
        entries.Clear();
        entryOf.Clear();
        nodes.Clear();
        cases.Clear();
        ways.Clear();
        items.Clear();
        HasChoices = false;
    }

    /// <summary>The entry of a move: one that is there, or a new one.</summary>
    /// <returns>A target for <see cref="AddItem"/> and <see cref="AddWay"/>.</returns>
    public int Entry(StateId target, TallySetId tallies, PassageId passage, Lot lot)
    {
        var entry = new Transition(target, 0, tallies, passage, lot);
        if (!entryOf.TryGetValue(entry, out int index))
        {
            entryOf[entry] = index = entries.Count;
            entries.Add(entry);
        }

        return index;
    }

    /// <summary>Adds a node; its cases or ways are written later, all at one time.</summary>
    /// <param name="kind">On what it depends.</param>
    /// <param name="index">The link or place.</param>
    /// <param name="variant">Who chooses.</param>
    /// <param name="stay">The entry of those who cannot go on (choices).</param>
    /// <returns>A target for <see cref="AddItem"/> and <see cref="AddWay"/>.</returns>
    public int AddNode(SketchKind kind, int index, int variant = -1, int stay = -1)
    {
        nodes.Add(new RowNode(kind, index, variant, 0, 0, stay));
        HasChoices |= kind == SketchKind.Choice;
        return ~(nodes.Count - 1);
    }

    /// <summary>Adds a case to a node that depends on a regime.</summary>
    public void AddCase(int node, int regime, bool isOpen = true)
    {
        Grow(node, cases.Count);
        cases.Add(new RowCase(regime, isOpen, items.Count, 0));
    }

    /// <summary>Adds a share to the case that was added last.</summary>
    public void AddItem(double share, int target)
    {
        if (share > 0)
        {
            items.Add(new RowItem(share, target));
            cases[^1] = cases[^1] with { Count = items.Count - cases[^1].First };
        }
    }

    /// <summary>Adds a way to a node that depends on a choice.</summary>
    public void AddWay(int node, int arc, int target)
    {
        Grow(node, ways.Count);
        ways.Add(new RowWay(arc, target));
    }

    /// <summary>Ends the writing of a row.</summary>
    /// <param name="self">The state that owns it.</param>
    public void Finish(StateId self)
    {
        if (order.Length < entries.Count)
        {
            order = new int[Math.Max(entries.Count, 2 * order.Length)];
        }

        int next = 0;
        for (int rank = 0; rank < 3; rank++)
        {
            for (int i = 0; i < entries.Count; i++)
            {
                if ((entries[i].Lot == Lot.Person ? 0 : entries[i].Target == self ? 2 : 1) == rank)
                {
                    order[next++] = i;
                }
            }
        }
    }

    /// <summary>The row as it is written, until it is cleared.</summary>
    public RowTree Tree => new(
        CollectionsMarshal.AsSpan(nodes), CollectionsMarshal.AsSpan(cases), CollectionsMarshal.AsSpan(ways), CollectionsMarshal.AsSpan(items), order.AsSpan(0, entries.Count));

    /// <summary>A copy of the row, to be kept.</summary>
    public FrozenRow Freeze() => new([.. nodes], [.. cases], [.. ways], [.. items], order[..entries.Count]);

    /// <summary>Writes the row with its probabilities, entries without a chance left out.</summary>
    public void Write(ReadOnlySpan<double> chances, List<Transition> row)
    {
        row.Clear();
        for (int i = 0; i < entries.Count; i++)
        {
            if (chances[i] > 0)
            {
                row.Add(entries[order[i]] with { Probability = chances[i] });
            }
        }
    }

    /// <summary>Writes the row with its probabilities, all entries.</summary>
    public void WriteAll(ReadOnlySpan<double> chances, List<Transition> row)
    {
        row.Clear();
        for (int i = 0; i < entries.Count; i++)
        {
            row.Add(entries[order[i]] with { Probability = chances[i] });
        }
    }

    private void Grow(int target, int at)
    {
        RowNode node = nodes[~target];
        nodes[~target] = node with { First = node.Count == 0 ? at : node.First, Count = node.Count + 1 };
    }
}
