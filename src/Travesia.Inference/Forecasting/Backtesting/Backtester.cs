using System.Collections.Immutable;
using Travesia.Inference.Forecasting.Assimilation;
using Travesia.Inference.Forecasting.Naive;
using Travesia.Inference.Forecasting.Origins;
using Travesia.Inference.Forecasting.Scores;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Forecasting.Backtesting;

/// <summary>
/// Forecasts from month after month as if it were that month, and scores what came. Each origin is handed what could be known there; what it
/// learns of spreads is where the next origin begins to learn. The same scenario, options and version give the same result for any number of threads.
/// </summary>
public sealed class Backtester
{
    private static readonly ImmutableArray<(NaiveMethod Naive, BacktestMethod Method)> NaiveMethods =
    [
        (NaiveMethod.Persistence, BacktestMethod.Persistence), (NaiveMethod.Drift, BacktestMethod.Drift),
        (NaiveMethod.Seasonal, BacktestMethod.Seasonal), (NaiveMethod.Smoother, BacktestMethod.Smoother),
    ];

    private readonly Scenario scenario;
    private readonly IRuleSet ruleSet;
    private readonly BacktestOptions options;
    private readonly IProgress<ForecastProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<(CountRow, DateOnly), double> truth;
    private readonly ImmutableArray<ScoredForecast>.Builder scores = ImmutableArray.CreateBuilder<ScoredForecast>();
    private readonly Dictionary<string, Learnt> learnt = new(StringComparer.Ordinal);
    private int runs;

    private Backtester(Scenario scenario, IRuleSet ruleSet, BacktestOptions options, IProgress<ForecastProgress>? progress, CancellationToken cancellation)
    {
        (this.scenario, this.ruleSet, this.options, this.progress, this.cancellation) = (scenario, ruleSet, options, progress, cancellation);
        truth = scenario.Observations
            .GroupBy(o => (new CountRow(o.Series, o.Publisher, o.Area, o.Group), o.From))
            .ToDictionary(g => g.Key, g => g.MaxBy(o => o.AvailableFrom)!.Value);
    }

    /// <summary>Backtests a scenario.</summary>
    /// <param name="scenario">Valid under the rule set.</param>
    /// <param name="ruleSet">Compiles it.</param>
    /// <param name="options">Which origins, how far.</param>
    /// <param name="progress">Told after each run, by one thread at a time.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ForecastException">The scenario cannot be forecast from one of the origins.</exception>
    /// <exception cref="RefusalException">The model cannot be run as it could be known.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static BacktestOutcome Run(Scenario scenario, IRuleSet ruleSet, BacktestOptions options, IProgress<ForecastProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(options);
        Scenario told = options.WithoutDelay
            ? scenario with { Observations = [.. scenario.Observations.Select(o => o.AvailableFrom > o.To ? o with { AvailableFrom = o.To } : o)] }
            : scenario;
        Backtester backtester = new(told, ruleSet, options, progress, cancellation);
        return backtester.Run();
    }

    private BacktestOutcome Run()
    {
        DateOnly[] months = [.. MonthsOf(options)];
        for (int i = 0; i < months.Length; i++)
        {
            DateOnly origin = months[i].AddMonths(1).AddDays(options.DaysAfter - 1);
            if (!ScenarioAtOrigin.CanBe(scenario, months[i]))
            {
                throw new ForecastException(ForecastFault.TooEarly);
            }

            ScenarioAtOrigin at = ScenarioAtOrigin.Of(scenario, origin, months[i], options.Horizon);
            OriginWork work = Work(at, (2 * i, 2 * months.Length));
            Score(BacktestMethod.Model, at, Forecasts(work, nameof(BacktestMethod.Model), _ => true));
            foreach (SeriesId series in work.Histories.Select(h => h.Row.Series).Distinct())
            {
                Score(BacktestMethod.WithoutUpstream, at, Forecasts(work, series.Value, r => r.Series == series));
            }

            ScenarioAtOrigin bare = at.With(s => s with { Policies = [.. s.Policies.Where(p => p.From is not { } from || from <= s.From)] });
            Score(BacktestMethod.WithoutPolicies, at, Forecasts(Work(bare, ((2 * i) + 1, 2 * months.Length)), nameof(BacktestMethod.WithoutPolicies), _ => true));
            ScoreNaive(at, work.Histories);
        }

        (ImmutableArray<RowSkill> rows, ImmutableArray<MethodSkill> methods, ImmutableArray<SeriesSkill> ofSeries) = SkillTable.Of(scores.ToImmutable(), options.Seed);
        ImmutableArray<MethodPit> pits =
        [
            .. scores.GroupBy(s => (s.Horizon, s.Method)).OrderBy(g => g.Key)
                .Select(g => new MethodPit(g.Key.Method, g.Key.Horizon, g.Count(), PitHistogram.Of([.. g.Select(s => (s.Forecast, s.Observed))]))),
        ];
        return new BacktestOutcome(options, scores.ToImmutable(), rows, methods, ofSeries, pits, runs);
    }

    private OriginWork Work(ScenarioAtOrigin at, (int Before, int Of) arms)
    {
        OriginWork work = OriginWork.Of(
            at, ruleSet, [], options.Threads, (done, of) => progress?.Report(new ForecastProgress((arms.Before * of) + done, arms.Of * of)), cancellation);
        runs += work.Runs;
        return work;
    }

    private ImmutableArray<RowForecast> Forecasts(OriginWork work, string arm, Func<CountRow, bool> isOne)
    {
        (FilterRow[] rows, _, Assimilated assimilated) = work.Assimilate(isOne, learnt.GetValueOrDefault(arm), cancellation);
        learnt[arm] = assimilated.Learnt;
        return RowForecasts.Of(work.At, rows, assimilated);
    }

    private void Score(BacktestMethod method, ScenarioAtOrigin at, ImmutableArray<RowForecast> forecasts)
    {
        foreach (RowForecast forecast in forecasts.Where(f => f.Horizon >= 0))
        {
            Score(method, at, forecast.Row, forecast.Month, forecast.Horizon, forecast.Count);
        }
    }

    private void ScoreNaive(ScenarioAtOrigin at, ImmutableArray<CountHistory> histories)
    {
        NaiveForecasts naive = new(histories);
        foreach ((NaiveMethod of, BacktestMethod method) in NaiveMethods)
        {
            foreach (CountHistory history in histories)
            {
                for (int month = Math.Max(at.OriginMonth, history.LastKnown + 1); month < at.Months.Length; month++)
                {
                    if (naive.Of(of, history, month) is { } forecast)
                    {
                        Score(method, at, history.Row, at.Months[month], month - at.OriginMonth, forecast);
                    }
                }
            }
        }
    }

    private void Score(BacktestMethod method, ScenarioAtOrigin at, CountRow row, DateOnly month, int horizon, CountDistribution forecast)
    {
        if (truth.TryGetValue((row, month), out double observed))
        {
            scores.Add(new ScoredForecast(method, row, at.Month, horizon, forecast, observed, ForecastScore.Of(forecast, observed)));
        }
    }

    private static IEnumerable<DateOnly> MonthsOf(BacktestOptions options)
    {
        DateOnly last = new(options.To.Year, options.To.Month, 1);
        for (DateOnly month = new(options.From.Year, options.From.Month, 1); month <= last; month = month.AddMonths(1))
        {
            yield return month;
        }
    }
}
