using System.Text.Json;
using Travesia.Model.Diagnostics;
using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>Diagnostics as JSON: code, sentence, place and values.</summary>
internal static class DiagnosticJson
{
    public static void Write(Utf8JsonWriter json, string name, IEnumerable<Diagnostic> diagnostics, Localizer words)
    {
        json.WriteStartArray(name);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString("message", words.Sentence(diagnostic));
            if (diagnostic.Location is { } place)
            {
                json.WriteString("file", place.File);
                json.WriteNumber("line", place.Line);
                json.WriteNumber("column", place.Column);
            }

            json.WriteStartObject("values");
            foreach ((string key, string value) in diagnostic.Values)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
