using System.Numerics;
using System.Runtime.CompilerServices;

namespace Travesia.Engine.Running;

/// <summary>Commits moves: counts them and puts people where they go, or into the queue of a gate.</summary>
internal readonly ref struct Mover<T, TDraws>(TransitionTable table, Tomorrow<T> tomorrow, Counters counters, GateService<T, TDraws> gates)
    where T : struct, INumber<T>
    where TDraws : struct, IDraws<T>
{
    private readonly ReadOnlySpan<int> target = table.Target;
    private readonly ReadOnlySpan<int> tallySet = table.TallySet;
    private readonly ReadOnlySpan<int> passage = table.Passage;
    private readonly Tomorrow<T> tomorrow = tomorrow;

    /// <summary>People who have no way on.</summary>
    public void Stay(int state, T people) => tomorrow.Put(state, people);

    /// <summary>People make a move of a row that holds what its traits say.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(int state, int entry, T people, RowTraits traits)
    {
        if (people == T.Zero)
        {
            return;
        }

        if ((traits & (RowTraits.Gated | RowTraits.Tallied)) != 0)
        {
            if ((traits & RowTraits.Gated) != 0 && passage[entry] != 0)
            {
                gates.Try(state, entry, people);
                return;
            }

            counters.Add(tallySet[entry], double.CreateTruncating(people));
        }

        tomorrow.Put(target[entry], people);
    }

    /// <summary>People make all moves of a row without gates and tallies, by shares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveFreely(int start, T people, ReadOnlySpan<double> shares)
    {
        ReadOnlySpan<int> to = target.Slice(start, shares.Length);
        for (int i = 0; i < to.Length; i++)
        {
            tomorrow.Put(to[i], people * T.CreateTruncating(shares[i]));
        }
    }
}
