using System.Collections.Immutable;
using Travesia.Results.Report;
using Travesia.Rules;
using Travesia.Rules.Flee.Validation;

namespace Travesia.Results.Camps;

/// <summary>What is said of people in camps under Flee's rules, beside their counts.</summary>
public static class CampWords
{
    /// <summary>How many flee and how many are in camps at the end.</summary>
    public static string Say(IReportWords words, RunManifest run, CampValidation camps)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(camps);
        string departures = run.Totals.FirstOrDefault(t => t.Quantity == MeasureNames.Departures) is { } total ? Spread.Of(total).Say(words) : "–";
        (string, object)[] values = [("from", run.FirstDay), ("to", run.LastDay), ("departures", departures), ("present", Amount(words, camps.InCamps))];
        return camps.Counted is { } counted ? words.Say("run.camps", [.. values, ("counted", words.Number(counted))]) : words.Say("run.camps", values);
    }

    /// <summary>The averaged relative difference of the model and of what knows no rules.</summary>
    public static string Say(IReportWords words, CampErrors errors)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(errors);
        return words.Say(
            "run.validation",
            ("asIs", Error(words, errors.AsIs)), ("rescaled", Error(words, errors.Rescaled)), ("equal", Error(words, errors.EqualSplit)), ("capacity", Error(words, errors.CapacitySplit)),
            ("persistence", Error(words, errors.Persistence)), ("days", FleeErrors.PersistenceDays));
    }

    /// <summary>Camps at the end: headers and rows.</summary>
    public static (ImmutableArray<string> Headers, ImmutableArray<ImmutableArray<string>> Rows) Table(IReportWords words, CampValidation camps)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(camps);
        return (
        [words.Say("run.camps.camp"), words.Say("run.camps.simulated"), words.Say("run.camps.counted"), words.Say("run.camps.error")],
        [.. camps.Camps.Select(camp => (ImmutableArray<string>)
        [
            camp.Name, Amount(words, camp.Simulated), camp.Counted is { } counted ? words.Number(counted) : "–", camp.Error is { } error ? words.Percent(error, 1) : "–",
        ])]);
    }

    private static string Amount(IReportWords words, CampRange range)
    {
        (string middle, string low, string high) = (Rounded(words, range.Median), Rounded(words, range.Low80), Rounded(words, range.High80));
        return low == high ? middle : words.Say("interval", ("middle", middle), ("low", low), ("high", high));
    }

    private static string Rounded(IReportWords words, double value) => words.Number(Significant.Round(value));

    private static string Error(IReportWords words, CampRange range)
    {
        (string middle, string low, string high) = (Error(words, range.Median), Error(words, range.Low80), Error(words, range.High80));
        return low == high ? middle : words.Say("interval", ("middle", middle), ("low", low), ("high", high));
    }

    private static string Error(IReportWords words, double error) => words.Number(error, 3);
}
