using System.Collections.Immutable;
using Travesia.Rules;

namespace Travesia.Server.Outcomes;

/// <summary>What the app shows, in its order.</summary>
internal static class OutcomeQuantities
{
    /// <summary>What people suffer on the way. It stands beside every number of people.</summary>
    public static ImmutableArray<string> Harm { get; } =
        [MeasureNames.Deaths, MeasureNames.Injuries, MeasureNames.Abuses, MeasureNames.DaysHeld, MeasureNames.DaysWaiting, MeasureNames.NightsWithoutBed];

    /// <summary>Of everybody.</summary>
    public static ImmutableArray<string> OfAll { get; } =
    [
        MeasureNames.Departures, MeasureNames.Apprehensions, MeasureNames.Expulsions, MeasureNames.Removals, MeasureNames.Undetected,
        MeasureNames.TurnedBack, MeasureNames.Settled, .. Harm,
    ];

    /// <summary>At a place.</summary>
    public static ImmutableArray<string> OfPlaces { get; } =
    [
        MeasureNames.Arrivals, MeasureNames.Present, MeasureNames.Waiting, MeasureNames.Held, MeasureNames.Apprehensions,
        MeasureNames.Deaths, MeasureNames.Injuries, MeasureNames.Abuses, MeasureNames.NightsWithoutBed,
    ];
}
