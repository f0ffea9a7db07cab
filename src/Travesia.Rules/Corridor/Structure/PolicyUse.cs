using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Rules.Corridor.Effects;

namespace Travesia.Rules.Corridor.Structure;

/// <summary>A policy that is in force, or believed to be, on some day of the run.</summary>
internal sealed class PolicyUse
{
    public PolicyUse(Policy policy, int row, EffectRule rule, Geography geography, DateOnly firstDay)
    {
        Policy = policy;
        Row = row;
        Rule = rule;
        Scope = new Scoping(policy.Scope);
        GroupIn = [.. geography.Groups.Select(Scope.Holds)];
        InForce = policy.Reference == ReferenceRole.Only ? Interval.Never : new Interval(
            policy.From is { } from ? from.DayNumber - firstDay.DayNumber : int.MinValue,
            policy.To is { } to ? to.DayNumber - firstDay.DayNumber + 1 : int.MaxValue);
        BelievedFrom = policy is { Anticipated: true, Announced: { } announced, From: not null }
            ? Math.Min(announced.DayNumber - firstDay.DayNumber, InForce.Start)
            : InForce.Start;
    }

    /// <summary>What the scenario says.</summary>
    public Policy Policy { get; }

    /// <summary>Position in the scenario, for diagnostics.</summary>
    public int Row { get; }

    /// <summary>How its effect acts.</summary>
    public EffectRule Rule { get; }

    /// <summary>What it applies to.</summary>
    public Scoping Scope { get; }

    /// <summary>Whether each group is in scope.</summary>
    public bool[] GroupIn { get; }

    /// <summary>Days on which it is in force.</summary>
    public Interval InForce { get; }

    /// <summary>The day from which it would be reckoned with if news travelled at once.</summary>
    public int BelievedFrom { get; }

    /// <summary>What it acts on.</summary>
    public EffectSite Site => Rule.Site(Policy.Effect);

    /// <summary>Days on which a group with a lag reckons with it.</summary>
    public Interval Believed(int lag) => new Interval(BelievedFrom, InForce.End).Later(lag);

    /// <summary>Whether it is in force on some day of a run, or part of the reference; an anticipated one may also be believed in before.</summary>
    public bool IsUsed(int days) => Policy.IsInReference || InForce.Meets(days) || (Policy.Anticipated && new Interval(BelievedFrom, InForce.End).Meets(days));

    /// <summary>The policies of a scenario that are used, by ordinal order of id.</summary>
    public static ImmutableArray<PolicyUse> Of(Scenario scenario, Geography geography)
        => [.. scenario.Policies.Select((p, row) => new PolicyUse(p, row, EffectRules.Of(p.Effect), geography, scenario.FirstDay))
            .Where(p => p.IsUsed(scenario.Days))
            .OrderBy(p => p.Policy.Id.Value, StringComparer.Ordinal)];
}
