using System.Numerics;
using System.Runtime.CompilerServices;

namespace Travesia.Engine.Running;

/// <summary>
/// Splits whole people over their rows: the lots of single persons, then the choices of parties, one transition after the other in
/// the row's order, each from what those before it left. The draw of a transition is named by the mixed key of the state plus the key
/// of the target: no two of a state share a name, and no two of different states but by the chance of any 64-bit hash.
/// </summary>
internal sealed class LotSplit<T, TDraws>(Program program, Crowd<T> crowd, RowMap map, DynamicRows dynamic, Counters counters, GateService<T, TDraws> gates)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly TransitionTable table = program.Parts.Table;
    private readonly ulong[] drawKeys = program.Parts.DrawKeys;
    private readonly double[] partyFactor = program.Parts.PartyFactor;

    /// <summary>Moves the people of the occupied states of a block.</summary>
    public void Move(ref TDraws draws, int first, uint occupied)
    {
        T[] now = crowd.Now;
        int[] rowOf = map.RowOfState;
        Row[] rows = table.Rows;
        for (; occupied != 0; occupied &= occupied - 1)
        {
            int state = first + BitOperations.TrailingZeroCount(occupied);
            T people = now[state];
            now[state] = T.Zero;
            int index = rowOf[state];
            if (index == RowMap.NoRow)
            {
                crowd.Put(state, people);
                continue;
            }

            ref readonly Row row = ref rows[index];
            if ((row.Traits & RowTraits.Single) != 0)
            {
                Commit(state, row.Start, people, in row);
            }
            else
            {
                Draw(ref draws, state, people, in row);
            }
        }
    }

    private void Draw(ref TDraws draws, int state, T people, in Row row)
    {
        // Chances that dynamics may rewrite are kept in the run and not in the program; those of rows like others lie elsewhere.
        bool isDynamic = row.Chances >= table.FirstDynamicEntry;
        double[] taken = isDynamic ? dynamic.Taken : table.Taken;
        double[] left = isDynamic ? dynamic.Left : table.Left;
        int shift = row.Chances - row.Start - (isDynamic ? table.FirstDynamicEntry : 0);
        ulong[] targets = table.Key;
        ulong key = drawKeys[state];
        double parties = partyFactor[state];
        int entry = row.Start;
        int end = row.Start + row.Count;

        int alone = parties > 1 ? row.Start + row.Persons : end;
        for (; entry < alone && people != T.Zero; entry++)
        {
            T going = draws.Going(key + targets[entry], people, taken[entry + shift], left[entry + shift]);
            people -= going;
            Commit(state, entry, going, in row);
        }

        if (people == T.Zero)
        {
            return;
        }

        double count = double.CreateTruncating(people);
        if (count <= parties)
        {
            int ways = end - entry;
            int way = Way(ref draws, key, taken.AsSpan(entry + shift, ways), left.AsSpan(entry + shift, ways));
            Commit(state, entry + way, people, in row);
            return;
        }

        // Dirichlet-multinomial with the concentration that makes the variance of every choice the party factor times that of single
        // persons, drawn as one beta-binomial after the other.
        double weight = (count - parties) / (parties - 1);
        for (; entry < end && people != T.Zero; entry++)
        {
            double weightOfGoing = weight * taken[entry + shift];
            weight *= left[entry + shift];
            T going = draws.GoingInParties(key + targets[entry], people, weightOfGoing, weight);
            people -= going;
            Commit(state, entry, going, in row);
        }
    }

    /// <summary>The one way of no more people than a party, by one lot.</summary>
    private static int Way(ref TDraws draws, ulong key, ReadOnlySpan<double> taken, ReadOnlySpan<double> left)
    {
        double lot = taken.Length > 1 ? draws.Lot(key) : 0;
        double rest = 1;
        for (int i = 0; i < taken.Length - 1; i++)
        {
            double share = rest * taken[i];
            if (lot < share || left[i] == 0)
            {
                return i;
            }

            lot -= share;
            rest *= left[i];
        }

        return taken.Length - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Commit(int state, int entry, T people, in Row row)
    {
        // Nobody is put where they go too, since to ask whether it is nobody is guessed wrong half of the time and costs more.
        if ((row.Traits & (RowTraits.Gated | RowTraits.Tallied)) != 0)
        {
            if (people == T.Zero)
            {
                return;
            }

            int way = entry - row.Start + row.Chances;
            if ((row.Traits & RowTraits.Gated) != 0 && table.Passage[way] != 0)
            {
                gates.Try(state, entry, way, people);
                return;
            }

            counters.Add(table.TallySet[way], double.CreateTruncating(people));
        }

        crowd.Put(table.Target[entry], people);
    }
}
