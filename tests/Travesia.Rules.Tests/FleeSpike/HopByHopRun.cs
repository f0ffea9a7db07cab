namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>
/// A day as a chain of hops on counts, with states made when somebody first enters them: what a program with states within the day
/// would do, written plainly, to see how many of its states are occupied.
/// </summary>
internal static class HopByHopRun
{
    /// <summary>On each day: people who moved, occupied states in the morning, occupied stops, and draws (outcomes of occupied rows).</summary>
    public static IEnumerable<(long People, int Mornings, int Stops, int Draws)> Of(FleeNetwork network, int seed)
    {
        FleeDay rules = new(network, new PlanBook(network));
        Luck luck = new(seed);
        double[] room = [.. network.Places.Select(_ => 1.0)];
        Dictionary<Whereabouts, int> morning = [];
        Enter(place => network.Initial[place]);
        for (int day = 0; day < network.Days; day++)
        {
            OnDay today = new(network, day, room);
            Dictionary<Whereabouts, int> evening = [];
            SortedDictionary<int, Dictionary<Stop, int>> waiting = [];
            int stops = 0, draws = 0;
            foreach ((Whereabouts state, int people) in morning)
            {
                Split(rules.Begin(state, today), people);
            }

            while (waiting.Count > 0)
            {
                (int moved, Dictionary<Stop, int> here) = waiting.First();
                waiting.Remove(moved);
                stops += here.Count;
                foreach ((Stop stop, int people) in here)
                {
                    Split(rules.GoOn(stop, today), people);
                }
            }

            yield return (morning.Values.Sum(people => (long)people), morning.Count, stops, draws);
            morning = evening;
            Enter(place => luck.Poisson(network.Departures[place]));

            void Split(List<Hop> hops, int people)
            {
                draws += hops.Count - 1;
                double[] chances = [.. hops.Select(hop => hop.Chance)];
                foreach (IGrouping<int, int> taken in Enumerable.Range(0, people).Select(_ => luck.Pick(chances)).GroupBy(pick => pick))
                {
                    Hop hop = hops[taken.Key];
                    if (hop.Next is { } next)
                    {
                        if (!waiting.TryGetValue(next.Moved, out Dictionary<Stop, int>? there))
                        {
                            waiting.Add(next.Moved, there = []);
                        }

                        there[next] = there.GetValueOrDefault(next) + taken.Count();
                    }
                    else
                    {
                        evening[hop.Evening] = evening.GetValueOrDefault(hop.Evening) + taken.Count();
                    }
                }
            }
        }

        void Enter(Func<int, int> people)
        {
            for (int place = 0; place < network.Places.Length; place++)
            {
                if (people(place) is > 0 and int entering)
                {
                    Whereabouts start = ComposedProgram.Start(network, place);
                    morning[start] = morning.GetValueOrDefault(start) + entering;
                }
            }
        }
    }
}
