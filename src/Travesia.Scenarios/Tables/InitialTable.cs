using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Scenarios.Csv;

namespace Travesia.Scenarios.Tables;

/// <summary>initial.csv.</summary>
internal sealed class InitialTable : CsvTable<InitialPeople>
{
    private const int Group = 0, Place = 1, Link = 2, Phase = 3, People = 4, IsMean = 5, Source = 6;

    public override string Name => "initial";

    public override ImmutableArray<CsvColumn> Columns { get; } =
    [
        new("group", "group", true, "", "Who."),
        new("place", "place", false, "", "Where, for phases moving and held."),
        new("link", "link", false, "", "On which way, or waiting for which, for phases travelling and waiting."),
        new("phase", "word", true, "", "Doing what.") { Words = Words<InitialPhase>.All },
        new("people", "quantity", true, "people", "How many, 0 or more."),
        new("isMean", "flag", false, "", "Whether the number is the mean of a Poisson law rather than exact; default false."),
        new("source", "id", false, "", "A source; empty marks an assumption."),
    ];

    public override InitialPeople Read(CsvRow row) => new(
        new(row.SharedText(Group)),
        row.OptionalText(Place) is { } place ? new PlaceId(place) : null,
        row.OptionalText(Link) is { } link ? new LinkId(link) : null,
        row.Word(Phase, InitialPhase.Moving),
        row.Quantity(People, 0),
        row.Flag(IsMean),
        row.OptionalText(Source) is { } source ? new SourceId(source) : null);

    public override IReadOnlyList<string?> Write(InitialPeople p)
        => [p.Group.Value, p.Place?.Value, p.Link?.Value, Words<InitialPhase>.Of(p.Phase), p.People.ToString(), p.IsMean ? "true" : null, p.Source?.Value];
}
