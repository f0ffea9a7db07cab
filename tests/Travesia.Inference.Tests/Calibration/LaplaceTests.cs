using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using Travesia.Inference.Calibration;
using Travesia.Inference.Draws;
using Travesia.Model;
using Travesia.Model.Calibrating;

namespace Travesia.Inference.Tests.Calibration;

public class LaplaceTests
{
    private static readonly double[,] Derivatives = { { 2, 0.5, 0, 0 }, { 1, -1, 0, 0 }, { 0.3, 0.2, 3, 1 }, { 0.1, 0.4, 1, -2 }, { 0.7, 0, 0.5, 0.5 } };

    [Fact]
    public void One_stage_has_the_inverse_of_the_information()
    {
        Matrix<double> j = Matrix<double>.Build.DenseOfArray(Derivatives);
        Matrix<double> expected = ((j.Transpose() * j) + Matrix<double>.Build.DenseIdentity(4)).Inverse();
        AssertEqual(expected.ToArray(), Laplace.Covariance(Derivatives, [0, 0, 0, 0, 0], [0, 0, 0, 0], []));
    }

    [Fact]
    public void A_second_stage_adds_the_spread_of_the_first()
    {
        // y1 = J11 z1 + e, fitted first; then y2 = J21 z1 + J22 z2 + e, fitted in z2 with z1 as the first stage draws it.
        double[,] covariance = Laplace.Covariance(Derivatives, [0, 0, 1, 1, 1], [0, 0, 1, 1], []);
        Matrix<double> j = Matrix<double>.Build.DenseOfArray(Derivatives);
        Matrix<double> identity = Matrix<double>.Build.DenseIdentity(2);
        Matrix<double> j11 = j.SubMatrix(0, 2, 0, 2), j21 = j.SubMatrix(2, 3, 0, 2), j22 = j.SubMatrix(2, 3, 2, 2);
        Matrix<double> first = ((j11.Transpose() * j11) + identity).Inverse();
        Matrix<double> own = ((j22.Transpose() * j22) + identity).Inverse();
        Matrix<double> carried = -own * j22.Transpose() * j21;
        AssertEqual(first.ToArray(), Matrix<double>.Build.DenseOfArray(covariance).SubMatrix(0, 2, 0, 2).ToArray());
        AssertEqual((carried * first).ToArray(), Matrix<double>.Build.DenseOfArray(covariance).SubMatrix(2, 2, 0, 2).ToArray());
        AssertEqual((own + (carried * first * carried.Transpose())).ToArray(), Matrix<double>.Build.DenseOfArray(covariance).SubMatrix(2, 2, 2, 2).ToArray());
    }

    [Fact]
    public void What_a_second_stage_does_not_know_leaves_the_first_as_it_is()
    {
        double[,] derivatives = (double[,])Derivatives.Clone();
        (derivatives[0, 2], derivatives[0, 3], derivatives[1, 2]) = (5, -7, 3);
        AssertEqual(Laplace.Covariance(Derivatives, [0, 0, 1, 1, 1], [0, 0, 1, 1], []), Laplace.Covariance(derivatives, [0, 0, 1, 1, 1], [0, 0, 1, 1], []));
    }

    [Fact]
    public void Luck_that_two_stages_share_is_reckoned_with_once()
    {
        // r1 = J11 z1 + K1 u + e and r2 = J21 z1 + J22 z2 + K2 u + e, all normal: how each stage's estimate errs is a linear map of (z1, z2, u, e), worked out step by step.
        Matrix<double> j = Matrix<double>.Build.DenseOfArray(Derivatives);
        Matrix<double> k = Matrix<double>.Build.DenseOfArray(new double[,] { { 1.2, 0 }, { 0.4, -0.6 }, { 0.5, 0.3 }, { -0.2, 1 }, { 0.9, -0.4 } });
        Matrix<double> j11 = j.SubMatrix(0, 2, 0, 2), j21 = j.SubMatrix(2, 3, 0, 2), j22 = j.SubMatrix(2, 3, 2, 2), k1 = k.SubMatrix(0, 2, 0, 2), k2 = k.SubMatrix(2, 3, 0, 2);
        Matrix<double> v1 = Unit(2) + (k1 * k1.Transpose()), v2 = Unit(3) + (k2 * k2.Transpose());
        Matrix<double> gain1 = Gain(j11, v1), gain2 = Gain(j22, v2);
        Matrix<double> of1 = Row((gain1 * j11) - Unit(2), Zero(2, 2), gain1 * k1, gain1, Zero(2, 3));
        Matrix<double> of2 = (gain2 * (Row(Zero(3, 2), j22, k2, Zero(3, 2), Unit(3)) - (j21 * of1))) - Row(Zero(2, 2), Unit(2), Zero(2, 2), Zero(2, 2), Zero(2, 3));
        Matrix<double> map = of1.Stack(of2);

        // What both see is white by each stage's own factor, as a fit has it.
        Matrix<double> l1 = v1.Cholesky().Factor.Inverse(), l2 = v2.Cholesky().Factor.Inverse();
        double[,] white = (l1 * j.SubMatrix(0, 2, 0, 4)).Stack(l2 * j.SubMatrix(2, 3, 0, 4)).ToArray();
        ImmutableArray<double[]> luck = [.. (l1 * k1).Stack(l2 * k2).ToColumnArrays()];
        AssertEqual((map * map.Transpose()).ToArray(), Laplace.Covariance(white, [0, 0, 1, 1, 1], [0, 0, 1, 1], luck));

        static Matrix<double> Unit(int n) => Matrix<double>.Build.DenseIdentity(n);
        static Matrix<double> Zero(int rows, int columns) => Matrix<double>.Build.Dense(rows, columns);
        static Matrix<double> Row(params Matrix<double>[] parts) => parts.Aggregate((a, b) => a.Append(b));
        static Matrix<double> Gain(Matrix<double> own, Matrix<double> v) => ((own.Transpose() * v.Inverse() * own) + Unit(2)).Inverse() * own.Transpose() * v.Inverse();
    }

    [Fact]
    public void Luck_that_looks_like_departures_in_both_stages_costs_a_later_one_nothing()
    {
        // One number each: r1 = 9 z1 + 20 u + e, r2 = 9 z1 + 3 z2 + 20 u + e. However z1 is told from u, what both move in r2 is known from r1 but for the errors of the two.
        double sd = Math.Sqrt(1 + (20 * 20));
        double[,] white = { { 9 / sd, 0 }, { 9 / sd, 3 / sd } };
        double with = Math.Sqrt(Laplace.Covariance(white, [0, 1], [0, 1], [[20 / sd, 20 / sd]])[1, 1]), without = Math.Sqrt(Laplace.Covariance(white, [0, 1], [0, 1], [])[1, 1]);
        Assert.True(with < without, $"{with} {without}");
    }

    [Fact]
    public void Factors_and_inverses_are_right()
    {
        Matrix<double> j = Matrix<double>.Build.DenseOfArray(Derivatives);
        Matrix<double> a = (j.Transpose() * j) + (0.1 * Matrix<double>.Build.DenseIdentity(4));
        Matrix<double> l = Matrix<double>.Build.DenseOfArray(SquareMatrix.Cholesky(a.ToArray()));
        AssertEqual(a.ToArray(), (l * l.Transpose()).ToArray());
        double[] x = SquareMatrix.SolveFactored(l.ToArray(), [1, 2, 3, 4]);
        AssertEqual(new double[,] { { 1 }, { 2 }, { 3 }, { 4 } }, (a * Matrix<double>.Build.DenseOfColumnArrays(x)).ToArray());
        double[,] unsymmetric = { { 0, 2, 1 }, { 1, 0, 3 }, { 4, 1, 0 } };
        AssertEqual(Matrix<double>.Build.DenseOfArray(unsymmetric).Inverse().ToArray(), SquareMatrix.Inverse(unsymmetric));
        Assert.Throws<ArithmeticException>(() => SquareMatrix.Cholesky(new double[,] { { 1, 2 }, { 2, 1 } }));
        Assert.Throws<ArithmeticException>(() => SquareMatrix.Inverse(new double[,] { { 1, 2 }, { 2, 4 } }));
    }

    [Fact]
    public void Draws_have_the_correlations_of_the_fit_and_their_marginals()
    {
        double[,] covariance = { { 0.04, -0.03, 0 }, { -0.03, 0.09, 0.01 }, { 0, 0.01, 0.25 } };
        ImmutableArray<Parameter> parameters = [Named("x", new LogNormalPrior(10, 1)), Named("y", new NormalPrior(1, 2)), Named("share", new BetaPrior(0.3, 20))];
        ImmutableArray<Posterior> posteriors = Laplace.Posteriors(parameters, [1, -1, 0.5], covariance);
        Scenario scenario = TwoGroups.Scenario() with { Parameters = parameters, Fitted = new Fitted { Maker = TwoGroups.Maker, Quality = new(3, 3, true, 1, 2, 1, 1), Parameters = posteriors } };
        double[][] draws = [.. Enumerable.Range(0, 20_000).Select(m => ParameterDraw.Of(scenario, 1, (uint)m)).Select(v => parameters.Select(p => v[p.Id]).ToArray())];
        double[] logs = [.. draws.Select(d => Math.Log(d[0]))];
        double[] ys = [.. draws.Select(d => d[1])];
        Assert.Equal(Math.Log(10) + 1, logs.Average(), 0.01);
        Assert.Equal(0.2, Sd(logs), 0.005);
        Assert.Equal(-1, ys.Average(), 0.02);
        Assert.Equal(0.6, Sd(ys), 0.015);
        Assert.Equal(-0.5, Correlation(logs, ys), 0.02);
        Assert.Equal(0.01 / (0.3 * 0.5), Correlation(ys, [.. draws.Select(d => d[2])]), 0.03);
        Assert.Equal(ScoreScale.Value(parameters[2].Prior, 0.5), posteriors[2].Marginal.Median, 1e-5);

        // A parameter that is not fitted draws what it drew, and draws of the others do not change.
        Scenario more = scenario with { Parameters = [.. parameters, Named("new", new UniformPrior(0, 1))] };
        Assert.Equal(draws[7], parameters.Select(p => ParameterDraw.Of(more, 1, 7)[p.Id]));
        Assert.Equal(ParameterDraw.Uniform(new("new"), 1, 7), ParameterDraw.Of(more, 1, 7)[new("new")]);
    }

    [Theory]
    [MemberData(nameof(Priors))]
    public void Scores_are_normal_under_the_prior_and_never_leave_it(Prior prior)
    {
        (double low, double high) = Model.Validity.PriorSupport.Of(prior);
        double before = double.NegativeInfinity;
        for (double z = -50; z <= 50; z += 0.25)
        {
            double value = ScoreScale.Value(prior, z);
            Assert.True(double.IsFinite(value) && value >= low && value <= high && value >= before, $"{z}: {value}");
            before = value;
            if (Math.Abs(z) < 4)
            {
                Assert.Equal(PriorQuantile.Of(prior, NormalDistribution.Probability(z)), value, 1e-9 * (1 + Math.Abs(value)));
            }
        }

        // A posterior is of the family of its prior, about the fitted value, and holds 68 % within one standard deviation of the score.
        Prior same = ScoreScale.Posterior(prior, 0.5, 0.4);
        Assert.Equal(ScoreScale.Value(prior, 0.5), same.Median, 1e-12);
        double width = ScoreScale.Value(prior, 0.9) - ScoreScale.Value(prior, 0.1);
        Assert.Equal(width, PriorQuantile.Of(same, 0.8413) - PriorQuantile.Of(same, 0.1587), (prior is BetaPrior { Strength: < 10 } ? 0.3 : 0.1) * width);
    }

    public static TheoryData<Prior> Priors { get; } =
    [
        new LogNormalPrior(40, 0.7), new NormalPrior(-1, 2), new NormalPrior(1, 2, 0), new NormalPrior(0.2, 0.5, 0, 1), new UniformPrior(-3, 5), new BetaPrior(0.3, 20), new BetaPrior(0.01, 300), new BetaPrior(0.9, 4),
    ];

    private static Parameter Named(string name, Prior prior) => new(new(name), prior, name, null);

    private static double Sd(double[] values) => Math.Sqrt(values.Select(v => v * v).Average() - Math.Pow(values.Average(), 2));

    private static double Correlation(double[] x, double[] y) => (x.Zip(y, (a, b) => a * b).Average() - (x.Average() * y.Average())) / (Sd(x) * Sd(y));

    private static void AssertEqual(double[,] expected, double[,] actual)
    {
        Assert.Equal((expected.GetLength(0), expected.GetLength(1)), (actual.GetLength(0), actual.GetLength(1)));
        foreach ((double e, double a) in expected.Cast<double>().Zip(actual.Cast<double>()))
        {
            Assert.Equal(e, a, 1e-10);
        }
    }
}
