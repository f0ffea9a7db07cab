using System.Globalization;
using Travesia.Model;

namespace Travesia.Rules.Corridor.Section;

/// <summary>Reads a quantity as scenarios write it: <c>3</c>, <c>name</c>, <c>3*name</c> or <c>name*3</c>.</summary>
internal static class QuantityText
{
    /// <summary>Reads, or says that it is none.</summary>
    public static bool TryRead(string text, out Quantity quantity)
    {
        quantity = default;
        string[] parts = text.Split('*', StringSplitOptions.TrimEntries);
        if (parts.Length == 1)
        {
            if (TryNumber(parts[0], out double constant))
            {
                quantity = new Quantity(constant);
                return true;
            }

            if (!IsName(parts[0]))
            {
                return false;
            }

            quantity = new Quantity(1, new ParameterId(parts[0]));
            return true;
        }

        if (parts.Length != 2)
        {
            return false;
        }

        (string number, string name) = IsName(parts[1]) ? (parts[0], parts[1]) : (parts[1], parts[0]);
        if (!IsName(name) || !TryNumber(number, out double factor))
        {
            return false;
        }

        quantity = new Quantity(factor, new ParameterId(name));
        return true;
    }

    private static bool TryNumber(string text, out double number)
        => double.TryParse(text, NumberStyles.Float & ~(NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite), CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number);

    private static bool IsName(string text)
        => text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
