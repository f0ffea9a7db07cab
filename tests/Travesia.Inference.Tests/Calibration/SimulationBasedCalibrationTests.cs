using System.Globalization;
using System.Text;
using Travesia.Inference.Calibration;
using Travesia.Inference.Draws;
using Travesia.Model;

namespace Travesia.Inference.Tests.Calibration;

/// <summary>
/// Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman, Validating Bayesian inference algorithms with
/// simulation-based calibration, 2018): a truth is drawn from the priors, the model runs with luck under it, what publishers would count
/// of that is fitted, and the truth takes its rank among draws of the posterior, as an ensemble draws them. Over many worlds ranks are
/// uniform if and only if intervals hold what they say. With <c>TRAVESIA_WORLDS</c> set to a number the same is done with so many worlds,
/// and the tables of docs/calibration.md are written to <c>worlds.md</c> beside the tests.
/// </summary>
public class SimulationBasedCalibrationTests
{
    private const int Draws = 99;
    private const int Bins = 10;
    private const int QuickWorlds = 40;

    // So many that the luck of single people is nothing beside the declared error of 8 %.
    private const double Many = 100;

    // The quantile 0.9999 of chi-square with 9 degrees of freedom: with some 10 quantities in each of 3 worlds, one in 300 such tables would exceed it by chance.
    private const double LargestChiSquare = 33.72;

    // Of ranks, in the six middle bins of ten: 0.6 if they are uniform, with a standard error of 0.08 in 40 worlds.
    private const double LargestMiddle = 0.8;

    private static readonly double[] Intervals = [0.5, 0.8, 0.95];

    private static int Worlds => int.TryParse(Environment.GetEnvironmentVariable("TRAVESIA_WORLDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int worlds) ? worlds : QuickWorlds;

    [Fact]
    public void Ranks_of_the_truth_are_uniform_and_intervals_hold_what_they_say()
    {
        Worldly found = InWorlds("many people", TwoGroups.Scenario(people: Many));
        Assert.All(found.Ranks, q => Assert.True(q.ChiSquare < LargestChiSquare, found.Table));
        Assert.All(Intervals.Zip(found.Coverage), c => Assert.True(Math.Abs(c.Second.Share - c.First) < (3 * c.Second.Error) + 0.01, found.Table));
    }

    [Fact]
    public void Where_people_are_few_their_own_luck_makes_intervals_too_narrow_by_no_more_than_is_told()
    {
        // Some 600 a month are counted with an error of 8 %, and 4 % of luck that the declared error leaves out.
        Worldly found = InWorlds("few people", TwoGroups.Scenario());
        Assert.All(Intervals.Zip(found.Coverage), c => Assert.InRange(c.Second.Share, c.First - 0.08, c.First + (3 * c.Second.Error)));
        Assert.All(found.Ranks, q => Assert.True(q.ChiSquare < LargestChiSquare, found.Table));
    }

    [Fact]
    public void Where_months_have_luck_it_is_reckoned_with_once_though_it_is_in_the_counts_of_both_stages()
    {
        Worldly found = InWorlds("luck of months", TwoGroups.Scenario(monthSd: 0.3, people: Many));
        Assert.All(found.Ranks, q => Assert.True(q.ChiSquare < LargestChiSquare, found.Table));
        Assert.All(Intervals.Zip(found.Coverage), c => Assert.True(Math.Abs(c.Second.Share - c.First) < (3 * c.Second.Error) + 0.01, found.Table));
        Assert.All(found.Ranks.Where(q => q.Quantity is "stopped" or "money"), q => Assert.True(q.Counts[2..8].Sum() < LargestMiddle * Worlds, found.Table));
    }

    [Fact]
    public void Where_a_queue_is_shared_intervals_are_too_narrow_by_no_more_than_is_told()
    {
        // The posterior is normal about one point of a fluid limit: a queue that is full on one side of it only bends the model there, and queues have luck of their own.
        Worldly found = InWorlds("a shared queue", TwoGroups.Scenario(limited: true, people: Many));
        Assert.All(Intervals.Zip(found.Coverage), c => Assert.InRange(c.Second.Share, c.First - 0.12, c.First + (3 * c.Second.Error)));
        Assert.All(found.Ranks.Where(q => q.Quantity.StartsWith("base-", StringComparison.Ordinal)), q => Assert.True(q.ChiSquare < LargestChiSquare, found.Table));
    }

    [Fact]
    public void A_posterior_that_is_too_narrow_or_shifted_is_found()
    {
        // Normal truth and posterior, as exact as it gets, then spread and middle spoilt.
        Assert.True(Chi(1, 0) < LargestChiSquare);
        Assert.True(Chi(0.5, 0) > LargestChiSquare);
        Assert.True(Chi(1, 0.5) > LargestChiSquare);

        static double Chi(double spread, double shift) => Ranking.Of("x", [.. Enumerable.Range(0, 200).Select(world =>
        {
            double Score(string name, int draw) => NormalDistribution.Quantile(ParameterDraw.Uniform(new ParameterId(name), (uint)world, (uint)draw));
            return Enumerable.Range(1, Draws).Count(draw => (spread * Score("draw", draw)) + shift < Score("truth", 0));
        })]).ChiSquare;
    }

    private static Worldly InWorlds(string name, Scenario model)
    {
        string[] quantities = [.. model.Parameters.Select(p => p.Id.Value), "all of a", "stopped of a"];
        int[][] ranks = new int[Worlds][];
        Parallel.For(0, Worlds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, world => ranks[world] = RanksIn((uint)world + 1, model));
        Ranking[] found = [.. quantities.Select((q, i) => Ranking.Of(q, [.. ranks.Select(r => r[i])]))];
        (double Share, double Error)[] coverage = [.. Intervals.Select(level => Coverage(ranks, level))];
        string table = Table(name, found, coverage);
        if (Worlds != QuickWorlds)
        {
            File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "worlds.md"), table);
        }

        return new Worldly(found, coverage, table);
    }

    /// <summary>In one world, how many draws of the posterior lie below the truth, by quantity.</summary>
    private static int[] RanksIn(uint seed, Scenario model)
    {
        (Scenario scenario, ParameterValues truth) = TwoGroups.Observed(seed, model, sampled: true);
        Scenario fitted = scenario with { Fitted = Calibrator.Fit(scenario, TwoGroups.Rules, TwoGroups.Maker).Fitted };
        double[] own = Quantities(truth);
        int[] below = new int[own.Length];
        for (uint draw = 1; draw <= Draws; draw++)
        {
            double[] drawn = Quantities(ParameterDraw.Of(fitted, seed, draw));
            for (int i = 0; i < own.Length; i++)
            {
                below[i] += drawn[i] < own[i] ? 1 : 0;
            }
        }

        return below;
    }

    /// <summary>Each parameter, and two numbers that hang on several: what a posterior knows of them lies in how its draws hang together.</summary>
    private static double[] Quantities(ParameterValues values)
    {
        double allOfA = TwoGroups.Bases.Where(b => b[5] == 'a').Sum(b => values[new(b)]);
        return [.. TwoGroups.Scenario().Parameters.Select(p => values[p.Id]), allOfA, allOfA * values[new("stopped")]];
    }

    /// <summary>The share of ranks inside a central interval, over all quantities that are fitted, and its error over worlds.</summary>
    private static (double Share, double Error) Coverage(int[][] ranks, double level)
    {
        // Of 100 places that a rank may take as many as the level says lie inside.
        int outside = (int)Math.Round((Draws + 1) * (1 - level) / 2, MidpointRounding.AwayFromZero);
        double inside = (Draws + 1 - (2.0 * outside)) / (Draws + 1);
        double[] ofWorld = [.. ranks.Select(r => r.Average(rank => rank >= outside && rank <= Draws - outside ? 1.0 : 0.0) + level - inside)];
        double mean = ofWorld.Average();
        return (mean, Math.Sqrt(ofWorld.Sum(w => (w - mean) * (w - mean)) / (ofWorld.Length - 1) / ofWorld.Length));
    }

    private static string Table(string name, Ranking[] found, (double Share, double Error)[] coverage)
    {
        StringBuilder text = new();
        IEnumerable<string> held = Intervals.Zip(coverage).Select(c => FormattableString.Invariant($"{c.First:P0} interval holds {c.Second.Share:P1} +- {c.Second.Error:P1}"));
        text.AppendLine(CultureInfo.InvariantCulture, $"{name}, {Worlds} worlds: {string.Join("; ", held)}");
        foreach (Ranking q in found)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {q.Quantity} | {q.ChiSquare:F1} | {q.Mean:F2} | {string.Join(' ', q.Counts)} |");
        }

        return text.ToString();
    }

    /// <param name="Ranks">By quantity.</param>
    /// <param name="Coverage">By interval, the share of truths inside, with its Monte Carlo error.</param>
    /// <param name="Table">All of it, to be read.</param>
    private sealed record Worldly(Ranking[] Ranks, (double Share, double Error)[] Coverage, string Table);

    /// <param name="Quantity">Of what.</param>
    /// <param name="ChiSquare">Of the ranks in <see cref="Bins"/> bins against as many in each.</param>
    /// <param name="Mean">Mean rank as a share, 0.5 without bias.</param>
    /// <param name="Counts">Worlds in each bin.</param>
    private sealed record Ranking(string Quantity, double ChiSquare, double Mean, int[] Counts)
    {
        public static Ranking Of(string quantity, int[] ranks)
        {
            int[] counts = new int[Bins];
            foreach (int rank in ranks)
            {
                counts[rank * Bins / (Draws + 1)]++;
            }

            double expected = (double)ranks.Length / Bins;
            return new Ranking(quantity, counts.Sum(c => (c - expected) * (c - expected) / expected), ranks.Average(r => (r + 0.5) / (Draws + 1)), counts);
        }
    }
}
