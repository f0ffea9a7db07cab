using System.Collections.Immutable;
using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Cli.Running;
using Travesia.Engine;
using Travesia.Inference;
using Travesia.Model;
using Travesia.Results;
using Travesia.Results.Camps;
using Travesia.Rules;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>The last screen of a run: three sentences for a planner, one of them of harm, where the run lies, and what to do next.</summary>
internal sealed class RunReport(RunReader run, bool wasThere, Scenario scenario, string written, RunSettings settings, string path, Localizer words) : Report
{
    private readonly CampValidation? camps = CampValidation.Find(run);

    public override string Status => wasThere ? "already-done" : "done";

    public override void WriteScreen(Screen screen)
    {
        if (wasThere)
        {
            screen.Line(words.Say("run.done"));
        }

        foreach (string sentence in Sentences())
        {
            screen.Line(sentence);
        }

        if (camps is not null)
        {
            (ImmutableArray<string> headers, ImmutableArray<ImmutableArray<string>> rows) = CampWords.Table(new ReportWords(words), camps);
            screen.Line(words.Say("run.camps.title", ("day", camps.Day)));
            screen.Table(headers, rows.Cast<IReadOnlyList<string>>(), textColumns: 1);
        }

        if (run.Manifest.Inputs is { Members: > 1 } or { Mode: Mode.Sampled })
        {
            screen.Line(words.Say(run.Manifest.Inputs.Members > 1 ? "interval.explained" : "interval.one"));
        }


        if (ModeLabel.Of(run.Manifest, words) is { } label)
        {
            screen.Line(label);
        }

        screen.Line();
        screen.Line(words.Say("run.path", ("path", path)));
        if (camps?.Errors is not null)
        {
            screen.Line(words.Say("run.camps.table", ("path", Path.Combine(path, CampValidation.TableName))));
        }

        screen.Line(words.Say("report.made", ("path", ReportPath())));
        screen.Whole(words.Say("next", ("command", Next())));
        screen.Line(Stamp.Of(run.Manifest, words));
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        RunManifest manifest = run.Manifest;
        json.WriteString("path", path);
        json.WriteString("report", ReportPath());
        RunJson.WriteIdentity(json, manifest);
        json.WriteStartArray("totals");
        foreach (TotalSummary total in manifest.Totals)
        {
            (double middle, double low, double high) = Amounts.Of(total.Quantiles);
            json.WriteStartObject();
            json.WriteString("quantity", total.Quantity);
            json.WriteString("unit", total.Unit);
            json.WriteNumber("median", middle);
            json.WriteNumber("low80", low);
            json.WriteNumber("high80", high);
            json.WriteNumber("mean", total.Mean);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (camps is not null)
        {
            json.WritePropertyName("validation");
            camps.WriteTo(json);
        }

        json.WriteStartArray("sentences");
        foreach (string sentence in Sentences())
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
        json.WriteString("next", Next());
    }

    private IEnumerable<string> Sentences()
    {
        string? Total(string quantity) => Amounts.Say(run.Manifest.Totals, quantity, words);
        yield return camps is not null ? CampWords.Say(new ReportWords(words), run.Manifest, camps) : words.Say("run.journey", ("from", run.Manifest.FirstDay), ("to", run.Manifest.LastDay), ("departures", Total(MeasureNames.Departures) ?? "–"), ("arrived", Total(Inference.Total.ArrivalsAtDestinations) ?? "–"));
        if (camps?.Errors is { } errors)
        {
            yield return CampWords.Say(new ReportWords(words), errors);
        }

        yield return AmountSentence.Authorities(Total, words);
        yield return AmountSentence.Harm("run.harm", Total, words);
    }

    private string ReportPath() => Path.Combine(path, ReportFiles.NameIn(words));

    private string Next()
    {
        if (!settings.IsAskedEverywhere)
        {
            return ProposedCommand.Of("report", path);
        }

        Place place = scenario.Places.FirstOrDefault(p => p.Beds is not null) ?? scenario.Places.FirstOrDefault(p => p.Kind == PlaceKind.Transit) ?? scenario.Places[0];
        return ProposedCommand.Of(["place", written, place.Id.Value, .. settings.Asking()]);
    }
}

/// <summary>What kind of numbers a run holds, wherever that is not plain.</summary>
internal static class ModeLabel
{
    public static string? Of(RunManifest manifest, Localizer words)
        => manifest.Inputs.Mode == Mode.Sampled ? null : words.Say(manifest.IsFluid ? "mode.fluid" : "mode.mean");
}

/// <summary>What every output carries: version, inputs, luck, and how the numbers may be used.</summary>
internal static class Stamp
{
    public static string Of(RunManifest manifest, Localizer words)
        => $"{words.Say("responsible.use")} (Travesia {manifest.Inputs.Version}, {manifest.Inputs.Id}, --seed {manifest.Inputs.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)})";
}
