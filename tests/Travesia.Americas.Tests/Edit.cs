using System.IO.Enumeration;
using Travesia.Model;
using Travesia.Model.Effects;

namespace Travesia.Americas.Tests;

/// <summary>Changes of a scenario that switch something off. What names nothing in the scenario is a mistake of the test.</summary>
internal static class Edit
{
    /// <summary>Without policies, by their ids; <c>*</c> stands for any letters.</summary>
    public static Func<Scenario, Scenario> Without(params string[] ids) => WithoutBut(_ => false, ids);

    /// <summary>Without policies by their ids, but those that are to stay.</summary>
    public static Func<Scenario, Scenario> WithoutBut(Predicate<string> stays, params string[] ids) => scenario =>
    {
        Assert.All(ids, pattern => Assert.Contains(scenario.Policies, p => Matches(pattern, p.Id.Value)));
        return scenario with { Policies = [.. scenario.Policies.Where(p => stays(p.Id.Value) || !ids.Any(pattern => Matches(pattern, p.Id.Value)))] };
    };

    /// <summary>Policies with something else in them.</summary>
    public static Func<Scenario, Scenario> Policies(string ids, Func<Policy, Policy> change) => scenario =>
    {
        Assert.Contains(scenario.Policies, p => Matches(ids, p.Id.Value));
        return scenario with { Policies = [.. scenario.Policies.Select(p => Matches(ids, p.Id.Value) ? change(p) : p)] };
    };

    /// <summary>With one more policy.</summary>
    public static Func<Scenario, Scenario> With(Policy policy) => scenario => scenario with { Policies = [.. scenario.Policies, policy] };

    /// <summary>Links with other numbers.</summary>
    public static Func<Scenario, Scenario> Links(Predicate<Link> which, Func<Link, Link> change) => scenario =>
    {
        Assert.Contains(scenario.Links, which);
        return scenario with { Links = [.. scenario.Links.Select(l => which(l) ? change(l) : l)] };
    };

    /// <summary>Nobody of these groups leaves.</summary>
    public static Func<Scenario, Scenario> WithoutDepartures(params string[] groups) => scenario =>
    {
        Assert.All(groups, group => Assert.Contains(scenario.Departures, d => d.Group.Value == group));
        return scenario with { Departures = [.. scenario.Departures.Where(d => !groups.Contains(d.Group.Value))] };
    };

    /// <summary>The rules' section of each group without a setting.</summary>
    public static Func<Scenario, Scenario> WithoutSetting(string name) => scenario =>
    {
        MapSetting groups = (MapSetting)scenario.Rules["groups"]!;
        Assert.Contains(groups.Entries, g => ((MapSetting)g.Value)[name] is not null);
        MapSetting kept = groups with { Entries = [.. groups.Entries.Select(g => KeyValuePair.Create(g.Key, (Setting)Without((MapSetting)g.Value, name)))] };
        return scenario with
        {
            Rules = scenario.Rules with { Entries = [.. scenario.Rules.Entries.Select(e => e.Key == "groups" ? KeyValuePair.Create(e.Key, (Setting)kept) : e)] },
        };
    };

    /// <summary>One change after another.</summary>
    public static Func<Scenario, Scenario> Both(Func<Scenario, Scenario> first, Func<Scenario, Scenario> second) => scenario => second(first(scenario));

    /// <summary>A quota twice as large.</summary>
    public static Policy Doubled(Policy policy)
    {
        PathwayEffect quota = Assert.IsType<PathwayEffect>(policy.Effect);
        return policy with { Effect = quota with { PerDay = Twice(quota.PerDay), PerMonth = Twice(quota.PerMonth) } };
    }

    private static Quantity? Twice(Quantity? quantity) => quantity is { } q ? q with { Factor = 2 * q.Factor } : null;

    private static MapSetting Without(MapSetting map, string name) => map with { Entries = [.. map.Entries.Where(e => e.Key != name)] };

    private static bool Matches(string pattern, string id) => FileSystemName.MatchesSimpleExpression(pattern, id, ignoreCase: false);
}
