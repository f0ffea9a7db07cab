using System.Collections.Concurrent;
using Travesia.Engine;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>
/// Rewrites the composed rows when a link closes or opens or the room of a camp changes: of the states that people are in, since no
/// other row is read that day.
/// </summary>
internal sealed class FleeDynamics(
    FleeNetwork network,
    FleeDay day,
    bool tally,
    IReadOnlyList<StockId> present,
    IReadOnlyDictionary<Whereabouts, StateId> states,
    IReadOnlyDictionary<Whereabouts, DayEnd[]> ends) : IDynamics
{
    /// <summary>Rows that another run has worked out already: closures are the same in all runs, the room of camps is not.</summary>
    private readonly ConcurrentDictionary<(Whereabouts State, string Circumstances), double[]> known = [];

    private readonly bool roomVaries = network.Places.Any(place => place.Capacity >= 1);

    public IReadOnlyList<StateId> States { get; } = [.. states.Values];

    public IDynamicsRun Begin()
    {
        Dictionary<Whereabouts, string> written = [];
        return new Run((int today, in Occupancy occupancy, Rewriter rewriter) =>
        {
            double[] room = new double[network.Places.Length];
            for (int place = 0; place < room.Length; place++)
            {
                room[place] = network.Room(place, occupancy.People(present[place]));
            }

            string now = string.Join(' ', room) + string.Concat(Enumerable.Range(0, network.Links.Length).Select(link => network.IsOpen(link, today) ? 'o' : 'c'));
            foreach ((Whereabouts state, StateId id) in states)
            {
                if (occupancy.People(id) > 0 && written.GetValueOrDefault(state) != now)
                {
                    written[state] = now;
                    OnDay circumstances = new(network, today, room);
                    rewriter.SetRow(id, roomVaries ? Chances(state, circumstances) : known.GetOrAdd((state, now), _ => Chances(state, circumstances)));
                }
            }
        });
    }

    private double[] Chances(Whereabouts state, OnDay today)
    {
        SortedDictionary<DayEnd, double> row = ComposedRow.Of(day, state, today, tally);
        return [.. ends[state].Select(end => row.GetValueOrDefault(end))];
    }

    private delegate void Morning(int day, in Occupancy occupancy, Rewriter rewriter);

    private sealed class Run(Morning morning) : IDynamicsRun
    {
        public void StartOfDay(int day, in Occupancy occupancy, Rewriter rewriter) => morning(day, occupancy, rewriter);
    }
}
