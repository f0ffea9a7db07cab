using System.Text.Json.Nodes;

namespace Travesia.Rules.Flee.Section;

/// <summary>The JSON Schema of the section <c>flee</c>, from the table of its keys.</summary>
internal static class FleeSchema
{
    /// <summary>Makes it anew: a node of JSON has one parent.</summary>
    public static JsonObject Create()
    {
        JsonObject schema = Map("", "Settings of Flee's rules, by their names in simsetting.yml, and what of a case is neither a place nor a link.");
        return schema;
    }

    private static JsonObject Map(string path, string note)
    {
        JsonObject properties = [];
        foreach (string name in FleeKey.NamesIn(path))
        {
            FleeKey key = FleeKey.Find(path.Length == 0 ? name : $"{path}.{name}")!;
            JsonObject property = Property(key);
            property["description"] = key.Note;
            properties[name] = property;
        }

        return new JsonObject { ["type"] = "object", ["description"] = note, ["properties"] = properties, ["additionalProperties"] = false };
    }

    private static JsonObject Property(FleeKey key) => key.Kind switch
    {
        FleeKeyKind.Number => Ranged("number", key),
        FleeKeyKind.Whole => Ranged("integer", key),
        FleeKeyKind.Flag => new JsonObject { ["type"] = new JsonArray("boolean", "string") },
        FleeKeyKind.Numbers => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "number" } },
        FleeKeyKind.Word => new JsonObject { ["enum"] = new JsonArray([.. key.Words.Select(word => (JsonNode)word)]) },
        FleeKeyKind.Map => Map(key.Path, key.Note),
        _ => [],
    };

    // A text names a parameter.
    private static JsonObject Ranged(string type, FleeKey key)
    {
        JsonObject schema = new() { ["type"] = new JsonArray(type, "string"), ["minimum"] = key.Min };
        if (key.Max < double.MaxValue)
        {
            schema["maximum"] = key.Max;
        }

        return schema;
    }
}
