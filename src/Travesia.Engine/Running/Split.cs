using System.Numerics;
using System.Runtime.CompilerServices;
using Travesia.Engine.Randomness;

namespace Travesia.Engine.Running;

/// <summary>
/// Splits everybody over the rows of their states. Moves without a gate are committed at once, since nothing can hold them back;
/// the others queue at their gates.
/// </summary>
internal sealed class Split<T, TDraws>(Program program, Crowd<T> crowd, RowMap map, DynamicRows dynamic, Counters counters, GateService<T, TDraws> gates)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly TransitionTable table = program.Parts.Table;
    private readonly StableKey[] keys = program.Parts.StateKeys;
    private readonly double[] partyFactor = program.Parts.PartyFactor;

    /// <summary>Moves everybody of today. Empty states cost a bit each.</summary>
    public void Everybody(ref TDraws draws)
    {
        T[] now = crowd.Now;
        ulong[] occupied = crowd.NowOccupied;
        int[] rowOf = map.RowOfState;
        Row[] rows = table.Rows;
        for (int word = 0; word < occupied.Length; word++)
        {
            ulong bits = occupied[word];
            if (bits == 0)
            {
                continue;
            }

            occupied[word] = 0;
            for (; bits != 0; bits &= bits - 1)
            {
                int state = (word << 6) + BitOperations.TrailingZeroCount(bits);
                T people = now[state];
                now[state] = T.Zero;
                int row = rowOf[state];
                if (row == RowMap.NoRow)
                {
                    crowd.Put(state, people);
                }
                else if (people != T.Zero)
                {
                    OverRow(ref draws, state, people, in rows[row]);
                }
            }
        }
    }

    private void OverRow(ref TDraws draws, int state, T people, in Row row)
    {
        if ((row.Traits & RowTraits.Single) != 0)
        {
            Move(state, row.Start, people, row.Traits);
            return;
        }

        if (!TDraws.Draws)
        {
            ByShare(state, people, in row);
            return;
        }

        // The private rows of dynamic states keep their shares in the run and not in the program.
        bool isDynamic = row.Start >= table.FirstDynamicEntry;
        double[] taken = isDynamic ? dynamic.Taken : table.Taken;
        double[] left = isDynamic ? dynamic.Left : table.Left;
        int shift = isDynamic ? -table.FirstDynamicEntry : 0;
        int end = row.Start + row.Count;

        double parties = partyFactor[state];
        int alone = parties > 1 ? row.Start + row.Persons : end;
        int entry = row.Start;
        for (; entry < alone && people != T.Zero; entry++)
        {
            T going = draws.Going(Hash.Combine(keys[state].Value, table.Key[entry]), people, taken[entry + shift], left[entry + shift]);
            people -= going;
            Move(state, entry, going, row.Traits);
        }

        if (people != T.Zero)
        {
            InParties(ref draws, state, people, parties, entry, end, taken, left, shift, row.Traits);
        }
    }

    /// <summary>
    /// Choices of parties: Dirichlet-multinomial with the concentration that makes the variance of every choice the party factor times
    /// that of single persons, drawn as beta-binomials in the row's order. No more people than a party go together, by one lot.
    /// </summary>
    private void InParties(
        ref TDraws draws, int state, T people, double parties, int entry, int end, double[] taken, double[] left, int shift, RowTraits traits)
    {
        double count = double.CreateChecked(people);
        if (count <= parties)
        {
            double lot = end - entry > 1 ? draws.Lot(keys[state].Value) : 0;
            double rest = 1;
            while (entry < end - 1)
            {
                double share = rest * taken[entry + shift];
                if (lot < share || left[entry + shift] == 0)
                {
                    break;
                }

                lot -= share;
                rest *= left[entry + shift];
                entry++;
            }

            Move(state, entry, people, traits);
            return;
        }

        double weight = (count - parties) / (parties - 1);
        for (; entry < end && people != T.Zero; entry++)
        {
            double going = weight * taken[entry + shift];
            weight *= left[entry + shift];
            T moved = draws.GoingInParties(Hash.Combine(keys[state].Value, table.Key[entry]), people, going, weight);
            people -= moved;
            Move(state, entry, moved, traits);
        }
    }

    /// <summary>Real people go by their probabilities; parties change no mean.</summary>
    private void ByShare(int state, T people, in Row row)
    {
        bool isDynamic = row.Start >= table.FirstDynamicEntry;
        double[] probability = isDynamic ? dynamic.Probability : table.Probability;
        int shift = isDynamic ? -table.FirstDynamicEntry : 0;
        int end = row.Start + row.Count;
        for (int entry = row.Start; entry < end; entry++)
        {
            Move(state, entry, people * T.CreateChecked(probability[entry + shift]), row.Traits);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Move(int state, int entry, T people, RowTraits traits)
    {
        if (people == T.Zero)
        {
            return;
        }

        if ((traits & (RowTraits.Gated | RowTraits.Tallied)) != 0)
        {
            if ((traits & RowTraits.Gated) != 0 && table.Passage[entry] != 0)
            {
                gates.Try(state, entry, people);
                return;
            }

            counters.Add(table.TallySet[entry], double.CreateTruncating(people));
        }

        crowd.Put(table.Target[entry], people);
    }
}
