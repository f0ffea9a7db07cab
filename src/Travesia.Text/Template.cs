using System.Globalization;
using System.Text;

namespace Travesia.Text;

/// <summary>Fills the placeholders of a phrase.</summary>
internal static class Template
{
    /// <summary>The names that a text has placeholders for; those in brackets have a question mark.</summary>
    public static IReadOnlySet<string> Names(string text)
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        int optional = 0;
        for (int i = 0; i < text.Length; i++)
        {
            optional += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
            if (text[i] == '{')
            {
                int end = text.IndexOf('}', i);
                names.Add(text[(i + 1)..end].Split(':')[0] + (optional > 0 ? "?" : ""));
            }
        }

        return names;
    }

    /// <summary>The text with its values. A placeholder without a value stays as it is, which shows in tests.</summary>
    public static string Fill(string text, Func<string, object?> value, Localizer localizer)
    {
        StringBuilder filled = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '[')
            {
                int end = text.IndexOf(']', i);
                string part = text[(i + 1)..end];
                if (Names(part).All(n => value(n) is not null))
                {
                    filled.Append(Fill(part, value, localizer));
                }

                i = end;
            }
            else if (text[i] == '{')
            {
                int end = text.IndexOf('}', i);
                filled.Append(Placeholder(text[(i + 1)..end], value, localizer));
                i = end;
            }
            else
            {
                filled.Append(text[i]);
            }
        }

        return filled.ToString();
    }

    private static string Placeholder(string placeholder, Func<string, object?> value, Localizer localizer)
    {
        string[] parts = placeholder.Split(':');
        if (value(parts[0]) is not { } found)
        {
            return $"{{{placeholder}}}";
        }

        return parts.Length == 1 ? Written(found, localizer) : parts[1] switch
        {
            "number" => AsNumber(found) is { } number ? localizer.Number(number, Decimals(number)) : Written(found, localizer),
            "date" => AsDate(found) is { } date ? localizer.Date(date) : Written(found, localizer),
            "plural" => parts[2].Split('|')[AsNumber(found) == 1 ? 0 : 1],
            _ => throw new FormatException($"No such format: {placeholder}."),
        };
    }

    private static string Written(object value, Localizer localizer) => value switch
    {
        string text => Visible(text),
        DateOnly date => localizer.Date(date),
        double number => localizer.Number(number, Decimals(number)),
        IFormattable number when AsNumber(number) is { } whole => localizer.Number(whole),
        _ => Visible(value.ToString() ?? ""),
    };

    // What a file says is shown on a terminal: nothing in it may move the cursor or turn the line around.
    public static string Visible(string text)
    {
        if (!text.Any(IsHidden))
        {
            return text;
        }

        StringBuilder shown = new();
        foreach (char c in text)
        {
            _ = IsHidden(c) ? shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : shown.Append(c);
        }

        return shown.ToString();
    }

    private static bool IsHidden(char c) => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' or '\uFEFF';

    private static double? AsNumber(object value) => value switch
    {
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
        double number => number,
        int or long or short or byte or uint or ulong or decimal or float => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static DateOnly? AsDate(object value) => value switch
    {
        DateOnly date => date,
        string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) => date,
        _ => null,
    };

    // As many decimals as the number has, up to six.
    private static int Decimals(double number)
    {
        int decimals = 0;
        while (decimals < 6 && Math.Round(number, decimals) != number)
        {
            decimals++;
        }

        return decimals;
    }
}
