using System.Collections.Immutable;
using System.Globalization;
using Travesia.Inference.Forecasting;
using Travesia.Inference.Forecasting.Assimilation;
using Travesia.Inference.Forecasting.Backtesting;
using Travesia.Inference.Forecasting.Naive;
using Travesia.Inference.Forecasting.Origins;
using Travesia.Inference.Tests.Calibration;
using Travesia.Model;
using Travesia.Model.Effects;

namespace Travesia.Inference.Tests.Forecasting;

public class ForecasterTests
{
    private static readonly DateOnly Origin = new(2022, 9, 30);

    private static ForecastOptions Options(int threads = 1) => new() { Origin = Origin, Horizon = 3, Members = 60, Threads = threads };

    private static ForecastOutcome Run(Scenario scenario, int threads = 1)
        => Forecaster.Run(scenario, TwoGroups.Rules, Options(threads), null, TestContext.Current.CancellationToken);

    private static string Text(ForecastOutcome outcome) => string.Join('\n', [
        .. outcome.Rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Row.Series} {r.Row.Group} {r.Month:o} {r.Horizon} {r.LastKnown:o} {r.Count.Mean:R} {r.Count.Sd:R}")),
        .. outcome.Places.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Place} {p.Month:o} {string.Join(' ', p.Quantiles.Select(q => q.ToString("R", CultureInfo.InvariantCulture)))}"))]);

    [Fact]
    public void Nothing_observed_announced_or_fitted_after_the_origin_moves_a_byte()
    {
        (Scenario scenario, _) = TwoGroups.Observed(3, monthSd: 0.2);
        Policy open = new() { Id = new("open"), Title = "Open", From = Origin.AddDays(-40), Effect = new PushEffect(0.5) };
        scenario = scenario with { Policies = [.. scenario.Policies, open] };
        Scenario other = scenario with
        {
            Observations =
            [
                .. scenario.Observations.Select(o => o.AvailableFrom > Origin ? o with { Value = (o.Value * 40) + 7 } : o),
                .. scenario.Observations.Where(o => o.AvailableFrom <= Origin).Select(o => o with { AvailableFrom = Origin.AddDays(1), Value = o.Value * 9 }),
            ],
            Policies =
            [
                .. scenario.Policies.Where(p => p != open),
                open with { To = Origin.AddDays(9), EndAnnounced = Origin.AddDays(1) },
                new Policy { Id = new("late"), Title = "Late", From = Origin.AddDays(1), Effect = new PushEffect(2) },
                new Policy { Id = new("shut"), Title = "Shut", From = Origin.AddDays(9), Scope = new Scope { Links = [new("road")] }, Effect = new CloseEffect() },
            ],
            Series = [.. scenario.Series.Select(s => s with { Reporting = [new ReportingShare(Origin.AddDays(1), null, 0)] })],
            Departures = [.. scenario.Departures, .. scenario.Departures.Take(1).Select(d => d with { Date = Origin.AddDays(1), PerDay = 4000 })],
            Figures = [new Figure { Id = new("f"), Statement = "F", Value = 1, Unit = "people", Source = new("s"), Role = FigureRole.Check }],
            To = scenario.To.AddMonths(5),
            Fitted = new Model.Calibrating.Fitted { Maker = TwoGroups.Maker, Quality = new(1, 1, true, 1, 1, 1, 1), Parameters = [new Model.Calibrating.Posterior(new("money"), new LogNormalPrior(3, 0.1), true, ImmutableSortedDictionary<string, double>.Empty)] },
        };
        string known = Text(Run(scenario));
        Assert.Equal(known, Text(Run(other)));

        // The test can fail: what is known by the origin matters, and so does what was announced, and how it was recorded, by then.
        Assert.NotEqual(known, Text(Run(scenario with { Series = [.. scenario.Series.Select(s => s with { Reporting = [new ReportingShare(Origin, null, 0.5)] })] })));
        Assert.NotEqual(known, Text(Run(scenario with { Observations = [.. scenario.Observations.Select(o => o.AvailableFrom <= Origin ? o with { Value = o.Value * 1.1 } : o)] })));
        Assert.NotEqual(known, Text(Run(scenario with { Policies = [.. scenario.Policies.Where(p => p != open), open with { To = Origin.AddDays(9), EndAnnounced = Origin }] })));
        Assert.NotEqual(known, Text(Run(scenario with { Policies = [.. scenario.Policies, new Policy { Id = new("told"), Title = "Told", From = Origin.AddDays(1), Announced = Origin, Scope = new Scope { Links = [new("road")] }, Effect = new CloseEffect() }] })));
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        (Scenario scenario, _) = TwoGroups.Observed(4, monthSd: 0.2);
        string one = Text(Run(scenario));
        Assert.Equal(one, Text(Run(scenario, threads: 2)));
        Assert.Equal(one, Text(Run(scenario, threads: 5)));
    }

    [Fact]
    public void Bands_hold_what_comes_as_often_as_they_say()
    {
        double[] inside = new double[3];
        int count = 0;
        for (uint seed = 1; seed <= 12; seed++)
        {
            (Scenario scenario, _) = TwoGroups.Observed(seed, monthSd: 0.2);
            foreach (RowForecast forecast in Run(scenario).Rows.Where(f => f.Horizon <= 2))
            {
                Observation truth = scenario.Observations.Single(o => o.Series == forecast.Row.Series && o.Group == forecast.Row.Group && o.From == forecast.Month);
                for (int c = 0; c < inside.Length; c++)
                {
                    double tail = (1 - new[] { 0.5, 0.8, 0.95 }[c]) / 2;
                    inside[c] += forecast.Count.Quantile(tail) <= truth.Value && truth.Value <= forecast.Count.Quantile(1 - tail) ? 1 : 0;
                }

                count++;
            }
        }

        // 180 forecasts, those of a world hanging together: about 50 of them count.
        Assert.True(count >= 150, $"{count}");
        Assert.InRange(inside[0] / count, 0.5 - 0.2, 0.5 + 0.25);
        Assert.InRange(inside[1] / count, 0.8 - 0.15, 0.8 + 0.16);
        Assert.InRange(inside[2] / count, 0.95 - 0.1, 1);
    }

    [Fact]
    public void Counts_upstream_that_come_first_say_what_comes_downstream()
    {
        (Scenario scenario, _) = TwoGroups.Observed(5, monthSd: 0.05);

        // Twice as many come out of the jungle in the origin's month; of the river and road that month is not published.
        Scenario Told(double times) => scenario with
        {
            Observations = [.. scenario.Observations.Select(o => o.Series.Value == "jungle.transits" ? o with { AvailableFrom = o.To, Value = o.To == Origin ? o.Value * times : o.Value } : o)],
        };
        RowForecast River(ForecastOutcome outcome) => outcome.Rows.Single(r => r.Row.Series.Value == "river.stops" && r.Row.Group?.Value == "a" && r.Horizon == 1);
        double ratio = River(Run(Told(2))).Count.Quantile(0.5) / River(Run(Told(1))).Count.Quantile(0.5);
        Assert.InRange(ratio, 1.15, 2.4);
    }

    [Fact]
    public void Gaps_zeros_late_series_and_two_publishers_are_taken_as_they_are()
    {
        (Scenario scenario, _) = TwoGroups.Observed(6, monthSd: 0.1);
        Observation zero = scenario.Observations.First(o => o.Series.Value == "river.stops" && o.From == new DateOnly(2022, 5, 1));
        ForecastOutcome outcome = Run(scenario with
        {
            Observations =
            [
                .. scenario.Observations.Where(o => o.Series.Value != "jungle.transits" || o.From.Month is not (3 or 4)).Where(o => o.Series.Value != "road.entries" || o.From.Month >= 6).Select(o => o == zero ? o with { Value = 0 } : o),
                .. scenario.Observations.Where(o => o.Series.Value == "jungle.transits").Select(o => o with { Publisher = "Another", Value = o.Value * 1.3 }),
            ],
        });
        Assert.All(outcome.Rows, r => Assert.True(double.IsFinite(r.Count.Mean) && r.Count.Sd > 0 && double.IsFinite(r.Count.Sd)));
        double Of(string publisher) => outcome.Rows.First(r => r.Row.Series.Value == "jungle.transits" && r.Row.Publisher == publisher && r.Row.Group?.Value == "a" && r.Horizon == 1).Count.Quantile(0.5);
        Assert.InRange(Of("Another") / Of("The model"), 1.1, 1.5);
    }

    [Fact]
    public void A_fifth_of_a_forecast_is_persistence()
    {
        CountDistribution between = RowForecasts.Between(new CountDistribution(8, 0.5), new CountDistribution(9, 1));
        Assert.Equal((8.2, 0.6), (Math.Round(between.Mean, 12), Math.Round(between.Sd, 12)));
        Assert.Equal((0.8 * new CountDistribution(8, 0.5).LogQuantile(0.1)) + (0.2 * new CountDistribution(9, 1).LogQuantile(0.1)), between.LogQuantile(0.1), 9);

        // And so it is in what a forecast says of a row.
        (Scenario scenario, _) = TwoGroups.Observed(9, monthSd: 0.1);
        ScenarioAtOrigin at = ScenarioAtOrigin.Of(scenario, Origin, 2);
        OriginWork work = OriginWork.Of(at, TwoGroups.Rules, [], 1, null, TestContext.Current.CancellationToken);
        (FilterRow[] rows, _, Assimilated assimilated) = work.Assimilate(_ => true, null, TestContext.Current.CancellationToken);
        RowForecast forecast = RowForecasts.Of(at, rows, assimilated).First(f => f.Horizon == 0);
        int row = Array.FindIndex(rows, r => r.History.Row == forecast.Row);
        CountDistribution model = assimilated.Filter.Expect(row, at.OriginMonth).Widened(assimilated.Leads.Of(rows[row].Series, forecast.Lead));
        CountDistribution still = new NaiveForecasts(work.Histories).Of(NaiveMethod.Persistence, rows[row].History, at.OriginMonth)!.Value;
        Assert.Equal(RowForecasts.Between(model, still), forecast.Count);
        Assert.NotEqual(model, forecast.Count);
    }

    [Fact]
    public void What_a_later_vintage_corrects_counts_once_it_is_known_and_not_before()
    {
        (Scenario scenario, _) = TwoGroups.Observed(10, monthSd: 0.1);
        Observation last = scenario.Observations.Last(o => o.Series.Value == "jungle.transits" && o.Group?.Value == "a" && o.AvailableFrom <= Origin);
        Scenario Revised(DateOnly known) => scenario with { Observations = [.. scenario.Observations, last with { AvailableFrom = known, Value = last.Value * 1.5 }] };
        string before = Text(Run(scenario));
        Assert.Equal(before, Text(Run(Revised(Origin.AddDays(1)))));
        Assert.NotEqual(before, Text(Run(Revised(Origin))));

        // The revision takes the place of what was told first, not a place beside it.
        Assert.Equal(Text(Run(Revised(Origin))), Text(Run(scenario with { Observations = [.. scenario.Observations.Select(o => o == last ? o with { Value = o.Value * 1.5 } : o)] })));
    }

    [Fact]
    public void A_place_has_quantiles_in_order_about_what_the_counts_say()
    {
        (Scenario scenario, _) = TwoGroups.Observed(7, monthSd: 0.1);
        ForecastOutcome outcome = Run(scenario);
        Assert.All(outcome.Places, p => Assert.Equal(p.Quantiles.Order(), p.Quantiles));
        PlaceForecast jungle = outcome.Places.Single(p => p.Place.Value == "jungle" && p.Horizon == 1);
        double counted = outcome.Rows.Where(r => r.Row.Series.Value == "jungle.transits" && r.Horizon == 1).Sum(r => r.Count.Quantile(0.5));
        Assert.InRange(jungle.Quantiles[4] / counted, 0.6, 1.6);
    }

    [Fact]
    public void What_cannot_be_forecast_is_refused()
    {
        Scenario nothing = TwoGroups.Scenario();
        Assert.Equal(ForecastFault.NothingKnown, Assert.Throws<ForecastException>(() => Run(nothing)).Fault);
        Assert.Equal(ForecastFault.TooEarly, Assert.Throws<ForecastException>(() => Forecaster.Run(nothing, TwoGroups.Rules, Options() with { Origin = new DateOnly(2021, 12, 31) }, null, TestContext.Current.CancellationToken)).Fault);
    }

    [Fact]
    public void A_backtest_scores_every_method_and_knows_no_more_than_a_forecast()
    {
        (Scenario scenario, _) = TwoGroups.Observed(8, monthSd: 0.2);
        BacktestOutcome outcome = Backtester.Run(scenario, TwoGroups.Rules, new BacktestOptions { From = new(2022, 8, 1), To = Origin, Horizon = 2 }, null, TestContext.Current.CancellationToken);
        Assert.Equal([.. Enum.GetValues<BacktestMethod>().Where(m => m != BacktestMethod.Seasonal)], outcome.Scores.Select(s => s.Method).Distinct().Order());
        Assert.All(outcome.Methods.Where(m => m.Method == BacktestMethod.Persistence), m => Assert.Equal(0, m.Median.Value, 12));
        Assert.Equal([0, 1, 2], outcome.Methods.Select(m => m.Horizon).Distinct().Order());
        ScoredForecast first = outcome.Scores.First(s => s.Method == BacktestMethod.Model && s.Origin == new DateOnly(2022, 8, 1) && s.Horizon == 1);
        RowForecast same = Forecaster.Run(scenario, TwoGroups.Rules, Options() with { Origin = new(2022, 8, 31), Horizon = 2 }, null, TestContext.Current.CancellationToken)
            .Rows.Single(r => r.Row == first.Row && r.Horizon == 1);
        Assert.Equal(same.Count, first.Forecast);
    }

    [Fact]
    public void Skill_is_what_is_saved_of_persistences_score()
    {
        CountRow row = new(new("s"), "P", "A", null);
        ScoredForecast Scored(BacktestMethod method, int month, double sd)
        {
            CountDistribution forecast = new(CountDistribution.Log(100), sd);
            return new ScoredForecast(method, row, new DateOnly(2022, month, 1), 1, forecast, 100, Inference.Forecasting.Scores.ForecastScore.Of(forecast, 100));
        }

        ImmutableArray<ScoredForecast> scores = [.. from month in new[] { 1, 2, 3, 4 } from s in new[] { Scored(BacktestMethod.Model, month, 0.1), Scored(BacktestMethod.Persistence, month, 0.2) } select s];
        (ImmutableArray<RowSkill> rows, ImmutableArray<MethodSkill> methods, ImmutableArray<SeriesSkill> series) = SkillTable.Of(scores, 1);
        RowSkill skill = Assert.Single(rows);
        Assert.Equal(0.5, skill.LogWis.Value, 9);
        Assert.Equal((skill.LogWis.Value, 4), (skill.LogWis.Low, skill.Origins));
        Assert.Equal(1, methods.Single(m => m.Method == BacktestMethod.Model).Coverage[0].Value);
        Assert.Equal(skill.LogWis, series.Single(s => s.Method == BacktestMethod.Model).LogWis);
    }
}
