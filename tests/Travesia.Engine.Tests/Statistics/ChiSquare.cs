namespace Travesia.Engine.Tests.Statistics;

/// <summary>Chi-square tests over cells that are named by a key. Cells too thin to test are pooled into one.</summary>
internal static class ChiSquare
{
    private const double ThinnestCell = 5;

    /// <summary>The chance of a difference at least as large if both samples come from one law.</summary>
    public static double TwoSamples<TKey>(IReadOnlyList<TKey> first, IReadOnlyList<TKey> second)
        where TKey : notnull
    {
        Dictionary<TKey, int> a = Count(first);
        Dictionary<TKey, int> b = Count(second);
        double share = (double)first.Count / (first.Count + second.Count);
        var cells = new List<(double A, double B)>();
        (double A, double B) pooled = (0, 0);
        foreach (TKey key in a.Keys.Union(b.Keys))
        {
            (double inA, double inB) = (a.GetValueOrDefault(key), b.GetValueOrDefault(key));
            if ((inA + inB) * Math.Min(share, 1 - share) < ThinnestCell)
            {
                pooled = (pooled.A + inA, pooled.B + inB);
            }
            else
            {
                cells.Add((inA, inB));
            }
        }

        if (pooled.A + pooled.B > 0)
        {
            cells.Add(pooled);
        }

        double statistic = cells.Sum(cell =>
        {
            double expected = share * (cell.A + cell.B);
            double difference = cell.A - expected;
            return difference * difference / (expected * (1 - share));
        });
        return Survival(statistic, cells.Count - 1);
    }

    /// <summary>The chance of a difference at least as large if the sample comes from the law.</summary>
    public static double OneSample<TKey>(IReadOnlyList<TKey> sample, IReadOnlyDictionary<TKey, double> law)
        where TKey : notnull
    {
        Dictionary<TKey, int> counts = Count(sample);
        if (counts.Keys.Any(key => !(law.GetValueOrDefault(key) > 0)))
        {
            return 0;
        }

        double statistic = 0;
        int cells = 0;
        (double Observed, double Expected) pooled = (0, 0);
        foreach ((TKey key, double probability) in law)
        {
            (double observed, double expected) = (counts.GetValueOrDefault(key), probability * sample.Count);
            if (expected < ThinnestCell)
            {
                pooled = (pooled.Observed + observed, pooled.Expected + expected);
                continue;
            }

            statistic += (observed - expected) * (observed - expected) / expected;
            cells++;
        }

        if (pooled.Expected > 0)
        {
            statistic += (pooled.Observed - pooled.Expected) * (pooled.Observed - pooled.Expected) / pooled.Expected;
            cells++;
        }

        return Survival(statistic, cells - 1);
    }

    /// <summary>Chance that a chi-square variable exceeds a value, by Lentz's continued fraction or the series of the incomplete gamma function.</summary>
    public static double Survival(double value, int degrees)
    {
        if (degrees <= 0 || value <= 0)
        {
            // A single cell must be full, but for rounding.
            return value > 1e-6 ? 0 : 1;
        }

        (double a, double x) = (degrees / 2.0, value / 2);
        double front = Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
        if (x < a + 1)
        {
            double term = 1 / a;
            double sum = term;
            for (int n = 1; Math.Abs(term) > 1e-16 * sum; n++)
            {
                term *= x / (a + n);
                sum += term;
            }

            return 1 - (front * sum);
        }

        double b = x + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < 100_000; i++)
        {
            double an = -i * (i - a);
            b += 2;
            d = 1 / ((an * d) + b);
            c = b + (an / c);
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-15)
            {
                break;
            }
        }

        return front * h;
    }

    private static Dictionary<TKey, int> Count<TKey>(IReadOnlyList<TKey> sample)
        where TKey : notnull => sample.CountBy(key => key).ToDictionary();

    private static double LogGamma(double a)
    {
        double shift = 0;
        for (; a < 20; a++)
        {
            shift -= Math.Log(a);
        }

        return shift + ((a - 0.5) * Math.Log(a)) - a + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * a)) - (1 / (360 * a * a * a));
    }
}
