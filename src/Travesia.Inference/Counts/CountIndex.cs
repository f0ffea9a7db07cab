using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Counts;

/// <summary>The series of a layout by quantity and level: a report asks thousands of times.</summary>
internal sealed class CountIndex
{
    private readonly Dictionary<string, ImmutableArray<(CountLevel Level, LevelSeries Series)>> byQuantity;

    public CountIndex(Scenario scenario, ImmutableArray<Measure> series)
    {
        Links = [.. scenario.Links.Select(l => l.Id.Value)];
        Places = [.. scenario.Places.Select(p => p.Id.Value)];
        Dictionary<string, string> tails = scenario.Links.ToDictionary(l => l.Id.Value, l => l.From.Value, StringComparer.Ordinal);
        byQuantity = Enumerable.Range(0, series.Length)
            .GroupBy(i => series[i].Quantity, StringComparer.Ordinal)
            .ToDictionary(
                q => q.Key,
                q => ImmutableArray.CreateRange(q.GroupBy(i => CountLevel.Of(series[i])).OrderBy(l => l.Key).Select(l => (l.Key, new LevelSeries([.. l], series, tails)))),
                StringComparer.Ordinal);
    }

    /// <summary>The ids of all links.</summary>
    public HashSet<string> Links { get; }

    /// <summary>The ids of all places.</summary>
    public HashSet<string> Places { get; }

    /// <summary>The levels at which a quantity is counted, the one to prefer first, each with its series; empty if it is not counted.</summary>
    public ImmutableArray<(CountLevel Level, LevelSeries Series)> LevelsOf(string quantity) => byQuantity.GetValueOrDefault(quantity, []);
}
