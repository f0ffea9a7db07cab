using Travesia.Model.Diagnostics;
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
            byBelief[g] = new Worth?[timelines[g].Beliefs.Length][];
            reference[g] = new Worth?[Variant.Kinds];
            if (!space.Has(g * Variant.Kinds))
            {
                byBelief[g].AsSpan().Fill(new Worth?[Variant.Kinds]);
                continue;
            }

            Worth?[] start = new Worth?[Variant.Kinds];
            Solve(timelines[g].Reference, reference[g]);
            start = reference[g];
            for (int b = 0; b < byBelief[g].Length && !problems.HasErrors; b++)
            {
                byBelief[g][b] = new Worth?[Variant.Kinds];
                Solve(timelines[g].Beliefs[b], byBelief[g][b]);
                start = byBelief[g][b];
            }

            void Solve(Belief belief, Worth?[] result)
            {
                if (!work.TrySolve(g, belief, [], start, result, out ChoiceRefusal? refusal, out int variant))
                {
                    Diagnostic diagnostic = EndlessJourney.Of(tables, work.NetworkOf(variant), variant, refusal!);
                    problems.Add(diagnostic);
                }
            }
        }

        return new Choices(byBelief, reference);
    }
}
