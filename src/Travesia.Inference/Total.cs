using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference;

/// <summary>
/// A sum over all places, groups and shown days of one quantity: moves are added, people present become person-days. Where a quantity
/// is counted at several levels, only one is summed, so that nobody is counted twice.
/// </summary>
/// <param name="Quantity">What, as in <see cref="MeasureNames"/>, <see cref="ArrivalsAtDestinations"/> or <see cref="InSheltersAtEnd"/>.</param>
/// <param name="Unit">Its unit; <c>days</c> for people present.</param>
/// <param name="Series">Positions in <see cref="EnsembleLayout.Series"/>.</param>
public sealed record Total(string Quantity, string Unit, ImmutableArray<int> Series)
{
    /// <summary>People who reach a destination, each once; arrivals at towns on the way count a person at every town.</summary>
    public const string ArrivalsAtDestinations = "arrivals-at-destinations";

    /// <summary>People in shelters at the end of the last shown day, where nothing counts who arrives.</summary>
    public const string InSheltersAtEnd = "in-shelters-at-end";

    private bool IsOfLastDay => Quantity == InSheltersAtEnd;

    internal static ImmutableArray<Total> Of(Scenario scenario, ImmutableArray<Measure> series)
    {
        ImmutableArray<Total>.Builder totals = ImmutableArray.CreateBuilder<Total>();
        HashSet<PlaceId> destinations = [.. scenario.Places.Where(p => p.Kind == PlaceKind.Destination).Select(p => p.Id)];
        foreach (IGrouping<string, int> quantity in Enumerable.Range(0, series.Length).GroupBy(i => series[i].Quantity))
        {
            // One level, the finest in time and coarsest in people that is there: whole system, then places or links of all groups, then of each group.
            IGrouping<int, int> level = quantity.GroupBy(i => LevelOf(series[i])).MinBy(l => l.Key)!;
            string unit = series[level.First()].Stock is null ? series[level.First()].Unit : "days";
            totals.Add(new Total(quantity.Key, unit, [.. level]));
            if (quantity.Key == MeasureNames.Arrivals)
            {
                IGrouping<int, int>? atDestinations = quantity
                    .Where(i => series[i].Place is { } place && destinations.Contains(place))
                    .GroupBy(i => LevelOf(series[i]))
                    .MinBy(l => l.Key);
                totals.Add(new Total(ArrivalsAtDestinations, unit, atDestinations is null ? [] : [.. atDestinations]));
            }
        }

        HashSet<PlaceId> shelters = [.. scenario.Places.Where(p => p.Kind == PlaceKind.Shelter).Select(p => p.Id)];
        int[] inShelters = [.. Enumerable.Range(0, series.Length).Where(i => series[i] is { Quantity: MeasureNames.Present, Group: null, Resolution: Resolution.Day, Place: { } place } && shelters.Contains(place))];
        if (inShelters.Length > 0 && !series.Any(s => s.Quantity == MeasureNames.Arrivals))
        {
            totals.Add(new Total(InSheltersAtEnd, "people", [.. inShelters]));
        }

        return totals.ToImmutable();
    }

    internal double Sum(EnsembleLayout layout, ReadOnlySpan<double> member)
    {
        double sum = 0;
        foreach (int i in Series)
        {
            Measure measure = layout.Series[i];
            ReadOnlySpan<double> values = member[layout.RangeOf(i)];
            if (IsOfLastDay)
            {
                sum += values[^1];
                continue;
            }

            bool monthlyMean = measure.Stock is not null && measure.Resolution == Resolution.Period;
            for (int t = 0; t < values.Length; t++)
            {
                sum += monthlyMean ? values[t] * (layout.LastDayOf(t).DayNumber - layout.Months[t].DayNumber + 1) : values[t];
            }
        }

        return sum;
    }

    private static int LevelOf(Measure measure)
        => (measure.Group is null ? 0 : 4) + (measure.Place is null && measure.Link is null ? 0 : 2) + (measure.Resolution == Resolution.Day ? 0 : 1);
}
