namespace Travesia.Engine.Randomness;

/// <summary>The number of events that happen independently of each other.</summary>
/// <param name="mean">The mean, positive.</param>
internal readonly struct PoissonLaw(double mean) : ILatticeLaw
{
    private readonly double _mean = mean;

    public double Lower => 0;

    public double Upper => double.PositiveInfinity;

    public double Mean => _mean;

    public double Deviation => Math.Sqrt(_mean);

    public double Skewness => 1 / Math.Sqrt(_mean);

    public double Breadth => Math.Max(1, Math.Sqrt(_mean));

    public bool HasValley => false;

    public double Mass(double k)
        => Math.Exp(-Stirling.Exponent(k) - Deviance.Of(k, _mean, k - _mean)) / Math.Sqrt(Stirling.Scale(k));

    public double Up(double k) => _mean / (k + 1);

    public double Down(double k) => k / _mean;
}
