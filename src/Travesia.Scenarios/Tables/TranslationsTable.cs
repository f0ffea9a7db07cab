using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Scenarios.Csv;

namespace Travesia.Scenarios.Tables;

/// <summary>translations.csv.</summary>
internal sealed class TranslationsTable : CsvTable<Translation>
{
    private const int Language = 0, Text = 1, Translated = 2;

    public override string Name => "translations";

    public override ImmutableArray<CsvColumn> Columns { get; } =
    [
        new("language", "text", true, "", "Two small letters of ISO 639-1, such as es."),
        new("text", "text", true, "", "A title, a name of a place or publisher, a text of a figure or a note of a parameter, as the scenario has it."),
        new("translation", "text", true, "", "The same in that language."),
    ];

    public override Translation Read(CsvRow row) => new(row.SharedText(Language), row.Text(Text), row.Text(Translated));

    public override IReadOnlyList<string?> Write(Translation t) => [t.Language, t.Text, t.Translated];
}
