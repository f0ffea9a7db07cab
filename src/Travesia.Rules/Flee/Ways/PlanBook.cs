using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Days;

namespace Travesia.Rules.Flee.Ways;

/// <summary>
/// The plans that people may have: sequences of links, numbered. Plan 0 is none. What is left of a plan after its first link is a plan
/// too, so that two people on one link with the same way ahead are in one state whatever lies behind them.
/// </summary>
internal sealed class PlanBook
{
    /// <summary>No plan.</summary>
    public const int None = 0;

    private readonly FleeCase flee;
    private readonly Worlds worlds;
    private readonly List<(int First, int After, int Destination, double Km)> plans = [(-1, None, -1, 0)];
    private readonly Dictionary<(int First, int After), int> known = [];
    private readonly int[]?[] candidates;
    private readonly int[][] linksFrom;

    public PlanBook(FleeCase flee, Worlds worlds)
    {
        this.flee = flee;
        this.worlds = worlds;
        candidates = new int[flee.Places.Length][];
        List<int>[] from = [.. flee.Places.Select(_ => new List<int>())];
        for (int link = 0; link < flee.Links.Length; link++)
        {
            from[flee.Links[link].From].Add(link);
        }

        linksFrom = [.. from.Select(links => links.ToArray())];
    }

    /// <summary>How many plans there are so far, none included.</summary>
    public int Count => plans.Count;

    /// <summary>The first link of a plan.</summary>
    public int First(int plan) => plans[plan].First;

    /// <summary>What is left after it.</summary>
    public int Rest(int plan) => plans[plan].After;

    /// <summary>Where a plan ends.</summary>
    public int Destination(int plan) => plans[plan].Destination;

    /// <summary>How long it is.</summary>
    public double Km(int plan) => plans[plan].Km;

    /// <summary>Its links.</summary>
    public IEnumerable<int> Links(int plan)
    {
        for (int left = plan; left != None; left = plans[left].After)
        {
            yield return plans[left].First;
        }
    }

    /// <summary>The plans that can be formed at a place when every link is open.</summary>
    public int[] CandidatesAt(int place) => candidates[place] ??= Find(place);

    private int[] Find(int start)
    {
        List<int> found = [];
        List<int> path = [];
        HashSet<int> visited = [start];
        int steps = Math.Max(flee.Settings.AwarenessLevel, 1);
        Extend(start, 0);
        if (flee.Settings.FixedRoutes)
        {
            found = [.. found.GroupBy(Destination).Select(ways => ways.MinBy(Km))];
            foreach (IReadOnlyList<int> route in flee.MajorRoutes)
            {
                if (flee.Links[route[0]].From == start && Number(route) is var plan && !found.Contains(plan))
                {
                    found.Add(plan);
                }
            }
        }

        return [.. found];

        void Extend(int place, int taken)
        {
            foreach (int link in linksFrom[place])
            {
                int to = flee.Links[link].To;
                bool isMarker = IsMarker(to);
                int takenThere = isMarker ? taken : taken + 1;
                if (takenThere > steps || !visited.Add(to))
                {
                    continue;
                }

                path.Add(link);
                if (!isMarker)
                {
                    found.Add(Number(path));
                }

                Extend(to, takenThere);
                path.RemoveAt(path.Count - 1);
                visited.Remove(to);
            }
        }
    }

    private bool IsMarker(int place) => worlds.All[0].Kinds[place] == FleeKind.Marker;

    private int Number(IReadOnlyList<int> links)
    {
        int plan = None;
        for (int i = links.Count - 1; i >= 0; i--)
        {
            if (!known.TryGetValue((links[i], plan), out int number))
            {
                number = plans.Count;
                FleeLink link = flee.Links[links[i]];
                plans.Add((links[i], plan, plan == None ? link.To : plans[plan].Destination, link.Km + plans[plan].Km));
                known.Add((links[i], plan), number);
            }

            plan = number;
        }

        return plan;
    }
}
