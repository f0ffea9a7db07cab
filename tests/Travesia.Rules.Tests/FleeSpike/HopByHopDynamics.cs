using Travesia.Engine;

namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>Rewrites the chances of every shape of hops when a link closes or opens or the room of a camp changes.</summary>
internal sealed class HopByHopDynamics(FleeNetwork network, IReadOnlyList<StockId> present, IReadOnlyList<(HopChances Chances, RowId Row)> shapes) : IDynamics
{
    public IReadOnlyList<StateId> States => [];

    public IDynamicsRun Begin() => new Run(network, present, shapes);

    private sealed class Run(FleeNetwork network, IReadOnlyList<StockId> present, IReadOnlyList<(HopChances Chances, RowId Row)> shapes) : IDynamicsRun
    {
        private string written = "";

        public void StartOfDay(int day, in Occupancy occupancy, Rewriter rewriter)
        {
            double[] room = new double[network.Places.Length];
            for (int place = 0; place < room.Length; place++)
            {
                room[place] = network.Room(place, occupancy.People(present[place]));
            }

            string now = string.Join(' ', room) + string.Concat(Enumerable.Range(0, network.Links.Length).Select(link => network.IsOpen(link, day) ? 'o' : 'c'));
            if (now == written)
            {
                return;
            }

            written = now;
            OnDay today = new(network, day, room);
            foreach ((HopChances chances, RowId row) in shapes)
            {
                rewriter.SetRow(row, chances.On(today));
            }
        }
    }
}
