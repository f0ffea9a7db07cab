using Travesia.Engine;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>A program of a Flee network in which a day is one row for each state.</summary>
internal static class ComposedProgram
{
    public static FleeProgram Of(FleeNetwork network, bool tally = true)
    {
        PlanBook plans = new(network);
        FleeDay day = new(network, plans);
        ProgramBuilder builder = new(network.Days, [0]);
        StockId[] present = [.. network.Places.Select(place => builder.AddStock($"present {place.Name}", Resolution.Day))];
        TallyId[] arrivals = [.. network.Places.Select(place => builder.AddTally($"arrivals {place.Name}", Resolution.Day))];

        Dictionary<Whereabouts, SortedDictionary<DayEnd, double>> support = Support(network, day, tally);
        Dictionary<Whereabouts, StateId> states = [];
        foreach (Whereabouts state in support.Keys)
        {
            states.Add(state, builder.AddState(state.Key(network, plans)));
            if (state.IsAtPlace)
            {
                builder.CountIn(present[state.Place], states[state]);
            }
        }

        Dictionary<string, TallySetId> tallySets = support.Values.SelectMany(row => row.Keys).Select(end => end.Reached).Distinct().Order(StringComparer.Ordinal)
            .ToDictionary(reached => reached, reached => builder.AddTallySet([.. reached.GroupBy(letter => letter).Select(visits => new TallyWeight(arrivals[visits.Key - 'A'], visits.Count()))]));
        FleeDynamics dynamics = new(network, day, tally, present, states, support.ToDictionary(row => row.Key, row => row.Value.Keys.ToArray()));

        builder.BeginEpoch(0);
        double[] room = [.. network.Places.Select((_, place) => network.Room(place, network.Initial[place]))];
        foreach ((Whereabouts state, SortedDictionary<DayEnd, double> ends) in support)
        {
            SortedDictionary<DayEnd, double> row = ComposedRow.Of(day, state, new OnDay(network, 0, room), tally);
            builder.SetRow(states[state], builder.AddRow([.. ends.Keys.Select(end => new Transition(states[end.Evening], row.GetValueOrDefault(end), tallySets[end.Reached]))]));
        }

        for (int place = 0; place < network.Places.Length; place++)
        {
            StateId entering = states.TryGetValue(Start(network, place), out StateId state) ? state : default;
            if (network.Initial[place] > 0)
            {
                builder.AddInitialStock(new InitialStock(entering, network.Initial[place]));
            }

            if (network.Departures[place] > 0)
            {
                builder.AddDeparture(new Departure(entering, [.. Enumerable.Repeat(network.Departures[place], network.Days)]));
            }
        }

        if (!network.Closures.IsEmpty || network.Places.Any(place => place.Capacity >= 1))
        {
            builder.UseDynamics(dynamics);
        }

        return new FleeProgram(builder.Build(), present, arrivals);
    }

    /// <summary>The states that can be reached and, for each, the ends of its day that can be reached on some day.</summary>
    public static Dictionary<Whereabouts, SortedDictionary<DayEnd, double>> Support(FleeNetwork network, FleeDay day, bool tally = true)
    {
        OnAnyDay anyDay = new(network);
        Dictionary<Whereabouts, SortedDictionary<DayEnd, double>> support = [];
        Queue<Whereabouts> todo = new(Enumerable.Range(0, network.Places.Length)
            .Where(place => network.Initial[place] > 0 || network.Departures[place] > 0)
            .Select(place => Start(network, place)));
        while (todo.TryDequeue(out Whereabouts state))
        {
            if (!support.ContainsKey(state))
            {
                support.Add(state, ComposedRow.Of(day, state, anyDay, tally));
                foreach (DayEnd end in support[state].Keys)
                {
                    todo.Enqueue(end.Evening);
                }
            }
        }

        return support;
    }

    public static Whereabouts Start(FleeNetwork network, int place) => Whereabouts.At(place, PlanBook.None, 0, network.Settings.StartOnFoot);
}
