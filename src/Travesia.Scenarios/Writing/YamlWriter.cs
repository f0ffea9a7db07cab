using System.Globalization;
using System.Text;

namespace Travesia.Scenarios.Writing;

/// <summary>
/// Writes YAML that the reader reads back as the same: mappings and lists by indentation, short lists of values in brackets, quotes
/// wherever a text could be taken for something else.
/// </summary>
internal sealed class YamlWriter
{
    private readonly StringBuilder text = new();
    private int indent;
    private bool afterDash;

    public override string ToString() => text.ToString();

    public YamlWriter Comment(string comment)
    {
        Begin().Append("# ").Append(comment).Append('\n');
        return this;
    }

    /// <summary>A key with a text; nothing if there is none.</summary>
    public YamlWriter Text(string key, string? value)
    {
        if (value is not null)
        {
            Key(key).Append(' ').Append(Quote(value)).Append('\n');
        }

        return this;
    }

    /// <summary>A key with a number, a flag, a date or a quantity, which are not quoted; nothing if there is none.</summary>
    public YamlWriter Plain(string key, string? value)
    {
        if (value is not null)
        {
            Key(key).Append(' ').Append(value).Append('\n');
        }

        return this;
    }

    /// <summary>A key with a list of texts; nothing if it is empty.</summary>
    public YamlWriter Texts(string key, IReadOnlyList<string> values) => values.Count == 0 ? this : Plain(key, $"[{string.Join(", ", values.Select(Quote))}]");

    /// <summary>A key with a mapping below it.</summary>
    public YamlWriter Map(string key, Action content)
    {
        Key(key).Append('\n');
        indent++;
        int before = text.Length;
        content();
        indent--;
        if (text.Length == before)
        {
            text.Length--;
            text.Append(" {}\n");
        }

        return this;
    }

    /// <summary>An item of a list that is a mapping with at least one key.</summary>
    public YamlWriter Item(Action content)
    {
        Begin().Append("- ");
        afterDash = true;
        indent++;
        content();
        indent--;
        return this;
    }

    /// <summary>An item of a list that is a value already written.</summary>
    public YamlWriter PlainItem(string value)
    {
        Begin().Append("- ").Append(value).Append('\n');
        return this;
    }

    /// <summary>A text as it can stand as a value.</summary>
    public static string Quote(string value)
    {
        if (IsPlain(value))
        {
            return value;
        }

        StringBuilder quoted = new("\"");
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\u007F' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private StringBuilder Key(string key) => Begin().Append(Quote(key)).Append(':');

    private StringBuilder Begin()
    {
        if (afterDash)
        {
            afterDash = false;
            return text;
        }

        return text.Append(' ', indent * 2);
    }

    // Letters, digits and a few signs inside; nothing that could be a number, a date, a flag, nothing, or syntax.
    private static bool IsPlain(string value)
    {
        if (value.Length == 0 || !char.IsLetter(value[0]) || value[^1] == ' ' || value is "true" or "false" or "null")
        {
            return false;
        }

        foreach (char c in value)
        {
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '-' or '.' or '_' or '/' or '(' or ')' or ';'))
            {
                return false;
            }
        }

        return true;
    }
}
