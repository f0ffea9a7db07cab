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
        AssertEqual(expected.ToArray(), Laplace.Covariance(Derivatives, [0, 0, 0, 0, 0], [0, 0, 0, 0]));
    }

    [Fact]
    public void A_second_stage_adds_the_spread_of_the_first()
    {
        // y1 = J11 z1 + e, fitted first; then y2 = J21 z1 + J22 z2 + e, fitted in z2 with z1 as the first stage draws it.
        double[,] covariance = Laplace.Covariance(Derivatives, [0, 0, 1, 1, 1], [0, 0, 1, 1]);
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
        AssertEqual(Laplace.Covariance(Derivatives, [0, 0, 1, 1, 1], [0, 0, 1, 1]), Laplace.Covariance(derivatives, [0, 0, 1, 1, 1], [0, 0, 1, 1]));
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
