using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Effects;

namespace Travesia.Inference.Calibration;

/// <summary>
/// Which groups a parameter acts on, as the scenario is written: through the departures of a group, people who are there at the start,
/// policies and links that name groups, and the groups' own settings of the rule set. Whatever else it stands in, it acts on all.
/// </summary>
internal static class ParameterReach
{
    private const string GroupsKey = "groups";

    /// <summary>By parameter, the groups that it acts on; none is all.</summary>
    public static ImmutableSortedDictionary<string, ImmutableSortedSet<string>?> Of(Scenario scenario)
    {
        Dictionary<string, SortedSet<string>?> reach = new(StringComparer.Ordinal);
        foreach (Parameter parameter in scenario.Parameters)
        {
            reach[parameter.Id.Value] = new(StringComparer.Ordinal);
        }

        void Add(Quantity? quantity, IEnumerable<string> groups)
        {
            if (quantity?.Parameter is { } parameter)
            {
                AddName(parameter.Value, groups);
            }
        }

        void AddName(string parameter, IEnumerable<string> groups)
        {
            if (!reach.TryGetValue(parameter, out SortedSet<string>? known) || known is null)
            {
                return;
            }

            string[] all = [.. groups];
            if (all.Length == 0)
            {
                reach[parameter] = null;
            }
            else
            {
                known.UnionWith(all);
            }
        }

        foreach (DepartureKnot knot in scenario.Departures)
        {
            Add(knot.PerDay, [knot.Group.Value]);
        }

        foreach (InitialPeople initial in scenario.Initial)
        {
            Add(initial.People, [initial.Group.Value]);
        }

        foreach (Link link in scenario.Links)
        {
            string[] groups = [.. link.Groups.Select(g => g.Value)];
            foreach (Quantity? quantity in (Quantity?[])[link.Days, link.DaysSd, link.CostUsd, link.DeathChance, link.InjuryChance, link.AbuseChance, link.ApprehensionChance])
            {
                Add(quantity, groups);
            }
        }

        foreach (Place place in scenario.Places)
        {
            foreach (Quantity? quantity in (Quantity?[])[place.StayDays, place.Beds, place.Attraction, place.SettleUtility, place.TurnBackUtility])
            {
                Add(quantity, []);
            }
        }

        foreach (Quantity quantity in scenario.Seasons.SelectMany(s => s.Hazard.Concat(s.Days)).Concat(scenario.Series.SelectMany(s => s.Reporting).Select(r => r.Share)))
        {
            Add(quantity, []);
        }

        foreach (Policy policy in scenario.Policies)
        {
            EffectDescriptor effect = EffectCatalogue.Find(policy.Effect.Key)!;
            foreach (EffectField field in effect.Fields)
            {
                Add(effect.ValueOf(policy.Effect, field) as Quantity?, policy.Scope.Groups.Select(g => g.Value));
            }
        }

        HashSet<string> known = [.. scenario.Groups.Select(g => g.Id.Value)];
        Settings(scenario.Rules, null, known, AddName);
        return reach.ToImmutableSortedDictionary(r => r.Key, r => r.Value is { Count: > 0 } groups ? groups.ToImmutableSortedSet(StringComparer.Ordinal) : null, StringComparer.Ordinal);
    }

    /// <summary>The settings of a rule set: what stands below <c>groups: { ID: ... }</c> is that group's own.</summary>
    private static void Settings(Setting setting, string? group, HashSet<string> groups, Action<string, IEnumerable<string>> add)
    {
        switch (setting)
        {
            case ScalarSetting scalar:
                add(scalar.Text[(scalar.Text.LastIndexOf('*') + 1)..].Trim(), group is null ? [] : [group]);
                break;
            case ListSetting list:
                foreach (Setting item in list.Items)
                {
                    Settings(item, group, groups, add);
                }

                break;
            case MapSetting map:
                foreach ((string key, Setting value) in map.Entries)
                {
                    if (key == GroupsKey && group is null && value is MapSetting own)
                    {
                        foreach ((string id, Setting ofGroup) in own.Entries)
                        {
                            Settings(ofGroup, groups.Contains(id) ? id : null, groups, add);
                        }
                    }
                    else
                    {
                        Settings(value, group, groups, add);
                    }
                }

                break;
        }
    }
}
