using System.Numerics;
using System.Runtime.InteropServices;

namespace Travesia.Engine.Running;

/// <summary>
/// Splits everybody over the rows of their states: by lots if people are whole, by shares if they are real. Moves without a gate are
/// committed at once, since nothing can hold them back; the others queue at their gates.
/// </summary>
internal sealed class Split<T, TDraws>(Crowd<T> crowd, LotSplit<T, TDraws> lots, ShareSplit<T, TDraws> shares)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    /// <summary>Moves everybody of today, block by block.</summary>
    public void Everybody(ref TDraws draws)
    {
        byte[] blocks = crowd.NowBlocks;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(blocks);
        for (int word = 0; word < words.Length; word++)
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
                    shares.Move(first, occupied);
                }
            }
        }
    }
}
