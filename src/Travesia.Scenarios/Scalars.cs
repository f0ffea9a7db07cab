using System.Globalization;
using Travesia.Model;
using Travesia.Model.Validity;

namespace Travesia.Scenarios;

/// <summary>Reads the values that cells and YAML scalars hold, the same way everywhere: culture-invariant, nothing guessed.</summary>
internal static class Scalars
{
    /// <summary>Reads a number; otherwise says by its code what is wrong with it.</summary>
    public static string? Number(ReadOnlySpan<char> text, out double value)
    {
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
            || IsYamlNonFinite(text))
        {
            return double.IsFinite(value) && !IsYamlNonFinite(text) ? null : ModelCodes.NumberNotFinite;
        }

        return IsWithComma(text) ? ReaderCodes.ValueNumberComma : ReaderCodes.ValueNumber;
    }

    /// <summary>Reads a number, a parameter's name, or <c>number*name</c>.</summary>
    public static string? Quantity(ReadOnlySpan<char> text, Func<ReadOnlySpan<char>, string> intern, out Quantity value)
    {
        value = default;
        string? problem = Number(text, out double number);
        if (problem is null)
        {
            value = new Quantity(number);
            return null;
        }

        if (problem != ReaderCodes.ValueNumber)
        {
            return problem;
        }

        int star = text.IndexOf('*');
        ReadOnlySpan<char> name = star < 0 ? text : text[(star + 1)..].Trim();
        number = 1;
        if (star >= 0 && (problem = Number(text[..star].Trim(), out number)) is not null)
        {
            return problem == ReaderCodes.ValueNumber ? ReaderCodes.ValueQuantity : problem;
        }

        if (!IsName(name))
        {
            return ReaderCodes.ValueQuantity;
        }

        value = new Quantity(number, new ParameterId(intern(name)));
        return null;
    }

    public static bool TryFlag(ReadOnlySpan<char> text, out bool value)
    {
        value = text is "true";
        return value || text is "false";
    }

    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Reads a day, a month, a year, or two of them with two full stops between.</summary>
    public static bool TryPeriod(ReadOnlySpan<char> text, out DateOnly from, out DateOnly to)
    {
        int dots = text.IndexOf("..");
        if (dots < 0)
        {
            return TrySpan(text, out from, out to);
        }

        to = default;
        return TrySpan(text[..dots].Trim(), out from, out _) && TrySpan(text[(dots + 2)..].Trim(), out _, out to);
    }

    public static string Period(DateOnly from, DateOnly to)
    {
        if (from == to)
        {
            return Check(from);
        }

        return from.Day == 1 && from.Year == to.Year && from.Month == to.Month && to.Day == DateTime.DaysInMonth(to.Year, to.Month)
            ? from.ToString("yyyy-MM", CultureInfo.InvariantCulture)
            : $"{Check(from)}..{Check(to)}";

        static string Check(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static bool TrySpan(ReadOnlySpan<char> text, out DateOnly from, out DateOnly to)
    {
        if (TryDate(text, out from))
        {
            to = from;
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out from))
        {
            to = new DateOnly(from.Year, from.Month, DateTime.DaysInMonth(from.Year, from.Month));
            return true;
        }

        to = default;
        if (!DateOnly.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out from))
        {
            return false;
        }

        to = new DateOnly(from.Year, 12, 31);
        return true;
    }

    // A looser form than an id's: a misspelt name is then an unknown parameter, which can be corrected, and not a malformed number.
    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > IdForm.MaxLength || !char.IsLetter(text[0]))
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('-' or '.' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWithComma(ReadOnlySpan<char> text)
    {
        int digits = 0;
        int commas = 0;
        foreach (char c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            commas += c == ',' ? 1 : 0;
            if (!char.IsAsciiDigit(c) && c is not (',' or '.' or '-' or '+'))
            {
                return false;
            }
        }

        return digits > 0 && commas > 0;
    }

    private static bool IsYamlNonFinite(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> bare = text.TrimStart("+-");
        return bare.Length == 4 && (bare.Equals(".inf", StringComparison.OrdinalIgnoreCase) || bare.Equals(".nan", StringComparison.OrdinalIgnoreCase));
    }
}
