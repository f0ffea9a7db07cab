using System.Numerics;
using Travesia.Engine.Randomness;

namespace Travesia.Engine.Running;

/// <summary>
/// Splits whole people over a row: the lots of single persons, then the choices of parties, one transition after the other in the
/// row's order, each from what those before it left. The draw of a transition is named by the keys of state and target.
/// </summary>
internal readonly ref struct LotSplit<T, TDraws>(TransitionTable table, DynamicRows dynamic, Mover<T, TDraws> mover)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly Mover<T, TDraws> mover = mover;

    public void Draw(ref TDraws draws, int state, ulong key, T people, double partyFactor, in Row row)
    {
        // The private rows of dynamic states keep their shares in the run and not in the program.
        bool isDynamic = row.Start >= table.FirstDynamicEntry;
        int first = isDynamic ? row.Start - table.FirstDynamicEntry : row.Start;
        ReadOnlySpan<double> taken = (isDynamic ? dynamic.Taken : table.Taken).AsSpan(first, row.Count);
        ReadOnlySpan<double> left = (isDynamic ? dynamic.Left : table.Left).AsSpan(first, row.Count);
        ReadOnlySpan<ulong> keys = table.Key.AsSpan(row.Start, row.Count);

        int alone = partyFactor > 1 ? row.Persons : row.Count;
        for (int i = 0; i < alone && people != T.Zero; i++)
        {
            T going = draws.Going(Hash.Combine(key, keys[i]), people, taken[i], left[i]);
            people -= going;
            mover.Move(state, row.Start + i, going, row.Traits);
        }

        if (people != T.Zero)
        {
            double count = double.CreateTruncating(people);
            if (count <= partyFactor)
            {
                int way = alone + Way(ref draws, key, taken[alone..], left[alone..]);
                mover.Move(state, row.Start + way, people, row.Traits);
                return;
            }

            DrawParties(ref draws, state, key, people, (count - partyFactor) / (partyFactor - 1), alone, in row, taken, left, keys);
        }
    }

    /// <summary>The one way of no more people than a party.</summary>
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

    /// <summary>
    /// Dirichlet-multinomial with the concentration that makes the variance of every choice the party factor times that of single
    /// persons, drawn as one beta-binomial after the other.
    /// </summary>
    private void DrawParties(
        ref TDraws draws,
        int state,
        ulong key,
        T people,
        double concentration,
        int first,
        in Row row,
        ReadOnlySpan<double> taken,
        ReadOnlySpan<double> left,
        ReadOnlySpan<ulong> keys)
    {
        for (int i = first; i < row.Count && people != T.Zero; i++)
        {
            double weight = concentration * taken[i];
            concentration *= left[i];
            T going = draws.GoingInParties(Hash.Combine(key, keys[i]), people, weight, concentration);
            people -= going;
            mover.Move(state, row.Start + i, going, row.Traits);
        }
    }
}
