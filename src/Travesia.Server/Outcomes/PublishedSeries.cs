using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Server.Outcomes;

/// <summary>A published series in one of its areas: what was counted, and what the model is asked to be held against it.</summary>
/// <param name="Series">Which.</param>
/// <param name="Area">Where, as publishers name it.</param>
/// <param name="Periods">Over which days: the commonest length that is told, since a year overlaps its months.</param>
/// <param name="Query">What is asked of the model, recorded in the share in which the publisher records.</param>
/// <param name="Publishers">Each by itself: none is averaged away.</param>
internal sealed record PublishedSeries(
    SeriesDefinition Series, string Area, ImmutableArray<CountPeriod> Periods, CountQuery Query, ImmutableArray<(string Publisher, ImmutableArray<double?> Values)> Publishers)
{
    /// <summary>Series and area as one word.</summary>
    public string Key => $"{Series.Id}|{Area}";

    /// <summary>Ids of the places and links of the area.</summary>
    public ImmutableArray<string> Where => Query.Where;

    /// <summary>All that anybody published of everybody within the days shown.</summary>
    public static ImmutableArray<PublishedSeries> Of(Scenario scenario, DateOnly first, DateOnly last)
    {
        ImmutableArray<PublishedSeries>.Builder all = ImmutableArray.CreateBuilder<PublishedSeries>();
        foreach (SeriesDefinition series in scenario.Series)
        {
            Observation[] told = [.. scenario.Observations.Where(o => o.Series == series.Id && o.From >= first && o.To <= last)];
            foreach (IGrouping<string, Observation> area in told.GroupBy(o => o.Area).OrderBy(a => a.Key, StringComparer.Ordinal))
            {
                ImmutableArray<CountPeriod> periods = [.. area.Select(o => new CountPeriod(o.From, o.To)).Distinct()
                    .GroupBy(p => p.IsWholeMonth ? 0 : p.Days).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().OrderBy(p => p.From)];

                // What is told of some groups only says nothing of everybody.
                GroupId[] groups = [.. area.Select(o => o.Group).OfType<GroupId>().Distinct()];
                GroupId? group = area.Any(o => o.Group is null) || groups.Length == scenario.Groups.Length ? null : groups.Length == 1 ? groups[0] : null;
                if (group is null && area.All(o => o.Group is not null) && groups.Length < scenario.Groups.Length)
                {
                    continue;
                }

                ImmutableArray<(string, ImmutableArray<double?>)> publishers =
                [
                    .. ObservedSeries.PublishersOf(scenario, series.Id)
                        .Select(p => (p, ObservedSeries.Over(scenario, series.Id, p, area.Key, group, periods)))
                        .Where(p => p.Item2.Any(v => v is not null)),
                ];
                all.Add(new PublishedSeries(series, area.Key, periods, CountQuery.Of(series, area.Key, group), publishers));
            }
        }

        return all.ToImmutable();
    }
}
