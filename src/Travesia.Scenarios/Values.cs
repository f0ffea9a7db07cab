using Travesia.Model.Diagnostics;

namespace Travesia.Scenarios;

/// <summary>Values of diagnostics that several readers give alike.</summary>
internal static class Values
{
    /// <summary>A word that is none of those allowed, with them and the one that was perhaps meant.</summary>
    public static (string, string)[] Word(string word, IReadOnlyCollection<string> allowed)
    {
        (string, string)[] values = [("value", word), ("allowed", string.Join(", ", allowed))];
        return NearMiss.Find(word, allowed) is { } near ? [.. values, ("suggestion", near)] : values;
    }

    public static string Of(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
