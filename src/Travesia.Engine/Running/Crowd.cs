using System.Numerics;
using System.Runtime.CompilerServices;

namespace Travesia.Engine.Running;

/// <summary>
/// Where people are today and where they will be tomorrow. A flag beside each block of states says whether somebody may be there: a
/// generated network has a million states of which most are empty on most days, and the scan passes by 256 of them with one look. The
/// flag is a byte and not a bit, because setting a bit has to read what its neighbours set a moment ago, and the day waits for that.
/// </summary>
internal sealed class Crowd<T>
    where T : struct, INumber<T>
{
    /// <summary>States in a block, as a power of two: four cache lines of people.</summary>
    public const int BlockShift = 5;

    private T[] next;
    private byte[] nextBlocks;

    public Crowd(int states)
    {
        Now = new T[states];
        next = new T[states];
        NowBlocks = new byte[((states >> BlockShift) + 8) & ~7];
        nextBlocks = new byte[NowBlocks.Length];
    }

    public T[] Now { get; private set; }

    /// <summary>Not 0 where somebody may be in the block. As many as make whole words of eight.</summary>
    public byte[] NowBlocks { get; private set; }

    public Tomorrow<T> Tomorrow => new(next, nextBlocks);

    /// <summary>Tomorrow becomes today. Today must be empty, as it is when everybody has been split.</summary>
    public void Turn()
    {
        (Now, next) = (next, Now);
        (NowBlocks, nextBlocks) = (nextBlocks, NowBlocks);
    }

    public void Clear()
    {
        Array.Clear(Now);
        Array.Clear(next);
        Array.Clear(NowBlocks);
        Array.Clear(nextBlocks);
    }

    /// <summary>Everybody, in all states.</summary>
    public T Total()
    {
        T total = T.Zero;
        foreach (T people in Now)
        {
            total += people;
        }

        return total;
    }
}

/// <summary>Takes the people of tomorrow.</summary>
internal readonly ref struct Tomorrow<T>(Span<T> people, Span<byte> blocks)
    where T : struct, INumber<T>
{
    private readonly Span<T> people = people;
    private readonly Span<byte> blocks = blocks;

    /// <summary>Puts people into a state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(int state, T count)
    {
        people[state] += count;
        blocks[state >> Crowd<T>.BlockShift] = 1;
    }
}
