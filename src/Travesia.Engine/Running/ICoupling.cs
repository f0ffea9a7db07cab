using Travesia.Engine.Randomness;

namespace Travesia.Engine.Running;

/// <summary>How a stream of uniforms becomes whole numbers.</summary>
internal interface ICoupling
{
    /// <summary>Whether runs of two programs are to stay close.</summary>
    static abstract bool Pairs { get; }

    /// <summary>Binomial.</summary>
    static abstract long Binomial(ref DrawStream stream, long trials, double success, double failure);

    /// <summary>Beta-binomial.</summary>
    static abstract long BetaBinomial(ref DrawStream stream, long trials, double alpha, double beta);

    /// <summary>Hypergeometric.</summary>
    static abstract long Hypergeometric(ref DrawStream stream, long marked, long unmarked, long drawn);

    /// <summary>Poisson.</summary>
    static abstract long Poisson(ref DrawStream stream, double mean);

    /// <summary>Negative binomial by its mean and its variance over mean, above 1.</summary>
    static abstract long NegativeBinomial(ref DrawStream stream, double mean, double dispersion);
}
