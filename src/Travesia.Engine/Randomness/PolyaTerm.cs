namespace Travesia.Engine.Randomness;

/// <summary>
/// The mass Γ(a + k)/(Γ(a) k!) · P^k Q^a for a real shape a and a tilt P, P + Q = 1.
/// </summary>
/// <remarks>
/// With a tilt of its own it is the negative binomial law; a beta-binomial mass is the product of two such terms over a third, the
/// tilts cancelling. Choosing the tilt so that the terms peak near k keeps every exponent small, which is what makes shapes of 1e15
/// harmless.
/// </remarks>
internal readonly struct PolyaTerm
{
    private readonly double _scale;
    private readonly double _exponent;

    private readonly double _p;
    private readonly double _q;

    /// <summary>The term of a shape a > 0, tilted by p; q = 1 - p is an argument because 1 - p would lose its digits.</summary>
    public PolyaTerm(double shape, double p, double q)
    {
        Shape = shape;
        _p = p;
        _q = q;
        _scale = Stirling.Scale(shape);
        _exponent = Stirling.Exponent(shape);
    }

    /// <summary>a.</summary>
    public double Shape { get; }

    /// <summary>The factor before the exponential.</summary>
    public double Root(double k)
    {
        // Divided one after the other: the product of two scales can overflow.
        double total = Shape + k;
        return Shape / total * Math.Sqrt(Stirling.Scale(total) / _scale / Stirling.Scale(k));
    }

    /// <summary>The exponent, given difference = k·Q - a·P as exactly as it is known.</summary>
    public double Exponent(double k, double difference)
    {
        double total = Shape + k;
        return Stirling.Exponent(total) - _exponent - Stirling.Exponent(k)
            - Deviance.Of(k, total * _p, difference) - Deviance.Of(Shape, total * _q, -difference);
    }
}
