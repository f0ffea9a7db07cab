namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>Where and with how many kilometres a day may end, and whether only for those whose memory does not force them on.</summary>
internal readonly record struct ShapeEnd(Whereabouts Evening, int Moved, bool OnlyUnforced);

/// <summary>The hops of a day that are possible from a position, whatever the memory: the memory decides on nothing but who may stay.</summary>
internal sealed record DayShape(int FirstHops, IReadOnlyList<ShapeEnd> Ends, IReadOnlyDictionary<Stop, IReadOnlyList<ShapeEnd>> Stops, IReadOnlyDictionary<Stop, int> HopsOn)
{
    public static DayShape Of(FleeNetwork network, FleeDay day, Whereabouts morning)
    {
        OnAnyDay anyDay = new(network);
        HashSet<ShapeEnd> ends = [];
        Dictionary<Stop, IReadOnlyList<ShapeEnd>> stops = [];
        Dictionary<Stop, int> hopsOn = [];
        Stack<Stop> todo = [];
        List<Hop> first = day.Begin(morning, anyDay);
        Follow(first, _ => false);
        while (todo.TryPop(out Stop stop))
        {
            if (!stops.ContainsKey(stop))
            {
                List<Hop> forced = day.GoOn(stop, anyDay);
                List<Hop> unforced = day.GoOn(stop with { Memory = network.Settings.MoveSpeed }, anyDay);
                bool mayStayIfForced = forced.Any(hop => IsStay(hop, stop.Moved));
                stops.Add(stop, Follow(unforced, hop => IsStay(hop, stop.Moved) && !mayStayIfForced));
                hopsOn.Add(stop, Different(unforced));
            }
        }

        return new DayShape(Different(first), [.. ends], stops, hopsOn);

        IReadOnlyList<ShapeEnd> Follow(List<Hop> hops, Func<Hop, bool> onlyUnforced)
        {
            List<ShapeEnd> here = [];
            foreach (Hop hop in hops)
            {
                if (hop.Next is { } next)
                {
                    todo.Push(next with { Memory = 0 });
                }
                else
                {
                    here.Add(new ShapeEnd(hop.Evening with { Memory = 0 }, hop.Moved, onlyUnforced(hop)));
                }
            }

            ends.UnionWith(here);
            return here;
        }

        static int Different(List<Hop> hops) => hops.DistinctBy(hop => (hop.Next, hop.Evening)).Count();

        static bool IsStay(Hop hop, int moved) => hop.Next is null && hop.ReachedPlace < 0 && hop.Evening.IsAtPlace && hop.Moved == moved;
    }
}
