using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Calibrating;

namespace Travesia.Inference.Calibration;

/// <summary>
/// The posterior of the scores about the fitted ones: normal, from the same derivatives. Where stages see different cells the covariance
/// is A^-1 B A^-T: the rows of A are the derivatives of each parameter's own estimating equation, and B is how these scatter, the prior
/// counting as one more observation of each parameter. For one stage that is the inverse of J'J + I; for a chain of stages it is
/// the cut posterior, in which what an earlier stage does not know widens the later ones, and what a later stage does not know leaves the
/// earlier ones as they are: what it moves in their cells, through a queue that all stand in, is at its fitted value there.
/// Luck of departures that is in the cells of several stages makes their equations scatter together: what an earlier stage took for more
/// departures, though it was luck, is in the counts of a later one as well, and is no error of its parameters.
/// </summary>
internal static class Laplace
{
    // A loading below this moves no draw by what anybody could see.
    private const double LeastLoading = 0.01;
    private const double UnmovedScore = 0.1;
    private const double UnmovedSd = 0.95;
    private const int Digits = 6;

    /// <summary>The covariance of the scores.</summary>
    /// <param name="jacobian">Derivatives of white residuals, by cell and parameter.</param>
    /// <param name="stageOfCell">The stage of each cell.</param>
    /// <param name="stageOf">The stage of each parameter.</param>
    /// <param name="luck">What a standard deviation of each draw of luck moves in the white residuals, by cell; none if cells of different stages share no luck.</param>
    public static double[,] Covariance(double[,] jacobian, ImmutableArray<int> stageOfCell, ImmutableArray<int> stageOf, ImmutableArray<double[]> luck)
    {
        int n = stageOf.Length;
        double[,] equations = new double[n, n];
        double[,] scatter = new double[n, n];
        for (int p = 0; p < n; p++)
        {
            equations[p, p] = scatter[p, p] = 1;
        }

        for (int cell = 0; cell < stageOfCell.Length; cell++)
        {
            for (int p = 0; p < n; p++)
            {
                double own = stageOf[p] == stageOfCell[cell] ? jacobian[cell, p] : 0;
                if (own == 0)
                {
                    continue;
                }

                for (int q = 0; q < n; q++)
                {
                    double product = own * jacobian[cell, q];
                    equations[p, q] += stageOf[q] <= stageOfCell[cell] ? product : 0;
                    scatter[p, q] += stageOf[q] == stageOfCell[cell] ? product : 0;
                }
            }
        }

        foreach (double[] moved in luck)
        {
            AddShared(scatter, jacobian, stageOfCell, stageOf, moved);
        }

        return SquareMatrix.Sandwich(SquareMatrix.Inverse(equations), scatter);
    }

    /// <summary>Between stages only: within one, white residuals have the scatter of the luck in them already.</summary>
    private static void AddShared(double[,] scatter, double[,] jacobian, ImmutableArray<int> stageOfCell, ImmutableArray<int> stageOf, double[] moved)
    {
        double[] inEquation = new double[stageOf.Length];
        for (int cell = 0; cell < moved.Length; cell++)
        {
            for (int p = 0; moved[cell] != 0 && p < inEquation.Length; p++)
            {
                inEquation[p] += stageOf[p] == stageOfCell[cell] ? jacobian[cell, p] * moved[cell] : 0;
            }
        }

        for (int p = 0; p < inEquation.Length; p++)
        {
            for (int q = 0; inEquation[p] != 0 && q < inEquation.Length; q++)
            {
                scatter[p, q] += stageOf[p] == stageOf[q] ? 0 : inEquation[p] * inEquation[q];
            }
        }
    }

    /// <summary>The posteriors, with loadings from the factor of the correlations.</summary>
    public static ImmutableArray<Posterior> Posteriors(ImmutableArray<Parameter> parameters, ReadOnlySpan<double> scores, double[,] covariance)
    {
        int n = parameters.Length;
        double[] sd = new double[n];
        double[,] correlation = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            sd[i] = Math.Sqrt(covariance[i, i]);
            for (int j = 0; j <= i; j++)
            {
                correlation[i, j] = correlation[j, i] = covariance[i, j] / (sd[i] * sd[j]);
            }

            correlation[i, i] = 1 + 1e-12;
        }

        double[,] factor = SquareMatrix.Cholesky(correlation);
        ImmutableArray<Posterior>.Builder posteriors = ImmutableArray.CreateBuilder<Posterior>(n);
        for (int i = 0; i < n; i++)
        {
            bool moved = Math.Abs(scores[i]) > UnmovedScore || sd[i] < UnmovedSd;
            ImmutableSortedDictionary<string, double>.Builder with = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
            for (int j = 0; j < i; j++)
            {
                if (Math.Abs(factor[i, j]) >= LeastLoading)
                {
                    with[parameters[j].Id.Value] = Rounded(factor[i, j]);
                }
            }

            Prior marginal = moved ? Rounded(ScoreScale.Posterior(parameters[i].Prior, scores[i], sd[i])) : parameters[i].Prior;
            posteriors.Add(new Posterior(parameters[i].Id, marginal, moved, with.ToImmutable()));
        }

        return posteriors.MoveToImmutable();
    }

    /// <summary>To so many digits: more would claim what no fit knows, and fill the file.</summary>
    public static double Rounded(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value;
        }

        return double.Parse(value.ToString($"E{Digits - 1}", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Prior Rounded(Prior prior) => prior switch
    {
        LogNormalPrior p => new LogNormalPrior(Rounded(p.MedianValue), Rounded(p.SdLog)),
        NormalPrior p => new NormalPrior(Math.Clamp(Rounded(p.Mean), p.Min, p.Max), Rounded(p.Sd), p.Min, p.Max),
        BetaPrior p => new BetaPrior(Rounded(p.Mean), Rounded(p.Strength)),
        _ => prior,
    };
}
