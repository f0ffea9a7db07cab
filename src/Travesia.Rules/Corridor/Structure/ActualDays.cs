using Travesia.Rules.Corridor.Effects;

namespace Travesia.Rules.Corridor.Structure;

/// <summary>The days on which what is in force changes for a group, and what is in force from each.</summary>
internal sealed class ActualDays
{
    private ActualDays(int[] starts, bool[][] active, bool[][] promised, int[] months)
    {
        Starts = starts;
        Active = active;
        Promised = promised;
        Months = months;
    }

    /// <summary>First day of each interval, the first 0.</summary>
    public int[] Starts { get; }

    /// <summary>Whether each policy is in force, by interval.</summary>
    public bool[][] Active { get; }

    /// <summary>Whether who arrives now is in time for each permit, by interval.</summary>
    public bool[][] Promised { get; }

    /// <summary>Calendar month of each interval.</summary>
    public int[] Months { get; }

    /// <summary>The regime of a site in an interval.</summary>
    public Regime RegimeOf(int interval, Site site, CorridorStructure structure, int group)
        => Regime.Of(site, structure.Policies, group, Months[interval], Active[interval], Promised[interval]);

    /// <summary>The days of a group.</summary>
    public static ActualDays Of(CorridorStructure structure, int group)
    {
        var days = new SortedSet<int> { 0 };
        for (int i = 0; i < structure.Policies.Length; i++)
        {
            PolicyUse policy = structure.Policies[i];
            if (policy.Site is EffectSite.Destinations or EffectSite.Origins || !ConcernsGroup(policy, group))
            {
                continue;
            }

            days.Add(policy.InForce.Start);
            days.Add(policy.InForce.End);
            if (policy.Site == EffectSite.Arrived && structure.LastArrival(i) is < int.MaxValue and int last)
            {
                days.Add(last + 1);
            }
        }

        if (structure.HasSeasons)
        {
            days.UnionWith(structure.PeriodStarts);
        }

        int[] starts = [.. days.Where(d => d >= 0 && d < structure.Days)];
        return new ActualDays(
            starts,
            [.. starts.Select(d => structure.Policies.Select(p => p.InForce.Contains(d)).ToArray())],
            [.. starts.Select(d => Enumerable.Range(0, structure.Policies.Length).Select(i => structure.Policies[i].Site == EffectSite.Arrived && d <= structure.LastArrival(i)).ToArray())],
            [.. starts.Select(structure.MonthOf)]);
    }

    private static bool ConcernsGroup(PolicyUse policy, int group)
        => policy.GroupIn[group] || (policy.Site == EffectSite.Links && policy.Rule.Opening(policy.Policy.Effect) == Opening.OpensToScope);
}
