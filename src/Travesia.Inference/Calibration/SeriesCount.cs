using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Inference.Calibration;

/// <summary>What of the model answers the counts of some areas and groups of a series together, over periods.</summary>
/// <param name="Counts">What is added up.</param>
internal sealed record SeriesCount(ImmutableArray<ModelCount> Counts)
{
    /// <summary>The answer, or none where the model counts none of it.</summary>
    /// <param name="layout">What is counted.</param>
    /// <param name="series">The series.</param>
    /// <param name="areas">Its areas or ids of places, at least one; what lies in two of them is counted once.</param>
    /// <param name="groups">Which groups; none is everybody.</param>
    /// <param name="periods">Over which days.</param>
    public static SeriesCount? Of(EnsembleLayout layout, SeriesDefinition series, ImmutableArray<string> areas, ImmutableArray<GroupId> groups, ImmutableArray<CountPeriod> periods)
    {
        IEnumerable<GroupId?> each = groups.IsEmpty ? [null] : groups.Select(g => (GroupId?)g);
        ImmutableArray<ModelCount> found = [.. each.Select(g => CountSelection.Of(layout, Query(series, areas, g), periods).Count).OfType<ModelCount>()];
        return found.IsEmpty ? null : new SeriesCount(found);
    }

    /// <summary>Of whom a series tells: everybody, or some groups and nothing of the others.</summary>
    public static ImmutableArray<GroupId> GroupsOf(Scenario scenario, SeriesId series, string publisher)
    {
        Observation[] told = [.. scenario.Observations.Where(o => o.Series == series && o.Publisher == publisher)];
        GroupId[] groups = [.. told.Select(o => o.Group).OfType<GroupId>().Distinct()];
        return told.Any(o => o.Group is null) || groups.Length == scenario.Groups.Length ? [] : [.. groups];
    }

    /// <summary>The values of a member, one for each period.</summary>
    public double[] Of(MemberResult member)
    {
        double[] sum = new double[Counts[0].Periods.Length];
        foreach (ModelCount count in Counts)
        {
            double[] values = count.Of(member);
            for (int p = 0; p < sum.Length; p++)
            {
                sum[p] += values[p];
            }
        }

        return sum;
    }

    private static CountQuery Query(SeriesDefinition series, ImmutableArray<string> areas, GroupId? group)
        => CountQuery.Of(series, areas[0], group) with { Where = [.. areas.SelectMany(a => CountQuery.Of(series, a, group).Where).Distinct(StringComparer.Ordinal)] };
}
