using System.Collections.Immutable;
using Travesia.Inference.Forecasting.Origins;
using Travesia.Model;

namespace Travesia.Inference.Forecasting;

/// <summary>What is believed of a row in a month that was not published at the origin.</summary>
/// <param name="Row">The row.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Horizon">Months after the origin's; 0 and below is a nowcast.</param>
/// <param name="LastKnown">First day of the last month published.</param>
/// <param name="Lead">Months since that one.</param>
/// <param name="Count">What is believed.</param>
public sealed record RowForecast(CountRow Row, DateOnly Month, int Horizon, DateOnly LastKnown, int Lead, CountDistribution Count);

/// <summary>What is believed of the people who arrive at a place in a month. Nobody counts them there: it is the model's answer, moved by what is counted elsewhere.</summary>
/// <param name="Place">The place.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Horizon">Months after the origin's.</param>
/// <param name="Quantiles">At <see cref="Inference.Quantiles.Levels"/>.</param>
public sealed record PlaceForecast(PlaceId Place, DateOnly Month, int Horizon, ImmutableArray<double> Quantiles);

/// <summary>A forecast of everything that is counted, and of arrivals at places.</summary>
/// <param name="At">What was known.</param>
/// <param name="Rows">By row and month.</param>
/// <param name="Places">By place and month.</param>
/// <param name="Runs">How many runs of the model it took.</param>
public sealed record ForecastOutcome(ScenarioAtOrigin At, ImmutableArray<RowForecast> Rows, ImmutableArray<PlaceForecast> Places, int Runs);
