using Travesia.Results.Report;
using Travesia.Text;

namespace Travesia.Cli.Running;

/// <summary>A report's language by the texts of the program.</summary>
internal sealed class ReportWords(Localizer words) : IReportWords
{
    public string Code => CodeOf(words.Language);

    public static string CodeOf(Language language) => language == Language.Spanish ? "es" : "en";

    public string Say(string code, params ReadOnlySpan<(string Name, object Value)> values) => words.Say(code, values);

    public string Unit(string unit, double value) => words.Unit(unit, value);

    public string Number(double value, int decimals = 0) => words.Number(value, decimals);

    public string Percent(double share, int decimals = 0) => words.Percent(share, decimals);

    public string Day(DateOnly day) => words.Date(day);

    public string Month(DateOnly day) => words.Month(day);

    public string ShortMonth(DateOnly day) => words.ShortMonth(day);
}
