using System.Collections.Immutable;
using Travesia.Inference.Forecasting.Responses;
using Travesia.Model;

namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>Finds which rows of groups a row of all people is the sum of, or a part of.</summary>
internal static class FilterRows
{
    /// <summary>The rows with their series and members.</summary>
    /// <param name="scenario">Its series and groups.</param>
    /// <param name="histories">What is known.</param>
    /// <param name="responses">By row.</param>
    /// <returns>The rows, and the series that they are of.</returns>
    public static (FilterRow[] Rows, ImmutableArray<SeriesId> Series) Of(Scenario scenario, ImmutableArray<CountHistory> histories, IReadOnlyList<RowResponse> responses)
    {
        ImmutableArray<SeriesId> series = [.. histories.Select(h => h.Row.Series).Distinct()];
        FilterRow[] rows = new FilterRow[histories.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            RowResponse response = BehindGates.Bound(responses[i], Math.Max(0, histories[i].LastKnown));
            rows[i] = new FilterRow(histories[i], series.IndexOf(histories[i].Row.Series), response, histories[i].Row.Group is null ? MembersOf(scenario, histories, i) : []);
        }

        return (rows, series);
    }

    /// <summary>Rows of groups of the same series, publisher and area; else those of a series of that publisher that counts the same wherever this one does.</summary>
    private static int[] MembersOf(Scenario scenario, ImmutableArray<CountHistory> histories, int of)
    {
        CountRow row = histories[of].Row;
        if (GroupsOf(scenario, histories, r => r.Series == row.Series && r.Publisher == row.Publisher && r.Area == row.Area) is { } own)
        {
            return own;
        }

        HashSet<string>? where = WhereOf(scenario, row);
        string? counts = scenario.Series.FirstOrDefault(s => s.Id == row.Series)?.Counts;
        foreach (CountRow other in histories.Select(h => h.Row).Where(r => r.Group is not null && r.Publisher == row.Publisher && r.Series != row.Series))
        {
            if (where is not null && scenario.Series.First(s => s.Id == other.Series).Counts == counts && WhereOf(scenario, other) is { } wider && where.IsSubsetOf(wider)
                && GroupsOf(scenario, histories, r => r.Series == other.Series && r.Publisher == other.Publisher && r.Area == other.Area) is { } members
                && members.Count(m => m >= 0) > 1)
            {
                return members;
            }
        }

        return [];
    }

    private static HashSet<string>? WhereOf(Scenario scenario, CountRow row)
        => scenario.Series.FirstOrDefault(s => s.Id == row.Series)?.Areas.GetValueOrDefault(row.Area, []) is { IsEmpty: false } where ? where.ToHashSet(StringComparer.Ordinal) : null;

    private static int[]? GroupsOf(Scenario scenario, ImmutableArray<CountHistory> histories, Func<CountRow, bool> isOne)
    {
        int[] found = [.. scenario.Groups.Select(g => Find(histories, r => r.Group == g.Id && isOne(r)))];
        return found.Any(f => f >= 0) ? found : null;
    }

    private static int Find(ImmutableArray<CountHistory> histories, Func<CountRow, bool> isOne)
    {
        for (int i = 0; i < histories.Length; i++)
        {
            if (isOne(histories[i].Row))
            {
                return i;
            }
        }

        return -1;
    }
}
