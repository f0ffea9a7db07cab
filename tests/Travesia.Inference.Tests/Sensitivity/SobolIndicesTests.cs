using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference.Sensitivity;
using Travesia.Model;

namespace Travesia.Inference.Tests.Sensitivity;

/// <summary>The estimators against functions whose indices are known in closed form, through the matrices that an analysis uses.</summary>
public class SobolIndicesTests
{
    private const int Draws = 4096;

    [Fact]
    public void The_indices_of_Ishigami_are_recovered()
    {
        // sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on (-pi, pi): variances from Ishigami and Homma (1990).
        (double a, double b) = (7, 0.1);
        double one = 0.5 * Math.Pow(1 + (b * Math.Pow(Math.PI, 4) / 5), 2);
        double two = a * a / 8;
        double oneAndThree = b * b * Math.Pow(Math.PI, 8) * ((1.0 / 18) - (1.0 / 50));
        double all = one + two + oneAndThree;
        SpreadShare[] shares = Estimate(3, Draws, x =>
        {
            double[] y = [.. x.Select(u => Math.PI * ((2 * u) - 1))];
            return Math.Sin(y[0]) + (a * Math.Pow(Math.Sin(y[1]), 2)) + (b * Math.Pow(y[2], 4) * Math.Sin(y[0]));
        });
        Near([one / all, two / all, 0], [.. shares.Select(s => s.First)]);
        Near([(one + oneAndThree) / all, two / all, oneAndThree / all], [.. shares.Select(s => s.Total)]);
    }

    [Fact]
    public void The_indices_of_the_g_function_are_recovered()
    {
        double[] a = [0, 1, 4.5, 9, 99, 99];
        double[] alone = [.. a.Select(v => 1 / (3 * (1 + v) * (1 + v)))];
        double all = alone.Aggregate(1.0, (product, v) => product * (1 + v)) - 1;
        SpreadShare[] shares = Estimate(a.Length, Draws, x => x.Select((u, i) => (Math.Abs((4 * u) - 2) + a[i]) / (1 + a[i])).Aggregate(1.0, (p, g) => p * g));
        Near([.. alone.Select(v => v / all)], [.. shares.Select(s => s.First)]);
        Near([.. alone.Select(v => v * (1 + all) / (1 + v) / all)], [.. shares.Select(s => s.Total)]);
    }

    [Fact]
    public void What_adds_up_has_no_interactions_and_intervals_narrow_with_more_draws()
    {
        double[] weights = [3, 2, 1, 0];
        double Sum(double[] x) => x.Select((u, i) => weights[i] * u).Sum();
        SpreadShare[] few = Estimate(4, 64, Sum);
        SpreadShare[] many = Estimate(4, Draws, Sum);
        Near([9 / 14.0, 4 / 14.0, 1 / 14.0, 0], [.. many.Select(s => s.First)]);
        Near([9 / 14.0, 4 / 14.0, 1 / 14.0, 0], [.. many.Select(s => s.Total)]);
        Assert.All(few.Zip(many).Take(3), pair => Assert.True(pair.First.First.High - pair.First.First.Low > 4 * (pair.Second.First.High - pair.Second.First.Low)));
        Assert.Equal(new SpreadShare(new(0, 0, 0), new(0, 0, 0)), many[3]);
    }

    [Fact]
    public void The_interval_holds_the_truth_about_as_often_as_it_says()
    {
        int held = 0;
        for (uint seed = 1; seed <= 100; seed++)
        {
            ShareEstimate share = Estimate(2, 64, x => (2 * x[0]) + x[1], seed)[0].Total;
            held += share.Low <= 0.8 && 0.8 <= share.High ? 1 : 0;
        }

        // 95 of 100, less three standard deviations; wider for a Latin hypercube, never much narrower.
        Assert.InRange(held, 88, 100);
    }

    [Fact]
    public void What_does_not_vary_has_no_shares()
    {
        Assert.Null(SobolIndices.Of([3, 3, 3], [3, 3, 3], [3, 3, 3], StableKey.Of("x")));
        Assert.Throws<ArgumentException>(() => SobolIndices.Of([1, 2], [1, 2], [1], StableKey.Of("x")));
    }

    [Fact]
    public void Effects_are_their_mean_mean_size_and_spread()
    {
        ElementaryEffect effect = ElementaryEffect.Of([4, -2, 1]);
        Assert.Equal((1, 7 / 3.0, 3, -2, 4), (effect.Mean, effect.MeanSize, effect.Sd, effect.Least, effect.Largest));
    }

    [Fact]
    public void Four_points_stand_at_each_level_once_and_a_factor_is_moved_alone_by_a_half()
    {
        ImmutableArray<SensitivityFactor> factors = [.. Names(5).Select(n => new SensitivityFactor(n, [new ParameterId(n)], [])), new SensitivityFactor("both", [new("p"), new("q")], [])];
        ScreeningDesign design = new(factors, 3);
        foreach (string name in Names(5))
        {
            Assert.Equal([0.125, 0.375, 0.625, 0.875], Enumerable.Range(4, 4).Select(p => design.At(p)[name]).Order());
        }

        for (int point = 0; point < 8; point++)
        {
            for (int factor = 0; factor < factors.Length; factor++)
            {
                (Dictionary<string, double> from, Dictionary<string, double> to) = (design.At(point), design.Moved(point, factor));
                double step = design.IsHigh(point, factor) ? -0.5 : 0.5;
                Assert.All(from, p => Assert.Equal(factors[factor].Parameters.Any(q => q.Value == p.Key) ? step : 0, to[p.Key] - p.Value));
            }
        }
    }

    private static string[] Names(int count) => [.. Enumerable.Range(1, count).Select(i => FormattableString.Invariant($"x{i}"))];

    private static SpreadShare[] Estimate(int count, int draws, Func<double[], double> function, uint seed = 1)
    {
        string[] names = Names(count);
        SpreadDesign design = new([.. names.Select(n => new SensitivityFactor(n, [new ParameterId(n)], []))], draws, seed);
        double[] Column(int matrix) => [.. Enumerable.Range(0, draws).Select(row => design.Row(row, matrix).Positions).Select(p => function([.. names.Select(n => p[n])]))];
        double[] a = Column(SpreadDesign.OnlyA);
        double[] b = Column(SpreadDesign.OnlyB);
        return [.. Enumerable.Range(0, count).Select(k => SobolIndices.Of(a, b, Column(k), StableKey.Of("test").With(seed))!)];
    }

    private static void Near(double[] truth, ShareEstimate[] estimates) => Assert.All(truth.Zip(estimates), pair =>
    {
        Assert.InRange(pair.Second.Value, pair.First - 0.03, pair.First + 0.03);
        Assert.InRange(pair.First, pair.Second.Low - 0.01, pair.Second.High + 0.01);
    });
}
