using System.Globalization;
using Travesia.Model;

namespace Travesia.Scenarios.Tables;

/// <summary>Writes values into cells so that they are read back as the same; a default is left out.</summary>
internal static class Cells
{
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string? Of(double value, double fallback) => value.Equals(fallback) ? null : Of(value);

    public static string? Of(Quantity? value) => value?.ToString();

    public static string? Of(Quantity value, Quantity fallback) => value == fallback ? null : value.ToString();

    public static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? List(IEnumerable<string> items) => string.Join(' ', items) is { Length: > 0 } text ? text : null;
}
