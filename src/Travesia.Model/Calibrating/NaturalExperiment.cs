using System.Collections.Immutable;

namespace Travesia.Model.Calibrating;

/// <summary>A day on which one rule changed, and a count in which that should be seen: what the month after was to the month of the change.</summary>
/// <param name="Title">What changed, for people.</param>
/// <param name="Date">The day of the change. Its month is the month before.</param>
/// <param name="After">A day of the month after; none is the next month.</param>
/// <param name="Policies">The policies through which it acts, at least one: ids, or the beginning of several ids followed by <c>*</c>.</param>
/// <param name="Series">In which counts it is seen.</param>
/// <param name="Publisher">By whom; none where the series has one publisher.</param>
/// <param name="Areas">In which areas, summed; empty is all that were observed.</param>
/// <param name="Groups">Of which groups, summed; empty is everybody.</param>
public sealed record NaturalExperiment(
    string Title, DateOnly Date, DateOnly? After, ImmutableArray<string> Policies, SeriesId Series, string? Publisher, ImmutableArray<string> Areas, ImmutableArray<GroupId> Groups)
{
    /// <summary>The first day of the month after.</summary>
    public DateOnly MonthAfter => After is { } day ? FirstOf(day) : FirstOf(Date).AddMonths(1);

    /// <summary>The first day of the month before.</summary>
    public DateOnly MonthBefore => FirstOf(Date);

    /// <summary>The same question about a day on which nothing changed.</summary>
    public NaturalExperiment At(DateOnly day) => this with { Date = day, After = null };

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}
