using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Results.Report.Data;

/// <summary>One place.</summary>
/// <param name="Place">Which.</param>
/// <param name="Arrivals">Arrivals by month.</param>
/// <param name="Present">People there by day, where its beds are known.</param>
/// <param name="NightsByDay">People without a bed by day, where its beds are known.</param>
/// <param name="Harm">Harm by quantity, over the whole run.</param>
internal sealed record PlaceCounts(Place Place, Counted? Arrivals, Counted? Present, Counted? NightsByDay, ImmutableDictionary<string, Counted> Harm)
{
    /// <summary>Asks about a place.</summary>
    public static PlaceCounts Ask(Place place, Inquiry inquiry, ImmutableArray<CountPeriod> months)
    {
        ImmutableArray<string> here = [place.Id.Value];
        ImmutableArray<CountPeriod> days = place.Beds is null ? [] : [.. inquiry.Layout.Days.Select(d => new CountPeriod(d, d))];
        return new PlaceCounts(
            place,
            inquiry.Ask(MeasureNames.Arrivals, months, here),
            place.Beds is null ? null : inquiry.Ask(MeasureNames.Present, days, here),
            place.Beds is null ? null : inquiry.Ask(MeasureNames.NightsWithoutBed, days, here),
            HarmQuantities.All
                .Select(q => KeyValuePair.Create(q, inquiry.Ask(q, [new CountPeriod(inquiry.Layout.Days[0], inquiry.Layout.Days[^1])], here)!))
                .Where(q => q.Value is not null)
                .ToImmutableDictionary(StringComparer.Ordinal));
    }

    private readonly Lazy<BedShortage?> shortage
        = new(() => NightsByDay is null ? null : BedShortage.Of(NightsByDay.Periods.Length, d => NightsByDay.Periods[d].From, NightsByDay.Members));

    /// <summary>Whether its beds run short, if they are known and people there are counted; worked out once, when the run is read.</summary>
    public BedShortage? Shortage => shortage.Value;
}
