using System.Text.Json;

namespace Travesia.Cli.Output;

/// <summary>JSON has no infinity: a number that is not finite, like one that is not there, is null.</summary>
internal static class FiniteNumbers
{
    public static void WriteFinite(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
