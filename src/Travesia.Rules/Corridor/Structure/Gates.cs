using System.Collections.Immutable;
using Travesia.Rules.Corridor.Effects;

namespace Travesia.Rules.Corridor.Structure;

/// <summary>A limit on setting out, or on permits, by a policy that is used.</summary>
/// <param name="Policy">Position among the used policies.</param>
/// <param name="Quota">The limit.</param>
/// <param name="Links">Whether each link is in scope; empty for permits.</param>
internal sealed record GateUse(int Policy, Quota Quota, bool[] Links);

/// <summary>The limits of a scenario, and those that each link has for each group.</summary>
internal sealed class Gates
{
    private readonly Dictionary<(int Link, int Group), int[]> byLink = [];
    private readonly Dictionary<int, int> byPermit = [];

    public Gates(Geography geography, ImmutableArray<PolicyUse> policies, int days)
    {
        ImmutableArray<GateUse>.Builder all = ImmutableArray.CreateBuilder<GateUse>();
        for (int i = 0; i < policies.Length; i++)
        {
            PolicyUse policy = policies[i];
            if (!policy.InForce.Meets(days) || policy.Rule.Limit(policy.Policy.Effect) is not { } quota)
            {
                continue;
            }

            if (policy.Site == EffectSite.Arrived)
            {
                byPermit[i] = all.Count;
                all.Add(new GateUse(i, quota, []));
                continue;
            }

            bool[] links = [.. geography.Links.Select((l, a) => policy.Scope.Holds(l, geography.Places[geography.From[a]], geography.Places[geography.To[a]]))];
            Limit(geography, policy, links, all.Count);
            all.Add(new GateUse(i, quota, links));
        }

        All = all.ToImmutable();
    }

    /// <summary>By order of policies.</summary>
    public ImmutableArray<GateUse> All { get; }

    /// <summary>Whether any link is limited for anybody.</summary>
    public bool HasLimits => byLink.Count > 0;

    /// <summary>The limited links, with the group that they are limited for.</summary>
    public IEnumerable<(int Link, int Group)> Limited => byLink.Keys.OrderBy(k => k);

    /// <summary>The limits that a group passes when it sets out on a link, by order of policies.</summary>
    public ReadOnlySpan<int> Of(int link, int group) => byLink.TryGetValue((link, group), out int[]? gates) ? gates : [];

    /// <summary>The limit of a permit, or -1.</summary>
    public int OfPermit(int policy) => byPermit.GetValueOrDefault(policy, -1);

    private void Limit(Geography geography, PolicyUse policy, bool[] links, int gate)
    {
        for (int a = 0; a < links.Length; a++)
        {
            if (!links[a])
            {
                continue;
            }

            for (int g = 0; g < geography.Groups.Length; g++)
            {
                if (policy.GroupIn[g] && geography.MayUse(a, g))
                {
                    byLink[(a, g)] = byLink.TryGetValue((a, g), out int[]? gates) ? [.. gates, gate] : [gate];
                }
            }
        }
    }
}
