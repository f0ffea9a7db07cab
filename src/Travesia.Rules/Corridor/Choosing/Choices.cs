using Travesia.Rules.Choice;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Choosing;

/// <summary>How the variants of each group choose, by what they reckon with, queues aside; and under the reference.</summary>
internal sealed class Choices
{
    private Choices(Worth?[][][] byBelief, Worth?[][] reference)
    {
        ByBelief = byBelief;
        Reference = reference;
    }

    /// <summary>By group, belief and kind of variant.</summary>
    public Worth?[][][] ByBelief { get; }

    /// <summary>By group and kind of variant, under standing policies alone.</summary>
    public Worth?[][] Reference { get; }

    /// <summary>Solves for all groups; what has no solution goes into the problems.</summary>
    public static Choices Of(CorridorTables tables, Timeline[] timelines, ChoiceWork work, StateSpace space, Problems problems)
    {
        Worth?[][][] byBelief = new Worth?[timelines.Length][][];
        Worth?[][] reference = new Worth?[timelines.Length][];
        for (int g = 0; g < timelines.Length; g++)
        {
            (byBelief[g], reference[g]) = OfGroup(g, timelines[g], work, space, () => problems.HasErrors, (refusal, variant) => problems.Add(EndlessJourney.Of(tables, work.NetworkOf(variant), variant, refusal)));
        }

        return new Choices(byBelief, reference);
    }

    /// <summary>The same by several threads, as no group's choices depend on another's; none if anything has no solution, which is then to be told in order.</summary>
    public static Choices? Of(Timeline[] timelines, Func<ChoiceWork> newWork, StateSpace space, int threads)
    {
        Worth?[][][] byBelief = new Worth?[timelines.Length][][];
        Worth?[][] reference = new Worth?[timelines.Length][];
        bool isRefused = false;
        Parallel.For(0, timelines.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, newWork, (g, _, work) =>
        {
            (byBelief[g], reference[g]) = OfGroup(g, timelines[g], work, space, () => Volatile.Read(ref isRefused), (_, _) => Volatile.Write(ref isRefused, true));
            return work;
        }, static _ => { });
        return isRefused ? null : new Choices(byBelief, reference);
    }

    private static (Worth?[][] ByBelief, Worth?[] Reference) OfGroup(int group, Timeline timeline, ChoiceWork work, StateSpace space, Func<bool> isOver, Action<ChoiceRefusal, int> refuse)
    {
        Worth?[][] byBelief = new Worth?[timeline.Beliefs.Length][];
        Worth?[] reference = new Worth?[Variant.Kinds];
        if (!space.Has(group * Variant.Kinds))
        {
            byBelief.AsSpan().Fill(new Worth?[Variant.Kinds]);
            return (byBelief, reference);
        }

        Worth?[] start = new Worth?[Variant.Kinds];
        Solve(timeline.Reference, reference);
        start = reference;
        for (int b = 0; b < byBelief.Length && !isOver(); b++)
        {
            byBelief[b] = new Worth?[Variant.Kinds];
            Solve(timeline.Beliefs[b], byBelief[b]);
            start = byBelief[b];
        }

        return (byBelief, reference);

        void Solve(Belief belief, Worth?[] result)
        {
            if (!work.TrySolve(group, belief, [], start, result, out ChoiceRefusal? refusal, out int variant))
            {
                refuse(refusal!, variant);
            }
        }
    }
}
