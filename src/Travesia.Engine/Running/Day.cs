using System.Numerics;

namespace Travesia.Engine.Running;

/// <summary>A day of a run: the order in which things happen to people, for whole and for real numbers alike.</summary>
internal sealed class Day<T, TDraws>(
    RowMap epochs,
    DynamicPart dynamics,
    Split<T, TDraws> split,
    PassingSplit<T, TDraws> passing,
    GateService<T, TDraws> gates,
    Arrivals<T, TDraws> arrivals,
    Crowd<T> crowd,
    Recorder<T> recorder)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    /// <summary>Lives one day.</summary>
    public void Advance(int day, ref TDraws draws)
    {
        draws.BeginDay(day);
        recorder.Open();

        // The table of the day's epoch, then the rows and departure means that depend on where people are this morning.
        epochs.Begin(day);
        dynamics.Rewrite(day);

        // Every occupied state is split over its row, then every passing state over its own, on all who entered it. What passes no
        // gate is committed; the rest tries its gates, narrowest first, and is committed to its target or to its waiting state.
        split.Everybody(ref draws);
        passing.Everybody(ref draws);
        gates.Serve(ref draws, day);

        // Who enters today is first split tomorrow.
        arrivals.Enter(ref draws, day);
        crowd.Turn();

        recorder.Close(day);
    }
}
