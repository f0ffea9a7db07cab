using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Rules.Corridor.Structure;

/// <summary>
/// Places, links and groups in the order of their ids, with the ways out of each place. Order by id, and not by position in a file,
/// makes rows, sums and draws independent of where a thing is written.
/// </summary>
internal sealed class Geography
{
    private readonly int[] outStart;
    private readonly int[] outLinks;
    private readonly int[] inStart;
    private readonly int[] inLinks;
    private readonly string[] countries;

    public Geography(Scenario scenario)
    {
        (Places, PlaceRow) = Sorted(scenario.Places, p => p.Id.Value);
        (Links, LinkRow) = Sorted(scenario.Links, l => l.Id.Value);
        (Groups, GroupRow) = Sorted(scenario.Groups, g => g.Id.Value);
        PlaceIndex = Index(Places, p => p.Id.Value);
        LinkIndex = Index(Links, l => l.Id.Value);
        GroupIndex = Index(Groups, g => g.Id.Value);
        From = [.. Links.Select(l => PlaceIndex[l.From.Value])];
        To = [.. Links.Select(l => PlaceIndex[l.To.Value])];
        IsDestination = [.. Places.Select(p => p.Kind == PlaceKind.Destination)];
        (outStart, outLinks) = ByEnd(From, Places.Length);
        (inStart, inLinks) = ByEnd(To, Places.Length);
        countries = [.. Places.Select(p => p.Country.Value).Concat(Groups.Where(g => g.Nationality is not null).Select(g => g.Nationality!.Value.Value)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Places by ordinal order of id.</summary>
    public Place[] Places { get; }

    /// <summary>Links by ordinal order of id.</summary>
    public Link[] Links { get; }

    /// <summary>Groups by ordinal order of id.</summary>
    public Group[] Groups { get; }

    /// <summary>Position of each place in the scenario, for diagnostics.</summary>
    public int[] PlaceRow { get; }

    /// <summary>Position of each link in the scenario, for diagnostics.</summary>
    public int[] LinkRow { get; }

    /// <summary>Position of each group in the scenario, for diagnostics.</summary>
    public int[] GroupRow { get; }

    /// <summary>Places by id.</summary>
    public Dictionary<string, int> PlaceIndex { get; }

    /// <summary>Links by id.</summary>
    public Dictionary<string, int> LinkIndex { get; }

    /// <summary>Groups by id.</summary>
    public Dictionary<string, int> GroupIndex { get; }

    /// <summary>Where each link begins.</summary>
    public int[] From { get; }

    /// <summary>Where each link ends.</summary>
    public int[] To { get; }

    /// <summary>Whether each place is a destination.</summary>
    public bool[] IsDestination { get; }

    /// <summary>Countries by code: of places and of groups.</summary>
    public IReadOnlyList<string> Countries => countries;

    /// <summary>The position of a country, or -1.</summary>
    public int CountryIndex(string code) => Math.Max(Array.BinarySearch(countries, code, StringComparer.Ordinal), -1);

    /// <summary>The links that leave a place, in the order of their ids.</summary>
    public ReadOnlySpan<int> LinksFrom(int place) => outLinks.AsSpan(outStart[place]..outStart[place + 1]);

    /// <summary>The links that lead to a place, in the order of their ids.</summary>
    public ReadOnlySpan<int> LinksTo(int place) => inLinks.AsSpan(inStart[place]..inStart[place + 1]);

    /// <summary>Whether a link may be used by a group at all.</summary>
    public bool MayUse(int link, int group)
    {
        ImmutableArray<GroupId> groups = Links[link].Groups;
        return groups.IsDefaultOrEmpty || groups.Contains(Groups[group].Id);
    }

    private static (int[] Start, int[] Links) ByEnd(int[] end, int places)
    {
        int[] start = new int[places + 1];
        foreach (int place in end)
        {
            start[place + 1]++;
        }

        for (int p = 0; p < places; p++)
        {
            start[p + 1] += start[p];
        }

        int[] next = start[..^1];
        int[] links = new int[end.Length];
        for (int a = 0; a < end.Length; a++)
        {
            links[next[end[a]]++] = a;
        }

        return (start, links);
    }

    private static (T[] Items, int[] Rows) Sorted<T>(ImmutableArray<T> items, Func<T, string> id)
    {
        int[] rows = [.. Enumerable.Range(0, items.Length)];
        string[] ids = [.. items.Select(id)];
        Array.Sort(ids, rows, StringComparer.Ordinal);
        return ([.. rows.Select(r => items[r])], rows);
    }

    private static Dictionary<string, int> Index<T>(T[] items, Func<T, string> id)
    {
        var index = new Dictionary<string, int>(items.Length, StringComparer.Ordinal);
        for (int i = 0; i < items.Length; i++)
        {
            index.TryAdd(id(items[i]), i);
        }

        return index;
    }
}
