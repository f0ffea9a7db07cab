using Travesia.Model;

namespace Travesia.Rules.Corridor.Structure;

/// <summary>What can be counted, by group and place or link: nothing else is given room in a run.</summary>
internal sealed class PossibleCounts
{
    private readonly CorridorStructure structure;
    private readonly bool[]?[,] atPlaces;
    private readonly bool[]?[,] onLinks;
    private readonly bool[]?[] daily;
    private readonly bool[,] ofJourney;

    public PossibleCounts(CorridorStructure structure)
    {
        this.structure = structure;
        int groups = structure.Geography.Groups.Length;
        atPlaces = new bool[]?[CountedNames.Count, groups];
        onLinks = new bool[]?[CountedNames.Count, groups];
        daily = new bool[]?[CountedNames.Count];
        ofJourney = new bool[CountedNames.Count, groups];
    }

    /// <summary>Whether something can be counted for a group at a place.</summary>
    public bool IsAt(Counted counted, int group, int place) => atPlaces[(int)counted, group]?[place] ?? false;

    /// <summary>Whether something can be counted for a group on a link.</summary>
    public bool IsOn(Counted counted, int group, int link) => onLinks[(int)counted, group]?[link] ?? false;

    /// <summary>Whether something can be counted by day at a place.</summary>
    public bool IsDaily(Counted counted, int place) => daily[(int)counted]?[place] ?? false;

    /// <summary>Whether something can be counted for the journeys of a group.</summary>
    public bool IsOfJourney(Counted counted, int group) => ofJourney[(int)counted, group];

    /// <summary>Whether something can be counted at any place or link for a group.</summary>
    public bool IsAnywhere(Counted counted, int group)
        => atPlaces[(int)counted, group] is not null || onLinks[(int)counted, group] is not null || ofJourney[(int)counted, group];

    /// <summary>Something can be counted for a group at a place.</summary>
    public void At(Counted counted, int group, int place)
    {
        (atPlaces[(int)counted, group] ??= new bool[structure.Geography.Places.Length])[place] = true;
        Day(counted, place);
    }

    /// <summary>Something can be counted for a group on a link.</summary>
    public void On(Counted counted, int group, int link)
    {
        (onLinks[(int)counted, group] ??= new bool[structure.Geography.Links.Length])[link] = true;
        Day(counted, structure.Geography.From[link]);
    }

    /// <summary>A group can travel a link.</summary>
    public void Travel(int group, int link, bool isBroke)
    {
        Link at = structure.Geography.Links[link];
        On(Counted.Crossings, group, link);
        At(Counted.Arrivals, group, structure.Geography.To[link]);
        ofJourney[(int)Counted.TravelDays, group] |= !at.Days.IsZero;
        ofJourney[(int)Counted.CostUsd, group] |= !at.CostUsd.IsZero && !isBroke;
        ofJourney[(int)Counted.DistanceKm, group] |= at.DistanceKm > 0;
        Danger(Counted.Deaths, at.DeathChance);
        Danger(Counted.Injuries, at.InjuryChance);
        Danger(Counted.Abuses, at.AbuseChance);

        void Danger(Counted counted, Quantity chance)
        {
            if (!chance.IsZero)
            {
                On(counted, group, link);
            }
        }
    }

    /// <summary>An authority can stop people of a group, on a link or at a place.</summary>
    public void Stop(StopTarget target, int group, int place, int link, bool isAgain)
    {
        Somewhere(Counted.Apprehensions, group, place, link);
        if (isAgain)
        {
            Somewhere(Counted.RepeatApprehensions, group, place, link);
        }

        Act(target, group, place, link);
    }

    /// <summary>An authority can act on people of a group.</summary>
    public void Act(StopTarget target, int group, int place, int link)
    {
        if (ActOf(target.Kind) is { } counted)
        {
            Somewhere(counted, group, place, link);
        }
    }

    /// <summary>As what an act of an authority is counted, besides being stopped.</summary>
    public static Counted? ActOf(StopKind kind) => kind switch
    {
        StopKind.Expelled => Counted.Expulsions,
        StopKind.Transferred => Counted.Transfers,
        StopKind.Removed => Counted.Removals,
        _ => null,
    };

    private void Somewhere(Counted counted, int group, int place, int link)
    {
        if (link >= 0)
        {
            On(counted, group, link);
        }
        else
        {
            At(counted, group, place);
        }
    }

    private void Day(Counted counted, int place)
    {
        if (CountedNames.IsDaily(counted))
        {
            (daily[(int)counted] ??= new bool[structure.Geography.Places.Length])[place] = true;
        }
    }
}
