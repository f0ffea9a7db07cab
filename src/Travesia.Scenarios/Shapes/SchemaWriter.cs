using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Travesia.Model.Validity;

namespace Travesia.Scenarios.Shapes;

/// <summary>Writes shapes as JSON Schema (draft 7), which editors understand for YAML as well.</summary>
internal static class SchemaWriter
{
    private const string Number = "[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?";
    private const string DatePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    /// <summary>The schema of a file.</summary>
    public static JsonObject File(string title, string description, Shape shape)
    {
        JsonObject schema = new() { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = title, ["description"] = description };
        foreach ((string key, JsonNode? value) in Of(shape).ToArray())
        {
            schema[key] = value?.DeepClone();
        }

        return schema;
    }

    private static JsonObject Of(Shape shape) => shape switch
    {
        TextShape s => Text(s.Pattern),
        NumberShape s => Range("number", s.Bounds),
        WholeShape s => Range("integer", s.Bounds),
        QuantityShape s => new JsonObject { ["anyOf"] = new JsonArray(Range("number", s.Bounds), new JsonObject { ["type"] = "string", ["pattern"] = $"^({Number} *[*] *)?[a-z][a-z0-9.-]*$" }) },
        DateShape => Text(DatePattern),
        FlagShape => new JsonObject { ["type"] = "boolean" },
        WordShape s => Words(s.Words),
        ListShape s => new JsonObject { ["type"] = "array", ["items"] = Of(s.Item) },
        NamesShape s => Names(s),
        MapShape s => Map(s),
        VariantShape s => new JsonObject { ["type"] = "object", ["oneOf"] = new JsonArray([.. s.Cases.Select(c => Map(c.Value))]) },
        ForeignShape s => (JsonObject?)s.Schema?.DeepClone() ?? new JsonObject { ["type"] = "object" },
        _ => throw new ArgumentException($"No such shape: {shape.GetType().Name}.", nameof(shape)),
    };

    private static JsonObject Map(MapShape shape)
    {
        JsonObject properties = [];
        foreach (ShapeKey key in shape.Keys)
        {
            JsonObject property = Of(key.Shape);
            property["description"] = key.Note;
            properties[key.Name] = property;
        }

        JsonObject schema = new()
        {
            ["type"] = shape.MayBeEmpty ? new JsonArray("object", "null") : "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
        ImmutableArray<string> required = [.. shape.Keys.Where(k => k.Required).Select(k => k.Name)];
        if (!required.IsEmpty)
        {
            schema["required"] = Array(required);
        }

        if (!shape.ExactlyOne.IsEmpty)
        {
            schema["oneOf"] = new JsonArray([.. shape.ExactlyOne.Select(key => new JsonObject { ["required"] = Array([key]) })]);
        }

        return schema;
    }

    private static JsonObject Names(NamesShape shape)
    {
        JsonObject schema = new() { ["type"] = "object" };
        if (shape.KeyPattern is null)
        {
            schema["additionalProperties"] = Of(shape.Value);
        }
        else
        {
            schema["additionalProperties"] = false;
            schema["patternProperties"] = new JsonObject { [shape.KeyPattern] = Of(shape.Value) };
        }

        return schema;
    }

    private static JsonObject Text(string? pattern)
    {
        JsonObject schema = new() { ["type"] = "string" };
        if (pattern is not null)
        {
            schema["pattern"] = pattern;
        }

        return schema;
    }

    private static JsonObject Words(ImmutableArray<string> words) => new() { ["type"] = "string", ["enum"] = Array(words) };

    private static JsonObject Range(string type, Bounds bounds)
    {
        JsonObject schema = new() { ["type"] = type };
        if (double.IsFinite(bounds.Min))
        {
            schema[bounds.MinExcluded ? "exclusiveMinimum" : "minimum"] = bounds.Min;
        }

        if (double.IsFinite(bounds.Max))
        {
            schema["maximum"] = bounds.Max;
        }

        return schema;
    }

    private static JsonArray Array(ImmutableArray<string> words) => new([.. words.Select(w => (JsonNode)w)]);
}
