using System.Runtime.CompilerServices;

namespace Travesia.Engine.Randomness;

/// <summary>
/// The counter-based generator Philox 4x32 with ten rounds: a keyed bijection of 128-bit counters whose outputs pass as independent
/// uniform bits.
/// </summary>
/// <remarks>
/// <para>A pure function without state: any block can be computed at any time, on any thread. It is not cryptography.</para>
/// <para>Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011. Multipliers and key increments
/// are those of the paper; its published known answers are in the tests.</para>
/// </remarks>
public static class Philox4x32
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;

    // Fractions of the golden ratio and of the square root of three: the Weyl sequence that makes every round's key another one.
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>The block of one counter under one key, as two 64-bit words (first output word in the low half of <paramref name="low"/>).</summary>
    /// <param name="counter0">Counter word 0.</param>
    /// <param name="counter1">Counter word 1.</param>
    /// <param name="counter2">Counter word 2.</param>
    /// <param name="counter3">Counter word 3.</param>
    /// <param name="key0">Key word 0.</param>
    /// <param name="key1">Key word 1.</param>
    /// <param name="low">Output words 0 (low half) and 1 (high half).</param>
    /// <param name="high">Output words 2 (low half) and 3 (high half).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block(
        uint counter0,
        uint counter1,
        uint counter2,
        uint counter3,
        uint key0,
        uint key1,
        out ulong low,
        out ulong high)
    {
        // Written out: the loop would cost a fifth of the whole, and a draw is little more than a block.
        Round(ref counter0, ref counter1, ref counter2, ref counter3, key0, key1);
        Round(ref counter0, ref counter1, ref counter2, ref counter3, key0 + Weyl0, key1 + Weyl1);
        Round(ref counter0, ref counter1, ref counter2, ref counter3, key0 + unchecked(Weyl0 * 2), key1 + unchecked(Weyl1 * 2));
        Round(ref counter0, ref counter1, ref counter2, ref counter3, key0 + unchecked(Weyl0 * 3), key1 + unchecked(Weyl1 * 3));
        Round(ref counter0, ref counter1, ref counter2, ref counter3, key0 + unchecked(Weyl0 * 4), key1 + unchecked(Weyl1 * 4));
        Round(ref counter0, ref counter1, ref counter2, ref counter3, key0 + unchecked(Weyl0 * 5), key1 + unchecked(Weyl1 * 5));
        Round(ref counter0, ref counter1, ref counter2, ref counter3, key0 + unchecked(Weyl0 * 6), key1 + unchecked(Weyl1 * 6));
        Round(ref counter0, ref counter1, ref counter2, ref counter3, key0 + unchecked(Weyl0 * 7), key1 + unchecked(Weyl1 * 7));
        Round(ref counter0, ref counter1, ref counter2, ref counter3, key0 + unchecked(Weyl0 * 8), key1 + unchecked(Weyl1 * 8));
        Round(ref counter0, ref counter1, ref counter2, ref counter3, key0 + unchecked(Weyl0 * 9), key1 + unchecked(Weyl1 * 9));
        low = ((ulong)counter1 << 32) | counter0;
        high = ((ulong)counter3 << 32) | counter2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref uint counter0, ref uint counter1, ref uint counter2, ref uint counter3, uint key0, uint key1)
    {
        ulong product0 = (ulong)Multiplier0 * counter0;
        ulong product1 = (ulong)Multiplier1 * counter2;
        counter0 = (uint)(product1 >> 32) ^ counter1 ^ key0;
        counter1 = (uint)product1;
        counter2 = (uint)(product0 >> 32) ^ counter3 ^ key1;
        counter3 = (uint)product0;
    }
}
