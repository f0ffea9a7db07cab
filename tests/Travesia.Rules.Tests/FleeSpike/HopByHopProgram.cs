using Travesia.Engine;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>
/// A program of a Flee network in which a day is a chain of hops: the stops within the day are passing states by ascending kilometres,
/// and rows of one shape share their chances, which dynamics rewrite once for all of them.
/// </summary>
internal static class HopByHopProgram
{
    public static FleeProgram Of(FleeNetwork network, bool tally = true)
    {
        PlanBook plans = new(network);
        FleeDay day = new(network, plans);
        OnAnyDay anyDay = new(network);
        Decisions decisions = new(network, plans);
        ProgramBuilder builder = new(network.Days, [0]);
        StockId[] present = [.. network.Places.Select(place => builder.AddStock($"present {place.Name}", Resolution.Day))];
        TallyId[] arrivals = [.. network.Places.Select(place => builder.AddTally($"arrivals {place.Name}", Resolution.Day))];
        TallySetId[] arriving = [.. arrivals.Select(arrival => tally ? builder.AddTallySet(new TallyWeight(arrival)) : TallySetId.None)];

        (Dictionary<Whereabouts, StateId> evenings, Dictionary<Stop, StateId> stops) = AddStates(builder, network, plans, day, anyDay, present);
        bool varies = !network.Closures.IsEmpty || network.Places.Any(place => place.Capacity >= 1);
        Dictionary<HopShape, (HopChances Chances, RowId Row)> shapes = [];
        OnDay first = new(network, 0, [.. network.Places.Select((_, place) => network.Room(place, network.Initial[place]))]);
        foreach ((Whereabouts evening, StateId state) in evenings)
        {
            HopShape shape = evening.IsAtPlace
                ? new HopShape(evening.Place, -1, 0, evening.Plan, false, evening.OnFoot)
                : new HopShape(-1, evening.Link, evening.Days, PlanBook.None, false, evening.OnFoot);
            SetRow(state, shape, day.Begin(evening, anyDay));
        }

        foreach ((Stop stop, StateId state) in stops)
        {
            SetRow(state, new HopShape(stop.Place, -1, 0, stop.Plan, day.IsForcedOn(stop), false), day.GoOn(stop, anyDay));
        }

        for (int place = 0; place < network.Places.Length; place++)
        {
            if (network.Initial[place] > 0)
            {
                builder.AddInitialStock(new InitialStock(evenings[ComposedProgram.Start(network, place)], network.Initial[place]));
            }

            if (network.Departures[place] > 0)
            {
                builder.AddDeparture(new Departure(evenings[ComposedProgram.Start(network, place)], [.. Enumerable.Repeat(network.Departures[place], network.Days)]));
            }
        }

        if (varies)
        {
            builder.UseDynamics(new HopByHopDynamics(network, present, [.. shapes.Values.Where(shape => shape.Chances.Hops.Count > 1)]));
        }

        return new FleeProgram(builder.Build(), present, arrivals);

        void SetRow(StateId state, HopShape shape, List<Hop> hops)
        {
            if (shapes.TryGetValue(shape, out (HopChances Chances, RowId Row) known))
            {
                builder.SetRow(state, builder.AddRowLike(known.Row, [.. known.Chances.Hops.Select(hop => Target(hops[hop]))]));
                return;
            }

            HopChances chances = new(shape, hops.Count, decisions, anyDay);
            Transition[] transitions = [.. chances.Hops.Zip(chances.On(first), (hop, chance) => new Transition(
                Target(hops[hop]), chance, hops[hop].ReachedPlace >= 0 ? arriving[hops[hop].ReachedPlace] : TallySetId.None))];
            RowId row = varies && transitions.Length > 1 ? builder.AddDynamicRow(transitions) : builder.AddRow(transitions);
            shapes.Add(shape, (chances, row));
            builder.SetRow(state, row);
        }

        StateId Target(Hop hop) => hop.Next is { } next ? stops[next] : evenings[hop.Evening];
    }

    /// <summary>The states that can be reached: of the evening, then the stops in an order in which every hop leads onwards.</summary>
    private static (Dictionary<Whereabouts, StateId> Evenings, Dictionary<Stop, StateId> Stops) AddStates(
        ProgramBuilder builder, FleeNetwork network, PlanBook plans, FleeDay day, OnAnyDay anyDay, StockId[] present)
    {
        HashSet<Whereabouts> evenings = [.. Enumerable.Range(0, network.Places.Length)
            .Where(place => network.Initial[place] > 0 || network.Departures[place] > 0)
            .Select(place => ComposedProgram.Start(network, place))];
        HashSet<Stop> stops = [];
        Stack<Whereabouts> todo = new(evenings);
        Stack<Stop> todoToday = [];
        while (todo.TryPop(out Whereabouts morning))
        {
            Follow(day.Begin(morning, anyDay));
            while (todoToday.TryPop(out Stop stop))
            {
                Follow(day.GoOn(stop, anyDay));
            }
        }

        Dictionary<Whereabouts, StateId> stateOfEvening = [];
        foreach (Whereabouts evening in evenings)
        {
            StateId state = builder.AddState(evening.Key(network, plans));
            stateOfEvening.Add(evening, state);
            if (evening.IsAtPlace)
            {
                builder.CountIn(present[evening.Place], state);
            }
        }

        Dictionary<(int Place, int Plan), StableKey> keys = [];
        Dictionary<Stop, StateId> stateOfStop = new(stops.Count);
        foreach (Stop stop in stops.OrderBy(stop => stop.Moved))
        {
            if (!keys.TryGetValue((stop.Place, stop.Plan), out StableKey key))
            {
                keys.Add((stop.Place, stop.Plan), key = StableKey.Of("stop", string.Join(' ', plans.Links(stop.Plan))).With(stop.Place));
            }

            stateOfStop.Add(stop, builder.AddState(key.With(stop.Moved).With(stop.Memory), passing: true));
        }

        return (stateOfEvening, stateOfStop);

        void Follow(List<Hop> hops)
        {
            foreach (Hop hop in hops)
            {
                if (hop.Next is { } next)
                {
                    if (stops.Add(next))
                    {
                        todoToday.Push(next);
                    }
                }
                else if (evenings.Add(hop.Evening))
                {
                    todo.Push(hop.Evening);
                }
            }
        }
    }
}
