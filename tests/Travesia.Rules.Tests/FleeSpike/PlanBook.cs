namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>
/// The plans that people may have: sequences of links, numbered. Plan 0 is none. What is left of a plan after its first link is a plan
/// too, so that two people on one link with the same way ahead are in one state whatever lies behind them.
/// </summary>
internal sealed class PlanBook
{
    public const int None = 0;

    private readonly FleeNetwork network;
    private readonly List<int[]> plans = [[]];
    private readonly Dictionary<string, int> known = new() { [""] = None };

    public PlanBook(FleeNetwork network)
    {
        this.network = network;
        Candidates = [.. network.Places.Select((_, place) => Considered(place).Select(Number).ToArray())];
        for (int plan = 0; plan < plans.Count; plan++)
        {
            Number(plans[plan].Skip(1));
        }
    }

    /// <summary>The plans that can be formed at each place when every link is open.</summary>
    public int[][] Candidates { get; }

    public int Count => plans.Count;

    public IReadOnlyList<int> Links(int plan) => plans[plan];

    public int First(int plan) => plans[plan][0];

    public int Rest(int plan) => Number(plans[plan].Skip(1));

    public int Destination(int plan) => network.Links[plans[plan][^1]].To;

    public int Km(int plan) => plans[plan].Sum(link => network.Links[link].Km);

    private int Number(IEnumerable<int> links)
    {
        int[] plan = [.. links];
        string key = string.Join(',', plan);
        if (!known.TryGetValue(key, out int number))
        {
            number = plans.Count;
            plans.Add(plan);
            known.Add(key, number);
        }

        return number;
    }

    /// <summary>With fixed routes only the shortest way to each destination is considered.</summary>
    private IEnumerable<int[]> Considered(int start) => network.Settings.FixedRoutes
        ? Paths(start).GroupBy(path => network.Links[path[^1]].To).Select(paths => paths.MinBy(path => path.Sum(link => network.Links[link].Km))!)
        : Paths(start);

    private List<int[]> Paths(int start)
    {
        List<int[]> found = [];
        Extend([], [start], 0);
        return found;

        void Extend(int[] path, int[] visited, int steps)
        {
            for (int link = 0; link < network.Links.Length; link++)
            {
                FleeLink way = network.Links[link];
                bool marker = network.Places[way.To].Kind == FleeKind.Marker;
                int stepsThere = marker ? steps : steps + 1;
                if (way.From != visited[^1] || visited.Contains(way.To) || stepsThere > network.Settings.AwarenessLevel)
                {
                    continue;
                }

                if (!marker)
                {
                    found.Add([.. path, link]);
                }

                Extend([.. path, link], [.. visited, way.To], stepsThere);
            }
        }
    }
}
