using System.Numerics;

namespace Travesia.Engine.Running;

/// <summary>Splits real people over their rows by probability. Parties change no mean.</summary>
internal sealed class ShareSplit<T>(Program program, Crowd<T> crowd, RowMap map, DynamicRows dynamic, Counters counters)
    where T : struct, INumber<T>
{
    private readonly TransitionTable table = program.Parts.Table;

    /// <summary>Moves the people of the occupied states of a block. Several threads may move those of different blocks, each into a sink of its own.</summary>
    /// <remarks>Written out over local arrays: it is bound by memory, and everything that is looked up twice shows.</remarks>
    public void Move(int first, uint occupied, MoveSink<T> sink)
    {
        T[] now = crowd.Now;
        T[] next = sink.Next;
        byte[] nextBlocks = sink.NextBlocks;
        int[] rowOf = map.RowOfState;
        int[] shiftOf = map.ShiftOfState;
        Row[] rows = table.Rows;
        int[] target = table.Target;
        double[] probability = table.Probability;
        int[] tallySet = table.TallySet;
        int[] dailyPart = counters.DailyPart;
        double[] today = sink.Today;
        double[] inPeriod = sink.InPeriod;
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
                MoveWithCare(state, people, in row, sink);
                continue;
            }

            if (row.Chances >= firstDynamic || (row.Traits & RowTraits.Like) != 0)
            {
                MoveApart(people, in row, sink);
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
    private void MoveApart(T people, in Row row, MoveSink<T> sink)
    {
        T[] next = sink.Next;
        byte[] nextBlocks = sink.NextBlocks;
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
        double[] today = sink.Today;
        double[] inPeriod = sink.InPeriod;
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
    private void MoveWithCare(int state, T people, in Row row, MoveSink<T> sink)
    {
        ReadOnlySpan<double> share = dynamic.Shares(in row);
        for (int way = 0; way < share.Length; way++)
        {
            T moving = people * T.CreateTruncating(share[way]);
            if (moving == T.Zero)
            {
                continue;
            }

            if (table.Passage[row.Chances + way] != 0)
            {
                sink.Try(state, row.Start + way, row.Chances + way, moving);
                continue;
            }

            int to = table.Target[row.Start + way];
            sink.Next[to] += moving;
            sink.NextBlocks[to >> Crowd<T>.BlockShift] = 1;
            int set = table.TallySet[row.Chances + way];
            sink.Today[counters.DailyPart[set]] += double.CreateTruncating(moving);
            sink.InPeriod[set] += double.CreateTruncating(moving);
        }
    }
}
