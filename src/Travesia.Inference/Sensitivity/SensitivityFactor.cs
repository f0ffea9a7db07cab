using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Inference.Sensitivity;

/// <summary>What is moved as one: an uncertain number, some that belong together, or a measure that is one or many policies.</summary>
/// <param name="Id">Its name: a parameter, <c>departures:GROUP</c>, a policy, or the beginning of several policies with a star.</param>
/// <param name="Parameters">The parameters that move; none for policies.</param>
/// <param name="Policies">The policies that are in force together or not at all; none for parameters.</param>
public sealed record SensitivityFactor(string Id, ImmutableArray<ParameterId> Parameters, ImmutableArray<PolicyId> Policies)
{
    /// <summary>Whether it is a measure, which is in force or not.</summary>
    public bool IsPolicy => !Policies.IsEmpty;

    /// <summary>The factors of a scenario: every uncertain parameter, in the scenario's order, then every dated policy.</summary>
    /// <remarks>
    /// Parameters that the departures of one group of people are made of are one factor. Policies that do the same kind of thing to the
    /// same groups over the same days are one measure, written down place by place.
    /// </remarks>
    /// <param name="scenario">A valid scenario.</param>
    /// <param name="each">Takes every parameter and every policy by itself.</param>
    public static ImmutableArray<SensitivityFactor> Of(Scenario scenario, bool each = false)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Dictionary<string, string> departing = new(StringComparer.Ordinal);
        foreach (DepartureKnot knot in scenario.Departures.Where(k => !each && k.PerDay.Parameter is not null))
        {
            departing.TryAdd(knot.PerDay.Parameter!.Value.Value, $"departures:{knot.Group}");
        }

        IEnumerable<SensitivityFactor> parameters =
            from parameter in scenario.Parameters
            where scenario.BeliefOf(parameter) is not FixedPrior
            group parameter.Id by departing.GetValueOrDefault(parameter.Id.Value, parameter.Id.Value) into together
            select new SensitivityFactor(together.Count() == 1 ? together.First().Value : together.Key, [.. together], []);
        IEnumerable<SensitivityFactor> policies =
            from policy in scenario.Policies
            where !policy.IsStanding
            group policy.Id by each ? policy.Id.Value : MeasureOf(policy) into together
            select new SensitivityFactor(NameOf([.. together.Select(p => p.Value)]), [], [.. together]);
        return [.. parameters, .. policies];
    }

    private static string MeasureOf(Policy policy)
        => string.Join(' ', [policy.Effect.Key, $"{policy.From?.DayNumber}..{policy.To?.DayNumber}", .. policy.Scope.Groups.Select(g => g.Value).Order(StringComparer.Ordinal)]);

    private static string NameOf(string[] policies)
    {
        if (policies.Length == 1)
        {
            return policies[0];
        }

        int common = policies[0].TakeWhile((letter, i) => policies.All(p => i < p.Length && p[i] == letter)).Count();
        return common == 0 ? $"{policies[0]}, ..." : $"{policies[0][..common]}*";
    }
}
