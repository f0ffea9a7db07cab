namespace Travesia.Engine.Randomness;

/// <summary>The number of successes in n independent trials.</summary>
internal readonly struct BinomialLaw : ILatticeLaw
{
    private readonly double _n;
    private readonly double _p;
    private readonly double _q;

    // n·min(p, q) in twice the precision: at n = 2^53 one rounding of the mean would be felt.
    private readonly double _high;
    private readonly double _low;

    /// <summary>The law; 0 &lt; p, 0 &lt; q, p + q = 1 to rounding, the smaller of both being the one that counts.</summary>
    public BinomialLaw(long n, double p, double q)
    {
        _n = n;
        _p = p;
        _q = q;
        double smaller = Math.Min(p, q);
        _high = _n * smaller;
        _low = Math.FusedMultiplyAdd(_n, smaller, -_high);
    }

    public double Lower => 0;

    public double Upper => _n;

    public double Mean => _n * _p;

    public double Deviation => Math.Sqrt(_n * _p * _q);

    public double Skewness => (_q - _p) / Deviation;

    public double Breadth => Math.Max(1, Deviation);

    public bool HasValley => false;

    public double Mass(double k)
    {
        double failures = _n - k;
        double difference = FromMean(k);
        double root = Math.Sqrt(Stirling.Scale(_n) / Stirling.Scale(k) / Stirling.Scale(failures));
        return root * Math.Exp(Stirling.Exponent(_n) - Stirling.Exponent(k) - Stirling.Exponent(failures)
            - Deviance.Of(k, _n * _p, difference) - Deviance.Of(failures, _n * _q, -difference));
    }

    /// <summary>k - n·p.</summary>
    internal double FromMean(double k) => _p <= _q ? k - _high - _low : _high - (_n - k) + _low;

    public double Up(double k) => (_n - k) * _p / ((k + 1) * _q);

    public double Down(double k) => k * _q / ((_n - k + 1) * _p);
}
