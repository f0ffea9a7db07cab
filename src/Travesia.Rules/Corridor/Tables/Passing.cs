using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Structure;

namespace Travesia.Rules.Corridor.Tables;

/// <summary>Finds circles of places that could be passed without a day going by: their moves would never end.</summary>
internal static class Passing
{
    /// <summary>Refuses such circles, by the links on them, and limits at places where people do not stay a day.</summary>
    /// <returns>All places, each after those that are passed on from it within the day; none if there is a circle.</returns>
    public static int[]? Check(CorridorTables tables, Timeline[] timelines, StateSpace space, Problems problems)
    {
        CorridorStructure structure = tables.Structure;
        Geography geography = structure.Geography;
        foreach ((int link, int group) in structure.Gates.Limited)
        {
            int tail = geography.From[link];
            if (tables.StayDays[tail] < 1 && Enumerable.Range(group * Variant.Kinds, Variant.Kinds).Any(x => space.Has(x) && space.OnLink[x]![link]))
            {
                problems.Error(
                    CorridorDiagnostics.LimitWithoutStay,
                    new Subject("places", geography.PlaceRow[tail], "stayDays"),
                    ("link", geography.Links[link].Id.Value),
                    ("place", geography.Places[tail].Id.Value),
                    ("policy", structure.Policies[structure.Gates.All[structure.Gates.Of(link, group)[0]].Policy].Policy.Id.Value));
            }
        }

        bool[] passes = new bool[geography.Links.Length];
        for (int a = 0; a < passes.Length; a++)
        {
            passes[a] = tables.StayDays[geography.From[a]] < 1 && tables.IsPassed(geography.To[a]) && MayTakeNoDay(tables, timelines, a);
        }

        var order = new List<int>(geography.Places.Length);
        if (FindCycle(geography, passes, order) is { } cycle)
        {
            string way = string.Join(" - ", cycle.Select(a => $"{geography.Places[geography.From[a]].Id} ({geography.Links[a].Id})").Append(geography.Places[geography.From[cycle[0]]].Id.Value));
            problems.Error(CorridorDiagnostics.ZeroDayCycle, new Subject("links", geography.LinkRow[cycle[0]], "days"), ("way", way));
            return null;
        }

        return [.. order];
    }

    private static bool MayTakeNoDay(CorridorTables tables, Timeline[] timelines, int link)
        => timelines.Any(t => t.Actual.Any(r => tables.Links[link, r.Links[link]] is { IsOpen: true } condition && condition.Days[0] > 0));

    /// <summary>A walk in depth that keeps its way; without recursion, as a chain of junctions may be long.</summary>
    private static List<int>? FindCycle(Geography geography, bool[] passes, List<int> order)
    {
        byte[] state = new byte[geography.Places.Length];
        var way = new List<int>();
        var at = new Stack<(int Place, int Next)>();
        for (int start = 0; start < state.Length; start++)
        {
            if (state[start] != 0)
            {
                continue;
            }

            at.Push((start, 0));
            state[start] = 1;
            while (at.TryPop(out (int Place, int Next) here))
            {
                ReadOnlySpan<int> links = geography.LinksFrom(here.Place);
                int next = here.Next;
                while (next < links.Length && (!passes[links[next]] || state[geography.To[links[next]]] == 2))
                {
                    next++;
                }

                if (next == links.Length)
                {
                    state[here.Place] = 2;
                    order.Add(here.Place);
                    if (way.Count > 0)
                    {
                        way.RemoveAt(way.Count - 1);
                    }

                    continue;
                }

                int link = links[next], head = geography.To[link];
                way.Add(link);
                if (state[head] == 1)
                {
                    return way[way.FindIndex(a => geography.From[a] == head)..];
                }

                state[head] = 1;
                at.Push((here.Place, next + 1));
                at.Push((head, 0));
            }
        }

        return null;
    }
}
