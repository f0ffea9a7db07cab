using Travesia.Engine;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>The law of one person, by the program and by the oracle: where at the end of each day, and arrivals on each day.</summary>
internal static class OnePerson
{
    /// <summary>Runs the program in expected mode: exact, since nobody fills a camp alone.</summary>
    public static (double[,] Present, double[,] Arrivals) ByProgram(FleeNetwork network, int start)
    {
        FleeProgram composed = ComposedProgram.Of(Alone(network, start));
        Recording recording = Simulation.Run(composed.Program, seed: 0, member: 0, new RunOptions(Mode.Expected));
        double[,] present = new double[network.Days, network.Places.Length];
        double[,] arrivals = new double[network.Days, network.Places.Length];
        for (int place = 0; place < network.Places.Length; place++)
        {
            for (int t = 0; t < network.Days; t++)
            {
                present[t, place] = recording[composed.Present[place]][t];
                arrivals[t, place] = recording[composed.Arrivals[place]][t];
            }
        }

        return (present, arrivals);
    }

    /// <summary>Plays every future of one person by the rules in words.</summary>
    public static (double[,] Present, double[,] Arrivals, int Futures) ByEveryFuture(FleeNetwork network, int start, double shortStintThreshold = 0.5)
    {
        FleeNetwork alone = Alone(network, start);
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

    private static FleeNetwork Alone(FleeNetwork network, int start) => network with
    {
        Initial = [.. network.Places.Select((_, place) => place == start ? 1 : 0)],
        Departures = [.. network.Places.Select(_ => 0.0)],
    };
}
