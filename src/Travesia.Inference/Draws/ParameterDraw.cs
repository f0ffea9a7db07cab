using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference.Calibration;
using Travesia.Model;
using Travesia.Model.Calibrating;

namespace Travesia.Inference.Draws;

/// <summary>
/// The parameters of a member, drawn from their posteriors if they were fitted, else from their priors. A draw is a function of seed,
/// member and the parameter's name (and the names of those that a posterior hangs together with), so that a scenario with one more
/// parameter draws the same values for the others.
/// </summary>
public static class ParameterDraw
{
    /// <summary>A value for each parameter of a scenario.</summary>
    /// <param name="scenario">Its parameters.</param>
    /// <param name="seed">The luck of the ensemble.</param>
    /// <param name="member">Which member.</param>
    public static ParameterValues Of(Scenario scenario, uint seed, uint member)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new ParameterValues(scenario.Parameters.ToImmutableSortedDictionary(
            p => p.Id.Value,
            p => scenario.Fitted?.Of(p.Id) is { } posterior ? Drawn(posterior, seed, member) : PriorQuantile.Of(p.Prior, Uniform(p.Id, seed, member)),
            StringComparer.Ordinal));
    }

    /// <summary>Whether members of a scenario differ in their parameters.</summary>
    public static bool IsUncertain(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Parameters.Any(p => scenario.BeliefOf(p) is not FixedPrior);
    }

    private static double Drawn(Posterior posterior, uint seed, uint member)
    {
        if (posterior.With.IsEmpty)
        {
            return PriorQuantile.Of(posterior.Marginal, Uniform(posterior.Id, seed, member));
        }

        double score = posterior.Own * Score(posterior.Id, seed, member);
        foreach ((string other, double loading) in posterior.With)
        {
            score += loading * Score(new ParameterId(other), seed, member);
        }

        return ScoreScale.Value(posterior.Marginal, score);
    }

    private static double Score(ParameterId parameter, uint seed, uint member) => NormalDistribution.Quantile(Uniform(parameter, seed, member));

    /// <summary>Uniform on the open interval 0 to 1, 53 bits.</summary>
    internal static double Uniform(ParameterId parameter, uint seed, uint member)
    {
        ulong hash = StableKey.Of("parameter", parameter.Value).With(seed).With(member).Value;
        return ((hash >> 11) + 0.5) * (1.0 / (1L << 53));
    }
}
