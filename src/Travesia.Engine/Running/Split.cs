using System.Numerics;
using System.Runtime.InteropServices;

namespace Travesia.Engine.Running;

/// <summary>
/// Splits everybody over the rows of their states: by lots if people are whole, by shares if they are real. Moves without a gate are
/// committed at once, since nothing can hold them back; the others queue at their gates.
/// </summary>
/// <remarks>
/// Real people of many states are moved in two halves, the second of which is kept apart and added at the end. What is summed, and in
/// which order, is the program's and not the number of threads: one thread moves one half after the other.
/// </remarks>
internal sealed class Split<T, TDraws>
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    /// <summary>States from which on halves are worth what they cost, which is a second copy of tomorrow and adding it up.</summary>
    public const int HalvedFrom = 4096;

    private readonly Crowd<T> crowd;
    private readonly LotSplit<T, TDraws> lots;
    private readonly ShareSplit<T> shares;
    private readonly MoveSink<T> direct;
    private readonly ApartSink<T, TDraws>? apart;
    private readonly Action? moveSecond;

    public Split(Program program, Crowd<T> crowd, Counters counters, GateService<T, TDraws> gates, LotSplit<T, TDraws> lots, ShareSplit<T> shares, MoveSink<T> direct, int threads)
    {
        this.crowd = crowd;
        this.lots = lots;
        this.shares = shares;
        this.direct = direct;
        if (!TDraws.Draws && program.StateCount >= HalvedFrom)
        {
            apart = new ApartSink<T, TDraws>(program, crowd, counters, gates);
            moveSecond = threads > 1 ? MoveSecond : null;
        }
    }

    /// <summary>Moves everybody of today, block by block.</summary>
    public void Everybody(ref TDraws draws)
    {
        if (apart is null)
        {
            Move(ref draws, 0, Words, direct);
            return;
        }

        // Where no thread is free, who waits does it himself.
        Task? second = moveSecond is null ? null : Task.Run(moveSecond);
        Move(ref draws, 0, Words / 2, direct);
        if (second is null)
        {
            MoveSecond();
        }
        else
        {
            second.GetAwaiter().GetResult();
        }

        apart.Deliver();
    }

    // Flags are looked at eight at a time.
    private int Words => crowd.NowBlocks.Length / sizeof(ulong);

    private void MoveSecond()
    {
        TDraws none = default;
        Move(ref none, Words / 2, Words, apart!);
    }

    private void Move(ref TDraws draws, int from, int to, MoveSink<T> sink)
    {
        byte[] blocks = crowd.NowBlocks;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(blocks);
        for (int word = from; word < to; word++)
        {
            if (words[word] == 0)
            {
                continue;
            }

            for (int block = 8 * word; block < 8 * (word + 1); block++)
            {
                if (blocks[block] == 0)
                {
                    continue;
                }

                blocks[block] = 0;
                uint occupied = crowd.OccupiedIn(block);
                int first = block << Crowd<T>.BlockShift;
                if (TDraws.Draws)
                {
                    lots.Move(ref draws, first, occupied);
                }
                else
                {
                    shares.Move(first, occupied, sink);
                }
            }
        }
    }
}
