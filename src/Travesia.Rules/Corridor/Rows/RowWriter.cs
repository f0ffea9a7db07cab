using Travesia.Engine;
using Travesia.Rules.Corridor.Choosing;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>
/// Writes the sketches of rows. What happens in a day is composed where it takes no day: a link whose journey may take 0 days leads on to
/// its end, and a place where people do not stay leads on to the ways out of it. The parts are in <see cref="MovingRow"/>,
/// <see cref="Outcomes"/>, <see cref="HeldRow"/> and <see cref="ArrivedRow"/>.
/// </summary>
internal sealed class RowWriter
{
    private readonly Queue<Pending> pending = new();
    private readonly List<TallyWeight> scratch = [];
    private readonly Dictionary<(int Variant, int Link, bool Waits), PassageId> passages = [];
    private readonly ProgramBuilder builder;
    private readonly List<int>?[][] regimesOf;
    private readonly IReadOnlyList<GateId> gateIds;

    public RowWriter(
        ProgramBuilder builder, CorridorTables tables, StateSpace space, StateIds ids, Recording recording, ChoiceWork work, Timeline[] timelines, IReadOnlyList<GateId> gateIds)
    {
        this.builder = builder;
        Tables = tables;
        Structure = tables.Structure;
        Space = space;
        Ids = ids;
        Recording = recording;
        Work = work;
        Timelines = timelines;
        this.gateIds = gateIds;
        Sets = new TallySets(builder);
        regimesOf = [.. timelines.Select(_ => new List<int>?[Structure.Geography.Links.Length])];
    }

    /// <summary>What moves a person of a row so far adds to, which limits it passes, and who draws it.</summary>
    /// <param name="Tallies">Added on the way.</param>
    /// <param name="Passage">Limits passed.</param>
    /// <param name="Lot">By whom.</param>
    internal readonly record struct Path(TallySetId Tallies, PassageId Passage, Lot Lot);

    private readonly record struct Pending(int Node, int Variant, Path Path, SketchKind Kind, int Index);

    public CorridorTables Tables { get; }

    public CorridorStructure Structure { get; }

    public StateSpace Space { get; }

    public StateIds Ids { get; }

    public Recording Recording { get; }

    public ChoiceWork Work { get; }

    public Timeline[] Timelines { get; }

    public TallySets Sets { get; }

    public RowSketch Sketch { get; } = new();

    /// <summary>The row of people on the move at a place.</summary>
    public void Moving(int variant, int place)
    {
        Sketch.Clear();
        MovingRow.WriteMoving(this, variant, place);
        Drain();
        Sketch.Finish(Ids.Moving(variant, place));
    }

    /// <summary>The row of people waiting for a link.</summary>
    public void Waiting(int variant, int link)
    {
        Sketch.Clear();
        MovingRow.WriteWaiting(this, variant, link);
        Drain();
        Sketch.Finish(Ids.Waiting(variant, link));
    }

    /// <summary>The row of people on the last day of a link.</summary>
    public void LastDay(int variant, int link)
    {
        Sketch.Clear();
        int root = Sketch.AddNode(SketchKind.Link, link);
        foreach (int regime in RegimesOf(variant, link))
        {
            Sketch.AddCase(root, regime);
            Outcomes.WriteLastDay(this, variant, link, regime, 1, new Path(TallySetId.None, PassageId.Free, Lot.Choice));
        }

        Drain();
        Sketch.Finish(Ids.OnLink(variant, link, 1));
    }

    /// <summary>The row of people held at a place.</summary>
    public void Held(int variant, int place)
    {
        Sketch.Clear();
        HeldRow.Write(this, variant, place);
        Sketch.Finish(Ids.Held(variant, place));
    }

    /// <summary>The row of people who arrived at a destination.</summary>
    public void Arrived(int group, int place, bool undetected, int passed)
    {
        Sketch.Clear();
        ArrivedRow.Write(this, group, place, undetected, passed);
        Sketch.Finish(Ids.Ended(group, place, undetected, passed));
    }

    /// <summary>The regimes that a link has for a group on some day.</summary>
    public List<int> RegimesOf(int variant, int link)
    {
        int group = Variants.GroupOf(variant);
        return regimesOf[group][link] ??= [.. Timelines[group].Actual.Select(r => r.Links[link]).Distinct()];
    }

    /// <summary>A node at which a variant chooses a way, written later.</summary>
    public int ChoiceNode(int variant, int place, Path path)
    {
        int stay = Entry(Ids.Moving(variant, place), path);
        return Later(Sketch.AddNode(SketchKind.Choice, place, variant, stay), variant, path, SketchKind.Choice, place);
    }

    /// <summary>A node at which a variant sets out on a link, written later.</summary>
    public int LinkNode(int variant, int link, Path path)
        => Later(Sketch.AddNode(SketchKind.Link, link), variant, path, SketchKind.Link, link);

    /// <summary>An entry of the row.</summary>
    public int Entry(StateId target, Path path) => Sketch.Entry(target, path.Tallies, path.Passage, path.Lot);

    /// <summary>An empty list to gather tallies in; for one use at a time.</summary>
    public List<TallyWeight> Scratch()
    {
        scratch.Clear();
        return scratch;
    }

    /// <summary>A path on which what is gathered is added.</summary>
    public Path Add(Path path, List<TallyWeight> tallies)
    {
        if (tallies.Count == 0)
        {
            return path;
        }

        Sets.Append(path.Tallies, tallies);
        return path with { Tallies = Sets.Of(tallies) };
    }

    /// <summary>The limits of a link for a variant; who is held back waits, and adds a day of waiting if they were waiting already.</summary>
    public PassageId PassageOf(int variant, int link, bool waits)
    {
        ReadOnlySpan<int> gates = Structure.Gates.Of(link, Variants.GroupOf(variant));
        if (gates.IsEmpty)
        {
            return PassageId.Free;
        }

        if (!passages.TryGetValue((variant, link, waits), out PassageId passage))
        {
            TallySetId held = TallySetId.None;
            if (waits)
            {
                List<TallyWeight> tallies = Scratch();
                Recording.On(Counted.DaysWaiting, Variants.GroupOf(variant), link, tallies);
                held = Sets.Of(tallies);
            }

            GateId[] ids = new GateId[gates.Length];
            for (int i = 0; i < gates.Length; i++)
            {
                ids[i] = gateIds[gates[i]];
            }

            passages[(variant, link, waits)] = passage = builder.AddPassage(ids, Ids.Waiting(variant, link), held);
        }

        return passage;
    }

    /// <summary>The limit of a permit; who is held back stays in a state.</summary>
    public PassageId PassageOfPermit(int policy, StateId state)
        => Structure.Gates.OfPermit(policy) is >= 0 and int gate ? builder.AddPassage([gateIds[gate]], state) : PassageId.Free;

    private int Later(int node, int variant, Path path, SketchKind kind, int index)
    {
        pending.Enqueue(new Pending(node, variant, path, kind, index));
        return node;
    }

    private void Drain()
    {
        while (pending.TryDequeue(out Pending next))
        {
            if (next.Kind == SketchKind.Choice)
            {
                MovingRow.WriteChoice(this, next.Node, next.Variant, next.Index, next.Path);
            }
            else
            {
                foreach (int regime in RegimesOf(next.Variant, next.Index))
                {
                    Sketch.AddCase(next.Node, regime, Tables.Links[next.Index, regime].IsOpen);
                    Outcomes.WriteSettingOut(this, next.Variant, next.Index, regime, next.Path);
                }
            }
        }
    }
}
