using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Inference.Counts;

/// <summary>What a series or figure asks of the model: a quantity, where, of whom, and which share of it is recorded.</summary>
/// <param name="Counts">The quantity, as in <see cref="Rules.MeasureNames"/>.</param>
/// <param name="Where">
/// Ids of places and links; empty is everywhere. At a place counts what happens there and on the links that leave it, as the daily
/// counts of a place do; who wants one link names the link. What is named twice is counted once.
/// </param>
/// <param name="Group">Who, or all.</param>
/// <param name="Reporting">The share that is recorded, by dates; a day outside all of them is recorded in full.</param>
public sealed record CountQuery(string Counts, ImmutableArray<string> Where, GroupId? Group, ImmutableArray<ReportingShare> Reporting)
{
    /// <summary>Of everybody everywhere, recorded in full.</summary>
    public static CountQuery Everywhere(string counts) => new(counts, [], null, []);

    /// <summary>What an observation of a series asks.</summary>
    /// <param name="series">The series.</param>
    /// <param name="area">One of its areas or the id of a place; none is all its areas together, each place and link once, or everywhere if it has none.</param>
    /// <param name="group">Who, or all.</param>
    public static CountQuery Of(SeriesDefinition series, string? area, GroupId? group)
    {
        ArgumentNullException.ThrowIfNull(series);
        ImmutableArray<string> where = area is null ? [.. series.Areas.Values.SelectMany(a => a).Distinct(StringComparer.Ordinal)] : MembersOf(series, area);
        return new CountQuery(series.Counts, where, group, series.Reporting);
    }

    /// <summary>What a figure asks, or why the model cannot be asked.</summary>
    /// <remarks>
    /// An area is looked for in the series that count the same quantity, then in all series, then among places. Figures are held
    /// against what happens, not against what is recorded.
    /// </remarks>
    public static (CountQuery? Query, NotCounted? Reason) Of(Scenario scenario, Figure figure)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(figure);
        if (string.IsNullOrWhiteSpace(figure.Counts))
        {
            return (null, figure.Journey is { } journey
                ? new NotCounted(NotCountedReason.IsJourney, "", $"--group {journey.Group} --from {journey.From} --to {journey.To}")
                : new NotCounted(NotCountedReason.NotSaid, ""));
        }

        if (figure.Area is not { } area)
        {
            return (new CountQuery(figure.Counts, [], figure.Group, []), null);
        }

        SeriesDefinition[] with = [.. scenario.Series.Where(s => s.Areas.ContainsKey(area))];
        SeriesDefinition[] alike = [.. with.Where(s => s.Counts == figure.Counts)];
        SeriesDefinition[] candidates = alike.Length > 0 ? alike : with;
        if (candidates.Length == 0)
        {
            return scenario.Places.Any(p => p.Id.Value == area)
                ? (new CountQuery(figure.Counts, [area], figure.Group, []), null)
                : (null, new NotCounted(NotCountedReason.UnknownArea, figure.Counts, area));
        }

        ImmutableArray<string> members = candidates[0].Areas[area];
        return candidates.All(c => c.Areas[area].ToHashSet(StringComparer.Ordinal).SetEquals(members))
            ? (new CountQuery(figure.Counts, members, figure.Group, []), null)
            : (null, new NotCounted(NotCountedReason.AmbiguousArea, figure.Counts, area));
    }

    private static ImmutableArray<string> MembersOf(SeriesDefinition series, string area)
        => series.Areas.TryGetValue(area, out ImmutableArray<string> members) ? members : [area];
}
