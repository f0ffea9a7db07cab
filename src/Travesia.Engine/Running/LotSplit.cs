using System.Numerics;

namespace Travesia.Engine.Running;

/// <summary>
/// Splits whole people over their rows. The luck of a split is named by the mixed key of the state, so that what is added elsewhere
/// leaves it as it is; that of paired runs is drawn transition by transition, see <see cref="ChainSplit{T, TDraws}"/>.
/// </summary>
internal sealed class LotSplit<T, TDraws>(Program program, Crowd<T> crowd, RowMap map, DynamicRows dynamic, Commitment<T, TDraws> moving)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly TransitionTable table = program.Parts.Table;
    private readonly ulong[] drawKeys = program.Parts.DrawKeys;
    private readonly double[] partyFactor = program.Parts.PartyFactor;
    private readonly ChainSplit<T, TDraws> chain = new(program, dynamic, moving);
    private readonly T[] moves = new T[program.Parts.Table.Rows.Max(row => (int?)row.Count) ?? 0];

    /// <summary>Moves the people of the occupied states of a block.</summary>
    public void Move(ref TDraws draws, int first, uint occupied)
    {
        T[] now = crowd.Now;
        int[] rowOf = map.RowOfState;
        int[] shiftOf = map.ShiftOfState;
        Row[] rows = table.Rows;
        for (; occupied != 0; occupied &= occupied - 1)
        {
            int state = first + BitOperations.TrailingZeroCount(occupied);
            T people = now[state];
            now[state] = T.Zero;
            int shift = shiftOf[state];
            if (shift >= 0)
            {
                crowd.Put(shift, people);
                continue;
            }

            ref readonly Row row = ref rows[rowOf[state]];
            if ((row.Traits & RowTraits.Single) != 0)
            {
                moving.Commit(state, in row, 0, people);
            }
            else if (TDraws.Pairs)
            {
                chain.Draw(ref draws, state, people, in row);
            }
            else
            {
                Draw(ref draws, state, people, in row);
            }
        }
    }

    private void Draw(ref TDraws draws, int state, T people, in Row row)
    {
        ReadOnlySpan<double> rest = dynamic.Rests(in row);
        ulong key = drawKeys[state];
        if (people == T.One)
        {
            moving.Commit(state, in row, draws.Way(key, rest), people);
            return;
        }

        Span<T> going = moves.AsSpan(0, row.Count);
        draws.Spread(key, people, partyFactor[state], row.Persons, dynamic.Shares(in row), rest, going);
        for (int way = 0; way < going.Length; way++)
        {
            if (going[way] != T.Zero)
            {
                moving.Commit(state, in row, way, going[way]);
            }
        }
    }
}
