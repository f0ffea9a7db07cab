using System.Numerics;

namespace Travesia.Engine.Running;

/// <summary>The rows of the last day as they were for one person.</summary>
internal sealed class RowMoves<T, TDraws>(Program program, RowMap map, DynamicRows dynamic, GateService<T, TDraws> gates)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly TransitionTable table = program.Parts.Table;

    /// <summary>Adds what a person in a state could do.</summary>
    public void Add(int state, ICollection<Move> moves)
    {
        int index = map.RowOfState[state];
        if (index == RowMap.NoRow)
        {
            moves.Add(new Move(new StateId(state), 1, TallySetId.None));
            return;
        }

        Row row = table.Rows[index];
        ReadOnlySpan<double> shares = dynamic.Shares(in row);
        for (int way = 0; way < row.Count; way++)
        {
            double probability = shares[way];
            double passes = 1;
            Passage passage = program.Parts.Passages[table.Passage[row.Chances + way]];
            foreach (int gate in passage.Gates)
            {
                passes *= gates.Share[gate];
            }

            Add(table.Target[row.Start + way], probability * passes, table.TallySet[row.Chances + way]);
            Add(passage.HeldBackTo, probability * (1 - passes), passage.HeldBackTallies);
        }

        void Add(int target, double probability, int tallies)
        {
            if (probability > 0)
            {
                moves.Add(new Move(new StateId(target), probability, new TallySetId(tallies)));
            }
        }
    }
}
