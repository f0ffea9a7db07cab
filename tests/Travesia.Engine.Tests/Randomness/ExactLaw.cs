namespace Travesia.Engine.Tests.Randomness;

/// <summary>
/// A law from nothing but the ratios of neighbouring masses, in 31 digits: weights are multiplied out from the mode and divided by
/// their sum. No factorial, no logarithm, no integral.
/// </summary>
public sealed class ExactLaw
{
    private const double SmallestWeight = 1e-45;

    private readonly double[] _mass;
    private readonly double[] _atMost;
    private readonly double[] _atLeast;

    /// <summary>The law; up(k) is mass(k + 1)/mass(k).</summary>
    public ExactLaw(long lower, long upper, long mode, Func<long, DoubleDouble> up, bool cutTails = true)
    {
        List<DoubleDouble> below = [];
        DoubleDouble weight = DoubleDouble.One;
        long k = mode;
        while (k > lower && (!cutTails || weight.High > SmallestWeight))
        {
            k--;
            weight /= up(k);
            below.Add(weight);
        }

        First = k;
        List<DoubleDouble> all = [.. Enumerable.Reverse(below), DoubleDouble.One];
        weight = DoubleDouble.One;
        for (k = mode; k < upper && (!cutTails || weight.High > SmallestWeight); k++)
        {
            weight *= up(k);
            all.Add(weight);
        }

        DoubleDouble total = 0.0;
        foreach (DoubleDouble w in all)
            total += w;
        int count = all.Count;
        _mass = new double[count];
        _atMost = new double[count];
        _atLeast = new double[count];
        DoubleDouble sum = 0.0;
        for (int i = 0; i < count; i++)
        {
            _mass[i] = (double)(all[i] / total);
            sum += all[i];
            _atMost[i] = (double)(sum / total);
        }

        sum = 0.0;
        for (int i = count - 1; i >= 0; i--)
        {
            sum += all[i];
            _atLeast[i] = (double)(sum / total);
        }
    }

    public long First { get; }

    public long Last => First + _mass.Length - 1;

    public double Mass(long k) => k < First || k > Last ? 0 : _mass[k - First];

    /// <summary>P(X &lt;= k).</summary>
    public double AtMost(long k) => k < First ? 0 : k > Last ? 1 : _atMost[k - First];

    /// <summary>P(X >= k).</summary>
    public double AtLeast(long k) => k < First ? 1 : k > Last ? 0 : _atLeast[k - First];

    public static ExactLaw Certain(long k) => new(k, k, k, _ => 0.0);

    public static ExactLaw Binomial(long n, double p, double q)
    {
        if (p == 0 || q == 0)
            return Certain(p == 0 ? 0 : n);
        bool swap = p > q;
        DoubleDouble small = swap ? q : p;
        DoubleDouble odds = swap ? (1.0 - small) / small : small / (1.0 - small);
        double mean = n * p;
        return new(0, n, Math.Clamp((long)mean, 0, n), k => (n - k) * odds / (k + 1));
    }

    public static ExactLaw Poisson(double mean)
        => new(0, long.MaxValue, (long)mean, k => (DoubleDouble)mean / (k + 1));

    public static ExactLaw NegativeBinomial(double mean, double dispersion)
    {
        DoubleDouble excess = (DoubleDouble)dispersion - 1.0;
        DoubleDouble shape = (DoubleDouble)mean / excess;
        DoubleDouble odds = excess / dispersion;
        long mode = (long)Math.Max(0, (mean - dispersion) * 0.999);
        return new(0, long.MaxValue, mode, k => (shape + (double)k) * odds / (k + 1));
    }

    public static ExactLaw Hypergeometric(long marked, long unmarked, long draws)
    {
        long mode = (long)((Int128)draws * marked / (marked + unmarked));
        return new(
            Math.Max(0, draws - unmarked),
            Math.Min(marked, draws),
            Math.Clamp(mode, Math.Max(0, draws - unmarked), Math.Min(marked, draws)),
            k => (DoubleDouble)(marked - k) * (draws - k) / ((DoubleDouble)(k + 1) * (unmarked - draws + k + 1)));
    }

    public static ExactLaw BetaBinomial(long n, double alpha, double beta, long mode)
        => new(
            0,
            n,
            mode,
            k => (DoubleDouble)(n - k) * ((DoubleDouble)alpha + (double)k) / ((DoubleDouble)(k + 1) * ((DoubleDouble)beta + (double)(n - k - 1))),
            cutTails: alpha >= 1 && beta >= 1);
}
