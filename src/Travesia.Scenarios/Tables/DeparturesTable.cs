using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Scenarios.Csv;

namespace Travesia.Scenarios.Tables;

/// <summary>departures.csv.</summary>
internal sealed class DeparturesTable : CsvTable<DepartureKnot>
{
    private const int Group = 0, Place = 1, Date = 2, PerDay = 3, Dispersion = 4, Source = 5;

    public override string Name => "departures";

    public override ImmutableArray<CsvColumn> Columns { get; } =
    [
        new("group", "group", true, "", "Who."),
        new("place", "place", true, "", "From where."),
        new("date", "date", true, "", "When it holds; linear between dates, constant before the first and after the last."),
        new("perDay", "quantity", true, "people/day", "How many leave a day, 0 or more."),
        new("dispersion", "number", false, "", "Variance over mean, 1 or more; default 1."),
        new("source", "id", false, "", "A source; empty marks an assumption."),
    ];

    public override DepartureKnot Read(CsvRow row) => new(
        new(row.SharedText(Group)), new(row.SharedText(Place)), row.Date(Date), row.Quantity(PerDay, 0), row.Number(Dispersion, 1), row.OptionalText(Source) is { } source ? new SourceId(source) : null);

    public override IReadOnlyList<string?> Write(DepartureKnot k)
        => [k.Group.Value, k.Place.Value, Cells.Of(k.Date), k.PerDay.ToString(), Cells.Of(k.Dispersion, 1), k.Source?.Value];
}
