using System.Numerics;
using System.Runtime.CompilerServices;

namespace Travesia.Engine.Running;

/// <summary>
/// Where people are today and where they will be tomorrow. A bit beside each state says whether somebody is there: a generated
/// network has a million states of which most are empty on most days, and 64 of them are passed by with one comparison.
/// </summary>
internal sealed class Crowd<T>
    where T : struct, INumber<T>
{
    public Crowd(int states)
    {
        Now = new T[states];
        Next = new T[states];
        NowOccupied = new ulong[(states + 63) / 64];
        NextOccupied = new ulong[NowOccupied.Length];
    }

    public T[] Now { get; private set; }

    public T[] Next { get; private set; }

    public ulong[] NowOccupied { get; private set; }

    public ulong[] NextOccupied { get; private set; }

    /// <summary>Puts people into a state for tomorrow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(int state, T people)
    {
        Next[state] += people;
        NextOccupied[state >> 6] |= 1UL << state;
    }

    /// <summary>Tomorrow becomes today. Today must be empty, as it is when everybody has been split.</summary>
    public void Turn()
    {
        (Now, Next) = (Next, Now);
        (NowOccupied, NextOccupied) = (NextOccupied, NowOccupied);
    }

    public void Clear()
    {
        Array.Clear(Now);
        Array.Clear(Next);
        Array.Clear(NowOccupied);
        Array.Clear(NextOccupied);
    }

    /// <summary>Everybody, in all states.</summary>
    public T Total()
    {
        T total = T.Zero;
        for (int word = 0; word < NowOccupied.Length; word++)
        {
            for (ulong bits = NowOccupied[word]; bits != 0; bits &= bits - 1)
            {
                total += Now[(word << 6) + BitOperations.TrailingZeroCount(bits)];
            }
        }

        return total;
    }
}
