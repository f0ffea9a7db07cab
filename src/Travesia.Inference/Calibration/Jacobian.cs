using System.Collections.Immutable;
using Travesia.Rules;

namespace Travesia.Inference.Calibration;

/// <summary>Derivatives of all cells, on the scale of their errors, by scores: forward differences, several parameters to a run (see <see cref="Colouring"/>).</summary>
internal sealed class Jacobian(ModelRuns runs, FreeParameters free)
{
    /// <summary>The step, in standard deviations of a prior: small beside its spread, large beside the rounding of a run.</summary>
    private const double Step = 1e-3;

    /// <summary>The derivatives: by cell and position in <paramref name="parameters"/>.</summary>
    /// <param name="scores">Where.</param>
    /// <param name="at">The values of the terms there.</param>
    /// <param name="parameters">By which parameters.</param>
    /// <param name="together">Whether parameters of different groups share a run; false gives each a run of its own.</param>
    /// <exception cref="CalibrationException">The model has no meaning on either side of the scores.</exception>
    public double[,] At(double[] scores, double[] at, ImmutableArray<int> parameters, bool together = true)
    {
        // What is counted of all people together does not tell whose change it was.
        bool isSplit = together && runs.Cells.All(c => c.Terms.All(t => t.Group is not null));
        ImmutableArray<ImmutableArray<int>> colours = isSplit
            ? Colouring.Of([.. parameters.Select(p => free.Reach[p])])
            : [.. Enumerable.Range(0, parameters.Length).Select(i => ImmutableArray.Create(i))];
        double[][] moved = [.. colours.Select(c => Moved(scores, c.Select(i => parameters[i]), Step))];
        (double[]? Terms, RefusalException? Refusal)[] answers = runs.At(moved);
        double[,] jacobian = new double[runs.Cells.Length, parameters.Length];
        for (int c = 0; c < colours.Length; c++)
        {
            double step = Step;
            double[]? values = answers[c].Terms;
            if (values is null)
            {
                step = -Step;
                double[] back = Moved(scores, colours[c].Select(i => parameters[i]), step);
                (values, RefusalException? refusal) = runs.At(back);
                if (values is null)
                {
                    throw new CalibrationException(free.At(back), refusal!);
                }
            }

            Fill(jacobian, colours[c], [.. colours[c].Select(i => free.Reach[parameters[i]])], at, values, step);
        }

        return jacobian;
    }

    private static double[] Moved(double[] scores, IEnumerable<int> parameters, double step)
    {
        double[] moved = [.. scores];
        foreach (int p in parameters)
        {
            moved[p] += step;
        }

        return moved;
    }

    private void Fill(double[,] jacobian, ImmutableArray<int> colour, ImmutableArray<ImmutableSortedSet<string>?> reach, double[] at, double[] moved, double step)
    {
        double[] answers = runs.Answers(at);
        for (int cell = 0; cell < runs.Cells.Length; cell++)
        {
            double slope = runs.Cells[cell].Slope(answers[cell]);
            for (int t = runs.FirstTerms[cell]; t < runs.FirstTerms[cell + 1]; t++)
            {
                double change = (moved[t] - at[t]) / step * slope;
                int owner = change == 0 ? -1 : colour.Length == 1 ? 0 : OwnerOf(reach, runs.Cells[cell].Terms[t - runs.FirstTerms[cell]].Group!.Value.Value);
                if (owner >= 0)
                {
                    jacobian[cell, colour[owner]] += change;
                }
            }
        }
    }

    private static int OwnerOf(ImmutableArray<ImmutableSortedSet<string>?> reach, string group)
    {
        for (int i = 0; i < reach.Length; i++)
        {
            if (reach[i]!.Contains(group))
            {
                return i;
            }
        }

        return -1;
    }
}
