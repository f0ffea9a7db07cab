using Travesia.Engine.Randomness;

namespace Travesia.Engine.Running;

/// <summary>The fastest exact samplers.</summary>
internal readonly struct IndependentCoupling : ICoupling
{
    public static bool Pairs => false;

    public static long Binomial(ref DrawStream stream, long trials, double success, double failure) =>
        Randomness.Binomial.Sample(ref stream, trials, success, failure);

    public static long BetaBinomial(ref DrawStream stream, long trials, double alpha, double beta) =>
        Randomness.BetaBinomial.Sample(ref stream, trials, alpha, beta);

    public static long Hypergeometric(ref DrawStream stream, long marked, long unmarked, long drawn) =>
        Randomness.Hypergeometric.Sample(ref stream, marked, unmarked, drawn);

    public static long Poisson(ref DrawStream stream, double mean) => Randomness.Poisson.Sample(ref stream, mean);

    public static long NegativeBinomial(ref DrawStream stream, double mean, double dispersion) =>
        Randomness.NegativeBinomial.Sample(ref stream, mean, dispersion);
}
