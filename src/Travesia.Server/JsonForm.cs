using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Travesia.Server;

/// <summary>How the API writes: names in camel case, words for choices, days as 2023-05-11.</summary>
internal static class JsonForm
{
    public static JsonSerializerOptions Options { get; } = Make();

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static void Set(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = 16;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Make()
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web);
        Set(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
