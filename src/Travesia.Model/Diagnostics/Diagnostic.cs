using System.Collections.Immutable;

namespace Travesia.Model.Diagnostics;

/// <summary>How bad it is.</summary>
public enum Severity : byte
{
    /// <summary>The scenario cannot be run.</summary>
    Error,

    /// <summary>It can be run, but a person should look.</summary>
    Notice,
}

/// <summary>
/// Something wrong with an input: a code and values, no sentence. The sentence and the remedy, in English and Spanish, are in the
/// message catalogue under the code; placeholders in it are filled from the values.
/// </summary>
/// <param name="Code">Stable code, e.g. <c>links.self</c>: file or topic, then what is wrong.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Values">Values for the sentence, by placeholder; always with <c>value</c> if a value is at fault. Written in the invariant culture.</param>
/// <param name="Severity">How bad.</param>
public sealed record Diagnostic(string Code, Subject Subject, ImmutableSortedDictionary<string, string> Values, Severity Severity = Severity.Error)
{
    /// <summary>Where it is, once known.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The other end of a contradiction: the first of two equal ids, the date that another one precedes.</summary>
    public Subject? Related { get; init; }

    /// <summary>Where the other end is, once known.</summary>
    public SourceLocation? RelatedLocation { get; init; }

    /// <summary>The longest value kept; what is beyond is cut.</summary>
    public const int LongestValue = 500;

    /// <summary>A diagnostic from pairs of placeholder and value.</summary>
    public static Diagnostic Of(string code, Subject subject, params ReadOnlySpan<(string Name, string Value)> values)
    {
        ImmutableSortedDictionary<string, string>.Builder builder = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in values)
        {
            builder[name] = value.Length <= LongestValue ? value : value[..(char.IsHighSurrogate(value[LongestValue - 1]) ? LongestValue - 1 : LongestValue)] + "…";
        }

        return new Diagnostic(code, subject, builder.ToImmutable());
    }

    /// <summary>A diagnostic from pairs of placeholder and value; values that are none are left out.</summary>
    public static Diagnostic OfKnown(string code, Subject subject, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        List<(string, string)> known = [];
        foreach ((string name, string? value) in values)
        {
            if (value is not null)
            {
                known.Add((name, value));
            }
        }

        return Of(code, subject, [.. known]);
    }
}

/// <summary>What a diagnostic is about, in terms of the model: the reader knows where that stands in a file.</summary>
/// <param name="Table">File without extension: <c>scenario</c>, <c>places</c>, <c>links</c>, <c>departures</c>, <c>initial</c>, <c>policies</c>, <c>observations</c>, <c>series</c>, <c>figures</c>, <c>sources</c>, <c>expected</c>, <c>calibration</c>, <c>fitted</c>.</param>
/// <param name="Row">Position in the model's list, from 0; -1 for the file as a whole.</param>
/// <param name="Field">Column of a table, or path inside a YAML item (names joined by dots, positions in brackets); none for the row as a whole.</param>
public readonly record struct Subject(string Table, int Row = -1, string? Field = null);

/// <summary>A place in a file.</summary>
/// <param name="File">Path relative to the scenario folder, or as given.</param>
/// <param name="Line">From 1; 0 if the file as a whole is meant.</param>
/// <param name="Column">From 1; 0 if the line as a whole is meant.</param>
public readonly record struct SourceLocation(string File, int Line, int Column);
