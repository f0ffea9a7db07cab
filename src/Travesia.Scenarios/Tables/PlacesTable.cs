using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Scenarios.Csv;

namespace Travesia.Scenarios.Tables;

/// <summary>places.csv.</summary>
internal sealed class PlacesTable : CsvTable<Place>
{
    private const int Id = 0, NameOf = 1, Country = 2, Kind = 3, Latitude = 4, Longitude = 5, StayDays = 6, Beds = 7, BedsSource = 8, Attraction = 9, Settle = 10,
        TurnBack = 11, Tags = 12, Source = 13;

    public override string Name => "places";

    public override ImmutableArray<CsvColumn> Columns { get; } =
    [
        new("id", "id", true, "", "Lower-case letters, digits, hyphens, full stops."),
        new("name", "text", true, "", "As people there write it."),
        new("country", "country", true, "", "ISO 3166-1 alpha-3."),
        new("kind", "word", true, "", "What it is on a journey.") { Words = Words<PlaceKind>.All },
        new("latitude", "number", true, "degrees", "-90 to 90."),
        new("longitude", "number", true, "degrees", "-180 to 180."),
        new("stayDays", "quantity", false, "days", "Mean stay before going on; default 1. Below 1 it is the share who stay a day."),
        new("beds", "quantity", false, "people", "Beds for people on the way, if known."),
        new("bedsSource", "id", false, "", "A source of the number of beds; empty marks an assumption."),
        new("attraction", "quantity", false, "logit units", "Utility of arriving, for a destination; default 0."),
        new("settleUtility", "quantity", false, "logit units", "Utility of settling here; empty where people may not."),
        new("turnBackUtility", "quantity", false, "logit units", "Utility of turning back home from here; empty where people may not."),
        new("tags", "list", false, "", "Free labels, separated by spaces."),
        new("source", "id", false, "", "A source of the row's other numbers; empty marks an assumption."),
    ];

    public override Place Read(CsvRow row) => new()
    {
        Id = new(row.Text(Id)),
        Name = row.Text(NameOf),
        Country = new(row.SharedText(Country)),
        Kind = row.Word(Kind, PlaceKind.Transit),
        Latitude = row.Number(Latitude, 0),
        Longitude = row.Number(Longitude, 0),
        StayDays = row.Quantity(StayDays, 1),
        Beds = row.OptionalQuantity(Beds),
        BedsSource = SourceAt(row, BedsSource),
        Attraction = row.Quantity(Attraction, 0),
        SettleUtility = row.OptionalQuantity(Settle),
        TurnBackUtility = row.OptionalQuantity(TurnBack),
        Tags = row.List(Tags, t => t),
        Source = SourceAt(row, Source),
    };

    private static SourceId? SourceAt(CsvRow row, int column) => row.OptionalText(column) is { } source ? new SourceId(source) : null;

    public override IReadOnlyList<string?> Write(Place p) =>
    [
        p.Id.Value, p.Name, p.Country.Value, Words<PlaceKind>.Of(p.Kind), Cells.Of(p.Latitude), Cells.Of(p.Longitude), Cells.Of(p.StayDays, 1), Cells.Of(p.Beds), p.BedsSource?.Value, Cells.Of(p.Attraction, 0),
        Cells.Of(p.SettleUtility), Cells.Of(p.TurnBackUtility), Cells.List(p.Tags), p.Source?.Value,
    ];
}
