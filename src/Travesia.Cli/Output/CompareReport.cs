using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Cli.Loading;
using Travesia.Inference;
using Travesia.Inference.Comparing;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Results;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>What other policies change, and for whom. A number of arrivals is never written without the harm beside it: both come from one row.</summary>
internal sealed class CompareReport(ComparisonResult result, LoadedScenario loaded, ImmutableArray<string> without, ImmutableArray<PolicyId> gone, string? with, string version, Localizer words) : Report
{
    private const int MostPlaces = 20;

    // With fewer, the ends of an 80 % range are its first and last draws.
    private const int FewestDraws = 20;

    private Scenario Scenario { get; } = loaded.In(words);

    public override string Status => "done";

    public override void WriteScreen(Screen screen)
    {
        screen.Line(words.Say("compare.title", ("title", Scenario.Title), ("change", Change())));
        screen.Line(words.Say("compare.explained", ("draws", result.Options.Draws), ("each", result.Options.FuturesPerDraw)));
        if (Few() is { } few)
        {
            screen.Line(few);
        }

        screen.Table([.. Headers("compare.column.what", "compare.column.scenario", "compare.column.changed", "compare.column.difference", "compare.column.error")], Everybody(), textColumns: 1);
        screen.Line(words.Say("compare.places"));
        ComparedRow[] places = [.. result.Rows.Where(r => r.Place is not null).OrderByDescending(Weight)];
        WriteRows(screen, "compare.column.place", [.. places.Take(MostPlaces)], r => Scenario.Places.First(p => p.Id == r.Place).Name, r => r.Harm.All[..6]);
        if (places.Length > MostPlaces)
        {
            screen.Line(words.Say("compare.places.more", ("count", places.Length - MostPlaces)));
        }

        screen.Line(words.Say("compare.groups"));
        WriteRows(screen, "compare.column.group", [.. result.Rows.Where(r => r.Group is not null)], r => Scenario.Groups.First(g => g.Id == r.Group).Title, r => r.Harm.All);
        foreach (string line in Missing())
        {
            screen.Line(line);
        }

        foreach (string sentence in Sentences())
        {
            screen.Line(sentence);
        }

        screen.Line();
        screen.Line($"{words.Say("responsible.use")} (Travesia {version}, --seed {result.Options.Seed.ToString(CultureInfo.InvariantCulture)})");
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("scenario", Scenario.Name);
        json.WriteString("title", Scenario.Title);
        json.WriteString("firstDay", Readings.Write(Scenario.From));
        json.WriteString("lastDay", Readings.Write(Scenario.To));
        json.WriteStartArray("without");
        foreach (PolicyId policy in gone)
        {
            json.WriteStringValue(policy.Value);
        }

        json.WriteEndArray();
        json.WriteString("with", with);
        json.WriteNumber("draws", result.Options.Draws);
        json.WriteNumber("futuresPerDraw", result.Options.FuturesPerDraw);
        json.WriteNumber("seed", result.Options.Seed);
        json.WriteStartArray("inputs");
        foreach (InputFile file in loaded.Files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("difference", "changed less scenario");
        json.WritePropertyName("everybody");
        WriteRow(json, result.Everybody);
        json.WriteStartArray("places");
        foreach (ComparedRow row in result.Rows.Where(r => r.Place is not null))
        {
            WriteRow(json, row);
        }

        json.WriteEndArray();
        json.WriteStartArray("groups");
        foreach (ComparedRow row in result.Rows.Where(r => r.Group is not null))
        {
            WriteRow(json, row);
        }

        json.WriteEndArray();
        json.WriteStartArray("sentences");
        foreach (string sentence in Few() is { } few ? Sentences().Prepend(few) : Sentences())
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
        json.WriteString("responsibleUse", words.Say("responsible.use"));
    }

    private static void WriteRow(Utf8JsonWriter json, ComparedRow row)
    {
        json.WriteStartObject();
        if (row.Place is { } place)
        {
            json.WriteString("place", place.Value);
        }

        if (row.Group is { } group)
        {
            json.WriteString("group", group.Value);
        }

        json.WriteStartObject("people");
        foreach (Compared compared in row.People)
        {
            Write(json, compared);
        }

        json.WriteEndObject();
        json.WriteStartObject("harm");
        foreach (Compared compared in row.Harm.All)
        {
            Write(json, compared);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Compared compared)
    {
        json.WriteStartObject(compared.Quantity);
        if (compared.Difference is { } d)
        {
            json.WriteString("unit", compared.Unit);
            json.WriteNumber("scenario", d.Scenario);
            json.WriteNumber("changed", d.Changed);
            json.WriteNumber("difference", d.Mean);
            json.WriteNumber("monteCarloError", d.StandardError);
            json.WriteStartObject("expectedDifference");
            for (int i = 0; i < Quantiles.Levels.Length; i++)
            {
                json.WriteNumber(Quantiles.Levels[i].ToString("R", CultureInfo.InvariantCulture), d.Quantiles[i]);
            }

            json.WriteEndObject();
            if (d.Pairing is { } pairing)
            {
                json.WriteStartObject("pairing");
                json.WriteFinite("varianceRatio", pairing.VarianceRatio);
                json.WriteFinite("luckVarianceRatio", pairing.LuckVarianceRatio);
                json.WriteNumber("pairedRuns", pairing.PairedRuns);
                json.WriteFinite("independentRuns", pairing.IndependentRuns);
                json.WriteFinite("runsSaved", pairing.RunsSaved);
                json.WriteEndObject();
            }
        }
        else
        {
            json.WriteNull("difference");
            json.WriteString("reason", compared.Reason is { } reason ? FigureFile.Word(reason.Reason) : null);
        }

        json.WriteEndObject();
    }

    private string[] Headers(params string[] codes) => [.. codes.Select(c => words.Say(c))];

    private IEnumerable<IReadOnlyList<string>> Everybody()
    {
        foreach (Compared compared in result.Everybody.People.Concat(result.Everybody.Harm.All).Where(c => c.Difference is not null))
        {
            Difference d = compared.Difference!;
            yield return [Name(compared), words.Short(d.Scenario), words.Short(d.Changed), Range(d), $"± {words.Short(d.StandardError)}"];
        }
    }

    private void WriteRows(Screen screen, string first, ComparedRow[] rows, Func<ComparedRow, string> nameOf, Func<ComparedRow, ImmutableArray<Compared>> harmOf)
    {
        if (rows.Length == 0)
        {
            return;
        }

        string[] headers = [words.Say(first), .. rows[0].People.Take(1).Concat(harmOf(rows[0])).Select(c => words.Say($"compare.short.{c.Quantity}"))];
        screen.Table(
            headers,
            rows.Select(r => (IReadOnlyList<string>)[nameOf(r), .. r.People.Take(1).Concat(harmOf(r)).Select(c => c.Difference is { } d ? Range(d) : "–")]),
            textColumns: 1);
    }

    /// <summary>What the rows of places and groups cannot tell: nothing is left out in silence.</summary>
    private IEnumerable<string> Missing()
    {
        string[] never = Names(result.Everybody, NotCountedReason.Never);
        if (never.Length > 0)
        {
            yield return words.Say("compare.never", ("names", string.Join(", ", never)));
        }

        string[] byPlace = [.. result.Rows.Where(r => r.Place is not null).SelectMany(r => Names(r, NotCountedReason.NotByPlace)).Distinct()];
        string[] byGroup = [.. result.Rows.Where(r => r.Group is not null).SelectMany(r => Names(r, NotCountedReason.NotByGroup)).Distinct()];
        if (byPlace.Length > 0)
        {
            yield return words.Say("compare.notByPlace", ("names", string.Join(", ", byPlace)));
        }

        if (byGroup.Length > 0)
        {
            yield return words.Say("compare.notByGroup", ("names", string.Join(", ", byGroup)));
        }

        string[] Names(ComparedRow row, NotCountedReason reason) => [.. row.Harm.All.Where(c => c.Reason?.Reason == reason).Select(Name)];
    }

    private IEnumerable<string> Sentences()
    {
        ComparedRow all = result.Everybody;
        Compared arrivals = all.People[0];
        yield return words.Say(
            "compare.sentence",
            ("change", Change()),
            ("arrivals", arrivals.Difference is { } d ? Range(d) : "–"),
            ("harm", string.Join("; ", all.Harm.All.Where(c => c.Difference is not null).Select(c => words.Say("figures.counted", ("value", Range(c.Difference!)), ("quantity", Name(c)))).DefaultIfEmpty(words.Say("amounts.none")))));
        foreach (Compared compared in (Compared[])[arrivals, all.Harm.Deaths])
        {
            if (compared.Difference is { Pairing: { } pairing } difference)
            {
                double times = pairing.IndependentRuns / pairing.PairedRuns;
                (string, object)[] gain = times >= 2 ? [("times", words.Short(Math.Round(times)))] : [];
                yield return words.Say(
                    "compare.pairing",
                    [("what", Name(compared)), ("error", words.Short(difference.StandardError)), ("runs", pairing.PairedRuns), ("independent", words.Short(pairing.IndependentRuns)), .. gain]);
            }
        }

        yield return words.Say("compare.method");
    }

    private string? Few() => result.Options.Draws < FewestDraws ? words.Say("compare.few", ("draws", result.Options.Draws), ("least", FewestDraws)) : null;

    private string Change()
    {
        string removed = string.Join(", ", without);
        return with is null ? words.Say("compare.without", ("policies", removed))
            : without.IsEmpty ? words.Say("compare.with", ("file", with))
            : words.Say("compare.both", ("policies", removed), ("file", with));
    }

    private string Name(Compared compared) => QuantityNames.Of(compared.Quantity, words);

    private string Range(Difference d)
    {
        string low = words.Signed(d.At(0.1));
        string high = words.Signed(d.At(0.9));
        string mean = words.Signed(d.Mean);
        return low == high ? mean : words.Say("interval", ("middle", mean), ("low", low), ("high", high));
    }

    // Where most changes, in people or in harm.
    private static double Weight(ComparedRow row) => row.People.Take(1).Concat(row.Harm.All).Max(c => c.Difference is { } d ? Math.Abs(d.Mean) : 0);
}
