using System.Numerics;
using System.Runtime.Intrinsics;

namespace Travesia.Engine.Running;

/// <summary>Keeps moves apart, so that they can be made beside others, until they are added to what the run holds.</summary>
internal sealed class ApartSink<T, TDraws> : MoveSink<T>
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly Crowd<T> crowd;
    private readonly Counters counters;
    private readonly GateService<T, TDraws> gates;
    private readonly List<(int State, int Entry, int Way, T People)> attempts;

    public ApartSink(Program program, Crowd<T> crowd, Counters counters, GateService<T, TDraws> gates)
    {
        this.crowd = crowd;
        this.counters = counters;
        this.gates = gates;
        Next = new T[crowd.Next.Length];
        NextBlocks = new byte[crowd.NextBlocks.Length];
        Today = new double[counters.Today.Length];
        InPeriod = new double[counters.InPeriod.Length];
        attempts = new(program.Parts.GatePlan.MostAttempts);
    }

    public override T[] Next { get; }

    public override byte[] NextBlocks { get; }

    public override double[] Today { get; }

    public override double[] InPeriod { get; }

    public override void Try(int state, int entry, int way, T people) => attempts.Add((state, entry, way, people));

    /// <summary>Adds what was kept to what the run holds, and forgets it.</summary>
    public void Deliver()
    {
        T[] next = crowd.Next;
        byte[] nextBlocks = crowd.NextBlocks;
        for (int block = 0; block < NextBlocks.Length; block++)
        {
            if (NextBlocks[block] != 0)
            {
                NextBlocks[block] = 0;
                nextBlocks[block] = 1;
                Add(Next.AsSpan(block << Crowd<T>.BlockShift, 1 << Crowd<T>.BlockShift), next.AsSpan(block << Crowd<T>.BlockShift, 1 << Crowd<T>.BlockShift));
            }
        }

        Add(Today, counters.Today);
        Add(InPeriod, counters.InPeriod);
        foreach ((int state, int entry, int way, T people) in attempts)
        {
            gates.Try(state, entry, way, people);
        }

        attempts.Clear();
    }

    private static void Add<TNumber>(Span<TNumber> from, Span<TNumber> to)
        where TNumber : struct, INumber<TNumber>
    {
        int at = 0;
        for (; at <= from.Length - Vector256<TNumber>.Count; at += Vector256<TNumber>.Count)
        {
            (Vector256.Create<TNumber>(from[at..]) + Vector256.Create<TNumber>(to[at..])).CopyTo(to[at..]);
        }

        for (; at < from.Length; at++)
        {
            to[at] += from[at];
        }

        from.Clear();
    }
}
