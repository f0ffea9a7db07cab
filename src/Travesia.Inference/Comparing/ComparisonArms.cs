using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Inference.Comparing;

/// <summary>
/// Two scenarios that differ in their policies and share the no-policy reference of departures: that of the scenario as it is. Without
/// that, a standing policy that is taken away would move what journeys are compared with, and departures would not answer to it.
/// </summary>
/// <param name="Scenario">As it is.</param>
/// <param name="Changed">With other policies.</param>
public sealed record ComparisonArms(Scenario Scenario, Scenario Changed)
{
    /// <summary>The arms of a scenario and one that was made from it by taking away, adding or replacing policies.</summary>
    public static ComparisonArms Of(Scenario scenario, Scenario changed)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(changed);
        ImmutableArray<Policy>.Builder policies = ImmutableArray.CreateBuilder<Policy>();
        foreach (Policy policy in changed.Policies)
        {
            bool isKept = scenario.Policies.Contains(policy, ReferenceEqualityComparer.Instance);
            policies.Add(isKept || !policy.IsInReference ? policy : policy with { Reference = ReferenceRole.Excluded });
        }

        HashSet<string> taken = [.. policies.Select(p => p.Id.Value)];
        foreach (Policy policy in scenario.Policies.Where(p => p.IsInReference && !changed.Policies.Contains(p, ReferenceEqualityComparer.Instance)))
        {
            string id = policy.Id.Value;
            while (!taken.Add(id))
            {
                id += "-as-it-was";
            }

            policies.Add(policy with { Id = new PolicyId(id), Reference = ReferenceRole.Only });
        }

        return new ComparisonArms(scenario, changed with { Policies = policies.ToImmutable() });
    }

    /// <summary>A scenario without some of its policies.</summary>
    public static Scenario Without(Scenario scenario, IEnumerable<PolicyId> policies)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        HashSet<PolicyId> gone = [.. policies];
        return scenario with { Policies = [.. scenario.Policies.Where(p => !gone.Contains(p.Id))] };
    }
}
