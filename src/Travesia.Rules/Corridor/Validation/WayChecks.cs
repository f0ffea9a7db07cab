using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Validation;

/// <summary>
/// Whether ways lead on. That no way to a destination is drawn is an error; that all are closed on all days may be what is asked about,
/// and is a notice, as is a place in which people get stuck: they are there to be seen, and nobody is lost.
/// </summary>
internal static class WayChecks
{
    private const int MostDeadEnds = 100;

    public static void Run(CorridorPlan plan, Problems problems)
    {
        CorridorStructure structure = plan.Structure;
        Geography geography = structure.Geography;
        int deadEnds = 0;
        for (int g = 0; g < geography.Groups.Length; g++)
        {
            int group = g;
            if (!plan.Space.Has(g * Variant.Kinds))
            {
                continue;
            }

            bool[] drawn = LeadOn(structure, g, a => geography.MayUse(a, group), false);
            bool[] open = LeadOn(structure, g, a => structure.EverOpen[group][a], false);
            bool[] ends = LeadOn(structure, g, a => structure.EverOpen[group][a], true);
            for (int row = 0; row < structure.Scenario.Departures.Length; row++)
            {
                Model.DepartureKnot knot = structure.Scenario.Departures[row];
                int origin = geography.PlaceIndex[knot.Place.Value];
                if (geography.GroupIndex[knot.Group.Value] != g || open[origin])
                {
                    continue;
                }

                bool isFirst = !structure.Scenario.Departures.Take(row).Any(k => k.Place == knot.Place && k.Group == knot.Group);
                if (isFirst && !drawn[origin])
                {
                    problems.Error(CorridorDiagnostics.DestinationUnreachable, new Subject("departures", row, "place"), ("place", knot.Place.Value), ("group", knot.Group.Value));
                }
                else if (isFirst)
                {
                    problems.Notice(CorridorDiagnostics.DestinationClosed, new Subject("departures", row, "place"), ("place", knot.Place.Value), ("group", knot.Group.Value));
                }
            }

            for (int p = 0; p < geography.Places.Length && deadEnds < MostDeadEnds; p++)
            {
                bool gets = plan.Space.Moving[g * Variant.Kinds]![p] || plan.Space.Moving[structure.Variants.Again(g * Variant.Kinds)] is { } again && again[p];
                if (gets && !ends[p])
                {
                    problems.Notice(
                        CorridorDiagnostics.DeadEnd, new Subject("places", geography.PlaceRow[p]),
                        ("place", geography.Places[p].Id.Value), ("group", geography.Groups[g].Id.Value));
                    deadEnds++;
                }
            }
        }
    }

    /// <summary>The places from which ways lead to a destination, or also to settling or turning back; being held on a way and released counts.</summary>
    private static bool[] LeadOn(CorridorStructure structure, int group, Func<int, bool> mayTake, bool anyEnd)
    {
        Geography geography = structure.Geography;
        bool[] leads = new bool[geography.Places.Length];
        int[][] holdsOf = [.. structure.LinkSites.Select(s => s.Targets.Where(t => t.Kind == StopKind.Held).Select(t => t.Index).ToArray())];
        var linksHolding = new Dictionary<int, List<int>>();
        for (int a = 0; a < holdsOf.Length; a++)
        {
            foreach (int hold in holdsOf[a])
            {
                (linksHolding.TryGetValue(hold, out List<int>? links) ? links : linksHolding[hold] = []).Add(a);
            }
        }

        var releasedFrom = new Dictionary<int, List<int>>();
        foreach (int hold in linksHolding.Keys.Order())
        {
            foreach (int to in ReleasePlaces(structure, group, hold))
            {
                (releasedFrom.TryGetValue(to, out List<int>? holds) ? holds : releasedFrom[to] = []).Add(hold);
            }
        }

        var open = new Stack<int>();
        for (int p = 0; p < leads.Length; p++)
        {
            if (geography.IsDestination[p] || (anyEnd && (geography.Places[p].SettleUtility is not null || geography.Places[p].TurnBackUtility is not null)))
            {
                leads[p] = true;
                open.Push(p);
            }
        }

        while (open.TryPop(out int head))
        {
            foreach (int a in geography.LinksTo(head))
            {
                Mark(a);
            }

            foreach (int hold in releasedFrom.GetValueOrDefault(head) ?? [])
            {
                foreach (int a in linksHolding[hold])
                {
                    Mark(a);
                }
            }
        }

        return leads;

        void Mark(int link)
        {
            int tail = geography.From[link];
            if (!leads[tail] && mayTake(link))
            {
                leads[tail] = true;
                open.Push(tail);
            }
        }
    }

    private static IEnumerable<int> ReleasePlaces(CorridorStructure structure, int group, int place)
        => structure.HoldSites[place].Touches.Where(t => t.Kind == TouchKind.Acts && structure.Policies[t.Policy].GroupIn[group])
            .Select(t => structure.Policies[t.Policy].Policy.Effect).OfType<Model.Effects.HoldEffect>()
            .Select(h => h.ReleaseTo is { } to ? structure.Geography.PlaceIndex[to.Value] : place).Distinct();
}
