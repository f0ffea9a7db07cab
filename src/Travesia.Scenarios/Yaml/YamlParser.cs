using System.Collections.Immutable;
using SharpYaml;
using SharpYaml.Events;
using Travesia.Model.Diagnostics;

namespace Travesia.Scenarios.Yaml;

/// <summary>
/// Makes a tree of a YAML file. A scenario needs mappings, lists and values: anchors and aliases, tags and further documents are refused,
/// so that the size of the tree is bounded by that of the file.
/// </summary>
internal sealed class YamlParser
{
    private readonly string text;
    private readonly string file;
    private readonly Subject subject;
    private readonly Findings findings;
    private readonly IParser parser;
    private readonly Stack<(int Line, int Column)> openBrackets = [];
    private int nodes;
    private int depth;
    private bool failed;

    private YamlParser(string text, string file, Subject subject, Findings findings)
    {
        this.text = text;
        this.file = file;
        this.subject = subject;
        this.findings = findings;
        parser = Parser.CreateParser(new StringReader(text));
    }

    /// <summary>The tree of a text; none if it is empty or malformed, which is reported.</summary>
    public static YamlNode? Parse(string text, string file, Subject subject, Findings findings)
    {
        YamlParser parser = new(text, file, subject, findings);
        try
        {
            return parser.Document();
        }
        catch (YamlException e)
        {
            parser.Report(e);
            return null;
        }
    }

    private YamlNode? Document()
    {
        while (parser.MoveNext() && parser.Current is StreamStart or DocumentStart)
        {
        }

        if (parser.Current is null or StreamEnd)
        {
            Fail(ReaderCodes.FileEmpty, 0, 0);
            return null;
        }

        YamlNode? root = Node();
        while (!failed && parser.MoveNext())
        {
            if (parser.Current is DocumentStart second)
            {
                Fail(ReaderCodes.YamlDocuments, second.Start.Line + 1, second.Start.Column + 1);
            }
        }

        if (!failed && root is YamlScalar { IsNull: true })
        {
            Fail(ReaderCodes.FileEmpty, 0, 0);
        }

        return failed ? null : root;
    }

    /// <summary>The node that begins at the current event; afterwards the current event is its last.</summary>
    private YamlNode? Node()
    {
        ParsingEvent first = parser.Current!;
        (int line, int column) = (first.Start.Line + 1, first.Start.Column + 1);
        if (++nodes > Limits.YamlNodes)
        {
            return Fail(ReaderCodes.YamlNodes, line, column, Limits.YamlNodes);
        }

        if (depth >= Limits.YamlDepth)
        {
            return Fail(ReaderCodes.YamlDepth, line, column, Limits.YamlDepth);
        }

        if (first is AnchorAlias or NodeEvent { Anchor: not null })
        {
            return Fail(ReaderCodes.YamlAnchor, line, column);
        }

        if (first is NodeEvent { Tag: not null })
        {
            return Fail(ReaderCodes.YamlTag, line, column);
        }

        return first switch
        {
            Scalar scalar => ScalarNode(scalar, line, column),
            SequenceStart start => Nested(start.Style, line, column, ListNode),
            MappingStart start => Nested(start.Style, line, column, MapNode),
            _ => Fail(ReaderCodes.YamlSyntax, line, column),
        };
    }

    private YamlScalar? ScalarNode(Scalar scalar, int line, int column)
    {
        if (scalar.Value.Length > Limits.CellCharacters)
        {
            Fail(ReaderCodes.ValueTooLong, line, column, Limits.CellCharacters);
            return null;
        }

        return new YamlScalar(line, column, scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private YamlNode? Nested(YamlStyle style, int line, int column, Func<int, int, YamlNode?> make)
    {
        depth++;
        if (style == YamlStyle.Flow)
        {
            openBrackets.Push((line, column));
        }

        YamlNode? node = make(line, column);
        if (style == YamlStyle.Flow && node is not null)
        {
            openBrackets.Pop();
        }

        depth--;
        return node;
    }

    private YamlList? ListNode(int line, int column)
    {
        ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
        {
            if (Node() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new YamlList(line, column, items.ToImmutable());
    }

    private YamlMap? MapNode(int line, int column)
    {
        Dictionary<string, YamlScalar> keys = new(StringComparer.Ordinal);
        ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>();
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            if (Node() is not { } node)
            {
                return null;
            }

            if (node is not YamlScalar key)
            {
                Fail(ReaderCodes.YamlKey, node.Line, node.Column);
                return null;
            }

            parser.MoveNext();
            if (Node() is not { } value)
            {
                return null;
            }

            if (keys.TryAdd(key.Text, key))
            {
                entries.Add(new(key, value));
            }
            else
            {
                Duplicate(key, keys[key.Text]);
            }
        }

        return new YamlMap(line, column, entries.ToImmutable());
    }

    private void Duplicate(YamlScalar key, YamlScalar first)
        => findings.Bag.Add(Diagnostic.Of(ReaderCodes.KeyDuplicate, subject, ("value", key.Text)) with
        {
            Location = new(file, key.Line, key.Column),
            RelatedLocation = new(file, first.Line, first.Column),
        });

    private YamlNode? Fail(string code, int line, int column, int limit = 0)
    {
        failed = true;
        findings.Error(code, subject, new(file, line, column), ("value", file), ("limit", Values.Of(limit)));
        return null;
    }

    private void Report(YamlException e)
    {
        (int line, int column) = (e.Start.Line + 1, e.Start.Column + 1);
        string code = Code(e, ref line, ref column);
        string at = Line(line) is { } content && column <= content.Length ? content[(column - 1)..] : "";
        findings.Error(code, subject, new(file, line, column), ("value", at.Length > 40 ? at[..40] + "…" : at), ("limit", Values.Of(Limits.YamlDepth)));
    }

    /// <summary>Why the parser stopped, by its words and by what stands there.</summary>
    private string Code(YamlException e, ref int line, ref int column)
    {
        string message = e.Message;
        if (message.Contains("nesting depth", StringComparison.Ordinal))
        {
            return ReaderCodes.YamlDepth;
        }

        if (message.Contains("quoted scalar", StringComparison.Ordinal))
        {
            return message.Contains("escape", StringComparison.Ordinal) ? ReaderCodes.YamlEscape : ReaderCodes.YamlQuote;
        }

        if (message.Contains("anchor or alias", StringComparison.Ordinal))
        {
            return ReaderCodes.YamlAnchor;
        }

        if (TabAt(line) is { } tab)
        {
            (line, column) = tab;
            return ReaderCodes.YamlTab;
        }

        if (openBrackets.Count > 0)
        {
            (line, column) = openBrackets.Peek();
            return ReaderCodes.YamlBracket;
        }

        if (message.Contains("Mapping values are not allowed", StringComparison.Ordinal))
        {
            return ReaderCodes.YamlColon;
        }

        if (message.Contains("block mapping", StringComparison.Ordinal) || message.Contains("block collection", StringComparison.Ordinal))
        {
            return ReaderCodes.YamlIndent;
        }

        return message.Contains("cannot start any token", StringComparison.Ordinal) ? ReaderCodes.YamlCharacter : ReaderCodes.YamlSyntax;
    }

    // A line that is indented by a tab goes on with the one before it, to the parser, which then stops there.
    private (int Line, int Column)? TabAt(int line)
    {
        string? content = Line(line);
        while (content is not null && (content.Length == 0 || (Indent(content) is var before && !before.Contains('\t') && before.Length == content.Length)))
        {
            content = Line(++line);
        }

        foreach (int at in (ReadOnlySpan<int>)[line, line + 1])
        {
            if (Line(at) is { } text && Indent(text).IndexOf('\t') is >= 0 and int column)
            {
                return (at, column + 1);
            }
        }

        return null;
    }

    private static string Indent(string content) => content[..^content.AsSpan().TrimStart().Length];

    private string? Line(int number)
    {
        ReadOnlySpan<char> rest = text;
        for (int line = 1; ; line++)
        {
            int end = rest.IndexOf('\n');
            if (line == number)
            {
                return (end < 0 ? rest : rest[..end]).TrimEnd('\r').ToString();
            }

            if (end < 0)
            {
                return null;
            }

            rest = rest[(end + 1)..];
        }
    }
}
