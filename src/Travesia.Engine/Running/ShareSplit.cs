using System.Numerics;

namespace Travesia.Engine.Running;

/// <summary>Splits real people over their rows by probability. Parties change no mean.</summary>
internal sealed class ShareSplit<T, TDraws>(Program program, Crowd<T> crowd, RowMap map, DynamicRows dynamic, Counters counters, Commitment<T, TDraws> commitment)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly TransitionTable table = program.Parts.Table;

    /// <summary>Moves the people of the occupied states of a block.</summary>
    /// <remarks>Written out over local arrays: it is bound by memory, and everything that is looked up twice shows.</remarks>
    public void Move(int first, uint occupied)
    {
        T[] now = crowd.Now;
        T[] next = crowd.Next;
        byte[] nextBlocks = crowd.NextBlocks;
        int[] rowOf = map.RowOfState;
        int[] shiftOf = map.ShiftOfState;
        Row[] rows = table.Rows;
        int[] target = table.Target;
        double[] probability = table.Probability;
        int[] tallySet = table.TallySet;
        int[] dailyPart = counters.DailyPart;
        double[] today = counters.Today;
        double[] inPeriod = counters.InPeriod;
        int firstDynamic = table.FirstDynamicEntry;
        for (; occupied != 0; occupied &= occupied - 1)
        {
            int state = first + BitOperations.TrailingZeroCount(occupied);
            T people = now[state];
            now[state] = T.Zero;
            int shift = shiftOf[state];
            if (shift >= 0)
            {
                next[shift] += people;
                nextBlocks[shift >> Crowd<T>.BlockShift] = 1;
                continue;
            }

            ref readonly Row row = ref rows[rowOf[state]];
            if ((row.Traits & RowTraits.Gated) != 0)
            {
                MoveWithCare(state, people, in row);
                continue;
            }

            if (row.Chances >= firstDynamic || (row.Traits & RowTraits.Like) != 0)
            {
                MoveApart(people, in row);
                continue;
            }

            int last = row.Start + row.Count;
            if ((row.Traits & RowTraits.Tallied) == 0)
            {
                for (int entry = row.Start; entry < last; entry++)
                {
                    int to = target[entry];
                    next[to] += people * T.CreateTruncating(probability[entry]);
                    nextBlocks[to >> Crowd<T>.BlockShift] = 1;
                }

                continue;
            }

            for (int entry = row.Start; entry < last; entry++)
            {
                int to = target[entry];
                T moving = people * T.CreateTruncating(probability[entry]);
                next[to] += moving;
                nextBlocks[to >> Crowd<T>.BlockShift] = 1;
                int set = tallySet[entry];
                today[dailyPart[set]] += double.CreateTruncating(moving);
                inPeriod[set] += double.CreateTruncating(moving);
            }
        }
    }

    /// <summary>Moves people over a row without gates whose chances and targets lie apart, because it is dynamic or like another.</summary>
    private void MoveApart(T people, in Row row)
    {
        T[] next = crowd.Next;
        byte[] nextBlocks = crowd.NextBlocks;
        ReadOnlySpan<int> target = table.Target.AsSpan(row.Start, row.Count);
        ReadOnlySpan<double> share = dynamic.Shares(in row);
        ReadOnlySpan<int> tallySet = table.TallySet.AsSpan(row.Chances, row.Count);
        if ((row.Traits & RowTraits.Tallied) == 0)
        {
            for (int way = 0; way < target.Length && way < share.Length; way++)
            {
                int to = target[way];
                next[to] += people * T.CreateTruncating(share[way]);
                nextBlocks[to >> Crowd<T>.BlockShift] = 1;
            }

            return;
        }

        int[] dailyPart = counters.DailyPart;
        double[] today = counters.Today;
        double[] inPeriod = counters.InPeriod;
        for (int way = 0; way < target.Length && way < share.Length && way < tallySet.Length; way++)
        {
            int to = target[way];
            T moving = people * T.CreateTruncating(share[way]);
            next[to] += moving;
            nextBlocks[to >> Crowd<T>.BlockShift] = 1;
            int set = tallySet[way];
            today[dailyPart[set]] += double.CreateTruncating(moving);
            inPeriod[set] += double.CreateTruncating(moving);
        }
    }

    /// <summary>Moves people over a row that leads through gates.</summary>
    private void MoveWithCare(int state, T people, in Row row)
    {
        ReadOnlySpan<double> share = dynamic.Shares(in row);
        for (int way = 0; way < share.Length; way++)
        {
            commitment.Commit(state, in row, way, people * T.CreateTruncating(share[way]));
        }
    }
}
