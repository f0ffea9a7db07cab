using CsCheck;
using Travesia.Engine.Randomness;

namespace Travesia.Engine.Tests.Randomness;

/// <summary>A mean near 2^53 rounded to whole numbers would shift a law by a hundred-millionth of its breadth: more than samplers may err.</summary>
public sealed class FromMeanTests
{
    private const long Most = 1L << 53;

    [Fact]
    public void A_binomial_distance_from_the_mean_keeps_its_digits()
        => Gen.Select(Gen.Long[Most / 2, Most], Gen.Double[0.01, 0.99], Gen.Double[-8, 8]).Sample((n, chance, z) =>
        {
            // A complement of at least one half is exact.
            double p = 1 - (1 - chance);
            double q = 1 - p;
            BinomialLaw law = new(n, p, q);
            double k = Math.Round(law.Mean + (z * law.Deviation));
            DoubleDouble mean = p <= q ? (DoubleDouble)n * p : (DoubleDouble)n - ((DoubleDouble)n * q);
            return Math.Abs(law.FromMean(k) - (double)(k - mean)) < 1e-7;
        });

    [Fact]
    public void A_hypergeometric_distance_from_the_mean_keeps_its_digits()
        => Gen.Select(Gen.Long[Most / 8, Most / 2], Gen.Long[Most / 8, Most / 2], Gen.Double[0.1, 0.9], Gen.Double[-8, 8]).Sample((marked, unmarked, share, z) =>
        {
            long draws = (long)(share * (marked + unmarked));
            HypergeometricLaw law = new(marked, unmarked, draws);
            double k = Math.Round(law.Mean + (z * law.Deviation));
            DoubleDouble mean = (DoubleDouble)marked * draws / (marked + unmarked);
            return Math.Abs(law.FromMean(k) - (double)(k - mean)) < 1e-7;
        });
}
