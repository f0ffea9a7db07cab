using System.Runtime.InteropServices;
using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Ways;

namespace Travesia.Rules.Flee.Rows;

/// <summary>
/// Where a day can lead: the states of the evening, the stops within a day by ascending way, and for each its shape and the target of
/// each outcome of that shape. What can be reached from where people are at first or come into being, whatever the day.
/// </summary>
internal sealed class HopGraph
{
    /// <summary>Stops beyond which a case is refused.</summary>
    public const int MostStops = 30_000_000;

    private readonly FleeCase flee;
    private readonly PlanBook plans;
    private readonly Possibilities possible;
    private readonly Decisions decisions;
    private readonly Lengths lengths;
    private readonly List<Whereabouts> evenings = [];
    private readonly Dictionary<Whereabouts, int> eveningAt = [];
    private readonly List<Stop> stops = [];
    private readonly Dictionary<Stop, int> stopAt = [];
    private readonly List<Shape> shapes = [];
    private readonly List<Outcome[]> outcomes = [];
    private readonly Dictionary<Shape, int> shapeAt = [];
    private readonly List<int> eveningShapes = [];
    private readonly List<int[]> eveningTargets = [];
    private readonly List<int> stopShapes = [];
    private readonly List<int> stopStarts = [];
    private readonly List<int> stopTargets = [];
    private readonly int[][] eveningsAt;
    private int[] orderOfStop = [];
    private int[] stopInOrder = [];

    public HopGraph(FleeCase flee, PlanBook plans, Possibilities possible, Decisions decisions, Lengths lengths, IEnumerable<(int Place, int Class)> starts)
    {
        this.flee = flee;
        this.plans = plans;
        this.possible = possible;
        this.decisions = decisions;
        this.lengths = lengths;
        foreach ((int place, int ofClass) in starts)
        {
            EveningOf(StartAt(place, ofClass));
        }

        int stop = 0;
        for (int evening = 0; evening < evenings.Count && stops.Count <= MostStops; evening++)
        {
            Begin(evenings[evening]);
            for (; stop < stops.Count && stops.Count <= MostStops; stop++)
            {
                GoOn(stops[stop]);
            }
        }

        IsTooLarge = stops.Count > MostStops;
        eveningsAt = [.. flee.Places.Select((_, place) => (int[])[])];
        foreach (IGrouping<int, int> at in Enumerable.Range(0, evenings.Count).Where(e => evenings[e].IsAtPlace).GroupBy(e => evenings[e].Place))
        {
            eveningsAt[at.Key] = [.. at];
        }

        SortStops();

        // Of no use any more, and large where stops are many.
        stopAt.Clear();
        stopAt.TrimExcess();
    }

    /// <summary>Whether there are more stops than are kept; then the graph is not whole.</summary>
    public bool IsTooLarge { get; }

    /// <summary>The states of the evening.</summary>
    public IReadOnlyList<Whereabouts> Evenings => evenings;

    /// <summary>The states of the evening of those who are at a place.</summary>
    public int[] EveningsAt(int place) => eveningsAt[place];

    /// <summary>How many stops there are.</summary>
    public int StopCount => stops.Count;

    /// <summary>The shapes.</summary>
    public IReadOnlyList<Shape> Shapes => shapes;

    /// <summary>The outcomes of a shape.</summary>
    public Outcome[] OutcomesOf(int shape) => outcomes[shape];

    /// <summary>A stop by its place in the order of ways.</summary>
    public Stop StopIn(int order) => stops[stopInOrder[order]];

    /// <summary>The shape of an evening's next day.</summary>
    public int ShapeOfEvening(int evening) => eveningShapes[evening];

    /// <summary>The shape of a stop.</summary>
    public int ShapeOfStop(int order) => stopShapes[stopInOrder[order]];

    /// <summary>Where the outcomes of an evening's next day lead: an evening, or the complement of a stop.</summary>
    public int[] TargetsOfEvening(int evening) => eveningTargets[evening];

    /// <summary>Where the outcomes of a stop lead: an evening, or the complement of a stop.</summary>
    public ReadOnlySpan<int> TargetsOfStop(int order)
    {
        int stop = stopInOrder[order];
        int end = stop + 1 < stopStarts.Count ? stopStarts[stop + 1] : stopTargets.Count;
        return CollectionsMarshal.AsSpan(stopTargets)[stopStarts[stop]..end];
    }

    /// <summary>The evening of those who are at a place at first.</summary>
    public int StartOf(int place, int ofClass) => eveningAt[StartAt(place, ofClass)];

    /// <summary>The shape of those who come into being at a place: that of those who are there at first, on its own.</summary>
    public int NewShape(int place, int ofClass) => ShapeOf(ShapeAt(place, PlanBook.None, ofClass, false, flee.Settings.StartOnFoot) with { IsNew = true });

    private Whereabouts StartAt(int place, int ofClass) => Whereabouts.At(place, PlanBook.None, 0, flee.Settings.StartOnFoot, ofClass);

    private void Begin(Whereabouts morning)
    {
        if (morning.IsAtPlace)
        {
            int shape = ShapeOf(ShapeAt(morning.Place, morning.Plan, morning.Class, false, morning.IsOnFoot));
            eveningShapes.Add(shape);
            eveningTargets.Add([.. outcomes[shape].Select(o => Leave(o, morning.Place, 0, morning.Memory, morning.IsOnFoot, morning.Class))]);
        }
        else if (morning.IsOnLink)
        {
            int shape = ShapeOf(OnLink(morning.Link, morning.Days, morning.Walked, morning.IsOnFoot));
            eveningShapes.Add(shape);
            eveningTargets.Add([.. outcomes[shape].Select(o => Move(o, morning, 0))]);
        }
        else
        {
            eveningShapes.Add(ShapeOf(OnLink(-1, 0, 0, false)));
            eveningTargets.Add([EveningOf(Whereabouts.Gone)]);
        }
    }

    private void GoOn(Stop stop)
    {
        stopStarts.Add(stopTargets.Count);
        if (stop.Moved == Stop.Night)
        {
            int night = ShapeOf(ShapeAt(stop.Place, PlanBook.None, 0, false, false) with { IsStop = true, IsNight = true });
            stopShapes.Add(night);
            stopTargets.Add(EveningOf(Whereabouts.At(stop.Place, stop.Plan, stop.Memory >> 1, (stop.Memory & 1) != 0, stop.Class)));
            stopTargets.Add(EveningOf(Whereabouts.Gone));
            return;
        }

        if (stop.Link >= 0)
        {
            int taken = ShapeOf(OnLink(stop.Link, 0, 0, false));
            stopShapes.Add(taken);
            foreach (Outcome outcome in outcomes[taken])
            {
                stopTargets.Add(Move(outcome, Whereabouts.On(stop.Link, 0, 0, stop.Plan, stop.Memory, false, stop.Class), stop.Moved));
            }

            return;
        }

        bool isShort = lengths.IsShort(stop.Memory, stop.Moved) && possible.MayBeTown(stop.Place);
        int shape = ShapeOf(ShapeAt(stop.Place, stop.Plan, stop.Class, isShort, false) with { IsStop = true });
        stopShapes.Add(shape);
        foreach (Outcome outcome in outcomes[shape])
        {
            stopTargets.Add(Leave(outcome, stop.Place, stop.Moved, stop.Memory, false, stop.Class));
        }
    }

    // Who has a plan judges no ways, whatever his class.
    private static Shape ShapeAt(int place, int plan, int ofClass, bool isShort, bool isOnFoot)
        => new(place, -1, 0, 0, plan, plan == PlanBook.None ? ofClass : 0, isShort, isOnFoot, false, false, false);

    private static Shape OnLink(int link, int days, int walked, bool isOnFoot) => new(-1, link, days, walked, PlanBook.None, 0, false, isOnFoot, false, false, false);

    private int ShapeOf(Shape shape)
    {
        if (!shapeAt.TryGetValue(shape, out int number))
        {
            number = shapes.Count;
            shapeAt.Add(shape, number);
            shapes.Add(shape);
            outcomes.Add(OutcomesOf(shape));
        }

        return number;
    }

    private Outcome[] OutcomesOf(Shape shape)
    {
        if (shape.IsNight)
        {
            return [new(OutcomeKind.Keep), new(OutcomeKind.Leave)];
        }

        if (shape.Place >= 0)
        {
            return decisions.OutcomesAt(shape);
        }

        if (shape.Link < 0)
        {
            return [new(OutcomeKind.Leave)];
        }

        Outcome[] byRide = OnTheLink(shape, shape.IsOnFoot ? lengths.WalkSpeed : lengths.Speed[shape.Link]);
        return IsByChance(shape.Link, shape.IsOnFoot) ? [.. byRide, .. OnTheLink(shape, lengths.WalkSpeed).Select(o => o with { IsWalked = true })] : byRide;
    }

    // A link that was taken today is open.
    private Outcome[] OnTheLink(Shape shape, int speed)
        => (long)lengths.Behind(shape.Link, shape.Days, shape.Walked, shape.IsOnFoot) + speed <= lengths.Length[shape.Link] ? [new(OutcomeKind.OnTheWay)]
            : possible.MayBeClosed(shape.Link) && shape.Days + shape.Walked > 0 ? [new(OutcomeKind.Arrive), new(OutcomeKind.SentBack)]
            : [new(OutcomeKind.Arrive)];

    // A first link on foot is walked anyway.
    private bool IsByChance(int link, bool isOnFoot) => !isOnFoot && lengths.WalkProbability[link] > 0;

    private int Leave(Outcome outcome, int place, int moved, int memory, bool isOnFoot, int ofClass)
    {
        if (outcome.Kind == OutcomeKind.Stay)
        {
            return EndAt(place, PlanBook.None, lengths.Remember(memory, moved), isOnFoot, ofClass);
        }

        int link = plans.First(outcome.Plan), rest = plans.Rest(outcome.Plan);
        return IsByChance(link, isOnFoot)
            ? ~StopOf(new Stop(-1, link, rest, moved, lengths.HasMemory ? memory : 0, ofClass))
            : Move(new(OutcomeKind.OnTheWay), Whereabouts.On(link, 0, 0, rest, memory, isOnFoot, ofClass), moved);
    }

    // A day's speed on a link, from where somebody is on it, or the rest of a day on which he has moved so far.
    private int Move(Outcome outcome, Whereabouts from, int moved)
    {
        int speed = from.IsOnFoot || outcome.IsWalked ? lengths.WalkSpeed : lengths.Speed[from.Link];
        int behind = lengths.Behind(from.Link, from.Days, from.Walked, from.IsOnFoot) + speed;
        int length = lengths.Length[from.Link];
        if (behind <= length)
        {
            (int days, int walked) = outcome.IsWalked ? (from.Days, from.Walked + 1) : (from.Days + 1, from.Walked);
            return EveningOf(Whereabouts.On(from.Link, days, walked, from.Plan, lengths.Remember(from.Memory, moved + speed), from.IsOnFoot, from.Class));
        }

        int movedThen = moved + speed - (behind - length);
        if (outcome.Kind == OutcomeKind.SentBack)
        {
            return EndAt(flee.Links[from.Link].From, from.Plan, lengths.Remember(from.Memory, movedThen), false, from.Class);
        }

        int to = flee.Links[from.Link].To;
        return movedThen < speed
            ? ~StopOf(new Stop(to, -1, from.Plan, movedThen, lengths.HasMemory ? from.Memory : 0, from.Class))
            : EndAt(to, from.Plan, lengths.Remember(from.Memory, movedThen), false, from.Class);
    }

    private int EndAt(int place, int plan, int memory, bool isOnFoot, int ofClass)
        => flee.Settings.CampsAreSinks && flee.Places[place].DeactivationChance > 0
            ? ~StopOf(new Stop(place, -1, plan, Stop.Night, (memory << 1) | (isOnFoot ? 1 : 0), ofClass))
            : EveningOf(Whereabouts.At(place, plan, memory, isOnFoot, ofClass));

    private int EveningOf(Whereabouts evening)
    {
        if (!eveningAt.TryGetValue(evening, out int number))
        {
            number = evenings.Count;
            eveningAt.Add(evening, number);
            evenings.Add(evening);
        }

        return number;
    }

    private int StopOf(Stop stop)
    {
        if (!stopAt.TryGetValue(stop, out int number))
        {
            number = stops.Count;
            stopAt.Add(stop, number);
            stops.Add(stop);
        }

        return number;
    }

    // In their order, stops have received all who reach them.
    private void SortStops()
    {
        stopInOrder = [.. Enumerable.Range(0, stops.Count)];
        int[] by = [.. stops.Select(s => s.Order)];
        Array.Sort(by, stopInOrder);
        orderOfStop = new int[stops.Count];
        for (int order = 0; order < stopInOrder.Length; order++)
        {
            orderOfStop[stopInOrder[order]] = order;
        }

        Span<int> targets = CollectionsMarshal.AsSpan(stopTargets);
        Turn(targets);
        foreach (int[] ofEvening in eveningTargets)
        {
            Turn(ofEvening);
        }

        void Turn(Span<int> list)
        {
            for (int i = 0; i < list.Length; i++)
            {
                list[i] = list[i] < 0 ? ~orderOfStop[~list[i]] : list[i];
            }
        }
    }
}
