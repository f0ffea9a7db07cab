using System.Globalization;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Validation;

/// <summary>Wherever and whenever people can be held, a hold says for how long and what follows.</summary>
internal static class HoldChecks
{
    public static void Run(CorridorPlan plan, Problems problems)
    {
        CorridorStructure structure = plan.Structure;
        Geography geography = structure.Geography;
        for (int p = 0; p < geography.Places.Length; p++)
        {
            for (int g = 0; g < geography.Groups.Length; g++)
            {
                if (!Enumerable.Range(g * Variant.Kinds, Variant.Kinds).Any(x => plan.Space.Has(x) && plan.Space.Held[x]![p]))
                {
                    continue;
                }

                int day = FirstDay(structure, g, p);
                foreach (Interval hold in Holds(structure, g, p))
                {
                    if (hold.Start > day)
                    {
                        Report(day, hold.Start - 1);
                    }

                    day = Math.Max(day, hold.End);
                }

                if (day < structure.Days)
                {
                    Report(day, structure.Days - 1);
                }

                void Report(int from, int to) => problems.Error(
                    CorridorDiagnostics.HoldMissing,
                    new Subject("places", geography.PlaceRow[p]),
                    ("place", geography.Places[p].Id.Value),
                    ("group", geography.Groups[g].Id.Value),
                    ("from", Date(from)),
                    ("to", Date(to)));
            }
        }

        string Date(int day) => structure.Scenario.FirstDay.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>The first day on which people of a group may be held at a place. From then on somebody may be there.</summary>
    private static int FirstDay(CorridorStructure structure, int group, int place)
    {
        Geography geography = structure.Geography;
        string id = geography.Places[place].Id.Value, groupId = geography.Groups[group].Id.Value;
        bool fromStart = structure.Scenario.Initial.Any(i => i.Phase == InitialPhase.Held && i.Place?.Value == id && i.Group.Value == groupId)
            || geography.Links.Where((l, a) => !l.ApprehensionChance.IsZero && l.HoldAt?.Value == id && structure.EverOpen[group][a]).Any();
        int first = fromStart ? 0 : structure.Days;
        foreach (PolicyUse policy in structure.Policies)
        {
            if (policy.Policy.Effect is CheckpointEffect { HoldAt: { } at } && at.Value == id && policy.GroupIn[group] && policy.InForce.Meets(structure.Days))
            {
                first = Math.Min(first, Math.Max(0, policy.InForce.Start));
            }
        }

        return first;
    }

    private static IEnumerable<Interval> Holds(CorridorStructure structure, int group, int place)
        => structure.HoldSites[place].Touches.Where(t => t.Kind == TouchKind.Acts).Select(t => structure.Policies[t.Policy])
            .Where(p => p.Policy.Effect is HoldEffect && p.GroupIn[group]).Select(p => p.InForce).OrderBy(i => i.Start);
}
