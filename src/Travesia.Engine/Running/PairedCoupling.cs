using Travesia.Engine.Randomness;

namespace Travesia.Engine.Running;

/// <summary>One uniform through the inverse distribution function: nearly equal parameters give nearly equal numbers.</summary>
internal readonly struct PairedCoupling : ICoupling
{
    public static bool Pairs => true;

    public static long Binomial(ref DrawStream stream, long trials, double success, double failure) =>
        Randomness.Binomial.Quantile(stream.NextUniform(), trials, success, failure);

    public static long BetaBinomial(ref DrawStream stream, long trials, double alpha, double beta) =>
        Randomness.BetaBinomial.Quantile(stream.NextUniform(), trials, alpha, beta);

    public static long Hypergeometric(ref DrawStream stream, long marked, long unmarked, long drawn) =>
        Randomness.Hypergeometric.Quantile(stream.NextUniform(), marked, unmarked, drawn);

    public static long Poisson(ref DrawStream stream, double mean) => Randomness.Poisson.Quantile(stream.NextUniform(), mean);

    public static long NegativeBinomial(ref DrawStream stream, double mean, double dispersion) =>
        Randomness.NegativeBinomial.Quantile(stream.NextUniform(), mean, dispersion);
}
