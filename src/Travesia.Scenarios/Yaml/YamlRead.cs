using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Scenarios.Yaml;

/// <summary>Takes values out of a tree that was checked against its shape. What was reported there gives nothing here, or something harmless.</summary>
internal static class YamlRead
{
    public static YamlMap Map(this YamlNode? node, string key) => node?.At(key) as YamlMap ?? new YamlMap(0, 0, []);

    public static YamlNode? At(this YamlNode node, string key) => (node as YamlMap)?[key];

    public static ImmutableArray<YamlNode> List(this YamlNode node, string key) => (node.At(key) as YamlList)?.Items ?? [];

    public static string? Text(this YamlNode node, string key) => node.At(key).Text();

    public static string? Text(this YamlNode? node) => node is YamlScalar { IsNull: false } scalar ? scalar.Text : null;

    public static ImmutableArray<T> Texts<T>(this YamlNode node, string key, Func<string, T> make)
        => [.. node.List(key).Select(i => i.Text()).OfType<string>().Select(make)];

    public static double? Number(this YamlNode node, string key) => node.At(key).Number();

    public static double? Number(this YamlNode? node) => node is YamlScalar { IsPlain: true } s && Scalars.Number(s.Text, out double value) is null ? value : null;

    public static Quantity? Quantity(this YamlNode node, string key) => node.At(key).Quantity();

    public static Quantity? Quantity(this YamlNode? node)
        => node is YamlScalar { IsPlain: true } s && Scalars.Quantity(s.Text, t => t.ToString(), out Quantity value) is null ? value : null;

    public static DateOnly? Date(this YamlNode node, string key) => node.Text(key) is { } text && Scalars.TryDate(text, out DateOnly date) ? date : null;

    public static bool Flag(this YamlNode node, string key) => node.Text(key) is { } text && Scalars.TryFlag(text, out bool value) && value;

    public static T Word<T>(this YamlNode node, string key, T fallback)
        where T : struct, Enum
        => node.Text(key) is { } text && Words<T>.TryParse(text, out T value) ? value : fallback;

    public static SourceId? Source(this YamlNode node) => node.Text("source") is { } text ? new SourceId(text) : null;
}
