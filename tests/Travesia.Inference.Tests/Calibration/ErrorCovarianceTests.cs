using Travesia.Engine;
using Travesia.Inference.Calibration;
using Travesia.Model;
using Travesia.Model.Calibrating;

namespace Travesia.Inference.Tests.Calibration;

/// <summary>Month effects of departures make residuals hang together, and a fit reckons with it.</summary>
public sealed class ErrorCovarianceTests
{
    private const double MonthSd = 0.4;

    [Fact]
    public void Without_month_effects_errors_are_as_declared()
    {
        (ModelRuns runs, _, ErrorCovariance errors) = Prepare(TwoGroups.Scenario());
        double[] residuals = [.. Enumerable.Range(0, runs.Cells.Count(c => c.Stage == 0)).Select(i => 0.1 * i)];
        Assert.Equal(1, runs.Made);
        Assert.Equal(residuals, errors.Whiten(0, residuals));
        Assert.All(Enumerable.Range(0, runs.Cells.Length), c => Assert.Equal(1, errors.SdOf(c)));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.6, false)]
    [InlineData(0.6, true)]
    public void With_them_they_have_the_covariance_of_what_each_month_moves(double autocorrelation, bool shared)
    {
        Scenario scenario = TwoGroups.Scenario(elasticity: 0, monthSd: MonthSd);
        scenario = scenario with { Rules = new MapSetting("corridor", [.. scenario.Rules.Entries, Scalar("monthEffectAutocorrelation", autocorrelation), Scalar("sharedMonthEffectSdLog", shared ? 0.2 : 0)]) };
        (ModelRuns runs, double[] scores, ErrorCovariance errors) = Prepare(scenario);
        for (int stage = 0; stage < 2; stage++)
        {
            int[] cells = [.. Enumerable.Range(0, runs.Cells.Length).Where(c => runs.Cells[c].Stage == stage)];
            double[,] covariance = Covariance(runs, scores, cells, autocorrelation, shared ? 0.2 : 0);
            Assert.All(Enumerable.Range(0, cells.Length), i => Assert.Equal(Math.Sqrt(covariance[i, i]), errors.SdOf(cells[i]), 2e-3 * Math.Sqrt(covariance[i, i])));

            // r' B^-1 r is the square of the white residuals.
            double[] residuals = [.. cells.Select((_, i) => Math.Sin(1 + i))];
            double[,] inverse = SquareMatrix.Inverse(covariance);
            double expected = residuals.Select((r, i) => residuals.Select((q, j) => r * inverse[i, j] * q).Sum()).Sum();
            Assert.Equal(expected, errors.Whiten(stage, residuals).Sum(w => w * w), 5e-3 * expected);

            double[,] jacobian = new double[runs.Cells.Length, 1];
            foreach ((int i, int cell) in cells.Index())
            {
                jacobian[cell, 0] = residuals[i];
            }

            double[] white = errors.Whiten(stage, residuals);
            double[,] whitened = errors.Whiten(jacobian);
            Assert.Equal(white, cells.Select(c => whitened[c, 0]));
        }
    }

    [Fact]
    public void What_two_stages_share_is_the_luck_of_the_months_that_reach_both()
    {
        Scenario scenario = TwoGroups.Scenario(elasticity: 0, monthSd: MonthSd);
        scenario = scenario with { Rules = new MapSetting("corridor", [.. scenario.Rules.Entries, Scalar("monthEffectAutocorrelation", 0.6)]) };
        (ModelRuns runs, double[] scores, ErrorCovariance errors) = Prepare(scenario);
        int[][] cells = [.. Enumerable.Range(0, 2).Select(s => Enumerable.Range(0, runs.Cells.Length).Where(c => runs.Cells[c].Stage == s).ToArray())];
        double[,] covariance = Covariance(runs, scores, [.. cells[0], .. cells[1]], 0.6, 0);
        double[][] residuals = [.. cells.Select(of => of.Select((_, i) => Math.Sin(1 + i)).ToArray())];

        // x' V11^-1 V12 V22^-1 y, by the covariance of both stages together and by white luck.
        double[][] solved = [.. cells.Select((of, s) => Solved(covariance, s == 0 ? 0 : cells[0].Length, residuals[s]))];
        double expected = solved[0].Select((x, i) => solved[1].Select((y, k) => x * covariance[i, cells[0].Length + k] * y).Sum()).Sum();
        double[][] white = [.. residuals.Select((r, s) => errors.Whiten(s, r))];
        Assert.Equal(expected, errors.Luck.Sum(w => Product(0, w) * Product(1, w)), 5e-3 * Math.Abs(expected));

        double Product(int stage, double[] moved) => cells[stage].Select((c, i) => moved[c] * white[stage][i]).Sum();

        static double[] Solved(double[,] covariance, int from, double[] right)
        {
            double[,] own = new double[right.Length, right.Length];
            for (int i = 0; i < right.Length; i++)
            {
                for (int k = 0; k < right.Length; k++)
                {
                    own[i, k] = covariance[from + i, from + k];
                }
            }

            double[,] inverse = SquareMatrix.Inverse(own);
            return [.. right.Select((_, i) => right.Select((r, k) => inverse[i, k] * r).Sum())];
        }
    }

    [Fact]
    public void A_fit_that_reckons_with_the_luck_of_months_is_as_sure_as_it_may_be()
    {
        double aware = Coverage(MonthSd), blind = Coverage(0);

        // 90 % intervals of 9 parameters in 10 fits.
        Assert.InRange(aware, 0.8, 1);
        Assert.True(blind < aware - 0.1, $"{blind} {aware}");
    }

    private static double Coverage(double monthSd)
    {
        List<double> inside = [];
        for (uint seed = 1; seed <= 10; seed++)
        {
            (Scenario scenario, ParameterValues truth) = TwoGroups.Observed(seed, TwoGroups.Scenario(monthSd: monthSd), MonthSd);
            foreach (ParameterFit fit in Fit(scenario).Parameters)
            {
                double value = truth[fit.Parameter.Id];
                bool isInside = value >= ScoreScale.Value(fit.Parameter.Prior, fit.Score - (1.645 * fit.ScoreSd)) && value <= ScoreScale.Value(fit.Parameter.Prior, fit.Score + (1.645 * fit.ScoreSd));
                inside.Add(isInside ? 1 : 0);
            }
        }

        return inside.Average();
    }

    /// <summary>I + sum over effects of K R K', K by central differences, one group and month at a time.</summary>
    private static double[,] Covariance(ModelRuns runs, double[] scores, int[] cells, double autocorrelation, double sharedSd)
    {
        const double Step = 1e-3;
        Program program = runs.Compile(scores).Program;
        int months = program.PeriodStarts.Length;
        double[][][] ofGroup = [.. Enumerable.Range(0, 2).Select(g => Enumerable.Range(0, months).Select(m =>
        {
            double[] up = runs.Answers(runs.After(scores, [Shocked(g, m, Step)])[0]), down = runs.Answers(runs.After(scores, [Shocked(g, m, -Step)])[0]);
            return cells.Select(c => (runs.Cells[c].Scaled(up[c]) - runs.Cells[c].Scaled(down[c])) / (2 * Step)).ToArray();
        }).ToArray())];
        double[][] ofAll = [.. Enumerable.Range(0, months).Select(m => ofGroup[0][m].Zip(ofGroup[1][m], (a, b) => a + b).ToArray())];
        double[,] covariance = new double[cells.Length, cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            covariance[i, i] = 1;
            for (int j = 0; j < cells.Length; j++)
            {
                foreach ((double[][] moved, double sd) in ((double[][], double)[])[(ofGroup[0], MonthSd), (ofGroup[1], MonthSd), (ofAll, sharedSd)])
                {
                    for (int p = 0; p < months; p++)
                    {
                        for (int q = 0; q < months; q++)
                        {
                            covariance[i, j] += sd * sd * moved[p][i] * moved[q][j] * Math.Pow(autocorrelation, Math.Abs(p - q));
                        }
                    }
                }
            }
        }

        return covariance;

        Program Shocked(int group, int month, double step) => program.ScaleDepartures((d, m) => d.Index == group && m == month ? Math.Exp(step) : 1);
    }

    private static KeyValuePair<string, Setting> Scalar(string key, double value) => new(key, new ScalarSetting($"corridor.{key}", value.ToString(System.Globalization.CultureInfo.InvariantCulture), false));

    private static CalibrationOutcome Fit(Scenario scenario) => Calibrator.Fit(scenario, TwoGroups.Rules, TwoGroups.Maker, 1, null, TestContext.Current.CancellationToken);

    private static (ModelRuns Runs, double[] Scores, ErrorCovariance Errors) Prepare(Scenario scenario)
    {
        Scenario visible = VisibleScenario.Of(TwoGroups.Observed(2, scenario).Scenario)!;
        FreeParameters free = new(visible, visible.Calibration!);
        ModelRuns runs = Calibrator.Prepare(visible, TwoGroups.Rules, visible.Calibration!, free, 1, TestContext.Current.CancellationToken);
        double[] scores = new double[free.All.Length];
        return (runs, scores, ErrorCovariance.Of(runs, 2, scores, runs.At(scores).Terms!));
    }
}
