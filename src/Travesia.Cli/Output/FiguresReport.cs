using System.Collections.Immutable;
using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Inference.Counts;
using Travesia.Inference.Figures;
using Travesia.Model;
using Travesia.Results;
using Travesia.Results.Report;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>The figures of a scenario, each with its source, what the model says, and the verdict. Rivals stand side by side, each under its definition.</summary>
internal sealed class FiguresReport : Report
{
    private const string Indent = "    ";

    private readonly RunReader run;
    private readonly Scenario scenario;
    private readonly string written;
    private readonly RunSettings settings;
    private readonly string path;
    private readonly Localizer words;
    private readonly FigureWords figureWords;
    private readonly ImmutableArray<(Figure Figure, LedgerEntry Entry)> ledger;
    private readonly Dictionary<SourceId, Source> sources;

    public FiguresReport(RunReader run, Scenario scenario, string written, RunSettings settings, string path, Localizer words)
    {
        this.run = run;
        this.scenario = scenario;
        this.written = written;
        this.settings = settings;
        this.path = path;
        this.words = words;
        figureWords = new FigureWords(scenario, words);
        Dictionary<FigureId, LedgerEntry> entries = run.Figures().ToDictionary(e => e.Figure);
        ledger = [.. scenario.Figures.Where(f => entries.ContainsKey(f.Id)).Select(f => (f, entries[f.Id]))];
        sources = scenario.Sources.ToDictionary(s => s.Id);
    }

    public override string Status => "done";

    public override void WriteScreen(Screen screen)
    {
        if (ledger.IsEmpty)
        {
            screen.Line(words.Say("figures.none", ("scenario", scenario.Name)));
            return;
        }

        screen.Line(words.Say("figures.title", ("title", scenario.Title), ("count", ledger.Length), ("members", run.Manifest.Inputs.Members)));
        screen.Line(words.Say("figures.explained"));
        foreach (IGrouping<string, (Figure Figure, LedgerEntry Entry)> rivals in ledger.Where(l => l.Figure.About is not null).GroupBy(l => l.Figure.About!))
        {
            WriteRivals(screen, rivals.Key, [.. rivals]);
        }

        foreach ((Figure figure, LedgerEntry entry) in ledger.Where(l => l.Figure.About is null))
        {
            screen.Line();
            screen.Line(words.Say("figures.line", ("id", figure.Id.Value), ("role", words.Say($"figures.role.{FigureFile.Word(figure.Role)}")), ("statement", figure.Statement)));
            screen.Line(Indent + words.Say("figures.published", [("value", figureWords.Published(figure)), ("source", figureWords.Source(figure)), .. Optional("scope", ScopeOf(figure))]));
            if (figure.Definition is { } definition)
            {
                screen.Line(Indent + words.Say("figures.counts", ("definition", definition)));
            }

            screen.Line(Indent + words.Say("figures.model", ("value", Model(figure, entry)), ("verdict", figureWords.Verdict(figure, entry))));
            if (figure.Note is { } note)
            {
                screen.Line(Indent + note);
            }
        }

        screen.Line();
        screen.Line(Summary());
        if (HasTooFew)
        {
            screen.Line(Few());
        }

        foreach (string meaning in Meanings())
        {
            screen.Line(Indent + meaning);
        }

        if (ModeLabel.Of(run.Manifest, words) is { } label)
        {
            screen.Line(label);
        }

        screen.Line(words.Say("run.path", ("path", path)));
        screen.Whole(words.Say("next", ("command", Next)));
        screen.Line(Stamp.Of(run.Manifest, words));
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("path", path);
        RunJson.WriteIdentity(json, run.Manifest);
        json.WriteStartArray("figures");
        foreach ((Figure figure, LedgerEntry entry) in ledger)
        {
            FigureFile.Write(json, figure, sources.GetValueOrDefault(figure.Source), entry);
        }

        json.WriteEndArray();
        json.WriteStartObject("verdicts");
        foreach (FigureVerdict verdict in Enum.GetValues<FigureVerdict>())
        {
            json.WriteNumber(FigureFile.Word(verdict), ledger.Count(l => l.Entry.Verdict == verdict));
        }

        json.WriteEndObject();
        json.WriteStartArray("sentences");
        foreach (string sentence in (string[])[Summary(), .. HasTooFew ? [Few()] : Array.Empty<string>(), .. Meanings()])
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
        json.WriteString("next", Next);
    }

    private string Next => HasTooFew ? Enough : ProposedCommand.Of(["run", written, .. settings.Asking()]);

    private string Enough => ProposedCommand.Of(["figures", written, .. settings.Asking(FigureLedger.FewestMembers)]);

    private bool HasTooFew => ledger.Any(l => l.Entry.Reason?.Reason == NotCountedReason.TooFewMembers);

    private string Few() => words.Say("figures.few", ("least", FigureLedger.FewestMembers), ("command", Enough));

    /// <summary>What the words mean that were used.</summary>
    private IEnumerable<string> Meanings()
        => Enum.GetValues<FigureVerdict>().Where(v => v != FigureVerdict.None && ledger.Any(l => l.Entry.Verdict == v)).Select(v => words.Say($"figures.meaning.{FigureFile.Word(v)}"));

    private void WriteRivals(Screen screen, string about, ImmutableArray<(Figure Figure, LedgerEntry Entry)> rivals)
    {
        screen.Line();
        screen.Line(words.Say("figures.rivals", ("about", about)));
        string[] headers = [.. ((string[])["figures.column.publisher", "figures.column.published", "figures.column.definition", "figures.column.model", "figures.column.verdict"]).Select(h => words.Say(h))];
        screen.Table(headers, rivals.Select(r => (IReadOnlyList<string>)[figureWords.Source(r.Figure), figureWords.Published(r.Figure), Definition(r.Figure), Model(r.Figure, r.Entry), figureWords.Verdict(r.Figure, r.Entry)]), headers.Length);
        foreach ((Figure figure, _) in rivals)
        {
            screen.Line(Indent + words.Say("figures.line", ("id", figure.Id.Value), ("role", words.Say($"figures.role.{FigureFile.Word(figure.Role)}")), ("statement", figure.Statement)));
            if (figure.Note is { } note)
            {
                screen.Line(Indent + Indent + note);
            }
        }
    }

    /// <summary>What the figure counts: in the words of its definition, else what of the model answers it; then where and when.</summary>
    private string Definition(Figure figure)
        => string.Join("; ", ((string?[])[figure.Definition ?? (figure.Counts is { } counts ? QuantityNames.Of(counts, words) : words.Unit(figure.Unit, 2)), ScopeOf(figure)]).OfType<string>());

    private string? ScopeOf(Figure figure)
    {
        string? dates = (figure.From, figure.To) switch
        {
            ({ } from, { } to) => words.Say("dates.fromTo", ("from", from), ("to", to)),
            ({ } from, null) => words.Say("dates.from", ("from", from)),
            (null, { } to) => words.Say("dates.to", ("to", to)),
            _ => null,
        };
        string? compared = figure.ComparedWith is { } days ? words.Say("figures.compared", ("from", days.From), ("to", days.To)) : null;
        string? area = figure.Area is null ? null : scenario.Places.FirstOrDefault(p => p.Id.Value == figure.Area)?.Name ?? figure.Area;
        string? group = figure.Group is { } id ? scenario.Groups.FirstOrDefault(g => g.Id == id)?.Title ?? id.Value : null;
        string[] parts = [.. ((string?[])[dates, compared, area, group]).OfType<string>()];
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }

    private string Model(Figure figure, LedgerEntry entry)
    {
        if (entry.Answer is not { } answer)
        {
            return "–";
        }

        string low = Number(answer.Low);
        string high = Number(answer.High);
        string middle = Number(answer.Median);
        string number = low == high ? middle : words.Say("interval", ("middle", middle), ("low", low), ("high", high));
        return answer.Unit == "times" ? words.Say("figures.times", ("value", number)) : words.Say("figures.counted", ("value", number), ("quantity", QuantityNames.Of(figure.Counts!, words)));
    }

    private string Summary() => words.Say(
        "figures.summary",
        ("checks", ledger.Count(l => l.Figure.Role == FigureRole.Check)),
        ("consistent", ledger.Count(l => l.Entry.Verdict == FigureVerdict.Consistent)),
        ("inconsistent", ledger.Count(l => l.Entry.Verdict == FigureVerdict.Inconsistent)),
        ("wide", ledger.Count(l => l.Entry.Verdict == FigureVerdict.TooWide)),
        ("untestable", ledger.Count(l => l.Entry.Verdict == FigureVerdict.NotTestable)),
        ("others", ledger.Count(l => l.Figure.Role != FigureRole.Check)));

    // Ratios and rare things need their decimals; a count does not.
    private string Number(double value) => Math.Abs(value) < 10 ? words.Number(Math.Round(value, 1), Math.Round(value, 1) == Math.Round(value) ? 0 : 1) : words.Number(Significant.Round(value));

    private static (string, object)[] Optional(string name, string? value) => value is null ? [] : [(name, value)];
}

/// <summary>What quantities are called.</summary>
internal static class QuantityNames
{
    public static string Of(string quantity, Localizer words) => MessageCatalogue.Find($"quantity.{quantity}") is null ? quantity : words.Say($"quantity.{quantity}");
}
