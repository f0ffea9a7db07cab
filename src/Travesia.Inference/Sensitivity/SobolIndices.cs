using Travesia.Engine;

namespace Travesia.Inference.Sensitivity;

/// <summary>An estimate with the interval that holds it in 95 % of bootstrap samples.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">The 2.5 % quantile of the bootstrap.</param>
/// <param name="High">The 97.5 % quantile.</param>
public sealed record ShareEstimate(double Value, double Low, double High);

/// <summary>The share of an outcome's variance that a factor makes.</summary>
/// <param name="First">Alone (first-order index): what knowing it would take away on the mean. An estimate may fall below 0 by chance.</param>
/// <param name="Total">With all interactions that it takes part in (total-order index): what would be left if all else were known.</param>
public sealed record SpreadShare(ShareEstimate First, ShareEstimate Total);

/// <summary>
/// Estimators of Sobol's indices from runs on two independent matrices A and B and on A with one factor's columns from B.
/// </summary>
public static class SobolIndices
{
    private const int Resamples = 1000;
    private const double Tail = 0.025;

    /// <summary>Estimates from the outcomes of a run of each row.</summary>
    /// <remarks>
    /// First order: mean of f(B) (f(AB) - f(A)) over the variance, with f centred (Saltelli and others, Variance based sensitivity
    /// analysis of model output, 2010, table 2 b), exact for small shares; or 1 less the mean of (f(B) - f(AB))^2 / 2 over the variance
    /// (Jansen, Analysis of variance designs for model output, 1999; there 2 c), exact for large ones: whichever has the narrower interval.
    /// Total: mean of (f(A) - f(AB))^2 / 2 over the variance (Jansen; there 2 f). Intervals: rows are drawn again with replacement
    /// (Archer, Saltelli and Sobol, 1997); in a Latin hypercube they are rather too wide.
    /// </remarks>
    /// <param name="a">Outcomes on A.</param>
    /// <param name="b">Outcomes on B.</param>
    /// <param name="mixed">Outcomes on A with the factor's columns from B.</param>
    /// <param name="key">Names the draws of the bootstrap.</param>
    /// <returns>The indices, or none if the outcome does not vary.</returns>
    public static SpreadShare? Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> mixed, StableKey key)
    {
        int n = a.Length;
        if (n < 2 || b.Length != n || mixed.Length != n)
        {
            throw new ArgumentException("Three columns of the same length, 2 or more.", nameof(mixed));
        }

        int[] rows = [.. Enumerable.Range(0, n)];
        if (Estimate(a, b, mixed, rows) is not { } whole)
        {
            return null;
        }

        List<double> product = [];
        List<double> distance = [];
        List<double> total = [];
        for (int sample = 0; sample < Resamples; sample++)
        {
            StableKey ofSample = key.With(sample);
            for (int i = 0; i < n; i++)
            {
                rows[i] = (int)(NamedDraw.Uniform(ofSample.With(i)) * n);
            }

            if (Estimate(a, b, mixed, rows) is { } again)
            {
                product.Add(again.Product);
                distance.Add(again.Distance);
                total.Add(again.Total);
            }
        }

        (ShareEstimate byProduct, ShareEstimate byDistance) = (Banded(whole.Product, product), Banded(whole.Distance, distance));
        return new SpreadShare(byProduct.High - byProduct.Low <= byDistance.High - byDistance.Low ? byProduct : byDistance, Banded(whole.Total, total));
    }

    private static (double Product, double Distance, double Total)? Estimate(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> mixed, ReadOnlySpan<int> rows)
    {
        double mean = 0;
        foreach (int row in rows)
        {
            mean += a[row] + b[row];
        }

        mean /= 2 * rows.Length;
        double variance = 0;
        double product = 0;
        double distance = 0;
        double total = 0;
        foreach (int row in rows)
        {
            (double fromMeanA, double fromMeanB) = (a[row] - mean, b[row] - mean);
            variance += ((fromMeanA * fromMeanA) + (fromMeanB * fromMeanB)) / 2;
            product += fromMeanB * (mixed[row] - a[row]);
            distance += (b[row] - mixed[row]) * (b[row] - mixed[row]) / 2;
            total += (a[row] - mixed[row]) * (a[row] - mixed[row]) / 2;
        }

        // What rounding leaves of an outcome that does not vary is no spread.
        return variance <= rows.Length * 1e-24 * mean * mean || variance == 0 ? null : (product / variance, 1 - (distance / variance), total / variance);
    }

    private static ShareEstimate Banded(double value, List<double> samples)
    {
        samples.Sort();
        return samples.Count == 0 ? new ShareEstimate(value, value, value)
            : new ShareEstimate(value, samples[(int)(Tail * (samples.Count - 1))], samples[(int)Math.Ceiling((1 - Tail) * (samples.Count - 1))]);
    }
}
