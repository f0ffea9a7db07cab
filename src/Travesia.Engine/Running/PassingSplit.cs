using System.Numerics;
using System.Runtime.InteropServices;

namespace Travesia.Engine.Running;

/// <summary>
/// Splits those who entered passing states today over the rows of these states, once each and by ascending index. A passing state
/// leads on to ordinary states and passing ones of a higher index, so that when its turn comes all have come who will. It is split
/// like any other state: who entered it is brought back from tomorrow into today for that.
/// </summary>
internal sealed class PassingSplit<T, TDraws>(Program program, Crowd<T> crowd, LotSplit<T, TDraws> lots, ShareSplit<T, TDraws> shares)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly PassingStates states = program.Parts.Passing;

    /// <summary>Moves everybody on who is passing through, block by block.</summary>
    public void Everybody(ref TDraws draws)
    {
        ReadOnlySpan<uint> passing = states.Blocks;
        byte[] blocks = crowd.NextBlocks;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(blocks);
        for (int block = states.FirstBlock; block < passing.Length; block++)
        {
            if ((block & 7) == 0 && words[block >> 3] == 0)
            {
                block += 7;
                continue;
            }

            if (blocks[block] != 0 && passing[block] != 0)
            {
                MoveOn(ref draws, block, passing[block]);
            }
        }
    }

    private void MoveOn(ref TDraws draws, int block, uint passing)
    {
        T[] now = crowd.Now;
        T[] next = crowd.Next;
        int first = block << Crowd<T>.BlockShift;
        for (uint rest = passing; rest != 0; rest &= rest - 1)
        {
            int state = first + BitOperations.TrailingZeroCount(rest);
            if (next[state] == T.Zero)
            {
                continue;
            }

            now[state] = next[state];
            next[state] = T.Zero;
            if (TDraws.Draws)
            {
                lots.Move(ref draws, first, rest & (~rest + 1));
            }
            else
            {
                shares.Move(first, rest & (~rest + 1));
            }
        }

        // Where all states are passing nobody is left, and the morning need not look.
        if (passing == uint.MaxValue)
        {
            crowd.NextBlocks[block] = 0;
        }
    }
}
