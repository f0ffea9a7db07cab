using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Inference.Forecasting;
using Travesia.Inference.Forecasting.Naive;
using Travesia.Inference.Forecasting.Origins;
using Travesia.Model;
using Travesia.Server.Outcomes;

namespace Travesia.Server.Jobs;

/// <summary>A month that is forecast, with the intervals that hold 50, 80 and 95 %.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Horizon">Months after the origin's; 0 and below is a nowcast.</param>
/// <param name="Mid">The median.</param>
/// <param name="Low50">Lower end of the 50 % interval.</param>
/// <param name="High50">Upper end.</param>
/// <param name="Low80">Lower end of the 80 % interval.</param>
/// <param name="High80">Upper end.</param>
/// <param name="Low95">Lower end of the 95 % interval.</param>
/// <param name="High95">Upper end.</param>
internal sealed record FanJson(DateOnly Month, int Horizon, double Mid, double Low50, double High50, double Low80, double High80, double Low95, double High95)
{
    public static FanJson Of(DateOnly month, int horizon, Func<double, double> at)
    {
        return new(month, horizon, At(0.5), At(0.25), At(0.75), At(0.1), At(0.9), At(0.025), At(0.975));

        double At(double level) => Band.Rounded(at(level));
    }
}

/// <summary>A count that was published.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Value">The count.</param>
internal sealed record CountedJson(DateOnly Month, double Value);

/// <summary>What a publisher counts month after month, forecast.</summary>
/// <param name="Series">The series.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who counts.</param>
/// <param name="Area">Where.</param>
/// <param name="Group">Who, or all.</param>
/// <param name="Source">The source of the series.</param>
/// <param name="Known">Counts that were known at the origin.</param>
/// <param name="Later">Counts of these months that became known after it; the forecast has seen none of them.</param>
/// <param name="Months">The forecast.</param>
/// <param name="Persistence">The naive forecast beside it: as the last month known, with the spread that this had in the past.</param>
internal sealed record ForecastSeriesJson(
    string Series, string Title, string Publisher, string Area, string? Group, string? Source,
    ImmutableArray<CountedJson> Known, ImmutableArray<CountedJson> Later, ImmutableArray<FanJson> Months, ImmutableArray<FanJson> Persistence);

/// <summary>Arrivals at a place, where nobody counts them: the model's answer, moved by what is counted elsewhere. No backtest reaches it.</summary>
internal sealed record ForecastPlaceJson(string Place, ImmutableArray<FanJson> Months);

/// <summary>A forecast from what could be known on a day.</summary>
/// <param name="Origin">The day.</param>
/// <param name="Horizon">Months after the origin's.</param>
/// <param name="TestedHorizon">Beyond so many months there is no backtest.</param>
/// <param name="Members">Over how many futures places are told.</param>
/// <param name="Observations">How many counts were known.</param>
/// <param name="NotKnown">Policies that were announced later, and left out.</param>
/// <param name="Off">Policies that were taken away before: the forecast is retrospective.</param>
/// <param name="Series">By series, area, publisher and group; those of all people first.</param>
/// <param name="Places">By place, those where most arrive first.</param>
internal sealed record ForecastJson(
    DateOnly Origin, int Horizon, int TestedHorizon, int Members, int Observations, ImmutableArray<string> NotKnown, IReadOnlyCollection<string> Off,
    ImmutableArray<ForecastSeriesJson> Series, ImmutableArray<ForecastPlaceJson> Places)
{
    // The horizons that docs/forecasts.md tells the skill of.
    private const int Tested = 3;

    public static ForecastJson Of(ForecastOutcome outcome, Scenario scenario, ForecastOptions options, Edits edits)
    {
        ScenarioAtOrigin at = outcome.At;
        ImmutableArray<CountHistory> histories = Histories.Of(at.Scenario.Observations, at.Months);
        NaiveForecasts naive = new(histories);
        Dictionary<CountRow, CountHistory> known = histories.ToDictionary(h => h.Row);
        Dictionary<CountRow, CountHistory> counted = Histories.Of(LastVintages(scenario), at.Months).ToDictionary(h => h.Row);
        ImmutableArray<SeriesId> series = [.. scenario.Series.Select(s => s.Id)];
        HashSet<PolicyId> kept = [.. at.Scenario.Policies.Select(p => p.Id)];
        return new ForecastJson(
            at.Origin, options.Horizon, Tested, options.Members, at.Scenario.Observations.Length,
            [.. scenario.Policies.Where(p => !kept.Contains(p.Id) && !edits.Off.Contains(p.Id.Value)).Select(p => p.Id.Value)],
            edits.Off,
            [.. outcome.Rows.GroupBy(r => r.Row).OrderBy(r => r.Key.Group is null ? 0 : 1).ThenBy(r => series.IndexOf(r.Key.Series)).Select(r => SeriesOf(r.Key, r))],
            [
                .. outcome.Places.GroupBy(p => p.Place)
                    .Select(p => new ForecastPlaceJson(p.Key.Value, [.. p.OrderBy(m => m.Month).Select(m => FanJson.Of(m.Month, m.Horizon, level => m.Quantiles[Quantiles.Levels.IndexOf(level)]))]))
                    .OrderByDescending(p => p.Months[0].Mid),
            ]);

        ForecastSeriesJson SeriesOf(CountRow row, IEnumerable<RowForecast> months)
        {
            SeriesDefinition definition = scenario.Series.First(s => s.Id == row.Series);
            RowForecast[] ordered = [.. months.OrderBy(m => m.Month)];
            return new ForecastSeriesJson(
                row.Series.Value, definition.Title, row.Publisher, row.Area, row.Group?.Value, definition.Source?.Value,
                [.. Counts(known[row], _ => true)],
                counted.TryGetValue(row, out CountHistory? later) ? [.. Counts(later, m => known[row].Logs[m] is null)] : [],
                [.. ordered.Select(m => FanJson.Of(m.Month, m.Horizon, m.Count.Quantile))],
                [.. ordered.Select(m => (Month: m, Naive: naive.Of(NaiveMethod.Persistence, known[row], at.Months.IndexOf(m.Month)))).Where(m => m.Naive is not null)
                    .Select(m => FanJson.Of(m.Month.Month, m.Month.Horizon, m.Naive!.Value.Quantile))]);
        }

        IEnumerable<CountedJson> Counts(CountHistory history, Func<int, bool> isWanted)
            => Enumerable.Range(0, at.Months.Length).Where(m => history.Logs[m] is not null && isWanted(m)).Select(m => new CountedJson(at.Months[m], Band.Rounded(Math.Exp(history.Logs[m]!.Value) - 1)));
    }

    private static ImmutableArray<Observation> LastVintages(Scenario scenario)
        => [.. scenario.Observations.GroupBy(o => (o.Series, o.Publisher, o.Area, o.Group, o.From, o.To)).Select(v => v.MaxBy(o => o.AvailableFrom)!)];
}
