using Travesia.Inference.Draws;
using Travesia.Model;

namespace Travesia.Inference.Calibration;

/// <summary>
/// The scale on which parameters are fitted: the normal score z under the prior, x = Q(Phi(z)) with Q the prior's inverse distribution
/// function. It is the logarithm for a log-normal, the value itself for a normal, and close to the logit for a beta; on it every
/// prior is standard normal, and no step can leave what the prior allows.
/// </summary>
internal static class ScoreScale
{
    // Beyond it a tail has no probability that a double can hold.
    private const double Furthest = 37;

    private const double LeastStrength = 1e-3;

    /// <summary>The value of a parameter at a score.</summary>
    public static double Value(Prior prior, double score) => prior switch
    {
        LogNormalPrior p => p.MedianValue * Math.Exp(p.SdLog * score),
        NormalPrior { Min: double.NegativeInfinity, Max: double.PositiveInfinity } p => p.Mean + (p.Sd * score),
        _ => Between(prior, Math.Clamp(score, -Furthest, Furthest)),
    };

    /// <summary>The distribution of a parameter whose score is normal: of the prior's own family, with its median at the middle score.</summary>
    /// <param name="prior">The prior.</param>
    /// <param name="score">The middle of the score.</param>
    /// <param name="sd">Its standard deviation, above 0.</param>
    public static Prior Posterior(Prior prior, double score, double sd)
    {
        double value = Value(prior, score);
        double spread = (Value(prior, score + sd) - Value(prior, score - sd)) / 2;
        return prior switch
        {
            LogNormalPrior p => new LogNormalPrior(value, p.SdLog * sd),
            NormalPrior p => new NormalPrior(value, spread, p.Min, p.Max),
            UniformPrior p => new NormalPrior(value, spread, p.Min, p.Max),
            BetaPrior => new BetaPrior(value, Math.Max(LeastStrength, (value * (1 - value) / (spread * spread)) - 1)),
            _ => throw new ArgumentException($"{prior} cannot be fitted.", nameof(prior)),
        };
    }

    // The smaller tail is asked for, in a mirror if need be, where its probability keeps its digits.
    private static double Between(Prior prior, double score)
        => score <= 0 ? PriorQuantile.Of(prior, NormalDistribution.Probability(score)) : prior switch
        {
            UniformPrior p => p.Max - ((p.Max - p.Min) * NormalDistribution.Probability(-score)),
            NormalPrior p => -PriorQuantile.Of(new NormalPrior(-p.Mean, p.Sd, -p.Max, -p.Min), NormalDistribution.Probability(-score)),
            BetaPrior p => 1 - PriorQuantile.Of(new BetaPrior(1 - p.Mean, p.Strength), NormalDistribution.Probability(-score)),
            _ => throw new ArgumentException($"{prior} cannot be fitted.", nameof(prior)),
        };
}
