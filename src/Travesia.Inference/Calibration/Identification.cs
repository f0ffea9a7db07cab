using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Calibrating;

namespace Travesia.Inference.Calibration;

/// <summary>What a fit tells of a parameter.</summary>
/// <param name="Parameter">Which.</param>
/// <param name="SdRatio">Standard deviation of its posterior over that of its prior, on the scale on which the prior is standard normal; 1 if nothing was learnt.</param>
public sealed record ToldParameter(ParameterId Parameter, double SdRatio)
{
    /// <summary>Whether the data tell anything of it to speak of.</summary>
    public bool IsTold => SdRatio < Identification.LeastUntold;
}

/// <summary>Two parameters of which the data tell a combination better than either.</summary>
/// <param name="First">The one that comes first.</param>
/// <param name="Second">The other.</param>
/// <param name="Correlation">Correlation of their scores under the posterior.</param>
public sealed record CorrelatedPair(ParameterId First, ParameterId Second, double Correlation);

/// <summary>Which parameters the data can tell, and which they cannot, as read from a posterior.</summary>
/// <param name="Parameters">Each that was fitted, least told first.</param>
/// <param name="Pairs">Pairs that hang together strongly, the strongest first.</param>
public sealed record Identification(ImmutableArray<ToldParameter> Parameters, ImmutableArray<CorrelatedPair> Pairs)
{
    /// <summary>
    /// From this ratio on a parameter cannot be told: less than a fifth of its prior's variance is gone (posterior contraction below 0.2:
    /// Betancourt, Calibrating model-based inferences and decisions, 2018).
    /// </summary>
    public const double LeastUntold = 0.9;

    /// <summary>From this absolute correlation on two parameters hang together strongly: more than half of the variance of one goes with the other.</summary>
    public const double LeastStrong = 0.7;

    private const double Furthest = 12;

    /// <summary>Reads a posterior.</summary>
    /// <param name="scenario">With the priors.</param>
    /// <param name="fitted">Its posterior.</param>
    public static Identification Of(Scenario scenario, Fitted fitted)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(fitted);
        Dictionary<ParameterId, Prior> priors = scenario.Parameters.ToDictionary(p => p.Id, p => p.Prior);
        IEnumerable<ToldParameter> parameters = fitted.Parameters.Where(p => priors.ContainsKey(p.Id)).Select(p => new ToldParameter(p.Id, p.Moved ? SdRatio(priors[p.Id], p.Marginal) : 1));
        return new Identification([.. parameters.OrderByDescending(p => p.SdRatio)], [.. StrongPairs(fitted.Parameters).OrderByDescending(p => Math.Abs(p.Correlation))]);
    }

    /// <summary>Half the way between the scores of the posterior's quantiles one standard deviation off its middle.</summary>
    private static double SdRatio(Prior prior, Prior posterior) => (Score(prior, ScoreScale.Value(posterior, 1)) - Score(prior, ScoreScale.Value(posterior, -1))) / 2;

    /// <summary>The score of a value under a prior, by bisection: priors know their quantiles.</summary>
    private static double Score(Prior prior, double value)
    {
        (double low, double high) = (-Furthest, Furthest);
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = ScoreScale.Value(prior, middle) < value ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static IEnumerable<CorrelatedPair> StrongPairs(ImmutableArray<Posterior> posteriors)
    {
        Dictionary<string, double>[] loadings = [.. posteriors.Select(p => new Dictionary<string, double>(p.With, StringComparer.Ordinal) { [p.Id.Value] = p.Own })];
        for (int j = 0; j < loadings.Length; j++)
        {
            for (int i = 0; i < j; i++)
            {
                double correlation = loadings[i].Sum(l => l.Value * loadings[j].GetValueOrDefault(l.Key));
                if (Math.Abs(correlation) >= LeastStrong)
                {
                    yield return new CorrelatedPair(posteriors[i].Id, posteriors[j].Id, correlation);
                }
            }
        }
    }
}
