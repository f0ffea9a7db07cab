using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Travesia.Engine.Randomness;

/// <summary>What the splits share.</summary>
internal static class Spans
{
    /// <summary>Refuses spans that are empty or of different lengths.</summary>
    public static void Check(ReadOnlySpan<double> share, ReadOnlySpan<double> rest, Span<long> moves)
    {
        if (moves.IsEmpty || share.Length != moves.Length || rest.Length != moves.Length)
        {
            throw new ArgumentException(
                $"A split needs at least one entry and spans of one length, not {share.Length}, {rest.Length} and {moves.Length}.",
                nameof(moves));
        }
    }

    /// <summary>How many values are at least so large. Every value is looked at, since where to stop would be guessed wrong each time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountAtLeast(ReadOnlySpan<double> values, double least)
    {
        int count = 0;
        int i = 0;
        Vector256<double> bound = Vector256.Create(least);
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            count += BitOperations.PopCount(Vector256.GreaterThanOrEqual(Vector256.Create(values[i..]), bound).ExtractMostSignificantBits());
        }

        for (; i < values.Length; i++)
        {
            count += values[i] >= least ? 1 : 0;
        }

        return count;
    }

    /// <summary>Finds the shares that are at least so large.</summary>
    /// <param name="share">The shares.</param>
    /// <param name="least">How large.</param>
    /// <param name="large">Receives the positions of those found, and has room for all.</param>
    /// <param name="ofOthers">The sum of the others.</param>
    /// <returns>How many were found.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FindLarge(ReadOnlySpan<double> share, double least, Span<int> large, out double ofOthers)
    {
        ofOthers = 0;
        int count = 0;
        for (int i = 0; i < share.Length; i++)
        {
            bool isLarge = share[i] >= least;
            large[count] = i;
            count += isLarge ? 1 : 0;
            ofOthers += isLarge ? 0 : share[i];
        }

        return count;
    }
}
