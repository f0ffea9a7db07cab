using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Results.Report.Data;

/// <summary>One group, over the whole run.</summary>
/// <param name="Group">Who.</param>
/// <param name="Departures">People who set out.</param>
/// <param name="Arrived">People who reached a destination.</param>
/// <param name="Harm">Harm by quantity.</param>
internal sealed record GroupCounts(Group Group, Counted? Departures, Counted? Arrived, ImmutableDictionary<string, Counted> Harm)
{
    /// <summary>Asks about all groups; none if there is only one, or if they are not told apart.</summary>
    public static ImmutableArray<GroupCounts> Ask(Inquiry inquiry, ImmutableArray<CountPeriod> months)
    {
        Scenario scenario = inquiry.Layout.Scenario;
        if (scenario.Groups.Length < 2 || months.IsEmpty)
        {
            return [];
        }

        ImmutableArray<CountPeriod> all = [new CountPeriod(months[0].From, months[^1].To)];
        ImmutableArray<string> destinations = ReportData.Destinations(scenario);
        ImmutableArray<GroupCounts> groups = [.. scenario.Groups.Select(g => new GroupCounts(
            g,
            inquiry.Ask(MeasureNames.Departures, all, group: g.Id),
            destinations.IsEmpty ? null : inquiry.Ask(MeasureNames.Arrivals, all, destinations, g.Id),
            HarmQuantities.OfGroups
                .Select(q => KeyValuePair.Create(q, inquiry.Ask(q, all, group: g.Id)!))
                .Where(q => q.Value is not null)
                .ToImmutableDictionary(StringComparer.Ordinal)))];
        return groups.Any(g => g.Departures is not null || g.Arrived is not null || !g.Harm.IsEmpty) ? groups : [];
    }
}
