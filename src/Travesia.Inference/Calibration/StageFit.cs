using System.Collections.Immutable;
using Travesia.Rules;

namespace Travesia.Inference.Calibration;

/// <summary>
/// Fits the parameters of a stage to its cells: the maximum a posteriori by Gauss-Newton steps with Marquardt's damping (Marquardt, An
/// algorithm for least-squares estimation of nonlinear parameters, 1963). The objective is half the sum of squares of white residuals
/// (<see cref="ErrorCovariance"/>) and of scores, on which the prior is standard normal.
/// </summary>
internal sealed class StageFit(ModelRuns runs, Jacobian jacobian, ErrorCovariance errors, int stage, ImmutableArray<int> parameters)
{
    private const int MostSteps = 40;
    private const int MostTrials = 6;
    private const int TrialsAlongOld = 1;
    private const double FirstDamping = 1e-2;
    private const double LeastDamping = 1e-6;
    private const double Decrease = 0.2;
    private const double Increase = 10;

    /// <summary>The furthest that a score goes in one step.</summary>
    private const double LongestStep = 2;

    // In units of log posterior density; where the model misses its observations by more than the declared errors, a unit is worth as much less.
    private const double LeastTolerance = 0.05;
    private const double RelativeTolerance = 5e-4;

    /// <summary>A step that gains less than this is the last.</summary>
    public static double Tolerance(double objective) => Math.Max(LeastTolerance, RelativeTolerance * objective);

    private readonly ImmutableArray<int> cells = [.. Enumerable.Range(0, runs.Cells.Length).Where(c => runs.Cells[c].Stage == stage)];

    /// <summary>Where the fit stands.</summary>
    /// <param name="Scores">The scores of all parameters.</param>
    /// <param name="Terms">The values of the terms there.</param>
    internal sealed record Position(double[] Scores, double[] Terms);

    /// <summary>The objective of the stage.</summary>
    public double Objective(Position position)
    {
        double sum = parameters.Sum(p => position.Scores[p] * position.Scores[p]);
        double[] residuals = Residuals(position.Terms);
        return 0.5 * (sum + residuals.Sum(r => r * r));
    }

    /// <summary>
    /// Goes down until a step along fresh derivatives gains nothing to speak of. Between fresh ones, each costing a run for every few
    /// parameters, a step corrects them by what it saw (Broyden, A class of methods for solving nonlinear simultaneous equations, 1965).
    /// Where groups share a queue, derivatives that were taken for several groups at once can point astray: the last word has a run for each parameter.
    /// </summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="tell">Told the objective after each accepted step.</param>
    /// <returns>Where the objective is least.</returns>
    public Position Run(Position start, Action<double> tell)
    {
        Position here = start;
        double objective = Objective(here);
        double damping = FirstDamping;
        double[,]? derivatives = null;
        bool isFresh = false;
        bool together = true;
        for (int steps = 0; steps < MostSteps;)
        {
            if (derivatives is null)
            {
                (derivatives, isFresh) = (jacobian.At(here.Scores, here.Terms, parameters, together), true);
            }

            (double[,] normal, double[] gradient) = Normal(here, derivatives);
            double gain = 0;
            if (Promise(normal, gradient) >= Tolerance(objective))
            {
                (Position? next, double reached, damping) = Try(here, objective, normal, gradient, damping, isFresh ? MostTrials : TrialsAlongOld);
                gain = objective - reached;
                if (next is not null)
                {
                    Correct(derivatives, here, next);
                    (here, objective) = (next, reached);
                    steps++;
                    tell(objective);
                }
            }

            if (gain >= Tolerance(objective))
            {
                isFresh = false;
            }
            else if (isFresh && (!together || !runs.IsFluid))
            {
                break;
            }
            else
            {
                if (isFresh)
                {
                    // What damped a step along derivatives that point astray says nothing of those that do not.
                    (together, damping) = (false, FirstDamping);
                }

                derivatives = null;
            }
        }

        return here;
    }

    /// <summary>The best of two steps, one damped more than the other; with more and more damping until one goes down.</summary>
    private (Position? Next, double Objective, double Damping) Try(Position here, double objective, double[,] normal, double[] gradient, double damping, int trials)
    {
        for (int trial = 0; trial < trials; trial++)
        {
            double[] dampings = [damping, damping * Increase];
            double[][] scores = [.. dampings.Select(d => Step(here.Scores, normal, gradient, d))];
            (double[]? Terms, RefusalException?)[] answers = runs.At(scores);
            int best = -1;
            double least = objective;
            for (int i = 0; i < scores.Length; i++)
            {
                if (answers[i].Terms is { } terms && Objective(new Position(scores[i], terms)) is var reached && reached < least)
                {
                    (best, least) = (i, reached);
                }
            }

            if (best >= 0)
            {
                return (new Position(scores[best], answers[best].Terms!), least, Math.Max(LeastDamping, dampings[best] * Decrease));
            }

            damping *= Increase * Increase;
        }

        return (null, objective, damping);
    }

    /// <summary>Broyden's correction: the least change with which the derivatives explain a step.</summary>
    private void Correct(double[,] derivatives, Position from, Position to)
    {
        double[] step = [.. parameters.Select(p => to.Scores[p] - from.Scores[p])];
        double length = step.Sum(d => d * d);
        double[] before = runs.Answers(from.Terms);
        double[] after = runs.Answers(to.Terms);
        foreach (int cell in cells)
        {
            double unexplained = runs.Cells[cell].Scaled(after[cell]) - runs.Cells[cell].Scaled(before[cell]);
            for (int p = 0; p < step.Length; p++)
            {
                unexplained -= derivatives[cell, p] * step[p];
            }

            for (int p = 0; p < step.Length; p++)
            {
                derivatives[cell, p] += unexplained * step[p] / length;
            }
        }
    }

    /// <summary>What a full step would gain if the model were as its derivatives say.</summary>
    private static double Promise(double[,] normal, double[] gradient)
        => 0.5 * SquareMatrix.SolveFactored(SquareMatrix.Cholesky(normal), gradient).Zip(gradient, (step, slope) => step * slope).Sum();

    private double[] Step(double[] scores, double[,] normal, double[] gradient, double damping)
    {
        double[,] damped = (double[,])normal.Clone();
        for (int i = 0; i < parameters.Length; i++)
        {
            damped[i, i] *= 1 + damping;
        }

        double[] step = SquareMatrix.SolveFactored(SquareMatrix.Cholesky(damped), gradient);
        double[] moved = [.. scores];
        for (int i = 0; i < parameters.Length; i++)
        {
            moved[parameters[i]] += Math.Clamp(step[i], -LongestStep, LongestStep);
        }

        return moved;
    }

    /// <summary>J'J + I and the direction J'r - z.</summary>
    private (double[,] Normal, double[] Gradient) Normal(Position here, double[,] derivatives)
    {
        double[,] j = errors.Whiten(derivatives);
        double[] residuals = Residuals(here.Terms);
        int n = parameters.Length;
        double[,] normal = new double[n, n];
        double[] gradient = [.. parameters.Select(p => -here.Scores[p])];
        for (int a = 0; a < n; a++)
        {
            normal[a, a] = 1;
        }

        for (int k = 0; k < cells.Length; k++)
        {
            int cell = cells[k];
            for (int a = 0; a < n; a++)
            {
                double ja = j[cell, a];
                if (ja == 0)
                {
                    continue;
                }

                gradient[a] += ja * residuals[k];
                for (int b = 0; b <= a; b++)
                {
                    normal[a, b] += ja * j[cell, b];
                }
            }
        }

        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b < a; b++)
            {
                normal[b, a] = normal[a, b];
            }
        }

        return (normal, gradient);
    }

    /// <summary>Observed less counted, white, by cell of the stage.</summary>
    private double[] Residuals(double[] terms)
    {
        double[] answers = runs.Answers(terms);
        return errors.Whiten(stage, [.. cells.Select(c => runs.Cells[c].Scaled(runs.Cells[c].Observed) - runs.Cells[c].Scaled(answers[c]))]);
    }
}
