using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Scenarios.Csv;

namespace Travesia.Scenarios.Tables;

/// <summary>links.csv.</summary>
internal sealed class LinksTable : CsvTable<Link>
{
    private const int Id = 0, From = 1, To = 2, Mode = 3, Distance = 4, Days = 5, DaysSd = 6, Cost = 7, Death = 8, Injury = 9, Abuse = 10, Apprehension = 11, HoldAt = 12, Irregular = 13,
        Available = 14, Season = 15, Groups = 16, Tags = 17, Source = 18;

    public override string Name => "links";

    public override ImmutableArray<CsvColumn> Columns { get; } =
    [
        new("id", "id", true, "", "Lower-case letters, digits, hyphens, full stops."),
        new("from", "place", true, "", "Where it begins."),
        new("to", "place", true, "", "Where it ends; another place."),
        new("mode", "word", true, "", "How people travel.") { Words = Words<TravelMode>.All },
        new("distanceKm", "number", false, "km", "Length; default 0."),
        new("days", "quantity", true, "days", "Mean days of travel; fractions are exact in the mean."),
        new("daysSd", "quantity", false, "days", "Standard deviation of the days; empty is the least that whole days allow."),
        new("costUsd", "quantity", false, "USD", "What a person pays; default 0."),
        new("deathChance", "quantity", false, "per traversal", "0 to 1, net of the other dangers; default 0."),
        new("injuryChance", "quantity", false, "per traversal", "0 to 1, net of the other dangers; default 0."),
        new("abuseChance", "quantity", false, "per traversal", "Robbery, extortion, sexual violence, kidnapping; 0 to 1; default 0."),
        new("apprehensionChance", "quantity", false, "per traversal", "Of being stopped by an authority; 0 to 1; default 0."),
        new("holdAt", "place", false, "", "Where who is stopped is held; empty turns them back to where the link begins."),
        new("irregular", "flag", false, "", "Whether who ends a journey over it, not stopped, has entered undetected; default false."),
        new("availability", "word", false, "", "Whether it is open without a policy; default open.") { Words = Words<Availability>.All },
        new("season", "season", false, "", "The season of scenario.yaml that multiplies its dangers and days."),
        new("groups", "list", false, "", "The groups that may use it, separated by spaces; empty is all."),
        new("tags", "list", false, "", "Free labels, separated by spaces."),
        new("source", "id", false, "", "A source; empty marks an assumption."),
    ];

    public override Link Read(CsvRow row) => new()
    {
        Id = new(row.Text(Id)),
        From = new(row.SharedText(From)),
        To = new(row.SharedText(To)),
        Mode = row.Word(Mode, TravelMode.Foot),
        DistanceKm = row.Number(Distance, 0),
        Days = row.Quantity(Days, 1),
        DaysSd = row.OptionalQuantity(DaysSd),
        CostUsd = row.Quantity(Cost, 0),
        DeathChance = row.Quantity(Death, 0),
        InjuryChance = row.Quantity(Injury, 0),
        AbuseChance = row.Quantity(Abuse, 0),
        ApprehensionChance = row.Quantity(Apprehension, 0),
        HoldAt = row.OptionalText(HoldAt) is { } place ? new PlaceId(place) : null,
        Irregular = row.Flag(Irregular),
        Availability = row.Word(Available, Availability.Open),
        Season = row.OptionalText(Season),
        Groups = row.List(Groups, g => new GroupId(g)),
        Tags = row.List(Tags, t => t),
        Source = row.OptionalText(Source) is { } source ? new SourceId(source) : null,
    };

    public override IReadOnlyList<string?> Write(Link l) =>
    [
        l.Id.Value, l.From.Value, l.To.Value, Words<TravelMode>.Of(l.Mode), Cells.Of(l.DistanceKm, 0), l.Days.ToString(), Cells.Of(l.DaysSd), Cells.Of(l.CostUsd, 0), Cells.Of(l.DeathChance, 0),
        Cells.Of(l.InjuryChance, 0), Cells.Of(l.AbuseChance, 0), Cells.Of(l.ApprehensionChance, 0), l.HoldAt?.Value, l.Irregular ? "true" : null,
        l.Availability == Availability.Open ? null : Words<Availability>.Of(l.Availability), l.Season, Cells.List(l.Groups.Select(g => g.Value)), Cells.List(l.Tags), l.Source?.Value,
    ];
}
