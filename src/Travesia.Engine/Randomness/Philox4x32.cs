using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
    private const int Rounds = 10;
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

    /// <summary>How many blocks <see cref="Blocks"/> computes at once.</summary>
    internal const int BlocksAtOnce = 4;

    /// <summary>Whether <see cref="Blocks"/> can be had on this machine.</summary>
    internal static bool CanComputeBlocks => Avx2.IsSupported;

    /// <summary>Four blocks whose first counter word goes up by one, bit for bit those of <see cref="Block"/>.</summary>
    /// <param name="counter0">Counter word 0 of the first block; counts on modulo 2^32.</param>
    /// <param name="counter1">Counter word 1.</param>
    /// <param name="counter2">Counter word 2.</param>
    /// <param name="counter3">Counter word 3.</param>
    /// <param name="key0">Key word 0.</param>
    /// <param name="key1">Key word 1.</param>
    /// <param name="low">The first 64-bit word of each block.</param>
    /// <param name="high">The second.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Blocks(
        uint counter0,
        uint counter1,
        uint counter2,
        uint counter3,
        uint key0,
        uint key1,
        out Vector256<ulong> low,
        out Vector256<ulong> high)
    {
        // A lane of 64 bits holds a word in its low half, which is all that the multiplication reads; what is left above it is cut off at the end.
        Vector256<ulong> words0 = Vector256.Create((ulong)counter0) + Vector256.Create(0UL, 1, 2, 3);
        Vector256<ulong> words1 = Vector256.Create((ulong)counter1);
        Vector256<ulong> words2 = Vector256.Create((ulong)counter2);
        Vector256<ulong> words3 = Vector256.Create((ulong)counter3);
        Vector256<uint> multiplier0 = Vector256.Create((ulong)Multiplier0).AsUInt32();
        Vector256<uint> multiplier1 = Vector256.Create((ulong)Multiplier1).AsUInt32();
        for (int round = 0; round < Rounds; round++)
        {
            Vector256<ulong> product0 = Avx2.Multiply(words0.AsUInt32(), multiplier0);
            Vector256<ulong> product1 = Avx2.Multiply(words2.AsUInt32(), multiplier1);
            words0 = (product1 >>> 32) ^ words1 ^ Vector256.Create((ulong)key0);
            words1 = product1;
            words2 = (product0 >>> 32) ^ words3 ^ Vector256.Create((ulong)key1);
            words3 = product0;
            key0 += Weyl0;
            key1 += Weyl1;
        }

        Vector256<ulong> lower = Vector256.Create((ulong)uint.MaxValue);
        low = (words1 << 32) | (words0 & lower);
        high = (words3 << 32) | (words2 & lower);
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
