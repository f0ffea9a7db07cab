using Travesia.Engine;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>Rewrites the composed rows on the days on which a link closes or opens or the room of a camp changes.</summary>
internal sealed class FleeDynamics(
    FleeNetwork network,
    FleeDay day,
    IReadOnlyList<StockId> present,
    IReadOnlyDictionary<Whereabouts, StateId> states,
    IReadOnlyDictionary<Whereabouts, DayEnd[]> ends) : IDynamics
{
    public IReadOnlyList<StateId> States { get; } = [.. states.Values];

    public IDynamicsRun Begin()
    {
        string last = "";
        return new Run((int today, in Occupancy occupancy, Rewriter rewriter) =>
        {
            double[] room = new double[network.Places.Length];
            for (int place = 0; place < room.Length; place++)
            {
                room[place] = network.Room(place, occupancy.People(present[place]));
            }

            string now = string.Join(' ', room) + string.Concat(Enumerable.Range(0, network.Links.Length).Select(link => network.IsOpen(link, today) ? 'o' : 'c'));
            if (now != last)
            {
                last = now;
                Rewrite(new OnDay(network, today, room), rewriter);
            }
        });
    }

    private void Rewrite(OnDay today, Rewriter rewriter)
    {
        foreach ((Whereabouts state, DayEnd[] targets) in ends)
        {
            SortedDictionary<DayEnd, double> row = ComposedRow.Of(day, state, today);
            rewriter.SetRow(states[state], [.. targets.Select(end => row.GetValueOrDefault(end))]);
        }
    }

    private delegate void Morning(int day, in Occupancy occupancy, Rewriter rewriter);

    private sealed class Run(Morning morning) : IDynamicsRun
    {
        public void StartOfDay(int day, in Occupancy occupancy, Rewriter rewriter) => morning(day, occupancy, rewriter);
    }
}
