using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Travesia.Inference;

namespace Travesia.Results;

/// <summary>A file of a run.</summary>
/// <param name="Name">Its name in the run's folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Hash of its bytes, lower-case hexadecimal.</param>
public sealed record RunFile(string Name, long Bytes, string Sha256);

/// <summary>What a run is and says in short: run.json. It is written last, so that a folder that has it is whole. Like every file of a run it holds no time: that of the file says when it was made.</summary>
public sealed record RunManifest
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "run.json";

    /// <summary>What the run was made from.</summary>
    public required RunInputs Inputs { get; init; }

    /// <summary>What the scenario is called.</summary>
    public required string Title { get; init; }

    /// <summary>First day shown.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Whether it is a fluid limit rather than a mean.</summary>
    public required bool IsFluid { get; init; }

    /// <summary>Sums over everything.</summary>
    public required ImmutableArray<TotalSummary> Totals { get; init; }

    /// <summary>The other files of the run.</summary>
    public required ImmutableArray<RunFile> Files { get; init; }

    /// <summary>How the numbers may be used.</summary>
    public required string ResponsibleUse { get; init; }

    /// <summary>Writes the manifest.</summary>
    public byte[] ToBytes()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("id", Inputs.Id);
            json.WriteString("title", Title);
            json.WriteString("firstDay", Iso.Date(FirstDay));
            json.WriteString("lastDay", Iso.Date(LastDay));
            json.WriteBoolean("fluidLimit", IsFluid);
            json.WriteString("build", Inputs.Build);
            json.WriteString("responsibleUse", ResponsibleUse);
            json.WriteStartObject("inputs");
            Inputs.WriteTo(json);
            json.WriteEndObject();
            WriteTotals(json);
            json.WriteStartArray("files");
            foreach (RunFile file in Files)
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteNumber("bytes", file.Bytes);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="RunUnreadableException">It is not one.</exception>
    public static RunManifest Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement json = document.RootElement;
            return new RunManifest
            {
                Inputs = RunInputs.ReadFrom(json.GetProperty("inputs")) with { Build = json.TryGetProperty("build", out JsonElement build) ? build.GetString()! : "" },
                Title = json.GetProperty("title").GetString()!,
                FirstDay = Iso.Date(json.GetProperty("firstDay").GetString()!),
                LastDay = Iso.Date(json.GetProperty("lastDay").GetString()!),
                IsFluid = json.GetProperty("fluidLimit").GetBoolean(),
                ResponsibleUse = json.GetProperty("responsibleUse").GetString()!,
                Totals = [.. json.GetProperty("totals").EnumerateArray().Select(ReadTotal)],
                Files = [.. json.GetProperty("files").EnumerateArray().Select(f => new RunFile(f.GetProperty("name").GetString()!, f.GetProperty("bytes").GetInt64(), f.GetProperty("sha256").GetString()!))],
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RunUnreadableException(path, e);
        }
    }

    private void WriteTotals(Utf8JsonWriter json)
    {
        json.WriteStartArray("totals");
        foreach (TotalSummary total in Totals)
        {
            json.WriteStartObject();
            json.WriteString("quantity", total.Quantity);
            json.WriteString("unit", total.Unit);
            json.WriteNumber("mean", total.Mean);
            json.WriteStartObject("quantiles");
            for (int i = 0; i < Quantiles.Levels.Length; i++)
            {
                json.WriteNumber(Quantiles.Levels[i].ToString("R", System.Globalization.CultureInfo.InvariantCulture), total.Quantiles[i]);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static TotalSummary ReadTotal(JsonElement json) => new(
        json.GetProperty("quantity").GetString()!,
        json.GetProperty("unit").GetString()!,
        json.GetProperty("mean").GetDouble(),
        [.. json.GetProperty("quantiles").EnumerateObject().Select(q => q.Value.GetDouble())]);
}
