using System.Collections.Immutable;
using Travesia.Rules;

namespace Travesia.Inference.Counts;

/// <summary>The series of a quantity at one level, found by where they are counted.</summary>
internal sealed class LevelSeries
{
    private readonly Lazy<(Dictionary<string, List<int>> ByPlace, Dictionary<string, List<int>> ByLink)> areas;

    /// <summary>Makes them.</summary>
    /// <param name="all">The series, ascending.</param>
    /// <param name="series">What each series of the layout counts.</param>
    /// <param name="tails">The place that each link leaves.</param>
    public LevelSeries(ImmutableArray<int> all, ImmutableArray<Measure> series, IReadOnlyDictionary<string, string> tails)
    {
        All = all;
        HasLinks = all.Any(i => series[i].Link is not null);
        areas = new(() => Find(series, tails));
    }

    /// <summary>All of them, ascending.</summary>
    public ImmutableArray<int> All { get; }

    /// <summary>Whether some are counted on links.</summary>
    public bool HasLinks { get; }

    /// <summary>Those of places and links that are named, and of the links that leave the places; each once, ascending; all where none is named.</summary>
    public IEnumerable<int> In(ImmutableArray<string> where)
        => where.IsEmpty ? All : where.SelectMany(w => areas.Value.ByPlace.GetValueOrDefault(w, []).Concat(areas.Value.ByLink.GetValueOrDefault(w, []))).Distinct().Order();

    private (Dictionary<string, List<int>> ByPlace, Dictionary<string, List<int>> ByLink) Find(ImmutableArray<Measure> series, IReadOnlyDictionary<string, string> tails)
    {
        Dictionary<string, List<int>> byPlace = new(StringComparer.Ordinal), byLink = new(StringComparer.Ordinal);
        foreach (int i in All)
        {
            if (series[i].Link is { } link)
            {
                Add(byLink, link.Value, i);
                Add(byPlace, tails[link.Value], i);
            }
            else if (series[i].Place is { } place)
            {
                Add(byPlace, place.Value, i);
            }
        }

        return (byPlace, byLink);
    }

    private static void Add(Dictionary<string, List<int>> areas, string name, int series)
    {
        if (!areas.TryGetValue(name, out List<int>? of))
        {
            areas[name] = of = [];
        }

        of.Add(series);
    }
}
