using System.Collections.Immutable;
using System.Text;

namespace Travesia.Scenarios;

/// <summary>The words by which files write an enumeration: its names in lower case, with hyphens.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly ImmutableArray<T> Values = [.. Enum.GetValues<T>()];

    public static ImmutableArray<string> All { get; } = [.. Values.Select(v => Hyphened(v.ToString()))];

    public static string Of(T value) => All[Values.IndexOf(value)];

    public static bool TryParse(ReadOnlySpan<char> text, out T value)
    {
        for (int i = 0; i < All.Length; i++)
        {
            if (text.SequenceEqual(All[i]))
            {
                value = Values[i];
                return true;
            }
        }

        value = default;
        return false;
    }

    private static string Hyphened(string name)
    {
        StringBuilder text = new();
        foreach (char c in name)
        {
            _ = char.IsAsciiLetterUpper(c) && text.Length > 0 ? text.Append('-') : text;
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
