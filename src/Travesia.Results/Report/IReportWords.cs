namespace Travesia.Results.Report;

/// <summary>
/// The language of a report: sentences by code, numbers and dates. The host hands it in, because results do not know the texts
/// (docs/decisions/0100). Sentences are plain text: whoever writes them into a page escapes them.
/// </summary>
public interface IReportWords
{
    /// <summary>The language's code, as HTML has it: <c>en</c>, <c>es</c>.</summary>
    string Code { get; }

    /// <summary>The sentence of a code with its values.</summary>
    /// <exception cref="ArgumentException">There is no such code.</exception>
    string Say(string code, params ReadOnlySpan<(string Name, object Value)> values);

    /// <summary>A unit of published figures behind a number; as the scenario writes it where the language has no word for it.</summary>
    string Unit(string unit, double value);

    /// <summary>A number with so many decimals.</summary>
    string Number(double value, int decimals = 0);

    /// <summary>A share, 0 to 1, in percent.</summary>
    string Percent(double share, int decimals = 0);

    /// <summary>A day, in words.</summary>
    string Day(DateOnly day);

    /// <summary>A month with its year, in words.</summary>
    string Month(DateOnly day);

    /// <summary>A month in three letters, without its year.</summary>
    string ShortMonth(DateOnly day);
}
