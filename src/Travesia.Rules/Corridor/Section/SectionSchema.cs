using System.Text.Json.Nodes;

namespace Travesia.Rules.Corridor.Section;

/// <summary>The JSON Schema of the section <c>corridor</c>, from the table of its keys.</summary>
internal static class SectionSchema
{
    /// <summary>Makes it anew: a node of JSON has one parent.</summary>
    public static JsonObject Create()
    {
        JsonObject schema = Object(SettingPlace.GroupOnly);
        schema["description"] = "Settings of the corridor rules.";
        JsonObject groups = new()
        {
            ["type"] = "object",
            ["description"] = "Settings of single groups, in place of the section's.",
            ["additionalProperties"] = Object(SettingPlace.SectionOnly),
        };
        schema["properties"]!.AsObject()[SettingKey.Groups] = groups;
        return schema;
    }

    private static JsonObject Object(SettingPlace without)
    {
        JsonObject properties = [];
        foreach (SettingKey key in SettingKey.All)
        {
            if (key.Place != without)
            {
                properties[key.Name] = Property(key);
            }
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    private static JsonObject Property(SettingKey key)
    {
        JsonObject property = key.Kind switch
        {
            SettingKind.Quantity => Quantity(key),
            SettingKind.Word => new JsonObject { ["enum"] = Words(key) },
            SettingKind.Words => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["enum"] = Words(key) }, ["uniqueItems"] = true },
            _ => new JsonObject { ["type"] = "object", ["additionalProperties"] = Quantity(key) },
        };
        property["description"] = key.Unit.Length == 0 ? key.Note : $"{key.Note} ({key.Unit})";
        if (key.Default is { } value)
        {
            property["default"] = value;
        }

        return property;
    }

    private static JsonObject Quantity(SettingKey key) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "number", ["minimum"] = key.Min, ["maximum"] = key.Max },
            new JsonObject { ["type"] = "string", ["pattern"] = @"^(-?[0-9.]+([eE][-+]?[0-9]+)?\s*\*\s*)?[A-Za-z][A-Za-z0-9._-]*$" }),
    };

    private static JsonArray Words(SettingKey key) => [.. key.Words.Select(w => (JsonNode)w)];
}
