namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>The law of one person, by the states and by the oracle: where at the end of each day, and arrivals on each day.</summary>
internal static class OnePerson
{
    /// <summary>Pushes a unit through the composed rows.</summary>
    public static (double[,] Present, double[,] Arrivals) ByStates(FleeNetwork network, int start)
    {
        FleeDay day = new(network, new PlanBook(network));
        double[,] present = new double[network.Days, network.Places.Length];
        double[,] arrivals = new double[network.Days, network.Places.Length];
        double[] room = [.. network.Places.Select(_ => 1.0)];
        Dictionary<Whereabouts, double> now = new() { [ComposedProgram.Start(network, start)] = 1 };
        for (int t = 0; t < network.Days; t++)
        {
            Dictionary<Whereabouts, double> evening = [];
            foreach ((Whereabouts state, double chance) in now)
            {
                foreach ((DayEnd end, double share) in ComposedRow.Of(day, state, new OnDay(network, t, room)))
                {
                    evening[end.Evening] = evening.GetValueOrDefault(end.Evening) + chance * share;
                    foreach (char place in end.Reached)
                    {
                        arrivals[t, place - 'A'] += chance * share;
                    }
                }
            }

            foreach ((Whereabouts state, double chance) in evening.Where(pair => pair.Key.IsAtPlace))
            {
                present[t, state.Place] += chance;
            }

            now = evening;
        }

        return (present, arrivals);
    }

    /// <summary>Plays every future of one person by the rules in words.</summary>
    public static (double[,] Present, double[,] Arrivals, int Futures) ByEveryFuture(FleeNetwork network, int start, double shortStintThreshold = 0.5)
    {
        FleeNetwork alone = network with
        {
            Initial = [.. network.Places.Select((_, place) => place == start ? 1 : 0)],
            Departures = [.. network.Places.Select(_ => 0.0)],
        };
        double[,] present = new double[network.Days, network.Places.Length];
        double[,] arrivals = new double[network.Days, network.Places.Length];
        EveryFuture future = new();
        int futures = 0;
        do
        {
            FleeOracle oracle = new(alone, future) { ShortStintThreshold = shortStintThreshold };
            oracle.Run(_ => 0);
            double chance = future.Chance;
            futures++;
            for (int t = 0; t < network.Days; t++)
            {
                for (int place = 0; place < network.Places.Length; place++)
                {
                    present[t, place] += chance * oracle.Present[t][place];
                    arrivals[t, place] += chance * oracle.Arrivals[t][place];
                }
            }
        }
        while (future.Advance());

        return (present, arrivals, futures);
    }
}
