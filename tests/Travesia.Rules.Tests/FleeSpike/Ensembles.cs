using Travesia.Engine;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>Independent runs of a network by the program and by the oracle: people present at some days, and all arrivals.</summary>
internal static class Ensembles
{
    public static Sample ByProgram(FleeNetwork network, int runs, bool hopByHop = false)
    {
        FleeProgram program = hopByHop ? HopByHopProgram.Of(network) : ComposedProgram.Of(network);
        return Collect(network, runs, member =>
        {
            Recording recording = Simulation.Run(program.Program, seed: 20, (uint)member);
            return (
                (day, place) => recording[program.Present[place]][day],
                place => recording[program.Arrivals[place]].ToArray().Sum());
        });
    }

    public static Sample ByOracle(FleeNetwork network, int runs, RoomSeen seen = RoomSeen.InTheMorning, double shortStintThreshold = 0.5, int firstSeed = 0)
        => Collect(network, runs, member =>
        {
            Luck luck = new(firstSeed + member);
            FleeOracle oracle = new(network, luck, seen) { ShortStintThreshold = shortStintThreshold };
            oracle.Run(place => network.Departures[place] > 0 ? luck.Poisson(network.Departures[place]) : 0);
            return (
                (day, place) => oracle.Present[day][place],
                place => oracle.Arrivals.Sum(day => (double)day[place]));
        });

    private static Sample Collect(FleeNetwork network, int runs, Func<int, (Func<int, int, double> Present, Func<int, double> Arrivals)> run)
    {
        int[] days = [1, 3, 6, network.Days / 2, network.Days - 1];
        int[] places = [.. Enumerable.Range(0, network.Places.Length)];
        string[] names =
        [
            .. days.SelectMany(_ => places, (day, place) => $"{network.Places[place].Name} on day {day}"),
            .. places.Select(place => $"arrivals at {network.Places[place].Name}"),
        ];
        double[][] values = [.. Enumerable.Range(0, runs).Select(member =>
        {
            (Func<int, int, double> present, Func<int, double> arrivals) = run(member);
            return (double[])[.. days.SelectMany(_ => places, (day, place) => present(day, place)), .. places.Select(arrivals)];
        })];
        return new Sample(names, values);
    }
}
