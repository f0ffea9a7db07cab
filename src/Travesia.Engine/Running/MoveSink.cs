using System.Numerics;

namespace Travesia.Engine.Running;

/// <summary>Takes the moves of real people: where they will be tomorrow, what is counted, and who queues at gates.</summary>
internal abstract class MoveSink<T>
    where T : struct, INumber<T>
{
    /// <summary>People by state, tomorrow. Read anew on each day.</summary>
    public abstract T[] Next { get; }

    /// <summary>Not 0 where somebody was put into the block of states.</summary>
    public abstract byte[] NextBlocks { get; }

    /// <summary>People moved today under each daily part of a set of tallies.</summary>
    public abstract double[] Today { get; }

    /// <summary>People moved in this period under each set of tallies.</summary>
    public abstract double[] InPeriod { get; }

    /// <summary>People queue to make a move; see <see cref="GateService{T, TDraws}.Try"/>.</summary>
    public abstract void Try(int state, int entry, int way, T people);
}

/// <summary>Takes moves as what the run itself holds.</summary>
internal sealed class DirectSink<T, TDraws>(Crowd<T> crowd, Counters counters, GateService<T, TDraws> gates) : MoveSink<T>
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    public override T[] Next => crowd.Next;

    public override byte[] NextBlocks => crowd.NextBlocks;

    public override double[] Today => counters.Today;

    public override double[] InPeriod => counters.InPeriod;

    public override void Try(int state, int entry, int way, T people) => gates.Try(state, entry, way, people);
}
