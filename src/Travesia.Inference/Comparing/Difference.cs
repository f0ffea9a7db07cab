using System.Collections.Immutable;

namespace Travesia.Inference.Comparing;

/// <summary>What pairing is worth for one quantity.</summary>
/// <param name="VarianceRatio">Variance of the difference of two independent runs over that of a pair; 1 is nothing gained.</param>
/// <param name="LuckVarianceRatio">The same under given parameters: what common random numbers alone are worth; none if pairs never differ in luck.</param>
/// <param name="PairedRuns">Runs of each arm that were made.</param>
/// <param name="IndependentRuns">Runs of each arm, with parameters and luck of its own, that would give the mean as exactly.</param>
public sealed record PairingGain(double VarianceRatio, double? LuckVarianceRatio, int PairedRuns, double IndependentRuns)
{
    /// <summary>Runs of each arm that were saved; below 0 where pairing was in the way.</summary>
    public double RunsSaved => IndependentRuns - PairedRuns;
}

/// <summary>A quantity in both arms, and the difference: changed less scenario.</summary>
/// <param name="Scenario">Mean in the scenario as it is.</param>
/// <param name="Changed">Mean in the changed one.</param>
/// <param name="Mean">Mean of the difference, over parameters and luck.</param>
/// <param name="StandardError">Monte Carlo error of that mean: its standard deviation over repetitions of the whole comparison.</param>
/// <param name="Quantiles">Of the expected difference over parameters, at <see cref="Inference.Quantiles.Levels"/>; luck is taken out.</param>
/// <param name="Pairing">What pairing is worth; none where the arms never differ.</param>
public sealed record Difference(double Scenario, double Changed, double Mean, double StandardError, ImmutableArray<double> Quantiles, PairingGain? Pairing)
{
    /// <summary>Estimates from paired runs.</summary>
    /// <remarks>
    /// Of draw m the mean difference over its futures is D_m = E_m + e_m: the expected difference under its parameters, and luck of
    /// variance w/R, where w is the mean variance between the R futures of a draw. The variance of E over parameters is then that of D
    /// less w/R (nested Monte Carlo, as in the analysis of variance with random effects), and the D_m are drawn towards their mean until
    /// they have that variance: what is left has the mean and variance of E, and no luck widens it. Two independent runs differ with the
    /// sum of the arms' variances, which the same runs give: nothing is run for it.
    /// </remarks>
    /// <param name="scenario">By draw, then future, in the scenario as it is.</param>
    /// <param name="changed">The same in the changed one, with the same parameters and luck.</param>
    /// <param name="isUncertain">Whether draws differ in their parameters.</param>
    public static Difference Of(double[][] scenario, double[][] changed, bool isUncertain)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(changed);
        int draws = scenario.Length;
        int futures = scenario[0].Length;
        double[][] pairs = [.. scenario.Select((s, m) => s.Select((value, r) => changed[m][r] - value).ToArray())];
        double[] ofDraw = [.. pairs.Select(p => p.Sum() / futures)];
        double mean = ofDraw.Sum() / draws;
        double ofMeans = Variance(ofDraw, mean);
        double luck = Within(pairs);
        double between = isUncertain ? Math.Max(0, ofMeans - (luck / futures)) : 0;
        double shrink = ofMeans > 0 ? Math.Sqrt(between / ofMeans) : 0;
        double[] expected = [.. ofDraw.Select(d => mean + (shrink * (d - mean))).Order()];
        double single = Single(pairs);
        double independent = Single(scenario) + Single(changed);
        double errorSquared = ofMeans / draws;
        PairingGain? gain = single > 0
            ? new PairingGain(independent / single, luck > 0 ? (Within(scenario) + Within(changed)) / luck : null, draws * futures, independent / errorSquared)
            : null;
        return new Difference(
            scenario.Sum(s => s.Sum()) / (draws * futures),
            changed.Sum(c => c.Sum()) / (draws * futures),
            mean,
            Math.Sqrt(errorSquared),
            Inference.Quantiles.OfSorted(expected),
            gain);
    }

    /// <summary>A quantile at one of <see cref="Inference.Quantiles.Levels"/>.</summary>
    public double At(double level) => Quantiles[Inference.Quantiles.Levels.IndexOf(level)];

    /// <summary>Variance of a single run over parameters and luck: one future of each draw at a time.</summary>
    private static double Single(double[][] runs)
    {
        double sum = 0;
        for (int r = 0; r < runs[0].Length; r++)
        {
            double[] ofFuture = [.. runs.Select(d => d[r])];
            sum += Variance(ofFuture, ofFuture.Sum() / ofFuture.Length);
        }

        return sum / runs[0].Length;
    }

    /// <summary>Mean variance between the futures of a draw.</summary>
    private static double Within(double[][] runs) => runs.Sum(d => Variance(d, d.Sum() / d.Length)) / runs.Length;

    private static double Variance(double[] values, double mean) => values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
}
