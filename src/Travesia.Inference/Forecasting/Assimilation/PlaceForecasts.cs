using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference.Calibration;
using Travesia.Inference.Draws;
using Travesia.Inference.Forecasting.Origins;
using Travesia.Inference.Forecasting.Responses;
using Travesia.Model;

namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>
/// Arrivals at places, by futures: drivers are drawn from where the filter stands and walk on; the model answers them; a group is off at a
/// place by as much as its own counted rows are off on the mean, and by as much more as these differ from one another. So the interval of a
/// place where nobody counts is as wide as the model's own errors where somebody does.
/// </summary>
internal sealed class PlaceForecasts
{
    private const double Ridge = 1e-9;

    /// <summary>Variance over mean of counts within a month, as in the filter.</summary>
    private const double Dispersion = 2;

    private readonly ScenarioAtOrigin at;
    private readonly StateLayout layout;
    private readonly Assimilated assimilated;
    private readonly double[,] factor;
    private readonly double[] bias;
    private readonly double spread;

    public PlaceForecasts(ScenarioAtOrigin at, FilterRow[] rows, StateLayout layout, Assimilated assimilated)
    {
        (this.at, this.layout, this.assimilated) = (at, layout, assimilated);
        double[,] covariance = new double[layout.DriverCount, layout.DriverCount];
        for (int i = 0; i < layout.DriverCount; i++)
        {
            for (int j = 0; j < layout.DriverCount; j++)
            {
                covariance[i, j] = assimilated.Filter.Covariance(i)[j] + (i == j ? Ridge : 0);
            }
        }

        factor = SquareMatrix.Cholesky(covariance);
        (bias, spread) = BiasOf(at, rows, layout, assimilated.Filter);
    }

    /// <summary>The quantiles of each place in each month after the origin's.</summary>
    /// <param name="places">The places.</param>
    /// <param name="responses">By place, what the model says of those who arrive.</param>
    /// <param name="members">How many futures.</param>
    /// <param name="seed">Their luck.</param>
    public ImmutableArray<PlaceForecast> Of(ImmutableArray<PlaceId> places, IReadOnlyList<RowResponse> responses, int members, uint seed)
    {
        double[,][] values = new double[places.Length, at.Horizon][];
        for (int p = 0; p < places.Length; p++)
        {
            for (int h = 0; h < at.Horizon; h++)
            {
                values[p, h] = new double[members];
            }
        }

        for (int member = 0; member < members; member++)
        {
            double[] drivers = DriversOf(StableKey.Of("forecast.state").With(seed).With((uint)member));
            for (int h = 0; h < at.Horizon; h++)
            {
                Step(drivers, StableKey.Of("forecast.step").With(seed).With((uint)member).With((uint)h));
                for (int p = 0; p < places.Length; p++)
                {
                    StableKey own = StableKey.Of("forecast.place", places[p].Value).With(seed).With((uint)member);
                    double count = CountOf(responses[p], at.OriginMonth + 1 + h, drivers) * Math.Exp(spread * Normal(own));
                    values[p, h][member] = Math.Max(0, Math.Round(count + (Math.Sqrt(Dispersion * count) * Normal(own.With((uint)h)))));
                }
            }
        }

        ImmutableArray<PlaceForecast>.Builder found = ImmutableArray.CreateBuilder<PlaceForecast>();
        for (int p = 0; p < places.Length; p++)
        {
            for (int h = 0; h < at.Horizon; h++)
            {
                Array.Sort(values[p, h]);
                found.Add(new PlaceForecast(places[p], at.Months[at.OriginMonth + 1 + h], h + 1, Quantiles.OfSorted(values[p, h])));
            }
        }

        return found.ToImmutable();
    }

    private double CountOf(RowResponse response, int month, double[] drivers)
    {
        double count = 0;
        foreach (GroupResponse part in response.Parts)
        {
            count += part.Count(month, drivers.AsSpan(StateLayout.Driver(part.Group, 0), GroupResponse.Lags)) * Math.Exp(bias[part.Group]);
        }

        return count;
    }

    private double[] DriversOf(StableKey luck)
    {
        double[] scores = [.. Enumerable.Range(0, layout.DriverCount).Select(i => Normal(luck.With((uint)i)))];
        double[] drivers = new double[layout.DriverCount];
        for (int i = 0; i < drivers.Length; i++)
        {
            drivers[i] = assimilated.Filter.Mean[i];
            for (int k = 0; k <= i; k++)
            {
                drivers[i] += factor[i, k] * scores[k];
            }
        }

        return drivers;
    }

    private void Step(double[] drivers, StableKey luck)
    {
        Spreads spreads = assimilated.Learnt.Spreads;
        double shared = spreads.Shared * Normal(luck);
        for (int g = 0; g < layout.Groups; g++)
        {
            for (int lag = GroupResponse.Lags - 1; lag > 0; lag--)
            {
                drivers[StateLayout.Driver(g, lag)] = drivers[StateLayout.Driver(g, lag - 1)];
            }

            drivers[StateLayout.Driver(g, 0)] += shared + (spreads.Driver * spreads.Groups[g] * Normal(luck.With((uint)g)));
        }
    }

    /// <summary>By group, the mean over its rows of how far counts are from the model, on the logarithm; and how far rows are from their group's mean. Large counts weigh more.</summary>
    private static (double[] Bias, double Spread) BiasOf(ScenarioAtOrigin at, FilterRow[] rows, StateLayout layout, StateFilter filter)
    {
        double[] bias = new double[layout.Groups];
        double squares = 0;
        double weights = 0;
        for (int g = 0; g < layout.Groups; g++)
        {
            (double Off, double Weight)[] rowsOfGroup =
            [
                .. Enumerable.Range(0, rows.Length)
                    .Where(r => rows[r].History.Row.Group == at.Scenario.Groups[g].Id && rows[r].Response.Base(at.OriginMonth) >= 1)
                    .Select(r => (Log: filter.Mean[layout.Own(r)] + filter.Mean[layout.Level(rows[r].Series)], Base: rows[r].Response.Base(at.OriginMonth)))
                    .Select(r => (r.Log - CountDistribution.Log(r.Base), Math.Exp(r.Log))),
            ];
            double ofGroup = rowsOfGroup.Sum(r => r.Weight);
            bias[g] = ofGroup == 0 ? 0 : rowsOfGroup.Sum(r => r.Off * r.Weight) / ofGroup;
            squares += rowsOfGroup.Sum(r => r.Weight * (r.Off - bias[g]) * (r.Off - bias[g]));
            weights += ofGroup;
        }

        return (bias, weights == 0 ? 0 : Math.Sqrt(squares / weights));
    }

    private static double Normal(StableKey key) => NormalDistribution.Quantile(NamedUniform.Of(key));
}
