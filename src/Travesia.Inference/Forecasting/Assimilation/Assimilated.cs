using System.Collections.Immutable;

namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>Where a filter stands in the origin's month, with everything known at the origin taken in.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="Earlier">Where it stood in the months before, as far as publishers may lag.</param>
/// <param name="LogLikelihood">Of the counts on the way.</param>
/// <param name="Learnt">What it learnt of spreads.</param>
/// <param name="Leads">How much wider forecasts at each distance are.</param>
internal sealed record Assimilated(StateFilter Filter, ImmutableDictionary<int, StateFilter> Earlier, double LogLikelihood, Learnt Learnt, LeadScales Leads)
{
    /// <summary>A publisher who lags by more months than this is nowcast from here on only.</summary>
    public const int MostDelay = 3;
}
