using System.Collections.Immutable;
using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Inference.Figures;
using Travesia.Inference.Journeys;
using Travesia.Model;
using Travesia.Results;

namespace Travesia.Cli.Output;

/// <summary>Journeys as JSON.</summary>
internal sealed class JourneysJson(Utf8JsonWriter json, JourneyAnswer answer, ImmutableArray<LedgerEntry> figures, Scenario scenario, JourneyOptions options, string responsibleUse, string label)
{
    public void Write(IReadOnlyList<string> sentences, IReadOnlyList<string> examples)
    {
        json.WriteString("scenario", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteString("date", Readings.Write(answer.Question.Date));
        json.WriteString("lastDay", Readings.Write(answer.LastDay));
        json.WriteString("group", answer.Starts[0].Group.Value);
        json.WriteNumber("members", answer.Members);
        json.WriteNumber("seed", options.Seed);
        json.WriteBoolean("fluidLimit", answer.IsFluid);
        json.WriteString("responsibleUse", responsibleUse);
        Array("starts", answer.Starts, start =>
        {
            json.WriteString("place", start.Place.Value);
            Number("share", start.Share);
        });
        Outcomes("ends", answer.Ends);
        Outcomes("endsByPlace", answer.Outcomes);
        Spread("days", answer.Days);
        Spread("usd", answer.Usd);
        Spread("km", answer.Km);
        Spread("stops", answer.Stops);
        json.WriteStartObject("perPerson");
        foreach ((string quantity, Estimate estimate) in answer.PerPerson)
        {
            Number(quantity, estimate);
        }

        json.WriteEndObject();
        Number("injuredChance", answer.Injured);
        Number("abusedChance", answer.Abused);
        Array("legs", answer.Legs, leg =>
        {
            json.WriteString("link", leg.Link.Value);
            Number("traversals", leg.Traversals);
            Number("users", leg.Users);
            Number("days", leg.Days);
            Number("usd", leg.Usd);
            Number("waitingDays", leg.WaitingDays);
            Number("deathChance", leg.Death);
            Number("injuryChance", leg.Injury);
            Number("abuseChance", leg.Abuse);
            Number("stoppedChance", leg.Stopped);
        });
        Reach();
        json.WriteStartArray("figures");
        foreach (LedgerEntry entry in figures)
        {
            Figure figure = scenario.Figures.First(f => f.Id == entry.Figure);
            FigureFile.Write(json, figure, scenario.Sources.FirstOrDefault(s => s.Id == figure.Source), entry);
        }

        json.WriteEndArray();
        Array("examples", answer.Examples.Zip(examples), example =>
        {
            json.WriteBoolean("synthetic", true);
            json.WriteString("label", label);
            json.WriteString("text", example.Second);
            json.WriteString("end", Word(example.First.End));
            json.WriteNumber("days", example.First.Days);
            json.WriteNumber("usd", example.First.Usd);
            json.WriteNumber("km", example.First.Km);
            Array("steps", example.First.Steps, step =>
            {
                json.WriteNumber("day", step.Day);
                json.WriteString("act", JsonNamingPolicy.KebabCaseLower.ConvertName(step.Act.ToString()));
                json.WriteString("place", step.Place?.Value);
                json.WriteString("link", step.Link?.Value);
                json.WriteNumber("usd", step.Usd);
            });
        });
        json.WriteStartArray("sentences");
        foreach (string sentence in sentences)
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
    }

    private static string Word(JourneyEnd end) => JsonNamingPolicy.KebabCaseLower.ConvertName(end.ToString());

    private void Outcomes(string name, IEnumerable<JourneyOutcome> outcomes) => Array(name, outcomes, outcome =>
    {
        json.WriteString("end", Word(outcome.End));
        json.WriteString("place", outcome.Place?.Value);
        json.WriteString("country", outcome.Country?.Value);
        Number("share", outcome.Share);
        Number("days", outcome.Days);
        Number("usd", outcome.Usd);
        Number("km", outcome.Km);
    });

    private void Reach()
    {
        if (answer.Reaching is not { } reaching)
        {
            json.WriteNull("reaching");
            return;
        }

        json.WriteStartObject("reaching");
        json.WriteStartArray("places");
        foreach (PlaceId place in answer.Question.To)
        {
            json.WriteStringValue(place.Value);
        }

        json.WriteEndArray();
        Number("chance", reaching.Chance);
        Spread("days", reaching.Days);
        Spread("usd", reaching.Usd);
        Spread("km", reaching.Km);
        json.WriteEndObject();
    }

    private void Array<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Spread(string name, JourneySpread? spread)
    {
        if (spread is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Number("mean", spread.Mean);
        Number("tenth", spread.Tenth);
        Number("half", spread.Half);
        Number("nineTenths", spread.NineTenths);
        json.WriteNumber("step", spread.Step);
        json.WriteStartArray("upTo");
        foreach (double share in spread.UpTo)
        {
            json.WriteNumberValue(share);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Number(string name, Estimate? estimate)
    {
        if (estimate is null)
        {
            json.WriteNull(name);
            return;
        }

        (double middle, double low, double high) = JourneyNumbers.Of(estimate);
        json.WriteStartObject(name);
        json.WriteNumber("median", middle);
        json.WriteNumber("low80", low);
        json.WriteNumber("high80", high);
        json.WriteNumber("mean", estimate.Mean);
        json.WriteEndObject();
    }
}
