namespace Travesia.Model.Validity;

/// <summary>How ids are written: lower-case letters a to z, digits, hyphens and full stops, a letter or digit first, at most 120 characters.</summary>
public static class IdForm
{
    /// <summary>The longest id.</summary>
    public const int MaxLength = 120;

    /// <summary>The form as a regular expression, for schemas.</summary>
    public const string Pattern = "^[a-z0-9][a-z0-9.-]{0,119}$";

    /// <summary>The form of a parameter's name, which must not be read as a number: a letter first.</summary>
    public const string ParameterPattern = "^[a-z][a-z0-9.-]{0,119}$";

    /// <summary>The form of a country.</summary>
    public const string CountryPattern = "^[A-Z]{3}$";

    /// <summary>Whether a text is an id.</summary>
    public static bool IsId(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength || !char.IsAsciiLetterOrDigit(text[0]))
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a text is a parameter's name.</summary>
    public static bool IsParameter(ReadOnlySpan<char> text) => IsId(text) && char.IsAsciiLetterLower(text[0]);

    /// <summary>Whether a text is a country: three capitals.</summary>
    public static bool IsCountry(ReadOnlySpan<char> text)
        => text.Length == 3 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]) && char.IsAsciiLetterUpper(text[2]);

    /// <summary>The id that a text was perhaps meant to be: lower case, other signs as hyphens; none if nothing is left.</summary>
    public static string? Repair(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength || text.Any(char.IsSurrogate))
        {
            return null;
        }

        string plain = string.Concat(text.Normalize(System.Text.NormalizationForm.FormD).Where(c => !IsAccent(c))).ToLowerInvariant();
        string hyphened = string.Concat(plain.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' ? c : '-')).Trim('-', '.');
        for (string before = ""; !string.Equals(before, hyphened, StringComparison.Ordinal);)
        {
            before = hyphened;
            hyphened = hyphened.Replace("--", "-", StringComparison.Ordinal).Replace(".-", "-", StringComparison.Ordinal).Replace("-.", "-", StringComparison.Ordinal);
        }

        return IsId(hyphened) && !string.Equals(hyphened, text, StringComparison.Ordinal) ? hyphened : null;
    }

    private static bool IsAccent(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
