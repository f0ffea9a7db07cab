using Travesia.Model;

namespace Travesia.Inference.Draws;

/// <summary>Inverse distribution functions of priors.</summary>
public static class PriorQuantile
{
    /// <summary>The value below which a prior has a given probability.</summary>
    /// <param name="prior">The prior.</param>
    /// <param name="probability">Above 0 and below 1.</param>
    public static double Of(Prior prior, double probability)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability above 0 and below 1.");
        }

        return prior switch
        {
            FixedPrior p => p.Value,
            UniformPrior p => p.Min + (probability * (p.Max - p.Min)),
            NormalPrior p => Normal(p, probability),
            LogNormalPrior p => p.MedianValue * Math.Exp(p.SdLog * NormalDistribution.Quantile(probability)),
            BetaPrior p => BetaDistribution.Quantile(probability, p.Mean * p.Strength, (1 - p.Mean) * p.Strength),
            _ => throw new ArgumentException($"{prior} is not a prior that can be drawn from.", nameof(prior)),
        };
    }

    private static double Normal(NormalPrior prior, double probability)
    {
        double low = (prior.Min - prior.Mean) / prior.Sd;
        double high = (prior.Max - prior.Mean) / prior.Sd;

        // An interval on the right is turned to the left, where small probabilities keep their digits.
        double z = low > 0
            ? -Between(-high, -low, 1 - probability)
            : Between(low, high, probability);
        return Math.Clamp(prior.Mean + (prior.Sd * z), prior.Min, prior.Max);
    }

    private static double Between(double low, double high, double probability)
    {
        double below = NormalDistribution.Probability(low);
        double target = below + (probability * (NormalDistribution.Probability(high) - below));

        // So far out that the interval has no probability that a double can hold: all of it lies at the bound nearest to the mean.
        return target > 0 ? NormalDistribution.Quantile(Math.Min(target, 1 - (1.0 / (1L << 53)))) : high;
    }
}
