using System.Collections.Immutable;
using Travesia.Inference.Forecasting.Scores;
using Travesia.Model;

namespace Travesia.Inference.Forecasting.Backtesting;

/// <summary>From scored forecasts to skill against persistence, with intervals over origins.</summary>
public static class SkillTable
{
    /// <summary>Origins that are drawn together: the furthest horizon that is scored here.</summary>
    public const int Block = 3;

    /// <summary>Skill by method, row and horizon, by method and horizon over all rows, and over those of each series.</summary>
    /// <param name="scores">The forecasts.</param>
    /// <param name="seed">Of the bootstrap.</param>
    public static (ImmutableArray<RowSkill> Rows, ImmutableArray<MethodSkill> Methods, ImmutableArray<SeriesSkill> Series) Of(ImmutableArray<ScoredForecast> scores, uint seed)
    {
        DateOnly[] origins = [.. scores.Select(s => s.Origin).Distinct().Order()];
        Dictionary<(CountRow, int, DateOnly), ScoredForecast> persistence = scores
            .Where(s => s.Method == BacktestMethod.Persistence)
            .ToDictionary(s => (s.Row, s.Horizon, s.Origin));
        ImmutableArray<RowSkill>.Builder rows = ImmutableArray.CreateBuilder<RowSkill>();
        ImmutableArray<MethodSkill>.Builder methods = ImmutableArray.CreateBuilder<MethodSkill>();
        ImmutableArray<SeriesSkill>.Builder ofSeries = ImmutableArray.CreateBuilder<SeriesSkill>();
        foreach (IGrouping<(BacktestMethod Method, int Horizon), ScoredForecast> method in scores
            .GroupBy(s => (s.Method, s.Horizon))
            .OrderBy(g => g.Key.Horizon).ThenBy(g => g.Key.Method))
        {
            Pair[][] byRow =
            [
                .. method.GroupBy(s => s.Row).Select(row => row
                    .Where(s => persistence.ContainsKey((s.Row, s.Horizon, s.Origin)))
                    .Select(s => new Pair(Array.IndexOf(origins, s.Origin), s.Row, s.Score, persistence[(s.Row, s.Horizon, s.Origin)].Score))
                    .OrderBy(p => p.Origin)
                    .ToArray()).Where(r => r.Length > 0),
            ];
            if (byRow.Length == 0)
            {
                continue;
            }

            foreach (Pair[] row in method.Key.Method == BacktestMethod.Persistence ? [] : byRow)
            {
                Pair[][] one = [row];
                rows.Add(new RowSkill(
                    method.Key.Method, row[0].Row, method.Key.Horizon, row.Length,
                    Band(origins.Length, seed, one, s => s.Wis), Band(origins.Length, seed, one, s => s.LogWis), Band(origins.Length, seed, one, s => s.AbsoluteError), Band(origins.Length, seed, one, s => s.Crps)));
            }

            foreach (IGrouping<SeriesId, Pair[]> series in byRow.GroupBy(r => r[0].Row.Series))
            {
                Pair[][] together = [.. series];
                ofSeries.Add(new SeriesSkill(method.Key.Method, series.Key, method.Key.Horizon, together.Length, Band(origins.Length, seed, together, s => s.LogWis)));
            }

            methods.Add(new MethodSkill(
                method.Key.Method, method.Key.Horizon, byRow.Length,
                BandOfMedian(origins.Length, seed, byRow, s => s.Wis),
                BandOfMedian(origins.Length, seed, byRow, s => s.LogWis),
                BandOfMedian(origins.Length, seed, byRow, s => s.AbsoluteError),
                Band(origins.Length, seed, byRow, s => s.LogWis),
                [.. IntervalScore.Coverages.Select((_, c) => BandOfCoverage(origins.Length, seed, byRow, c))]));
        }

        return (rows.ToImmutable(), methods.ToImmutable(), ofSeries.ToImmutable());
    }

    private static Banded Band(int origins, uint seed, Pair[][] rows, Func<ForecastScore, double> score)
    {
        (double[] own, double[] other) = Sums(origins, rows, score);
        return BlockBootstrap.Of(origins, Math.Min(Block, origins), seed, drawn => Skill(own, other, drawn));
    }

    private static Banded BandOfMedian(int origins, uint seed, Pair[][] rows, Func<ForecastScore, double> score)
    {
        (double[] Own, double[] Other)[] sums = [.. rows.Select(r => Sums(origins, [r], score))];
        double[] skills = new double[rows.Length];
        return BlockBootstrap.Of(origins, Math.Min(Block, origins), seed, drawn =>
        {
            int count = 0;
            foreach ((double[] own, double[] other) in sums)
            {
                if (Skill(own, other, drawn) is var skill && double.IsFinite(skill))
                {
                    skills[count++] = skill;
                }
            }

            Array.Sort(skills, 0, count);
            return count == 0 ? double.NaN : Quantiles.At(skills.AsSpan(0, count), 0.5);
        });
    }

    private static Banded BandOfCoverage(int origins, uint seed, Pair[][] rows, int interval)
    {
        double[] inside = new double[origins];
        double[] all = new double[origins];
        foreach (Pair pair in rows.SelectMany(r => r))
        {
            inside[pair.Origin] += pair.Own.Inside[interval] ? 1 : 0;
            all[pair.Origin]++;
        }

        return BlockBootstrap.Of(origins, Math.Min(Block, origins), seed, drawn => 1 - Skill(inside, all, drawn));
    }

    private static (double[] Own, double[] Other) Sums(int origins, Pair[][] rows, Func<ForecastScore, double> score)
    {
        double[] own = new double[origins];
        double[] other = new double[origins];
        foreach (Pair pair in rows.SelectMany(r => r))
        {
            own[pair.Origin] += score(pair.Own);
            other[pair.Origin] += score(pair.Persistence);
        }

        return (own, other);
    }

    /// <summary>Not a number where persistence is never off.</summary>
    private static double Skill(double[] own, double[] other, ReadOnlySpan<int> drawn)
    {
        (double sum, double against) = (0, 0);
        foreach (int origin in drawn)
        {
            (sum, against) = (sum + own[origin], against + other[origin]);
        }

        return against == 0 ? double.NaN : 1 - (sum / against);
    }

    private sealed record Pair(int Origin, CountRow Row, ForecastScore Own, ForecastScore Persistence);
}
