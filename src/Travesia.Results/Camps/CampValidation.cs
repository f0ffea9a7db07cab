using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Travesia.Inference;
using Travesia.Model;
using Travesia.Rules.Flee.Validation;

namespace Travesia.Results.Camps;

/// <summary>A number over the futures.</summary>
/// <param name="Median">The middle one.</param>
/// <param name="Low80">80 % of the futures lie above this and below <paramref name="High80"/>.</param>
/// <param name="High80">The upper end.</param>
public readonly record struct CampRange(double Median, double Low80, double High80)
{
    /// <summary>That of the values of members, in any order; at least one.</summary>
    public static CampRange Of(IEnumerable<double> members)
    {
        double[] ascending = [.. members.Order()];
        return new CampRange(Quantiles.At(ascending, 0.5), Quantiles.At(ascending, 0.1), Quantiles.At(ascending, 0.9));
    }
}

/// <summary>A camp on the last day.</summary>
/// <param name="Place">Which.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Simulated">Simulated people.</param>
/// <param name="Counted">Its count; none if it is not counted.</param>
public sealed record CampAtEnd(PlaceId Place, string Name, CampRange Simulated, double? Counted)
{
    /// <summary>The distance of the median from the count, as a share of it.</summary>
    public double? Error => Counted is { } counted ? Math.Abs(Simulated.Median - counted) / Math.Max(counted, 1) : null;
}

/// <summary>Averaged relative differences: means over days of the sum over camps of distances from the counts, over the sum of counts.</summary>
/// <param name="AsIs">Of the model.</param>
/// <param name="Rescaled">Of the model, each day's total scaled to the counted one.</param>
/// <param name="EqualSplit">Of the counted total split evenly.</param>
/// <param name="CapacitySplit">Of the counted total split by capacity.</param>
/// <param name="Persistence">Of the counted total split as 30 days before.</param>
public sealed record CampErrors(CampRange AsIs, CampRange Rescaled, double EqualSplit, double CapacitySplit, double Persistence);

/// <summary>
/// People in camps of a run under Flee's rules beside their counts: validation.json. By camp and day it is out.csv, as Flee writes it. In
/// simulated people.
/// </summary>
/// <param name="Day">The last day.</param>
/// <param name="InCamps">Everybody in camps then.</param>
/// <param name="Counted">The sum of counts then; none without counts.</param>
/// <param name="Camps">Each camp.</param>
/// <param name="Errors">Over all days shown; none without counts.</param>
public sealed record CampValidation(DateOnly Day, CampRange InCamps, double? Counted, ImmutableArray<CampAtEnd> Camps, CampErrors? Errors)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "validation.json";

    /// <summary>The name of the table by camp and day.</summary>
    public const string TableName = "out.csv";

    /// <summary>Reads it from a run; none if the run has none.</summary>
    /// <exception cref="RunUnreadableException">It is no such file.</exception>
    public static CampValidation? Find(RunReader run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!run.Manifest.Files.Any(f => f.Name == FileName))
        {
            return null;
        }

        string path = Path.Combine(run.Path, FileName);
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or FileNotFoundException)
        {
            throw new RunUnreadableException(path, e);
        }
    }

    /// <summary>Writes it; equal runs have equal bytes.</summary>
    public byte[] ToBytes()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            WriteTo(json);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Writes it as an object.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteString("day", Iso.Date(Day));
        Write(json, "inCamps", InCamps);
        Write(json, "counted", Counted);
        json.WriteStartArray("camps");
        foreach (CampAtEnd camp in Camps)
        {
            json.WriteStartObject();
            json.WriteString("place", camp.Place.Value);
            json.WriteString("name", camp.Name);
            Write(json, "simulated", camp.Simulated);
            Write(json, "counted", camp.Counted);
            Write(json, "error", camp.Error);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (Errors is { } errors)
        {
            json.WriteStartObject("averagedRelativeDifference");
            Write(json, "model", errors.AsIs);
            Write(json, "modelRescaled", errors.Rescaled);
            json.WriteNumber("equalSplit", errors.EqualSplit);
            json.WriteNumber("capacitySplit", errors.CapacitySplit);
            json.WriteNumber("persistence", errors.Persistence);
            json.WriteNumber("persistenceDays", FleeErrors.PersistenceDays);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("averagedRelativeDifference");
        }

        json.WriteEndObject();
    }

    private static CampValidation Read(JsonElement json)
    {
        JsonElement errors = json.GetProperty("averagedRelativeDifference");
        return new CampValidation(
            Iso.Date(json.GetProperty("day").GetString()!),
            Range(json.GetProperty("inCamps")),
            Number(json.GetProperty("counted")),
            [.. json.GetProperty("camps").EnumerateArray().Select(c => new CampAtEnd(
                new PlaceId(c.GetProperty("place").GetString()!), c.GetProperty("name").GetString()!, Range(c.GetProperty("simulated")), Number(c.GetProperty("counted"))))],
            errors.ValueKind == JsonValueKind.Null ? null : new CampErrors(
                Range(errors.GetProperty("model")),
                Range(errors.GetProperty("modelRescaled")),
                errors.GetProperty("equalSplit").GetDouble(),
                errors.GetProperty("capacitySplit").GetDouble(),
                errors.GetProperty("persistence").GetDouble()));
    }

    private static CampRange Range(JsonElement json) => new(json.GetProperty("median").GetDouble(), json.GetProperty("low80").GetDouble(), json.GetProperty("high80").GetDouble());

    private static double? Number(JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : json.GetDouble();

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, CampRange range)
    {
        json.WriteStartObject(name);
        json.WriteNumber("median", range.Median);
        json.WriteNumber("low80", range.Low80);
        json.WriteNumber("high80", range.High80);
        json.WriteEndObject();
    }
}
