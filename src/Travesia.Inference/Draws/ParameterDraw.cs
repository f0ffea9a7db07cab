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
        return At(scenario, p => Uniform(p, seed, member));
    }

    /// <summary>The values where each parameter's own uniform is given: what it adds to those that come before it in a posterior.</summary>
    /// <param name="scenario">Its parameters.</param>
    /// <param name="own">Above 0 and below 1, by parameter; the same whenever it is asked.</param>
    internal static ParameterValues At(Scenario scenario, Func<ParameterId, double> own)
        => new(scenario.Parameters.ToImmutableSortedDictionary(
            p => p.Id.Value,
            p => scenario.Fitted?.Of(p.Id) is { } posterior ? Drawn(posterior, own) : PriorQuantile.Of(p.Prior, own(p.Id)),
            StringComparer.Ordinal));

    /// <summary>Whether members of a scenario differ in their parameters.</summary>
    public static bool IsUncertain(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Parameters.Any(p => scenario.BeliefOf(p) is not FixedPrior);
    }

    private static double Drawn(Posterior posterior, Func<ParameterId, double> own)
    {
        if (posterior.With.IsEmpty)
        {
            return PriorQuantile.Of(posterior.Marginal, own(posterior.Id));
        }

        double score = posterior.Own * NormalDistribution.Quantile(own(posterior.Id));
        foreach ((string other, double loading) in posterior.With)
        {
            score += loading * NormalDistribution.Quantile(own(new ParameterId(other)));
        }

        return ScoreScale.Value(posterior.Marginal, score);
    }

    /// <summary>Uniform on the open interval 0 to 1, 53 bits.</summary>
    internal static double Uniform(ParameterId parameter, uint seed, uint member)
    {
        ulong hash = StableKey.Of("parameter", parameter.Value).With(seed).With(member).Value;
        return ((hash >> 11) + 0.5) * (1.0 / (1L << 53));
    }
}
