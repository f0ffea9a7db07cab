using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Inference.Forecasting.Assimilation;
using Travesia.Inference.Forecasting.Origins;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Forecasting;

/// <summary>
/// Forecasts what is counted, from what could be known at an origin: a state-space model around the engine. The same scenario, options and
/// version give the same result for any number of threads.
/// </summary>
public static class Forecaster
{
    /// <summary>Forecasts a scenario.</summary>
    /// <param name="scenario">Valid under the rule set; of what became known after the origin nothing is used.</param>
    /// <param name="ruleSet">Compiles it.</param>
    /// <param name="options">From when, how far.</param>
    /// <param name="progress">Told after each run, by one thread at a time.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ForecastException">The scenario cannot be forecast from there.</exception>
    /// <exception cref="RefusalException">The model cannot be run as it could be known.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static ForecastOutcome Run(Scenario scenario, IRuleSet ruleSet, ForecastOptions options, IProgress<ForecastProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Horizon, ForecastOptions.MostHorizon, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Members, 2, nameof(options));
        if (!ScenarioAtOrigin.CanBe(scenario, options.Origin))
        {
            throw new ForecastException(ForecastFault.TooEarly);
        }

        ScenarioAtOrigin at = ScenarioAtOrigin.Of(scenario, options.Origin, options.Horizon);
        ImmutableArray<PlaceId> places = [.. at.Scenario.Places.Select(p => p.Id)];
        ImmutableArray<CountQuery> arrivals = [.. places.Select(p => new CountQuery(MeasureNames.Arrivals, [p.Value], null, []))];
        OriginWork work = OriginWork.Of(at, ruleSet, arrivals, options.Threads, (done, of) => progress?.Report(new ForecastProgress(done, of)), cancellation);
        (FilterRow[] rows, StateLayout layout, Assimilated assimilated) = work.Assimilate(_ => true, null, cancellation);
        int[] reached = [.. Enumerable.Range(0, places.Length).Where(p => work.Extra[p].Parts.Length > 0)];
        PlaceForecasts forecasts = new(at, rows, layout, assimilated);
        return new ForecastOutcome(
            at,
            RowForecasts.Of(at, rows, assimilated),
            forecasts.Of([.. reached.Select(p => places[p])], [.. reached.Select(p => work.Extra[p])], options.Members, options.Seed),
            work.Runs);
    }
}
