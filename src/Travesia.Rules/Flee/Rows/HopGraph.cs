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
    private int[] orderOfStop = [];
    private int[] stopInOrder = [];

    public HopGraph(FleeCase flee, PlanBook plans, Possibilities possible, Decisions decisions, Lengths lengths, IEnumerable<int> starts)
    {
        this.flee = flee;
        this.plans = plans;
        this.possible = possible;
        this.decisions = decisions;
        this.lengths = lengths;
        foreach (int place in starts)
        {
            EveningOf(StartAt(place));
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
        SortStops();

        // Of no use any more, and large where stops are many.
        stopAt.Clear();
        stopAt.TrimExcess();
    }

    /// <summary>Whether there are more stops than are kept; then the graph is not whole.</summary>
    public bool IsTooLarge { get; }

    /// <summary>The states of the evening.</summary>
    public IReadOnlyList<Whereabouts> Evenings => evenings;

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
    public int StartOf(int place) => eveningAt[StartAt(place)];

    /// <summary>The shape of those who come into being at a place: that of those who are there at first, on its own.</summary>
    public int NewShape(int place) => ShapeOf(ShapeAt(place, PlanBook.None, false, flee.Settings.StartOnFoot) with { IsNew = true });

    private Whereabouts StartAt(int place) => Whereabouts.At(place, PlanBook.None, 0, flee.Settings.StartOnFoot);

    private void Begin(Whereabouts morning)
    {
        if (morning.IsAtPlace)
        {
            int shape = ShapeOf(ShapeAt(morning.Place, morning.Plan, false, morning.IsOnFoot));
            eveningShapes.Add(shape);
            eveningTargets.Add([.. outcomes[shape].Select(o => Leave(o, morning.Place, 0, morning.Memory, morning.IsOnFoot))]);
        }
        else if (morning.IsOnLink)
        {
            int shape = ShapeOf(new Shape(-1, morning.Link, morning.Days, PlanBook.None, false, morning.IsOnFoot, false, false, false));
            eveningShapes.Add(shape);
            eveningTargets.Add([.. outcomes[shape].Select(o => GoOnLink(o, morning))]);
        }
        else
        {
            eveningShapes.Add(ShapeOf(new Shape(-1, -1, 0, PlanBook.None, false, false, false, false, false)));
            eveningTargets.Add([EveningOf(Whereabouts.Gone)]);
        }
    }

    private void GoOn(Stop stop)
    {
        stopStarts.Add(stopTargets.Count);
        if (stop.Moved == Stop.Night)
        {
            int night = ShapeOf(new Shape(stop.Place, -1, 0, PlanBook.None, false, false, false, true, true));
            stopShapes.Add(night);
            stopTargets.Add(EveningOf(Whereabouts.At(stop.Place, stop.Plan, stop.Memory >> 1, (stop.Memory & 1) != 0)));
            stopTargets.Add(EveningOf(Whereabouts.Gone));
            return;
        }

        bool isShort = lengths.IsShort(stop.Memory, stop.Moved) && possible.MayBeTown(stop.Place);
        int shape = ShapeOf(ShapeAt(stop.Place, stop.Plan, isShort, false) with { IsStop = true });
        stopShapes.Add(shape);
        foreach (Outcome outcome in outcomes[shape])
        {
            stopTargets.Add(Leave(outcome, stop.Place, stop.Moved, stop.Memory, false));
        }
    }

    private static Shape ShapeAt(int place, int plan, bool isShort, bool isOnFoot) => new(place, -1, 0, plan, isShort, isOnFoot, false, false, false);

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

        int speed = shape.IsOnFoot ? lengths.WalkSpeed : lengths.Speed[shape.Link];
        return (shape.Days + 1L) * speed <= lengths.Length[shape.Link] ? [new(OutcomeKind.OnTheWay)]
            : possible.MayBeClosed(shape.Link) ? [new(OutcomeKind.Arrive), new(OutcomeKind.SentBack)]
            : [new(OutcomeKind.Arrive)];
    }

    private int Leave(Outcome outcome, int place, int moved, int memory, bool isOnFoot)
        => outcome.Kind == OutcomeKind.Stay
            ? EndAt(place, PlanBook.None, lengths.Remember(memory, moved), isOnFoot)
            : Travel(plans.First(outcome.Plan), 0, plans.Rest(outcome.Plan), moved, memory, isOnFoot);

    private int GoOnLink(Outcome outcome, Whereabouts morning)
    {
        if (outcome.Kind != OutcomeKind.SentBack)
        {
            return Travel(morning.Link, morning.Days, morning.Plan, 0, morning.Memory, morning.IsOnFoot);
        }

        int speed = morning.IsOnFoot ? lengths.WalkSpeed : lengths.Speed[morning.Link];
        int moved = speed - (((morning.Days + 1) * speed) - lengths.Length[morning.Link]);
        return EndAt(flee.Links[morning.Link].From, morning.Plan, lengths.Remember(morning.Memory, moved), false);
    }

    private int Travel(int link, int daysBefore, int plan, int moved, int memory, bool isOnFoot)
    {
        int speed = isOnFoot ? lengths.WalkSpeed : lengths.Speed[link];
        int behind = (daysBefore + 1) * speed;
        if (behind <= lengths.Length[link])
        {
            return EveningOf(Whereabouts.On(link, daysBefore + 1, plan, lengths.Remember(memory, moved + speed), isOnFoot));
        }

        int movedThen = moved + speed - (behind - lengths.Length[link]);
        int to = flee.Links[link].To;
        return movedThen < speed
            ? ~StopOf(new Stop(to, plan, movedThen, lengths.HasMemory ? memory : 0))
            : EndAt(to, plan, lengths.Remember(memory, movedThen), false);
    }

    private int EndAt(int place, int plan, int memory, bool isOnFoot)
        => flee.Settings.CampsAreSinks && flee.Places[place].DeactivationChance > 0
            ? ~StopOf(new Stop(place, plan, Stop.Night, (memory << 1) | (isOnFoot ? 1 : 0)))
            : EveningOf(Whereabouts.At(place, plan, memory, isOnFoot));

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

    // Every hop adds to the way of the day, so that stops by ascending way have received all who reach them.
    private void SortStops()
    {
        stopInOrder = [.. Enumerable.Range(0, stops.Count)];
        int[] moved = [.. stops.Select(s => s.Moved)];
        Array.Sort(moved, stopInOrder);
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
