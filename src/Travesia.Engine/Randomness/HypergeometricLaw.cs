namespace Travesia.Engine.Randomness;

/// <summary>How many marked ones are among those drawn without replacement.</summary>
internal readonly struct HypergeometricLaw : ILatticeLaw
{
    private readonly double _marked;
    private readonly double _unmarked;
    private readonly double _draws;
    private readonly double _total;
    private readonly double _mean;

    // What the rounded mean lacks of draws·marked/total.
    private readonly double _meanRest;

    /// <summary>The law; all of marked, unmarked, draws and total - draws are positive.</summary>
    public HypergeometricLaw(long marked, long unmarked, long draws)
    {
        _marked = marked;
        _unmarked = unmarked;
        _draws = draws;
        _total = _marked + _unmarked;
        double product = _marked * _draws;
        double productRest = Math.FusedMultiplyAdd(_marked, _draws, -product);
        _mean = product / _total;
        double back = _mean * _total;
        double backRest = Math.FusedMultiplyAdd(_mean, _total, -back);
        _meanRest = (product - back + (productRest - backRest)) / _total;
    }

    public double Lower => Math.Max(0, _draws - _unmarked);

    public double Upper => Math.Min(_marked, _draws);

    public double Mean => _mean;

    public double Deviation => Math.Sqrt(_mean * (_unmarked / _total) * ((_total - _draws) / (_total - 1)));

    /// <summary>Skewness times deviation, between -1 and 1; q - p for a binomial law.</summary>
    public double Lopsidedness => (_unmarked - _marked) / _total * ((_total - _draws - _draws) / Math.Max(1, _total - 2));

    public double Skewness => Lopsidedness / Deviation;

    public double Breadth => Math.Max(1, Deviation);

    public bool HasValley => false;

    public double Mass(double k)
    {
        // A binomial mass of the marked times one of the unmarked over one of all, all with success probability draws/total; the
        // deviance of the last is zero.
        double others = _draws - k;
        double markedLeft = _marked - k;
        double othersLeft = _unmarked - others;
        double left = _total - _draws;
        double difference = FromMean(k);
        double root = Math.Sqrt(
            Stirling.Scale(_marked) / Stirling.Scale(k) / Stirling.Scale(markedLeft)
            * (Stirling.Scale(_unmarked) / Stirling.Scale(others) / Stirling.Scale(othersLeft))
            * (Stirling.Scale(_draws) / Stirling.Scale(_total) * Stirling.Scale(left)));
        double exponent = Stirling.Exponent(_marked) - Stirling.Exponent(k) - Stirling.Exponent(markedLeft)
            + Stirling.Exponent(_unmarked) - Stirling.Exponent(others) - Stirling.Exponent(othersLeft)
            + Stirling.Exponent(_draws) - Stirling.Exponent(_total) + Stirling.Exponent(left)
            - Deviance.Of(k, _mean, difference)
            - Deviance.Of(others, _draws * (_unmarked / _total), -difference)
            - Deviance.Of(markedLeft, _marked * (left / _total), -difference)
            - Deviance.Of(othersLeft, left * (_unmarked / _total), difference);
        return root * Math.Exp(exponent);
    }

    /// <summary>k - draws·marked/total.</summary>
    internal double FromMean(double k) => k - _mean - _meanRest;

    public double Up(double k) => (_marked - k) * (_draws - k) / ((k + 1) * (_unmarked - _draws + k + 1));

    public double Down(double k) => k * (_unmarked - _draws + k) / ((_marked - k + 1) * (_draws - k + 1));
}
