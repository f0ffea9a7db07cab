using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Counts;

/// <summary>What the model answers to a query, or why it does not.</summary>
/// <param name="Count">The answer.</param>
/// <param name="Reason">Why there is none; exactly one of both is there.</param>
public readonly record struct CountAnswer(ModelCount? Count, NotCounted? Reason);

/// <summary>
/// Finds the series of a layout that answer a query. A quantity may be counted at several levels (by day for all people, by month for
/// each group; at places, on links, for the whole system); only one level is taken, the finest in time that tells what is asked.
/// </summary>
public static class CountSelection
{
    /// <summary>What answers a query in each month shown.</summary>
    public static CountAnswer ByMonth(EnsembleLayout layout, CountQuery query) => Of(layout, query, MonthsOf(layout));

    /// <summary>The months shown. The first may begin inside a calendar month, as the last may end in one.</summary>
    public static ImmutableArray<CountPeriod> MonthsOf(EnsembleLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return [.. layout.Months.Select((first, i) => new CountPeriod(first, layout.LastDayOf(i)))];
    }

    /// <summary>What answers a query over periods.</summary>
    /// <param name="layout">What is counted.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="periods">Over which days, each within those shown; they may overlap.</param>
    public static CountAnswer Of(EnsembleLayout layout, CountQuery query, ImmutableArray<CountPeriod> periods)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(query);
        NotCounted No(NotCountedReason reason, string? value = null) => new(reason, query.Counts, value);

        Scenario scenario = layout.Scenario;
        if (string.IsNullOrWhiteSpace(query.Counts))
        {
            return new(null, No(NotCountedReason.NotSaid));
        }

        CountIndex index = layout.Index;
        ImmutableArray<(CountLevel Level, LevelSeries Series)> levels = index.LevelsOf(query.Counts);
        if (levels.IsEmpty && !MeasureNames.All.Contains(query.Counts))
        {
            return new(null, No(NotCountedReason.UnknownQuantity, query.Counts));
        }

        if (query.Where.FirstOrDefault(w => !index.Links.Contains(w) && !index.Places.Contains(w)) is { } unknown)
        {
            return new(null, No(NotCountedReason.UnknownArea, unknown));
        }

        if (periods.Any(p => p.From > p.To || p.From < layout.Days[0] || p.To > layout.Days[^1]))
        {
            return new(null, No(NotCountedReason.OutsidePeriod));
        }

        // Of a system with one group all people are that group.
        GroupId? group = scenario.Groups.Length == 1 && query.Group == scenario.Groups[0].Id ? null : query.Group;
        bool namesLinks = query.Where.Any(index.Links.Contains);
        NotCounted? because = null;
        foreach ((CountLevel level, LevelSeries ofLevel) in levels)
        {
            if (group is not null && !level.HasGroups)
            {
                because = Stronger(because, No(NotCountedReason.NotByGroup, group.Value.Value));
                continue;
            }

            if (!query.Where.IsEmpty && (level.IsWhole || (namesLinks && !ofLevel.HasLinks)))
            {
                because = Stronger(because, No(NotCountedReason.NotByPlace));
                continue;
            }

            ImmutableArray<int> chosen = [.. ofLevel.In(query.Where).Where(i => group is null || layout.Series[i].Group == group)];
            if (chosen.IsEmpty)
            {
                because = Stronger(because, No(NotCountedReason.Never, group?.Value));
            }
            else if (level.Resolution == Resolution.Period && periods.Any(p => !IsMonths(layout, p)))
            {
                because = Stronger(because, No(NotCountedReason.WithinMonth));
            }
            else
            {
                return new(new ModelCount(layout, query, chosen, periods), null);
            }
        }

        return new(null, because ?? No(NotCountedReason.Never));
    }

    // What comes nearest to an answer is the reason that helps.
    private static NotCounted Stronger(NotCounted? known, NotCounted found) => known is null || found.Reason > known.Reason ? found : known;

    private static bool IsMonths(EnsembleLayout layout, CountPeriod period)
        => layout.Months.Contains(period.From) && (period.To == layout.Days[^1] || layout.Months.Contains(period.To.AddDays(1)));
}
