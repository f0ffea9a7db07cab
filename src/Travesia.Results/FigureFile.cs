using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Travesia.Inference.Counts;
using Travesia.Inference.Figures;
using Travesia.Model;

namespace Travesia.Results;

/// <summary>The figures of a run: figures.json. Each published figure with what the model says, and the verdict.</summary>
public static class FigureFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "figures.json";

    /// <summary>Writes the ledger of a run; equal runs have equal bytes.</summary>
    public static byte[] ToBytes(Scenario scenario, IReadOnlyList<LedgerEntry> ledger)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(ledger);
        Dictionary<FigureId, Figure> figures = scenario.Figures.ToDictionary(f => f.Id);
        Dictionary<SourceId, Source> sources = scenario.Sources.ToDictionary(s => s.Id);
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (LedgerEntry entry in ledger)
            {
                Write(json, figures[entry.Figure], sources.GetValueOrDefault(figures[entry.Figure].Source), entry);
            }

            json.WriteEndArray();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Writes one figure as an object.</summary>
    public static void Write(Utf8JsonWriter json, Figure figure, Source? source, LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(entry);
        json.WriteStartObject();
        json.WriteString("id", figure.Id.Value);
        json.WriteString("statement", figure.Statement);
        json.WriteString("definition", figure.Definition);
        json.WriteNumber("value", figure.Value);
        json.WriteString("bound", Word(figure.Bound));
        json.WriteString("unit", figure.Unit);
        json.WriteString("from", figure.From is { } from ? Iso.Date(from) : null);
        json.WriteString("to", figure.To is { } to ? Iso.Date(to) : null);
        json.WriteString("per", Word(figure.Per));
        if (figure.ComparedWith is { } compared)
        {
            json.WriteStartObject("comparedWith");
            json.WriteString("from", Iso.Date(compared.From));
            json.WriteString("to", Iso.Date(compared.To));
            json.WriteEndObject();
        }

        json.WriteString("about", figure.About);
        json.WriteString("area", figure.Area);
        json.WriteString("group", figure.Group?.Value);
        json.WriteString("role", Word(figure.Role));
        json.WriteString("counts", figure.Counts);
        if (figure.Journey is { } journey)
        {
            json.WriteStartObject("journey");
            json.WriteString("quantity", Word(journey.Quantity));
            json.WriteString("group", journey.Group.Value);
            json.WriteString("from", journey.From);
            json.WriteString("to", journey.To);
            json.WriteEndObject();
        }

        json.WriteString("note", figure.Note);
        json.WriteStartObject("source");
        json.WriteString("id", figure.Source.Value);
        json.WriteString("publisher", source?.Publisher);
        json.WriteString("title", source?.Title);
        json.WriteString("date", source?.Date);
        json.WriteString("locator", source?.Locator);
        json.WriteEndObject();
        WriteAnswer(json, entry);
        json.WriteEndObject();
    }

    /// <summary>Reads what the model says of each figure.</summary>
    /// <exception cref="RunUnreadableException">It is no such file.</exception>
    public static ImmutableArray<LedgerEntry> Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. document.RootElement.EnumerateArray().Select(Read)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or FileNotFoundException)
        {
            throw new RunUnreadableException(path, e);
        }
    }

    private static void WriteAnswer(Utf8JsonWriter json, LedgerEntry entry)
    {
        if (entry.Answer is { } answer)
        {
            json.WriteStartObject("model");
            json.WriteString("unit", answer.Unit);
            json.WriteNumber("mean", answer.Mean);
            json.WriteNumber("median", answer.Median);
            json.WriteNumber("low80", answer.Low);
            json.WriteNumber("high80", answer.High);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("model");
        }

        json.WriteString("verdict", Word(entry.Verdict));
        if (entry.Reason is { } reason)
        {
            json.WriteStartObject("reason");
            json.WriteString("code", Word(reason.Reason));
            json.WriteString("counts", reason.Counts);
            json.WriteString("value", reason.Value);
            json.WriteEndObject();
        }
    }

    private static LedgerEntry Read(JsonElement json)
    {
        FigureAnswer? answer = json.GetProperty("model") is { ValueKind: JsonValueKind.Object } model
            ? new FigureAnswer(
                model.GetProperty("unit").GetString()!,
                model.GetProperty("mean").GetDouble(),
                model.GetProperty("median").GetDouble(),
                model.GetProperty("low80").GetDouble(),
                model.GetProperty("high80").GetDouble())
            : null;
        NotCounted? reason = json.TryGetProperty("reason", out JsonElement why)
            ? new NotCounted(Value<NotCountedReason>(why.GetProperty("code")), why.GetProperty("counts").GetString()!, why.GetProperty("value").GetString())
            : null;
        return new LedgerEntry(new FigureId(json.GetProperty("id").GetString()!), answer, reason, Value<FigureVerdict>(json.GetProperty("verdict")));
    }

    /// <summary>The word for a value: its name, the first letter small.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static T Value<T>(JsonElement json)
        where T : struct, Enum
        => Enum.Parse<T>(json.GetString()!, ignoreCase: true);
}
