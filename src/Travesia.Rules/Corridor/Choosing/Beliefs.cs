using Travesia.Rules.Corridor.Effects;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Choosing;

/// <summary>
/// What a group reckons with: each policy from its first day, or its announcement if it is anticipated, to its last, both later by the
/// group's lag; and the season of the month, which everybody knows. What it reckons with it takes for permanent.
/// </summary>
internal static class Beliefs
{
    /// <summary>The days on which the belief of a group changes, the first 0.</summary>
    public static int[] Days(CorridorStructure structure, int group, int lag)
    {
        var days = new SortedSet<int> { 0 };
        foreach (PolicyUse policy in structure.Policies)
        {
            if (Matters(policy, group))
            {
                days.Add(policy.Believed(lag).Start);
                days.Add(policy.Believed(lag).End);
            }
        }

        if (structure.HasSeasons)
        {
            days.UnionWith(structure.PeriodStarts);
        }

        return [.. days.Where(d => d >= 0 && d < structure.Days)];
    }

    /// <summary>Which policies a group reckons with on a day.</summary>
    public static bool[] Active(CorridorStructure structure, int group, int lag, int day)
        => [.. structure.Policies.Select(p => Matters(p, group) && p.Believed(lag).Contains(day))];

    /// <summary>The belief in which policies are active.</summary>
    public static Belief Of(CorridorTables tables, int group, bool[] active, int month)
        => new(active, month, Regimes.Of(tables, group, month, active, new bool[active.Length]));

    /// <summary>Whether a policy is of any weight to a group that chooses a way.</summary>
    private static bool Matters(PolicyUse policy, int group)
        => policy.Site is not (EffectSite.Origins or EffectSite.Arrived)
            && (policy.GroupIn[group] || (policy.Site == EffectSite.Links && policy.Rule.Opening(policy.Policy.Effect) == Opening.OpensToScope));
}
