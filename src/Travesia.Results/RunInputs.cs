using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Travesia.Engine;

namespace Travesia.Results;

/// <summary>A file that a run was made from.</summary>
/// <param name="Name">Its name inside the scenario folder, or the option that brought it.</param>
/// <param name="Sha256">Hash of its bytes, lower-case hexadecimal.</param>
public sealed record InputFile(string Name, string Sha256)
{
    /// <summary>The input file of a name and its bytes.</summary>
    public static InputFile Of(string name, ReadOnlySpan<byte> bytes) => new(name, Convert.ToHexStringLower(SHA256.HashData(bytes)));
}

/// <summary>Everything that decides the numbers of a run, and nothing else. Equal inputs have equal ids, and under one build their runs equal bytes.</summary>
public sealed record RunInputs
{
    private const int IdLength = 16;

    /// <summary>Version of the software.</summary>
    public required string Version { get; init; }

    /// <summary>The scenario's short name.</summary>
    public required string Scenario { get; init; }

    /// <summary>The files that it was read from.</summary>
    public required ImmutableArray<InputFile> Files { get; init; }

    /// <summary>The luck of the ensemble.</summary>
    public required uint Seed { get; init; }

    /// <summary>How many members.</summary>
    public required int Members { get; init; }

    /// <summary>Whole or real numbers.</summary>
    public required Mode Mode { get; init; }

    /// <summary>First day shown, if not the scenario's.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, if not the scenario's.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What departures and initial people are multiplied by.</summary>
    public double PeopleScale { get; init; } = 1;

    /// <summary>
    /// Which build of that version makes the numbers (<see cref="BuildMark"/>). Not part of the id: a run has one name under every build of a
    /// version, and one of another build is refused instead of passed by.
    /// </summary>
    public string Build { get; init; } = "";

    /// <summary>The name of the run's folder: the beginning of a SHA-256 over all of the above but the build.</summary>
    public string Id
    {
        get
        {
            using MemoryStream stream = new();
            using (Utf8JsonWriter json = new(stream))
            {
                json.WriteStartObject();
                WriteTo(json);
                json.WriteEndObject();
            }

            return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()))[..IdLength];
        }
    }

    /// <summary>Writes the inputs as properties of the current object, always alike.</summary>
    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("version", Version);
        json.WriteString("scenario", Scenario);
        json.WriteNumber("seed", Seed);
        json.WriteNumber("members", Members);
        json.WriteString("mode", Mode == Mode.Sampled ? "sampled" : "expected");
        WriteDate(json, "from", From);
        WriteDate(json, "to", To);
        json.WriteNumber("peopleScale", PeopleScale);
        json.WriteStartArray("files");
        foreach (InputFile file in Files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    internal static RunInputs ReadFrom(JsonElement json) => new()
    {
        Version = json.GetProperty("version").GetString()!,
        Scenario = json.GetProperty("scenario").GetString()!,
        Seed = json.GetProperty("seed").GetUInt32(),
        Members = json.GetProperty("members").GetInt32(),
        Mode = json.GetProperty("mode").GetString() == "expected" ? Mode.Expected : Mode.Sampled,
        From = ReadDate(json.GetProperty("from")),
        To = ReadDate(json.GetProperty("to")),
        PeopleScale = json.GetProperty("peopleScale").GetDouble(),
        Files = [.. json.GetProperty("files").EnumerateArray().Select(f => new InputFile(f.GetProperty("name").GetString()!, f.GetProperty("sha256").GetString()!))],
    };

    private static void WriteDate(Utf8JsonWriter json, string name, DateOnly? date)
    {
        if (date is { } day)
        {
            json.WriteString(name, Iso.Date(day));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static DateOnly? ReadDate(JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : Iso.Date(json.GetString()!);
}
