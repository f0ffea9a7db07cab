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

    /// <summary>Solves for all groups; what has no solution goes into the problems, group by group.</summary>
    /// <param name="tables">Numbers under parameter values.</param>
    /// <param name="timelines">What each group reckons with, and when.</param>
    /// <param name="workOf">A workspace for a group.</param>
    /// <param name="space">Which variants there are.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="threads">How many groups are solved at a time; the result is the same for any number.</param>
    /// <param name="cancellation">Ends it between two groups.</param>
    public static Choices Of(CorridorTables tables, Timeline[] timelines, Func<ChoiceWork> workOf, StateSpace space, Problems problems, int threads, CancellationToken cancellation)
    {
        var choices = new Choices(new Worth?[timelines.Length][][], new Worth?[timelines.Length][]);
        var refused = new Diagnostic?[timelines.Length];
        if (threads > 1)
        {
            Parallel.For(0, timelines.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, g => refused[g] = choices.Solve(tables, timelines[g], workOf(), space, g));
        }
        else
        {
            ChoiceWork work = workOf();
            for (int g = 0; g < timelines.Length; g++)
            {
                cancellation.ThrowIfCancellationRequested();
                refused[g] = choices.Solve(tables, timelines[g], work, space, g);
            }
        }

        foreach (Diagnostic? diagnostic in refused)
        {
            if (diagnostic is not null)
            {
                problems.Add(diagnostic);
            }
        }

        return choices;
    }

    /// <summary>Solves for a group, each belief from the solution of the one before.</summary>
    /// <returns>Why there is no solution, of the first belief without one.</returns>
    private Diagnostic? Solve(CorridorTables tables, Timeline timeline, ChoiceWork work, StateSpace space, int group)
    {
        ByBelief[group] = new Worth?[timeline.Beliefs.Length][];
        Reference[group] = new Worth?[Variant.Kinds];
        if (!space.Has(group * Variant.Kinds))
        {
            ByBelief[group].AsSpan().Fill(new Worth?[Variant.Kinds]);
            return null;
        }

        if (!work.TrySolve(group, timeline.Reference, [], new Worth?[Variant.Kinds], Reference[group], out ChoiceRefusal? refusal, out int variant))
        {
            return EndlessJourney.Of(tables, work.NetworkOf(variant), variant, refusal!);
        }

        Worth?[] start = Reference[group];
        for (int b = 0; b < timeline.Beliefs.Length; b++)
        {
            ByBelief[group][b] = new Worth?[Variant.Kinds];
            if (!work.TrySolve(group, timeline.Beliefs[b], [], start, ByBelief[group][b], out refusal, out variant))
            {
                return EndlessJourney.Of(tables, work.NetworkOf(variant), variant, refusal!);
            }

            start = ByBelief[group][b];
        }

        return null;
    }
}
