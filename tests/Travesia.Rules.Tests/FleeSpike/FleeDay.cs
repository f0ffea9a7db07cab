namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>A day of Flee for one state, hop by hop.</summary>
internal sealed class FleeDay(FleeNetwork network, PlanBook plans)
{
    private readonly FleeSettings settings = network.Settings;
    private readonly Decisions decisions = new(network, plans);

    public PlanBook Plans => plans;

    /// <summary>The first moves of the day.</summary>
    public List<Hop> Begin(Whereabouts morning, Circumstances today)
        => morning.IsAtPlace
            ? Leave(morning.Place, morning.Plan, moved: 0, morning.Memory, forced: false, morning.OnFoot, today)
            : Travel(morning.Link, morning.Days, morning.Plan, moved: 0, morning.Memory, morning.OnFoot, 1, today);

    /// <summary>The moves after an arrival that leaves distance over.</summary>
    public List<Hop> GoOn(Stop stop, Circumstances today)
        => Leave(stop.Place, stop.Plan, stop.Moved, stop.Memory, IsForcedOn(stop), onFoot: false, today);

    /// <summary>Whether who comes to a stop leaves it for certain, having moved too little of late.</summary>
    public bool IsForcedOn(Stop stop) => settings.AvoidShortStints
        && network.Places[stop.Place].Kind == FleeKind.Town
        && ShortStintMemory.IsShort(stop.Memory, stop.Moved, settings.MoveSpeed);

    private List<Hop> Leave(int place, int plan, int moved, int memory, bool forced, bool onFoot, Circumstances today)
    {
        List<Hop> hops = [];
        foreach (Outcome outcome in decisions.Of(place, plan, forced, today))
        {
            if (outcome.Link == Outcome.Stay)
            {
                hops.Add(new Hop(outcome.Chance, null, Whereabouts.At(place, PlanBook.None, Remember(memory, moved), onFoot), -1, moved));
            }
            else
            {
                hops.AddRange(Travel(outcome.Link, 0, outcome.PlanAfter, moved, memory, onFoot, outcome.Chance, today));
            }
        }

        return hops;
    }

    private List<Hop> Travel(int link, int daysBefore, int plan, int moved, int memory, bool onFoot, double chance, Circumstances today)
    {
        FleeLink way = network.Links[link];
        int speed = onFoot ? settings.WalkSpeed : settings.MoveSpeed;
        int behind = (daysBefore + 1) * speed;
        if (behind <= way.Km)
        {
            return [new Hop(chance, null, Whereabouts.On(link, daysBefore + 1, plan, Remember(memory, moved + speed), onFoot), -1, moved + speed)];
        }

        List<Hop> hops = [];
        int movedThen = moved + speed - (behind - way.Km);
        bool takenToday = daysBefore == 0;
        if (!takenToday && today.MayBeClosed(link))
        {
            hops.Add(new Hop(chance, null, Whereabouts.At(way.From, plan, Remember(memory, movedThen), onFoot: false), -1, movedThen));
        }

        if (takenToday || today.MayBeOpen(link))
        {
            hops.Add(movedThen < speed
                ? new Hop(chance, new Stop(way.To, plan, movedThen, settings.AvoidShortStints ? memory : 0), default, way.To, movedThen)
                : new Hop(chance, null, Whereabouts.At(way.To, plan, Remember(memory, movedThen), onFoot: false), way.To, movedThen));
        }

        return hops;
    }

    private int Remember(int memory, int moved) => settings.AvoidShortStints ? ShortStintMemory.Fold(memory, moved, settings.MemoryGrain) : 0;
}
