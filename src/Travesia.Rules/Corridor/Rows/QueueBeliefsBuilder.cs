using Travesia.Engine;
using Travesia.Rules.Corridor.Choosing;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>Gathers the rows and departures that change with the queues that travellers reckon with: those from where a limited link can be reached.</summary>
internal sealed class QueueBeliefsBuilder
{
    private readonly CorridorTables tables;
    private readonly StateSpace space;
    private readonly Timeline[] timelines;
    private readonly (BelievedNetwork Own, BelievedNetwork First)[] networks;
    private readonly Choices choices;
    private readonly bool[][] feels;
    private readonly List<DynamicRow>[] rows;
    private readonly List<(DepartureId Id, DepartureRates Rates)>[] departures;

    public QueueBeliefsBuilder(
        CorridorTables tables, StateSpace space, Timeline[] timelines, (BelievedNetwork Own, BelievedNetwork First)[] networks, Choices choices)
    {
        this.tables = tables;
        this.space = space;
        this.timelines = timelines;
        this.networks = networks;
        this.choices = choices;
        rows = [.. timelines.Select(_ => new List<DynamicRow>())];
        departures = [.. timelines.Select(_ => new List<(DepartureId, DepartureRates)>())];
        feels = [.. Enumerable.Range(0, timelines.Length).Select(FindWhoFeels)];
    }

    /// <summary>Whether the choices of a variant at a place depend on queues.</summary>
    public bool Depends(int variant, int place) => feels[Variants.GroupOf(variant)][place];

    /// <summary>Whether a row depends on queues.</summary>
    public bool Depends(RowTree tree) => tree.AnyChoice(Depends);

    /// <summary>Adds a row.</summary>
    public void Add(int group, StateId state, FrozenRow row) => rows[group].Add(new DynamicRow(state, row));

    /// <summary>Adds a departure.</summary>
    public void Add(DepartureId departure, DepartureRates rates) => departures[rates.Group].Add((departure, rates));

    /// <summary>The dynamic part of the program.</summary>
    public QueueBeliefs Build(StateIds ids, GateId[] gates)
    {
        CorridorStructure structure = tables.Structure;
        StateId[][] waiting = new StateId[gates.Length][];
        for (int i = 0; i < gates.Length; i++)
        {
            int gate = i;
            waiting[i] = [.. structure.Gates.Limited
                .Where(l => structure.Gates.Of(l.Link, l.Group).Contains(gate))
                .SelectMany(l => Enumerable.Range(l.Group * Variant.Kinds, Variant.Kinds).Select(x => (Variant: x, l.Link)))
                .Where(s => space.Has(s.Variant) && space.Waiting[s.Variant]![s.Link])
                .Select(s => ids.Waiting(s.Variant, s.Link))];
        }

        return new QueueBeliefs(tables, space, timelines, networks, choices, [.. rows.Select(r => r.ToArray())], [.. departures.Select(d => d.ToArray())], gates, waiting);
    }

    /// <summary>The places from which a limited link can be reached, by any way that may ever be believed in.</summary>
    private bool[] FindWhoFeels(int group)
    {
        BelievedNetwork network = networks[group].Own;
        Geography geography = tables.Structure.Geography;
        bool[] reached = new bool[network.Network.NodeCount];
        var open = new Stack<int>();
        foreach ((int link, int limited) in tables.Structure.Gates.Limited)
        {
            int tail = geography.From[link];
            if (limited == group && !reached[tail])
            {
                reached[tail] = true;
                open.Push(tail);
            }
        }

        while (open.TryPop(out int node))
        {
            foreach (int outcome in network.Network.OutcomesInto(node))
            {
                int tail = network.Network.TailOf(network.Network.ArcOf(outcome));
                if (!reached[tail])
                {
                    reached[tail] = true;
                    open.Push(tail);
                }
            }
        }

        return reached[..geography.Places.Length];
    }
}

/// <summary>A row that changes with queues.</summary>
/// <param name="State">Whose.</param>
/// <param name="Row">The row.</param>
internal readonly record struct DynamicRow(StateId State, FrozenRow Row);
