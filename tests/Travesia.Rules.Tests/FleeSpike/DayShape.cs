namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>Where and with how many kilometres a day may end, and whether only for those whose memory does not force them on.</summary>
internal readonly record struct ShapeEnd(Whereabouts Evening, int Moved, bool OnlyUnforced);

/// <summary>What is possible from a stop, or from the morning: ends of the day, further stops, and the number of transitions.</summary>
internal sealed record Possible(IReadOnlyList<ShapeEnd> Ends, IReadOnlyList<Stop> Next, int Transitions);

/// <summary>The hops of a day that are possible from a position, whatever the memory: the memory decides on nothing but who may stay.</summary>
internal sealed record DayShape(Possible First, IReadOnlyCollection<ShapeEnd> Ends, IReadOnlyCollection<Stop> Stops);

/// <summary>Finds shapes of days; what is possible from a stop is found once.</summary>
internal sealed class DayShapes(FleeNetwork network, FleeDay day)
{
    private readonly OnAnyDay anyDay = new(network);
    private readonly Dictionary<Stop, Possible> fromStop = [];

    public DayShape Of(Whereabouts morning)
    {
        Possible first = Sort(day.Begin(morning, anyDay), _ => false);
        HashSet<ShapeEnd> ends = [.. first.Ends];
        HashSet<Stop> stops = [];
        Stack<Stop> todo = new(first.Next);
        while (todo.TryPop(out Stop stop))
        {
            if (stops.Add(stop))
            {
                ends.UnionWith(From(stop).Ends);
                foreach (Stop next in From(stop).Next)
                {
                    todo.Push(next);
                }
            }
        }

        return new DayShape(first, ends, stops);
    }

    public Possible From(Stop stop)
    {
        if (!fromStop.TryGetValue(stop, out Possible? possible))
        {
            List<Hop> forced = day.GoOn(stop, anyDay);
            List<Hop> unforced = day.GoOn(stop with { Memory = network.Settings.MoveSpeed }, anyDay);
            bool mayStayIfForced = forced.Any(hop => IsStay(hop, stop));
            fromStop.Add(stop, possible = Sort(unforced, hop => IsStay(hop, stop) && !mayStayIfForced));
        }

        return possible;
    }

    private static Possible Sort(List<Hop> hops, Func<Hop, bool> onlyUnforced) => new(
        [.. hops.Where(hop => hop.Next is null).Select(hop => new ShapeEnd(hop.Evening with { Memory = 0 }, hop.Moved, onlyUnforced(hop))).Distinct()],
        [.. hops.Select(hop => hop.Next).OfType<Stop>().Select(stop => stop with { Memory = 0 }).Distinct()],
        hops.DistinctBy(hop => (hop.Next, hop.Evening)).Count());

    private static bool IsStay(Hop hop, Stop stop)
        => hop.Next is null && hop.ReachedPlace < 0 && hop.Evening.Place == stop.Place && hop.Moved == stop.Moved;
}
