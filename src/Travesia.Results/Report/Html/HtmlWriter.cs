using System.Globalization;
using System.Text;

namespace Travesia.Results.Report.Html;

/// <summary>
/// Writes a page that is well-formed as XML too. Whatever is handed in as text or as the value of an attribute is escaped; there is no
/// way to write markup as it is, so that no name of a scenario can become any.
/// </summary>
internal sealed class HtmlWriter
{
    private static readonly string[] VoidElements = ["br", "hr", "link", "meta", "wbr"];

    private readonly StringBuilder page = new();
    private readonly Stack<string> open = new();
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);

    /// <summary>Begins an element, which ends when the result is disposed.</summary>
    public Closing Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        page.Append('>');
        open.Push(name);
        return new Closing(this, open.Count);
    }

    /// <summary>Writes an element that holds text, or nothing.</summary>
    public void Element(string name, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        if (text is null && Array.IndexOf(VoidElements, name) >= 0)
        {
            page.Append("/>");
            return;
        }

        page.Append('>');
        Text(text ?? "");
        page.Append("</").Append(name).Append('>');
    }

    /// <summary>Writes a shape of a picture: an element without content.</summary>
    public void Shape(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        page.Append("/>");
    }

    /// <summary>Writes text.</summary>
    public void Text(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            _ = c switch
            {
                '&' => page.Append("&amp;"),
                '<' => page.Append("&lt;"),
                '>' => page.Append("&gt;"),
                '"' => page.Append("&quot;"),
                '\'' => page.Append("&#39;"),
                _ when char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) => page.Append(c).Append(text[++i]),
                _ => page.Append(IsFit(c) ? c : '\uFFFD'),
            };
        }
    }

    /// <summary>Writes the page's own style sheet, which holds nothing that XML would take for markup.</summary>
    public void Style(string sheet)
    {
        if (sheet.AsSpan().IndexOfAny('<', '&') >= 0)
        {
            throw new ArgumentException("A style sheet without < and & is expected.", nameof(sheet));
        }

        page.Append("<style>").Append(sheet).Append("</style>");
    }

    /// <summary>Begins a new line of the source, for whoever reads it.</summary>
    public void Line() => page.Append('\n');

    /// <summary>An id that no other element of the page has.</summary>
    public string UniqueId(string wanted)
    {
        int count = ids[wanted] = ids.GetValueOrDefault(wanted) + 1;
        return count == 1 ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted}-{count}");
    }

    /// <summary>The page, once every element is closed.</summary>
    public byte[] ToBytes()
        => open.Count == 0 ? new UTF8Encoding(false).GetBytes("<!DOCTYPE html>\n" + page.ToString()) : throw new InvalidOperationException($"<{open.Peek()}> is open.");

    private void Begin(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        page.Append('<').Append(name);
        foreach ((string attribute, string? value) in attributes)
        {
            if (value is not null)
            {
                page.Append(' ').Append(attribute).Append("=\"");
                Text(value);
                page.Append('"');
            }
        }
    }

    // What XML allows, without what turns a line around.
    private static bool IsFit(char c)
        => c is '\t' or '\n' || (!char.IsControl(c) && !char.IsSurrogate(c) && c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF'));

    /// <summary>Ends an element.</summary>
    internal readonly struct Closing(HtmlWriter writer, int depth) : IDisposable
    {
        public void Dispose()
        {
            if (writer.open.Count != depth)
            {
                throw new InvalidOperationException("Elements are closed in another order than they were opened.");
            }

            writer.page.Append("</").Append(writer.open.Pop()).Append('>');
        }
    }
}
