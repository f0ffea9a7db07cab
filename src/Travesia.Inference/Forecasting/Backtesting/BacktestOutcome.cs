using System.Collections.Immutable;
using Travesia.Inference.Forecasting.Scores;
using Travesia.Model;

namespace Travesia.Inference.Forecasting.Backtesting;

/// <summary>A forecast and how far it was off.</summary>
/// <param name="Method">Who forecast.</param>
/// <param name="Row">What.</param>
/// <param name="Origin">First day of the origin's month.</param>
/// <param name="Horizon">Months after it; 0 is the nowcast of the month itself.</param>
/// <param name="Forecast">What was believed.</param>
/// <param name="Observed">What was counted.</param>
/// <param name="Score">How far off.</param>
public sealed record ScoredForecast(BacktestMethod Method, CountRow Row, DateOnly Origin, int Horizon, CountDistribution Forecast, double Observed, ForecastScore Score);

/// <summary>How much lower a method's mean score is than persistence's, over the origins that both were scored at.</summary>
/// <param name="Method">Who.</param>
/// <param name="Row">Which row.</param>
/// <param name="Horizon">Months after the origin's.</param>
/// <param name="Origins">At how many origins.</param>
/// <param name="Wis">1 - mean weighted interval score of counts over persistence's.</param>
/// <param name="LogWis">The same on log(1 + count).</param>
/// <param name="Error">The same of the absolute error of medians.</param>
/// <param name="Crps">The same of ranked probability scores of counts.</param>
public sealed record RowSkill(BacktestMethod Method, CountRow Row, int Horizon, int Origins, Banded Wis, Banded LogWis, Banded Error, Banded Crps);

/// <summary>A method over all rows of a series at a horizon.</summary>
/// <param name="Method">Who.</param>
/// <param name="Series">Which series.</param>
/// <param name="Horizon">Months after the origin's.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="LogWis">Skill of the sum of weighted interval scores of log(1 + count) over the rows, against persistence's.</param>
public sealed record SeriesSkill(BacktestMethod Method, SeriesId Series, int Horizon, int Rows, Banded LogWis);

/// <summary>Where in its forecasts of a method at a horizon the counts came to lie.</summary>
/// <param name="Method">Who.</param>
/// <param name="Horizon">Months after the origin's.</param>
/// <param name="Count">How many forecasts.</param>
/// <param name="Shares">Of <see cref="Scores.PitHistogram"/>.</param>
public sealed record MethodPit(BacktestMethod Method, int Horizon, int Count, ImmutableArray<double> Shares);

/// <summary>A method over all rows at a horizon.</summary>
/// <param name="Method">Who.</param>
/// <param name="Horizon">Months after the origin's.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Median">The median over rows of the skill in the weighted interval score of counts.</param>
/// <param name="LogMedian">The same on log(1 + count).</param>
/// <param name="ErrorMedian">The same of absolute errors.</param>
/// <param name="Pooled">Skill of the sum of scores on log(1 + count) over all rows.</param>
/// <param name="Coverage">By interval of <see cref="IntervalScore.Coverages"/>, the share of counts inside.</param>
public sealed record MethodSkill(BacktestMethod Method, int Horizon, int Rows, Banded Median, Banded LogMedian, Banded ErrorMedian, Banded Pooled, ImmutableArray<Banded> Coverage);

/// <summary>What a backtest found. Pseudo-out-of-sample where counts are of a later vintage than at the origins.</summary>
/// <param name="Options">What was asked.</param>
/// <param name="Scores">Every forecast.</param>
/// <param name="Rows">By method, row and horizon.</param>
/// <param name="Methods">By method and horizon.</param>
/// <param name="Series">By method, series and horizon.</param>
/// <param name="Pits">By method and horizon.</param>
/// <param name="Runs">How many runs of the model it took.</param>
public sealed record BacktestOutcome(
    BacktestOptions Options,
    ImmutableArray<ScoredForecast> Scores,
    ImmutableArray<RowSkill> Rows,
    ImmutableArray<MethodSkill> Methods,
    ImmutableArray<SeriesSkill> Series,
    ImmutableArray<MethodPit> Pits,
    int Runs);
