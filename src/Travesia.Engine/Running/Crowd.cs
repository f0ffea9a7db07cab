using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Travesia.Engine.Running;

/// <summary>
/// Where people are today and where they will be tomorrow. A flag beside each block of 32 states says whether somebody may be there: a
/// generated network has a million states of which most are empty on most days, and the scan passes by 256 of them with one look. The
/// flag is a byte and not a bit, because setting a bit has to read what its neighbours set a moment ago, and the day waits for that.
/// Inside a block the occupied states are found by comparing all at once, since a test of each is guessed wrong half of the time.
/// </summary>
internal sealed class Crowd<T>
    where T : struct, INumber<T>
{
    /// <summary>States in a block, as a power of two: four cache lines of people, and as many as a word has bits.</summary>
    public const int BlockShift = 5;

    public Crowd(int states)
    {
        // Whole blocks of states, and whole words of flags.
        NowBlocks = new byte[((states >> BlockShift) + 8) & ~7];
        Now = new T[NowBlocks.Length << BlockShift];
        Next = new T[Now.Length];
        NextBlocks = new byte[NowBlocks.Length];
    }

    public T[] Now { get; private set; }

    /// <summary>Not 0 where somebody may be in the block. As many as make whole words of eight.</summary>
    public byte[] NowBlocks { get; private set; }

    public T[] Next { get; private set; }

    public byte[] NextBlocks { get; private set; }

    /// <summary>Puts people into a state for tomorrow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(int state, T people)
    {
        Next[state] += people;
        NextBlocks[state >> BlockShift] = 1;
    }

    /// <summary>Tomorrow becomes today. Today must be empty, as it is when everybody has been split.</summary>
    public void Turn()
    {
        (Now, Next) = (Next, Now);
        (NowBlocks, NextBlocks) = (NextBlocks, NowBlocks);
    }

    public void Clear()
    {
        Array.Clear(Now);
        Array.Clear(Next);
        Array.Clear(NowBlocks);
        Array.Clear(NextBlocks);
    }

    /// <summary>The occupied states of a block, a bit for each.</summary>
    /// <remarks>Vector code cannot be compiled beforehand, and a short run would be over before what is compiled first was replaced by something quick.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public uint OccupiedIn(int block)
    {
        ReadOnlySpan<T> people = Now.AsSpan(block << BlockShift, 1 << BlockShift);
        uint occupied = 0;
        for (int i = 0; i < people.Length; i += Vector256<T>.Count)
        {
            uint empty = Vector256.Equals(Vector256.Create(people[i..]), Vector256<T>.Zero).ExtractMostSignificantBits();
            occupied |= (empty ^ ((1u << Vector256<T>.Count) - 1)) << i;
        }

        return occupied;
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
