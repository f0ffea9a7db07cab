using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Calibration;

/// <summary>
/// How the residuals of a stage hang together. In units of declared errors their covariance is I + sum over effects of K R K': the
/// declared errors, independent of each other, and luck of departures that lasts for a period (<see cref="PeriodEffect"/>), which the
/// model does not run in expected mode. K holds, by cell and period, what a standard deviation of the effect moves; R is the effect's autocorrelation.
/// </summary>
/// <remarks>
/// The marginal covariance of a linear mixed model (Laird and Ware, Random-effects models for longitudinal data, 1982), K taken once where
/// the fit begins. A month of many departures is then one surprise in all counts that it reaches, and no longer as many witnesses as there are counts.
/// </remarks>
internal sealed class ErrorCovariance
{
    /// <summary>The step, in standard deviations of an effect: small beside its spread, large beside the rounding of a run.</summary>
    private const double Step = 1e-3;

    private readonly ImmutableArray<ImmutableArray<int>> cells;
    private readonly double[][,]? factors;
    private readonly double[] sds;

    private ErrorCovariance(ModelRuns runs, int stages, double[]?[,] moved)
    {
        cells = [.. Enumerable.Range(0, stages).Select(s => Enumerable.Range(0, runs.Cells.Length).Where(c => runs.Cells[c].Stage == s).ToImmutableArray())];
        sds = new double[runs.Cells.Length];
        sds.AsSpan().Fill(1);
        if (moved.Length == 0)
        {
            return;
        }

        factors = new double[stages][,];
        for (int s = 0; s < stages; s++)
        {
            double[,] covariance = Covariance(cells[s], moved);
            factors[s] = SquareMatrix.Cholesky(covariance);
            for (int i = 0; i < cells[s].Length; i++)
            {
                sds[cells[s][i]] = Math.Sqrt(covariance[i, i]);
            }
        }

        Luck = stages == 1 ? [] : [.. moved.Cast<double[]?>().OfType<double[]>().Select(White)];
    }

    /// <summary>The covariance about a position.</summary>
    /// <param name="runs">The model.</param>
    /// <param name="stages">How many stages there are.</param>
    /// <param name="scores">Where.</param>
    /// <param name="at">The values of the terms there.</param>
    public static ErrorCovariance Of(ModelRuns runs, int stages, double[] scores, double[] at)
    {
        CompiledScenario compiled = runs.Compile(scores);
        PeriodEffect[] effects = [.. compiled.Program.Departures.SelectMany(d => d.Effects ?? []).Where(e => e.SdLog > 0).DistinctBy(e => e.Key)];
        if (effects.Length == 0)
        {
            return new ErrorCovariance(runs, stages, new double[]?[0, 0]);
        }

        // What is counted of all people together does not tell whose luck it was.
        bool isSplit = runs.Cells.All(c => c.Terms.All(t => t.Group is not null));
        ImmutableArray<ImmutableSortedSet<string>?> reach = [.. effects.Select(e => isSplit ? ReachOf(compiled, e.Key) : null)];
        ImmutableArray<ImmutableArray<int>> colours = Colouring.Of(reach);
        int periods = compiled.Program.PeriodStarts.Length;
        (ImmutableArray<int> Colour, int Period)[] shocks = [.. from colour in colours from period in Enumerable.Range(0, periods) select (colour, period)];
        double[][] answers = runs.After(scores, [.. shocks.Select(s => compiled.Program.ScaleDepartures(
            (departure, period) => period == s.Period ? FactorOf(compiled.Program.Departures[departure.Index], effects, s.Colour) : 1))]);
        double[]?[,] moved = new double[]?[effects.Length, periods];
        double[] counted = runs.Answers(at);
        foreach (((ImmutableArray<int> colour, int period), double[] terms) in shocks.Zip(answers))
        {
            Fill(moved, runs, counted, at, terms, colour, reach, period);
        }

        return new ErrorCovariance(runs, stages, Correlated(moved, effects));
    }

    /// <summary>
    /// What a standard deviation of each draw of luck moves in white residuals, by cell: what those of different stages have in common. None if there is one stage.
    /// </summary>
    public ImmutableArray<double[]> Luck { get; } = [];

    /// <summary>How far an observation lies from the model, declared error and luck together, in declared errors.</summary>
    public double SdOf(int cell) => sds[cell];

    /// <summary>Residuals of a stage that are independent with variance 1 if the errors are as declared.</summary>
    public double[] Whiten(int stage, double[] residuals)
    {
        double[] white = [.. residuals];
        if (factors is not null)
        {
            SolveLower(factors[stage], white);
        }

        return white;
    }

    /// <summary>Derivatives of all cells, those of each stage as of its white residuals.</summary>
    public double[,] Whiten(double[,] jacobian)
    {
        if (factors is null)
        {
            return jacobian;
        }

        double[,] white = new double[jacobian.GetLength(0), jacobian.GetLength(1)];
        for (int s = 0; s < cells.Length; s++)
        {
            double[] column = new double[cells[s].Length];
            for (int p = 0; p < jacobian.GetLength(1); p++)
            {
                for (int i = 0; i < column.Length; i++)
                {
                    column[i] = jacobian[cells[s][i], p];
                }

                SolveLower(factors[s], column);
                for (int i = 0; i < column.Length; i++)
                {
                    white[cells[s][i], p] = column[i];
                }
            }
        }

        return white;
    }

    private double[] White(double[] moved)
    {
        double[] white = new double[moved.Length];
        for (int s = 0; s < cells.Length; s++)
        {
            double[] own = Whiten(s, [.. cells[s].Select(c => moved[c])]);
            for (int i = 0; i < own.Length; i++)
            {
                white[cells[s][i]] = own[i];
            }
        }

        return white;
    }

    private static void SolveLower(double[,] l, double[] b)
    {
        for (int i = 0; i < b.Length; i++)
        {
            double sum = b[i];
            for (int k = 0; k < i; k++)
            {
                sum -= l[i, k] * b[k];
            }

            b[i] = sum / l[i, i];
        }
    }

    private static double[,] Covariance(ImmutableArray<int> cells, double[]?[,] moved)
    {
        double[,] covariance = new double[cells.Length, cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            covariance[i, i] = 1;
        }

        foreach (double[] column in moved.Cast<double[]?>().OfType<double[]>())
        {
            double[] own = [.. cells.Select(c => column[c])];
            for (int i = 0; i < own.Length; i++)
            {
                for (int j = 0; own[i] != 0 && j < own.Length; j++)
                {
                    covariance[i, j] += own[i] * own[j];
                }
            }
        }

        return covariance;
    }

    /// <summary>From what each period's x moves to what each period's fresh z moves: x of a period carries z of all before it.</summary>
    private static double[]?[,] Correlated(double[]?[,] moved, PeriodEffect[] effects)
    {
        int periods = moved.GetLength(1);
        double[]?[,] fresh = new double[]?[effects.Length, periods];
        for (int e = 0; e < effects.Length; e++)
        {
            double r = effects[e].Autocorrelation;
            double[]? later = null;
            for (int p = periods - 1; p >= 0; p--)
            {
                double[]? ahead = later;
                later = moved[e, p] is not { } now ? ahead?.Select(v => r * v).ToArray() : ahead is null ? now : [.. now.Zip(ahead, (a, b) => a + (r * b))];
                double scale = p == 0 ? 1 : Math.Sqrt(1 - (r * r));
                fresh[e, p] = later?.Select(v => scale * v).ToArray();
            }
        }

        return fresh;
    }

    private static void Fill(
        double[]?[,] moved, ModelRuns runs, double[] counted, double[] at, double[] terms, ImmutableArray<int> colour, ImmutableArray<ImmutableSortedSet<string>?> reach, int period)
    {
        for (int cell = 0; cell < runs.Cells.Length; cell++)
        {
            double slope = runs.Cells[cell].Slope(counted[cell]);
            for (int t = runs.FirstTerms[cell]; t < runs.FirstTerms[cell + 1]; t++)
            {
                double change = (terms[t] - at[t]) / Step * slope;
                if (change == 0)
                {
                    continue;
                }

                string? group = runs.Cells[cell].Terms[t - runs.FirstTerms[cell]].Group?.Value;
                int owner = colour.Length == 1 ? colour[0] : colour.FirstOrDefault(e => reach[e]!.Contains(group!), -1);
                if (owner >= 0)
                {
                    (moved[owner, period] ??= new double[runs.Cells.Length])[cell] += change;
                }
            }
        }
    }

    private static double FactorOf(Departure departure, PeriodEffect[] effects, ImmutableArray<int> colour)
        => Math.Exp(Step * (departure.Effects ?? []).Where(e => colour.Any(i => effects[i].Key == e.Key)).Sum(e => e.SdLog));

    /// <summary>Whose departures an effect is on; none where it is not told.</summary>
    private static ImmutableSortedSet<string>? ReachOf(CompiledScenario compiled, StableKey key)
    {
        ILookup<TallyId, GroupId?> groups = compiled.Measures.Where(m => m.Tally is not null).ToLookup(m => m.Tally!.Value, m => m.Group);
        SortedSet<string> found = new(StringComparer.Ordinal);
        foreach (Departure departure in compiled.Program.Departures.Where(d => d.Effects is { } effects && effects.Any(e => e.Key == key)))
        {
            if (compiled.Program.WeightsOf(departure.Tallies).ToArray().SelectMany(w => groups[w.Tally]).OfType<GroupId>().Distinct().ToArray() is not [GroupId group])
            {
                return null;
            }

            found.Add(group.Value);
        }

        return found.ToImmutableSortedSet(StringComparer.Ordinal);
    }
}
