namespace Travesia.Engine.Randomness;

/// <summary>A Poisson count whose mean is itself gamma distributed: mean m and variance m·d, d above 1.</summary>
internal readonly struct NegativeBinomialLaw : ILatticeLaw
{
    private readonly double _mean;
    private readonly double _dispersion;
    private readonly double _odds;
    private readonly PolyaTerm _term;

    /// <summary>The law of a positive mean and a dispersion above 1.</summary>
    public NegativeBinomialLaw(double mean, double dispersion)
    {
        _mean = mean;
        _dispersion = dispersion;
        _odds = (dispersion - 1) / dispersion;
        _term = new PolyaTerm(mean / (dispersion - 1), _odds, 1 / dispersion);
    }

    public double Lower => 0;

    public double Upper => double.PositiveInfinity;

    public double Mean => _mean;

    public double Deviation => Math.Sqrt(_mean * _dispersion);

    public double Skewness => ((2 * _dispersion) - 1) / Deviation;

    // The far tail is geometric with scale d, however small the mean.
    public double Breadth => Math.Max(_dispersion, Deviation);

    public bool HasValley => false;

    public double Mass(double k) => _term.Root(k) * Math.Exp(_term.Exponent(k, (k - _mean) / _dispersion));

    public double Up(double k) => (_term.Shape + k) * _odds / (k + 1);

    public double Down(double k) => k / ((_term.Shape + (k - 1)) * _odds);
}
