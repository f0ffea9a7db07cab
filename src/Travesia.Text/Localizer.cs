using System.Collections.Immutable;
using System.Globalization;
using Travesia.Model.Diagnostics;

namespace Travesia.Text;

/// <summary>
/// Speaks one language: sentences by code, numbers and dates. Independent of the current culture and of the system's tables, so that the
/// same run says the same everywhere. Immutable and thread-safe.
/// </summary>
public sealed class Localizer
{
    private static readonly ImmutableArray<string> EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly ImmutableArray<string> SpanishMonths =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    private const int LongestValue = 200;

    // Beyond, digits are neither exact nor read; powers of ten are.
    private const double Unreadable = 1e15;

    private readonly NumberFormatInfo numbers;

    private Localizer(Language language)
    {
        Language = language;

        // Spanish as its academies write it: a thin space between thousands, from five digits on, and a decimal point.
        numbers = new NumberFormatInfo { NumberGroupSeparator = language == Language.Spanish ? "\u202F" : ",", NumberDecimalSeparator = ".", NegativeSign = "\u2212" };
    }

    /// <summary>English.</summary>
    public static Localizer English { get; } = new(Language.English);

    /// <summary>Spanish.</summary>
    public static Localizer Spanish { get; } = new(Language.Spanish);

    /// <summary>The codes of the languages, as commands take them.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "es"];

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>Its code: <c>en</c>, <c>es</c>.</summary>
    public string Code => Languages[(int)Language];

    /// <summary>The localizer for a language's code (<c>en</c>, <c>es</c>, <c>es-MX</c>), or none.</summary>
    public static Localizer? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        string language = code.Split('-', '_')[0];
        return language.Equals("en", StringComparison.OrdinalIgnoreCase) ? English : language.Equals("es", StringComparison.OrdinalIgnoreCase) ? Spanish : null;
    }

    /// <summary>A number with so many decimals, thousands apart; one of sixteen digits or more as a power of ten, such as 1.5e18.</summary>
    public string Number(double value, int decimals = 0)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "–" : value > 0 ? "∞" : "\u2212∞";
        }

        if (Math.Abs(value) >= Unreadable)
        {
            return value.ToString("0.###e0", numbers);
        }

        bool grouped = Language == Language.English || Math.Abs(value) >= 10_000;
        string text = value.ToString((grouped ? "N" : "F") + decimals.ToString(CultureInfo.InvariantCulture), numbers);
        return text.StartsWith('\u2212') && text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text[1..] : text;
    }

    /// <summary>A share in percent.</summary>
    public string Percent(double share, int decimals = 0) => Language == Language.Spanish ? $"{Number(share * 100, decimals)}\u00A0%" : $"{Number(share * 100, decimals)}%";

    /// <summary>A unit of published figures behind a number; as the scenario writes it where the language has no word for it.</summary>
    public string Unit(string unit, double value) => MessageCatalogue.Find($"unit.{unit}") is null ? unit : Say($"unit.{unit}", ("value", value));

    /// <summary>A day, in words.</summary>
    public string Date(DateOnly date) => Language == Language.Spanish
        ? string.Create(CultureInfo.InvariantCulture, $"{date.Day} de {SpanishMonths[date.Month - 1]} de {date.Year}")
        : string.Create(CultureInfo.InvariantCulture, $"{date.Day} {EnglishMonths[date.Month - 1]} {date.Year}");

    /// <summary>A month, in words.</summary>
    public string Month(DateOnly date) => Language == Language.Spanish
        ? string.Create(CultureInfo.InvariantCulture, $"{SpanishMonths[date.Month - 1]} de {date.Year}")
        : string.Create(CultureInfo.InvariantCulture, $"{EnglishMonths[date.Month - 1]} {date.Year}");

    /// <summary>A month in three letters, without its year.</summary>
    public string ShortMonth(DateOnly date) => (Language == Language.Spanish ? SpanishMonths : EnglishMonths)[date.Month - 1][..3];

    /// <summary>The sentence of a code with its values: texts as they are, numbers and dates as the language writes them.</summary>
    /// <exception cref="ArgumentException">There is no such code.</exception>
    public string Say(string code, params ReadOnlySpan<(string Name, object Value)> values)
    {
        Dictionary<string, object> named = new(StringComparer.Ordinal);
        foreach ((string name, object value) in values)
        {
            named[name] = value;
        }

        Message message = MessageCatalogue.Find(code) ?? throw new ArgumentException($"There is no message {code}.", nameof(code));
        return Template.Fill(message.In(Language).Text, named.GetValueOrDefault, this);
    }

    /// <summary>What a diagnostic says, and what to do, without where.</summary>
    public string Sentence(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        if (MessageCatalogue.Find(diagnostic.Code)?.In(Language) is not { } phrase)
        {
            return $"{diagnostic.Code}: {string.Join(", ", diagnostic.Values.Select(v => $"{v.Key} = {v.Value}"))}";
        }

        string text = Template.Fill(phrase.Text, Value, this);
        string related = diagnostic.RelatedLocation is { } place ? (Language == Language.Spanish ? $" Compárese con {Place(place)}." : $" Compare {Place(place)}.") : "";
        return phrase.Remedy is null ? text + related : $"{text}{related} {Template.Fill(phrase.Remedy, Value, this)}";

        // What a file holds may be a page long; its beginning is enough to find it.
        object? Value(string name) => diagnostic.Values.GetValueOrDefault(name) is not { } value ? null
            : name == "value" && value.Length > LongestValue ? value[..LongestValue] + "…" : value;
    }

    /// <summary>A diagnostic on one line: <c>file:line:column: error: what is wrong, and what to do</c>.</summary>
    public string Line(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        string severity = diagnostic.Severity == Severity.Error ? "error" : Language == Language.Spanish ? "aviso" : "notice";
        return $"{(diagnostic.Location is { } place ? Place(place) + ": " : "")}{severity}: {Sentence(diagnostic)}";
    }

    /// <summary>Many diagnostics, a line for each but at most so many of a code, with a line that counts the others.</summary>
    public IEnumerable<string> Lines(IEnumerable<Diagnostic> diagnostics, int mostOfACode = 20)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            counts[diagnostic.Code] = counts.GetValueOrDefault(diagnostic.Code) + 1;
            if (counts[diagnostic.Code] <= mostOfACode)
            {
                yield return Line(diagnostic);
            }
        }

        foreach ((string code, int count) in counts)
        {
            if (count > mostOfACode)
            {
                yield return Say("diagnostics.more", ("count", count - mostOfACode), ("code", code));
            }
        }
    }

    private static string Place(SourceLocation place)
    {
        string line = place.Line > 0 ? ":" + place.Line.ToString(CultureInfo.InvariantCulture) : "";
        return Template.Visible(place.File) + line + (place.Line > 0 && place.Column > 0 ? ":" + place.Column.ToString(CultureInfo.InvariantCulture) : "");
    }
}
