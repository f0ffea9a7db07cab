using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Scenarios.Csv;

namespace Travesia.Scenarios.Tables;

/// <summary>observations.csv.</summary>
/// <param name="series">The series, whose usual delay stands in for a missing day of availability.</param>
internal sealed class ObservationsTable(ImmutableArray<SeriesDefinition> series) : CsvTable<Observation>
{
    private const int Series = 0, Publisher = 1, Period = 2, Available = 3, Area = 4, Group = 5, Unit = 6, Value = 7;

    private readonly Dictionary<string, int> delays = series.DistinctBy(s => s.Id.Value).ToDictionary(s => s.Id.Value, s => s.DelayDays, StringComparer.Ordinal);

    public override string Name => "observations";

    public override ImmutableArray<CsvColumn> Columns { get; } =
    [
        new("series", "series", true, "", "Of which series."),
        new("publisher", "text", true, "", "By whom."),
        new("period", "period", true, "", "2023, 2023-07, 2023-07-15 or 2023-07-01..2023-07-15."),
        new("availableFrom", "date", false, "", "Day from which it could be known; default the period's last day and the series' delay after it."),
        new("area", "area", true, "", "Where: as the publisher names it, or the id of a place."),
        new("group", "group", false, "", "Who; empty is all."),
        new("unit", "word", true, "", "What it counts.") { Words = Words<CountUnit>.All },
        new("value", "number", true, "", "The count, 0 or more."),
    ];

    public override Observation Read(CsvRow row)
    {
        string name = row.SharedText(Series);
        (DateOnly from, DateOnly to) = row.Period(Period);
        int delay = Math.Clamp(delays.GetValueOrDefault(name), 0, 36_525);
        DateOnly usual = DateOnly.FromDayNumber(Math.Min(to.DayNumber + delay, DateOnly.MaxValue.DayNumber));
        return new(
            new(name),
            row.SharedText(Publisher),
            from,
            to,
            row.OptionalDate(Available) ?? usual,
            row.SharedText(Area),
            row.OptionalText(Group) is { } group ? new GroupId(group) : null,
            row.Word(Unit, CountUnit.People),
            row.Number(Value, 0));
    }

    public override IReadOnlyList<string?> Write(Observation o) =>
    [
        o.Series.Value, o.Publisher, Scalars.Period(o.From, o.To), Cells.Of(o.AvailableFrom), o.Area, o.Group?.Value, Words<CountUnit>.Of(o.Unit), Cells.Of(o.Value),
    ];
}
