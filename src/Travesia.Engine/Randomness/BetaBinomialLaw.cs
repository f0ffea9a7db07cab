namespace Travesia.Engine.Randomness;

/// <summary>A binomial count whose probability is itself beta distributed: Pólya's urn.</summary>
internal readonly struct BetaBinomialLaw : ILatticeLaw
{
    private readonly double _n;
    private readonly double _alpha;
    private readonly double _beta;
    private readonly double _total;
    private readonly double _q;
    private readonly PolyaTerm _successes;
    private readonly PolyaTerm _failures;
    private readonly double _root;
    private readonly double _exponent;

    /// <summary>The law of n > 0 trials and positive alpha and beta, whose sum is finite.</summary>
    public BetaBinomialLaw(long n, double alpha, double beta)
    {
        _n = n;
        _alpha = alpha;
        _beta = beta;
        _total = alpha + beta;
        // Every term is tilted by n/(total + n), so that the one of all has no deviance and the others peak at their means.
        double p = _n / (_total + _n);
        _q = _total / (_total + _n);
        _successes = new PolyaTerm(alpha, p, _q);
        _failures = new PolyaTerm(beta, p, _q);
        PolyaTerm all = new(_total, p, _q);
        _root = 1 / all.Root(_n);
        _exponent = -all.Exponent(_n, 0);
    }

    public double Lower => 0;

    public double Upper => _n;

    public double Mean => _n * (_alpha / _total);

    public double Deviation => Math.Sqrt(Mean * (_beta / _total) * ((_total + _n) / (_total + 1)));

    public double Skewness
        => (_beta - _alpha) / _total * ((_total + _n + _n) / (_total + 2))
            * Math.Sqrt((_total + 1) / (Mean * (_beta / _total) * (_total + _n)));

    // With a shape below 1 nearly all of the mass may sit at an end and shrink the deviation, but the rest is still as broad.
    public double Breadth => Math.Max(1, Deviation / Math.Sqrt(Math.Min(1, Math.Min(_alpha, _beta))));

    public bool HasValley => _alpha < 1 && _beta < 1;

    public double Mass(double k)
    {
        double failures = _n - k;
        double fromMean = _alpha <= _beta ? k - (_n * (_alpha / _total)) : (_n * (_beta / _total)) - failures;
        double difference = fromMean * _q;
        return _root * _successes.Root(k) * _failures.Root(failures)
            * Math.Exp(_exponent + _successes.Exponent(k, difference) + _failures.Exponent(failures, -difference));
    }

    public double Up(double k) => (_n - k) * (_alpha + k) / ((k + 1) * (_beta + (_n - k - 1)));

    public double Down(double k) => k * (_beta + (_n - k)) / ((_n - k + 1) * (_alpha + (k - 1)));
}
