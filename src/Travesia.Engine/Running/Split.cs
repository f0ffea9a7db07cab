using System.Numerics;
using System.Runtime.InteropServices;

namespace Travesia.Engine.Running;

/// <summary>
/// Splits everybody over the rows of their states: by lots if people are whole, by shares if they are real. Moves without a gate are
/// committed at once, since nothing can hold them back; the others queue at their gates.
/// </summary>
internal sealed class Split<T, TDraws>(Program program, Crowd<T> crowd, RowMap map, DynamicRows dynamic, Counters counters, GateService<T, TDraws> gates)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly TransitionTable table = program.Parts.Table;
    private readonly StableKey[] keys = program.Parts.StateKeys;
    private readonly double[] partyFactor = program.Parts.PartyFactor;

    /// <summary>Moves everybody of today.</summary>
    public void Everybody(ref TDraws draws)
    {
        T[] now = crowd.Now;
        byte[] blocks = crowd.NowBlocks;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(blocks);
        var mover = new Mover<T, TDraws>(table, crowd.Tomorrow, counters, gates);
        for (int word = 0; word < words.Length; word++)
        {
            if (words[word] == 0)
            {
                continue;
            }

            for (int block = 8 * word; block < (8 * word) + 8; block++)
            {
                if (blocks[block] == 0)
                {
                    continue;
                }

                blocks[block] = 0;
                int first = block << Crowd<T>.BlockShift;
                int end = Math.Min(now.Length, first + (1 << Crowd<T>.BlockShift));
                if (TDraws.Draws)
                {
                    ByLots(ref draws, in mover, now, first, end);
                }
                else
                {
                    ByShares(in mover, now, first, end);
                }
            }
        }
    }

    private void ByLots(ref TDraws draws, in Mover<T, TDraws> mover, T[] now, int first, int end)
    {
        var lots = new LotSplit<T, TDraws>(table, dynamic, mover);
        for (int state = first; state < end; state++)
        {
            T people = now[state];
            if (people == T.Zero)
            {
                continue;
            }

            now[state] = T.Zero;
            int index = map.RowOfState[state];
            if (index == RowMap.NoRow)
            {
                mover.Stay(state, people);
                continue;
            }

            ref readonly Row row = ref table.Rows[index];
            if ((row.Traits & RowTraits.Single) != 0)
            {
                mover.Move(state, row.Start, people, row.Traits);
            }
            else
            {
                lots.Draw(ref draws, state, keys[state].Value, people, partyFactor[state], in row);
            }
        }
    }

    /// <summary>Real people go by their probabilities. Parties change no mean.</summary>
    private void ByShares(in Mover<T, TDraws> mover, T[] now, int first, int end)
    {
        int[] rowOf = map.RowOfState;
        Row[] rows = table.Rows;
        for (int state = first; state < end; state++)
        {
            T people = now[state];
            if (people == T.Zero)
            {
                continue;
            }

            now[state] = T.Zero;
            int index = rowOf[state];
            if (index == RowMap.NoRow)
            {
                mover.Stay(state, people);
                continue;
            }

            Row row = rows[index];
            bool isDynamic = row.Start >= table.FirstDynamicEntry;
            ReadOnlySpan<double> shares = isDynamic
                ? dynamic.Probability.AsSpan(row.Start - table.FirstDynamicEntry, row.Count)
                : table.Probability.AsSpan(row.Start, row.Count);
            if ((row.Traits & (RowTraits.Gated | RowTraits.Tallied)) == 0)
            {
                mover.MoveFreely(row.Start, people, shares);
                continue;
            }

            for (int i = 0; i < shares.Length; i++)
            {
                mover.Move(state, row.Start + i, people * T.CreateTruncating(shares[i]), row.Traits);
            }
        }
    }
}
