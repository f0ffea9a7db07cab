using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Results.Report.Data;

/// <summary>What a publisher counted of a group, over all periods in which it did, beside what the model says of the same.</summary>
/// <param name="Series">Which series.</param>
/// <param name="Group">Who.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Published">The sum over the periods.</param>
/// <param name="Model">What the model says of the same periods, recorded in the same share; none if it says nothing.</param>
internal sealed record GroupSeries(SeriesDefinition Series, Group Group, string Publisher, double Published, Counted? Model)
{
    /// <summary>Asks about all series of which groups are told.</summary>
    public static ImmutableArray<GroupSeries> Ask(Inquiry inquiry)
    {
        Scenario scenario = inquiry.Layout.Scenario;
        (DateOnly first, DateOnly last) = (inquiry.Layout.Days[0], inquiry.Layout.Days[^1]);
        ImmutableArray<GroupSeries>.Builder all = ImmutableArray.CreateBuilder<GroupSeries>();
        foreach (SeriesDefinition series in scenario.Series)
        {
            ILookup<(string Publisher, GroupId Group), Observation> told = scenario.Observations
                .Where(o => o.Series == series.Id && o.Group is not null && o.From >= first && o.To <= last)
                .ToLookup(o => (o.Publisher, o.Group!.Value));
            foreach (Group group in scenario.Groups)
            {
                foreach (IGrouping<(string Publisher, GroupId Group), Observation> counts in told.Where(t => t.Key.Group == group.Id).OrderBy(t => t.Key.Publisher, StringComparer.Ordinal))
                {
                    all.Add(Ask(inquiry, series, group, counts));
                }
            }
        }

        return all.ToImmutable();
    }

    private static GroupSeries Ask(Inquiry inquiry, SeriesDefinition series, Group group, IGrouping<(string Publisher, GroupId Group), Observation> counts)
    {
        Observation[] told = [.. counts];

        // Periods that overlap (a year and its months) would be counted twice: the commonest length is taken.
        ImmutableArray<CountPeriod> periods = [.. told.Select(o => new CountPeriod(o.From, o.To)).Distinct()
            .GroupBy(p => p.IsWholeMonth ? 0 : p.Days).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().OrderBy(p => p.From)];
        string[] areas = [.. told.Select(o => o.Area).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        CountQuery query = CountQuery.Of(series, areas[0], group.Id);
        query = query with { Where = [.. areas.SelectMany(a => CountQuery.Of(series, a, group.Id).Where).Distinct(StringComparer.Ordinal)] };
        double published = ObservedSeries.Over(inquiry.Layout.Scenario, series.Id, counts.Key.Publisher, null, group.Id, periods).Sum() ?? 0;
        return new GroupSeries(series, group, counts.Key.Publisher, published, inquiry.Ask(query, periods).Counted);
    }
}
