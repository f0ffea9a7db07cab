using System.Numerics;
using System.Runtime.CompilerServices;

namespace Travesia.Engine.Running;

/// <summary>Makes the moves that were decided: at once where no gate is on the way, else they queue.</summary>
internal sealed class Commitment<T, TDraws>(Program program, Crowd<T> crowd, Counters counters, GateService<T, TDraws> gates)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly TransitionTable table = program.Parts.Table;

    /// <summary>Moves people of a state over one of the transitions of its row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Commit(int state, in Row row, int way, T people)
    {
        RowTraits traits = row.Traits;

        // Nobody is put where they go too, since to ask whether it is nobody is guessed wrong half of the time and costs more.
        if ((traits & (RowTraits.Gated | RowTraits.Tallied)) != 0)
        {
            if (people == T.Zero)
            {
                return;
            }

            if ((traits & RowTraits.Gated) != 0 && table.Passage[row.Chances + way] != 0)
            {
                gates.Try(state, row.Start + way, row.Chances + way, people);
                return;
            }

            counters.Add(table.TallySet[row.Chances + way], double.CreateTruncating(people));
        }

        crowd.Put(table.Target[row.Start + way], people);
    }
}
