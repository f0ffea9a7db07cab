using Travesia.Model.Diagnostics;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor.Effects;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Validation;

/// <summary>Scopes of policies, and limits that must be nested.</summary>
internal static class PolicyChecks
{
    public static void Run(CorridorPlan plan, Problems problems)
    {
        CorridorStructure structure = plan.Structure;
        Geography geography = structure.Geography;
        foreach (PolicyUse policy in structure.Policies)
        {
            var subject = new Subject("policies", policy.Row, "scope");
            string id = policy.Policy.Id.Value;
            if (policy.Site != EffectSite.Links && policy.Scope.SpeaksOfLinks)
            {
                problems.Error(CorridorDiagnostics.ScopeSpeaksOfLinks, subject, ("policy", id));
            }
            else if (!ActsOnAnything(policy, structure))
            {
                problems.Notice(CorridorDiagnostics.ScopeEmpty, subject, ("policy", id));
            }

            if (policy.Policy.Effect is CheckpointEffect { HoldAt: { } place } && geography.IsDestination[geography.PlaceIndex[place.Value]])
            {
                problems.Error(CorridorDiagnostics.HeldAtDestination, new Subject("policies", policy.Row, "checkpoint.holdAt"), ("value", id), ("place", place.Value));
            }
        }

        for (int p = 0; p < geography.Places.Length; p++)
        {
            int touches = Math.Max(structure.PlaceSites[p].Touches.Length, structure.HoldSites[p].Touches.Length);
            if (touches > Regime.MostTouches)
            {
                problems.Error(
                    CorridorDiagnostics.TooManyPolicies, new Subject("places", geography.PlaceRow[p]),
                    ("value", geography.Places[p].Id.Value), ("count", Problems.Text(touches)), ("most", Problems.Text(Regime.MostTouches)));
            }
        }

        for (int g = 0; g < geography.Groups.Length; g++)
        {
            if (structure.CountryOf(g) < 0 && plan.Space.Has(g * Variant.Kinds) && structure.Policies.Any(p => p.GroupIn[g] && p.Rule.Targets(p.Policy.Effect, geography).Any(t => t is { Kind: StopKind.Removed, Index: < 0 })))
            {
                problems.Error(
                    CorridorDiagnostics.CountryUnknown,
                    new Subject("scenario", -1, $"groups.{geography.Groups[g].Id}"), ("group", geography.Groups[g].Id.Value));
            }
        }

        CheckNesting(structure, problems);
    }

    private static bool ActsOnAnything(PolicyUse policy, CorridorStructure structure)
    {
        Geography geography = structure.Geography;
        if (!Array.Exists(policy.GroupIn, g => g))
        {
            return false;
        }

        return policy.Site switch
        {
            EffectSite.Links => geography.Links.Where((l, a) => policy.Scope.Holds(l, geography.Places[geography.From[a]], geography.Places[geography.To[a]])).Any(),
            EffectSite.Destinations or EffectSite.Arrived => geography.Places.Where((p, i) => geography.IsDestination[i] && policy.Scope.Holds(p)).Any(),
            EffectSite.Origins => structure.Scenario.Departures.Any(k => policy.Scope.Holds(geography.Places[geography.PlaceIndex[k.Place.Value]])),
            _ => geography.Places.Where((p, i) => !geography.IsDestination[i] && policy.Scope.Holds(p)).Any(),
        };
    }

    /// <summary>Of two limits one must hold all that the other does, or nothing of it: else nobody could say which is passed first.</summary>
    private static void CheckNesting(CorridorStructure structure, Problems problems)
    {
        for (int i = 0; i < structure.Gates.All.Length; i++)
        {
            for (int j = i + 1; j < structure.Gates.All.Length; j++)
            {
                (int Link, int Group)? both = null, first = null, second = null;
                foreach ((int Link, int Group) limited in structure.Gates.Limited)
                {
                    ReadOnlySpan<int> gates = structure.Gates.Of(limited.Link, limited.Group);
                    (bool hasFirst, bool hasSecond) = (gates.Contains(i), gates.Contains(j));
                    both ??= hasFirst && hasSecond ? limited : null;
                    first ??= hasFirst && !hasSecond ? limited : null;
                    second ??= hasSecond && !hasFirst ? limited : null;
                }

                if (both is { } at && first is not null && second is not null)
                {
                    PolicyUse one = structure.Policies[structure.Gates.All[i].Policy], other = structure.Policies[structure.Gates.All[j].Policy];
                    problems.Error(
                        CorridorDiagnostics.LimitsNotNested,
                        new Subject("policies", other.Row, "scope"),
                        ("policy", one.Policy.Id.Value),
                        ("other", other.Policy.Id.Value),
                        ("link", structure.Geography.Links[at.Link].Id.Value),
                        ("group", structure.Geography.Groups[at.Group].Id.Value));
                }
            }
        }
    }
}
