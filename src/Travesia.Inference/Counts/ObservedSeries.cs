using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Inference.Counts;

/// <summary>What a publisher counted, over periods.</summary>
public static class ObservedSeries
{
    /// <summary>The publishers of a series, in order. What they say is never put together: each has its own definition.</summary>
    public static ImmutableArray<string> PublishersOf(Scenario scenario, SeriesId series)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return [.. scenario.Observations.Where(o => o.Series == series).Select(o => o.Publisher).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Counts over periods.</summary>
    /// <param name="scenario">Its observations.</param>
    /// <param name="series">Which series.</param>
    /// <param name="publisher">By whom.</param>
    /// <param name="area">Where; none is the sum over the areas that are told.</param>
    /// <param name="group">Who; none is what is told of everybody, else the sum over the groups that are told.</param>
    /// <param name="periods">Over which days.</param>
    /// <param name="knownOn">What could not be known on that day is left out; none is what is known by now. Of several vintages the last counts.</param>
    /// <returns>One for each period; none where nothing is told of exactly that period.</returns>
    public static ImmutableArray<double?> Over(
        Scenario scenario, SeriesId series, string publisher, string? area, GroupId? group, ImmutableArray<CountPeriod> periods, DateOnly? knownOn = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ILookup<CountPeriod, Observation> byPeriod = scenario.Observations
            .Where(o => o.Series == series && o.Publisher == publisher && (area is null || o.Area == area) && (group is null || o.Group == group))
            .Where(o => knownOn is not { } day || o.AvailableFrom <= day)
            .GroupBy(o => (o.From, o.To, o.Area, o.Group))
            .Select(vintages => vintages.MaxBy(o => o.AvailableFrom)!)
            .ToLookup(o => new CountPeriod(o.From, o.To));
        return [.. periods.Select(period => SumOf([.. byPeriod[period]], group))];
    }

    private static double? SumOf(Observation[] told, GroupId? group)
    {
        if (told.Length == 0)
        {
            return null;
        }

        double sum = 0;
        foreach (IGrouping<string, Observation> area in told.GroupBy(o => o.Area))
        {
            sum += group is null && area.FirstOrDefault(o => o.Group is null) is { } all ? all.Value : area.Sum(o => o.Value);
        }

        return sum;
    }
}
