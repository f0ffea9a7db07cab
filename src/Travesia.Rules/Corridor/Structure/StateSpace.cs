using Travesia.Model;
using Travesia.Model.Effects;

namespace Travesia.Rules.Corridor.Structure;

/// <summary>
/// Where people of each variant can be, from departures and initial stocks over the links that are open on some day and what
/// authorities may do there; and what can be counted. Found by walking; a quantity with a parameter counts as possible.
/// </summary>
internal sealed class StateSpace
{
    private readonly CorridorStructure structure;
    private readonly Stack<(int Variant, Phases Phase, int Index)> open = new();

    private StateSpace(CorridorStructure structure)
    {
        this.structure = structure;
        Geography geography = structure.Geography;
        int variants = structure.Variants.Count;
        Moving = new bool[variants][];
        Held = new bool[variants][];
        OnLink = new bool[variants][];
        Waiting = new bool[variants][];
        AtEnd = new bool[geography.Groups.Length][];
        UndetectedAt = new bool[geography.Groups.Length][];
        Settles = new bool[geography.Groups.Length][];
        ReturnedTo = new bool[geography.Groups.Length][];
        for (int g = 0; g < geography.Groups.Length; g++)
        {
            AtEnd[g] = new bool[geography.Places.Length];
            UndetectedAt[g] = new bool[geography.Places.Length];
            Settles[g] = new bool[geography.Places.Length];
            ReturnedTo[g] = new bool[geography.Countries.Count + 1];
        }

        Counts = new PossibleCounts(structure);
    }

    private enum Phases : byte
    {
        Moving,
        Held,
        OnLink,
    }

    /// <summary>Whether people of a variant can be on the move at a place; null for a variant that there is not.</summary>
    public bool[]?[] Moving { get; }

    /// <summary>Whether people of a variant can be held at a place.</summary>
    public bool[]?[] Held { get; }

    /// <summary>Whether people of a variant can be on a link.</summary>
    public bool[]?[] OnLink { get; }

    /// <summary>Whether people of a variant can wait for a link.</summary>
    public bool[]?[] Waiting { get; }

    /// <summary>Whether people of a group can arrive at a destination.</summary>
    public bool[][] AtEnd { get; }

    /// <summary>Whether people of a group can arrive at a destination undetected.</summary>
    public bool[][] UndetectedAt { get; }

    /// <summary>Whether people of a group can settle at a place.</summary>
    public bool[][] Settles { get; }

    /// <summary>Whether people of a group can be returned to a country; the last is home, where they turn back to.</summary>
    public bool[][] ReturnedTo { get; }

    /// <summary>What can be counted.</summary>
    public PossibleCounts Counts { get; }

    /// <summary>Whether there are people of a variant.</summary>
    public bool Has(int variant) => Moving[variant] is not null;

    /// <summary>Whether people of a variant can wait at a place.</summary>
    public bool WaitsAt(int variant, int place)
    {
        if (!structure.Gates.HasLimits)
        {
            return false;
        }

        foreach (int link in structure.Geography.LinksFrom(place))
        {
            if (Waiting[variant]![link])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Walks a scenario.</summary>
    public static StateSpace Of(CorridorStructure structure)
    {
        var space = new StateSpace(structure);
        space.Start();
        while (space.open.TryPop(out (int Variant, Phases Phase, int Index) next))
        {
            switch (next.Phase)
            {
                case Phases.Moving:
                    space.FromPlace(next.Variant, next.Index);
                    break;
                case Phases.Held:
                    space.FromHold(next.Variant, next.Index);
                    break;
                default:
                    space.FromLink(next.Variant, next.Index);
                    break;
            }
        }

        space.CountPermits();
        return space;
    }

    /// <summary>Whether a variant can travel by a mode: without money on foot or by freight train.</summary>
    public static bool CanPay(int variant, TravelMode mode) => !Variants.IsBroke(variant) || mode is TravelMode.Foot or TravelMode.Train;

    /// <summary>Whether people of a group can reach a place where they can be given a permit.</summary>
    public bool CanEndWithPermit(int group, int place)
        => structure.Geography.IsDestination[place] && (AtEnd[group][place] || UndetectedAt[group][place]) && structure.PermitsAt(group, place).Length > 0;

    private void Start()
    {
        foreach (DepartureKnot knot in structure.Scenario.Departures)
        {
            int group = structure.Geography.GroupIndex[knot.Group.Value], place = structure.Geography.PlaceIndex[knot.Place.Value];
            Counts.At(Counted.Departures, group, place);
            Place(group * Variant.Kinds, place);
        }

        foreach (InitialPeople people in structure.Scenario.Initial)
        {
            int first = structure.Geography.GroupIndex[people.Group.Value] * Variant.Kinds;
            if (people.Place is { } id)
            {
                int place = structure.Geography.PlaceIndex[id.Value];
                if (people.Phase == InitialPhase.Held)
                {
                    Hold(first, place);
                }
                else
                {
                    Place(first, place);
                }
            }
            else if (people.Link is { } linkId)
            {
                int link = structure.Geography.LinkIndex[linkId.Value];
                SetOut(first, link);
                Place(first, structure.Geography.From[link]);
            }
        }
    }

    private void CountPermits()
    {
        for (int g = 0; g < AtEnd.Length && !structure.Permits.IsEmpty; g++)
        {
            for (int p = 0; p < AtEnd[g].Length; p++)
            {
                if (CanEndWithPermit(g, p))
                {
                    Counts.At(Counted.Permits, g, p);
                }
            }
        }
    }

    private void FromPlace(int variant, int place)
    {
        Geography geography = structure.Geography;
        int group = Variants.GroupOf(variant);
        foreach (int link in geography.LinksFrom(place))
        {
            if (structure.EverOpen[group][link] && CanPay(variant, geography.Links[link].Mode))
            {
                SetOut(variant, link);
            }
        }

        Place at = geography.Places[place];
        if (at.SettleUtility is not null)
        {
            Settles[group][place] = true;
            Counts.At(Counted.Settled, group, place);
        }

        if (at.TurnBackUtility is not null)
        {
            ReturnedTo[group][^1] = true;
            Counts.At(Counted.TurnedBack, group, place);
        }

        if (Variants.IsBroke(variant))
        {
            Place(Variants.WithMoney(variant), place);
        }

        foreach (StopTarget target in structure.PlaceSites[place].Targets)
        {
            if (Concerns(structure.PlaceSites[place], target, group))
            {
                Counts.Stop(target, group, place, -1, Variants.IsAgain(variant));
                Stop(variant, target, -1);
            }
        }
    }

    private void FromHold(int variant, int place)
    {
        int group = Variants.GroupOf(variant);
        Counts.At(Counted.DaysHeld, group, place);
        Site site = structure.HoldSites[place];
        bool saysWhere = false;
        foreach (Touch touch in site.Touches)
        {
            if (touch.Kind == TouchKind.Acts && structure.Policies[touch.Policy].GroupIn[group] && structure.Policies[touch.Policy].Policy.Effect is HoldEffect hold)
            {
                Release(variant, hold.ReleaseTo is { } to ? structure.Geography.PlaceIndex[to.Value] : place);
                saysWhere = true;
            }
        }

        if (!saysWhere)
        {
            Release(variant, place);
        }

        foreach (StopTarget target in site.Targets)
        {
            if (Concerns(site, target, group))
            {
                Counts.Act(target, group, place, -1);
                Stop(variant, target, -1);
            }
        }

        void Release(int released, int at)
        {
            if (at != place)
            {
                Counts.At(Counted.Arrivals, group, at);
            }

            Place(released, at);
        }
    }

    private void FromLink(int variant, int link)
    {
        Geography geography = structure.Geography;
        int group = Variants.GroupOf(variant), head = geography.To[link];
        Link at = geography.Links[link];
        Counts.Travel(group, link, Variants.IsBroke(variant));
        if (geography.IsDestination[head])
        {
            if (at.Irregular)
            {
                UndetectedAt[group][head] = true;
                Counts.At(Counted.Undetected, group, head);
            }
            else
            {
                AtEnd[group][head] = true;
            }
        }

        bool mayGoBroke = structure.Variants.HasMoney(group) && !Variants.IsBroke(variant) && !at.CostUsd.IsZero;
        if (mayGoBroke)
        {
            Counts.On(Counted.OutOfMoney, group, link);
        }

        Ends(variant);
        if (mayGoBroke)
        {
            Ends(Variants.Broke(variant));
        }

        void Ends(int ended)
        {
            if (!geography.IsDestination[head])
            {
                Place(ended, head);
            }

            Site site = structure.LinkSites[link];
            foreach (StopTarget target in site.Targets)
            {
                if (IsOwn(at, target) || Concerns(site, target, group))
                {
                    Counts.Stop(target, group, geography.From[link], link, Variants.IsAgain(ended));
                    Stop(ended, target, geography.From[link]);
                }
            }
        }
    }

    /// <summary>Whether a target is of the link's own apprehensions.</summary>
    private bool IsOwn(Link link, StopTarget target)
        => !link.ApprehensionChance.IsZero && link.HoldAt is { } hold && target == new StopTarget(StopKind.Held, structure.Geography.PlaceIndex[hold.Value]);

    /// <summary>Whether a policy with this target acts on a group at a site.</summary>
    private bool Concerns(Site site, StopTarget target, int group)
        => site.Touches.Any(t => t.Kind == TouchKind.Acts && structure.Policies[t.Policy].GroupIn[group]
            && structure.Policies[t.Policy].Rule.Targets(structure.Policies[t.Policy].Policy.Effect, structure.Geography).Contains(target));

    private void Stop(int variant, StopTarget target, int tail)
    {
        int again = structure.Variants.Again(variant), group = Variants.GroupOf(variant);
        switch (target.Kind)
        {
            case StopKind.Held:
                Counts.At(Counted.Arrivals, group, target.Index);
                Hold(variant, target.Index);
                break;
            case StopKind.TurnedBack:
                Place(again, tail);
                break;
            case StopKind.Removed:
                ReturnedTo[group][target.Index >= 0 ? target.Index : Math.Max(structure.CountryOf(group), 0)] = true;
                if (structure.RetryOrigin(group, target.Index) is >= 0 and int origin)
                {
                    Counts.At(Counted.Arrivals, group, origin);
                    Place(again, origin);
                }

                break;
            default:
                Counts.At(Counted.Arrivals, group, target.Index);
                Place(again, target.Index);
                break;
        }
    }

    private void Place(int variant, int place)
    {
        if (structure.Geography.IsDestination[place])
        {
            AtEnd[Variants.GroupOf(variant)][place] = true;
        }
        else if (Mark(Moving, variant, place))
        {
            open.Push((variant, Phases.Moving, place));
        }
    }

    private void Hold(int variant, int place)
    {
        if (Mark(Held, variant, place))
        {
            open.Push((variant, Phases.Held, place));
        }
    }

    private void SetOut(int variant, int link)
    {
        if (!Mark(OnLink, variant, link))
        {
            return;
        }

        int group = Variants.GroupOf(variant);
        if (!structure.Gates.Of(link, group).IsEmpty)
        {
            Mark(Waiting, variant, link);
            Counts.On(Counted.Reneged, group, link);
            Counts.On(Counted.DaysWaiting, group, link);
            if (Variants.IsBroke(variant))
            {
                SetOut(Variants.WithMoney(variant), link);
            }
        }

        open.Push((variant, Phases.OnLink, link));
    }

    private bool Mark(bool[]?[] kind, int variant, int index)
    {
        if (Moving[variant] is null)
        {
            Moving[variant] = new bool[structure.Geography.Places.Length];
            Held[variant] = new bool[structure.Geography.Places.Length];
            OnLink[variant] = new bool[structure.Geography.Links.Length];
            Waiting[variant] = new bool[structure.Geography.Links.Length];
        }

        bool isNew = !kind[variant]![index];
        kind[variant]![index] = true;
        return isNew;
    }
}
