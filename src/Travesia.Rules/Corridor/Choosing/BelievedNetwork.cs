using Travesia.Model;
using Travesia.Rules.Choice;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Choosing;

/// <summary>
/// The choice network of the variants of a group: a node for each place, a node with one arc for people held at a place, and a node with
/// one arc for people who come to a place where authorities may meet them. Depends on the structure alone; groups that are returned to
/// the same places share it.
/// </summary>
internal sealed class BelievedNetwork
{
    private const int None = -1;

    private BelievedNetwork(CorridorStructure structure, bool againIsElsewhere, Func<int, int> retryOrigin)
    {
        Geography geography = structure.Geography;
        int places = geography.Places.Length;
        AgainIsElsewhere = againIsElsewhere;
        HeldNode = new int[places];
        ComingNode = new int[places];
        int nodes = places;
        for (int p = 0; p < places; p++)
        {
            HeldNode[p] = None;
            ComingNode[p] = structure.PlaceSites[p].Targets.Length > 0 ? nodes++ : p;
        }

        foreach (int p in HoldingPlaces(structure))
        {
            HeldNode[p] = nodes++;
        }

        var builder = new ChoiceNetworkBuilder(nodes);
        LinkArc = new int[geography.Links.Length];
        SettleArc = new int[places];
        TurnBackArc = new int[places];
        RemittanceArc = new int[places];
        DeathOutcome = new int[geography.Links.Length];
        ThroughOutcome = new int[geography.Links.Length];
        LinkStops = new int[geography.Links.Length];
        LinkArc.AsSpan().Fill(None);
        for (int p = 0; p < places; p++)
        {
            SettleArc[p] = TurnBackArc[p] = RemittanceArc[p] = None;
            if (geography.IsDestination[p])
            {
                continue;
            }

            foreach (int a in geography.LinksFrom(p))
            {
                LinkArc[a] = builder.AddArc(p);
                ThroughOutcome[a] = builder.AddOutcome(LinkArc[a], geography.IsDestination[geography.To[a]] ? ChoiceNetwork.Terminal : ComingNode[geography.To[a]]);
                DeathOutcome[a] = geography.Links[a].DeathChance.IsZero ? None : builder.AddOutcome(LinkArc[a], ChoiceNetwork.Terminal);
                LinkStops[a] = AddStops(builder, LinkArc[a], structure.LinkSites[a], p);
            }

            SettleArc[p] = AddEnd(geography.Places[p].SettleUtility);
            TurnBackArc[p] = AddEnd(geography.Places[p].TurnBackUtility);
            RemittanceArc[p] = structure.Section.BrokeTwin ? AddEnd(0) : None;

            int AddEnd(Quantity? utility)
            {
                if (utility is null)
                {
                    return None;
                }

                int arc = builder.AddArc(p);
                builder.AddOutcome(arc, ChoiceNetwork.Terminal);
                return arc;
            }
        }

        ComingArc = new int[places];
        ComingOutcome = new int[places];
        ComingStops = new int[places];
        HeldArc = new int[places];
        ReleaseOutcomes = new int[places][];
        HeldStops = new int[places];
        for (int p = 0; p < places; p++)
        {
            ComingArc[p] = HeldArc[p] = None;
            ReleaseOutcomes[p] = [];
            if (ComingNode[p] != p)
            {
                ComingArc[p] = builder.AddArc(ComingNode[p]);
                ComingOutcome[p] = builder.AddOutcome(ComingArc[p], p);
                ComingStops[p] = AddStops(builder, ComingArc[p], structure.PlaceSites[p], p);
            }

            if (HeldNode[p] != None)
            {
                HeldArc[p] = builder.AddArc(HeldNode[p]);
                int[] releases = ReleasePlaces(structure, p);
                ReleaseOutcomes[p] = [.. releases.Select(r => builder.AddOutcome(HeldArc[p], geography.IsDestination[r] ? ChoiceNetwork.Terminal : ComingNode[r]))];
                HeldStops[p] = AddStops(builder, HeldArc[p], structure.HoldSites[p], p);
            }
        }

        Releases = [.. Enumerable.Range(0, places).Select(p => HeldNode[p] == None ? [] : ReleasePlaces(structure, p))];
        Network = builder.Build();

        int AddStops(ChoiceNetworkBuilder to, int arc, Site site, int tail)
        {
            int first = None;
            foreach (StopTarget target in site.Targets)
            {
                int outcome = to.AddOutcome(arc, Successor(target, tail));
                first = first == None ? outcome : first;
                if (target.Kind == StopKind.Removed)
                {
                    to.AddOutcome(arc, ChoiceNetwork.Terminal);
                }
            }

            return first;
        }

        int Successor(StopTarget target, int tail)
        {
            if (target.Kind == StopKind.Held)
            {
                return HeldNode[target.Index];
            }

            if (againIsElsewhere)
            {
                return ChoiceNetwork.Terminal;
            }

            int place = target.Kind switch
            {
                StopKind.TurnedBack => tail,
                StopKind.Removed => retryOrigin(target.Index),
                _ => target.Index,
            };
            return place < 0 || geography.IsDestination[place] ? ChoiceNetwork.Terminal : ComingNode[place];
        }
    }

    /// <summary>The network.</summary>
    public ChoiceNetwork Network { get; }

    /// <summary>Whether who is sent back is another variant, so that the value of it is given from outside.</summary>
    public bool AgainIsElsewhere { get; }

    /// <summary>The node of people held at each place, or -1.</summary>
    public int[] HeldNode { get; }

    /// <summary>The node of people who come to each place: the place's own where no authority meets them.</summary>
    public int[] ComingNode { get; }

    /// <summary>The arc of each link.</summary>
    public int[] LinkArc { get; }

    /// <summary>The outcome of getting through, by link.</summary>
    public int[] ThroughOutcome { get; }

    /// <summary>The outcome of death, by link, or -1.</summary>
    public int[] DeathOutcome { get; }

    /// <summary>The first outcome of the site's targets, by link, or -1; a removal takes two, setting out again and not.</summary>
    public int[] LinkStops { get; }

    /// <summary>The arc of settling at each place, or -1.</summary>
    public int[] SettleArc { get; }

    /// <summary>The arc of turning back from each place, or -1.</summary>
    public int[] TurnBackArc { get; }

    /// <summary>The arc of waiting for a remittance at each place, or -1.</summary>
    public int[] RemittanceArc { get; }

    /// <summary>The arc of coming to each place, or -1.</summary>
    public int[] ComingArc { get; }

    /// <summary>The outcome of being met by nobody, by place.</summary>
    public int[] ComingOutcome { get; }

    /// <summary>The first outcome of the targets at each place, or -1.</summary>
    public int[] ComingStops { get; }

    /// <summary>The arc of being held at each place, or -1.</summary>
    public int[] HeldArc { get; }

    /// <summary>Where people held at each place may be released.</summary>
    public int[][] Releases { get; }

    /// <summary>The outcomes of being released, in the order of <see cref="Releases"/>.</summary>
    public int[][] ReleaseOutcomes { get; }

    /// <summary>The first outcome of the targets of being held at each place, or -1.</summary>
    public int[] HeldStops { get; }

    /// <summary>The networks of each group: of those who are where they were sent back to, and of those for whom that is another variant.</summary>
    public static (BelievedNetwork Own, BelievedNetwork First)[] Of(CorridorStructure structure)
    {
        int groups = structure.Geography.Groups.Length;
        var known = new Dictionary<string, (BelievedNetwork, BelievedNetwork)>(StringComparer.Ordinal);
        int[] countries = RemovalCountries(structure);
        var result = new (BelievedNetwork, BelievedNetwork)[groups];
        for (int g = 0; g < groups; g++)
        {
            string key = string.Join(' ', countries.Select(c => structure.RetryOrigin(g, c)));
            if (!known.TryGetValue(key, out result[g]))
            {
                int group = g;
                var own = new BelievedNetwork(structure, false, c => structure.RetryOrigin(group, c));
                bool isOther = structure.Section.AgainTwin && SendsBack(structure);
                known[key] = result[g] = (own, isOther ? new BelievedNetwork(structure, true, _ => None) : own);
            }
        }

        return result;
    }

    /// <summary>Whether anybody may be sent back anywhere.</summary>
    public static bool SendsBack(CorridorStructure structure)
        => structure.LinkSites.Concat(structure.PlaceSites).Concat(structure.HoldSites).Any(s => Array.Exists(s.Targets, t => t.Kind != StopKind.Held));

    private static int[] RemovalCountries(CorridorStructure structure)
        => [.. structure.LinkSites.Concat(structure.PlaceSites).Concat(structure.HoldSites)
            .SelectMany(s => s.Targets).Where(t => t.Kind == StopKind.Removed).Select(t => t.Index).Distinct().Order()];

    private static IEnumerable<int> HoldingPlaces(CorridorStructure structure)
        => structure.LinkSites.Concat(structure.PlaceSites).SelectMany(s => s.Targets).Where(t => t.Kind == StopKind.Held).Select(t => t.Index)
            .Distinct().Order();

    /// <summary>The place itself, and the places that its holds release to.</summary>
    private static int[] ReleasePlaces(CorridorStructure structure, int place)
        => [.. structure.HoldSites[place].Touches.Where(t => t.Kind == TouchKind.Acts)
            .Select(t => structure.Policies[t.Policy].Policy.Effect).OfType<Model.Effects.HoldEffect>()
            .Select(h => h.ReleaseTo is { } to ? structure.Geography.PlaceIndex[to.Value] : place)
            .Append(place).Distinct().Order()];
}
