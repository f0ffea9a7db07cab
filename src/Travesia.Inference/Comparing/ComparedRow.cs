using System.Collections.Immutable;
using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Inference.Comparing;

/// <summary>A quantity that is compared.</summary>
/// <param name="Quantity">What, as in <see cref="Rules.MeasureNames"/>, or one of <see cref="ComparedQuantities"/>.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Difference">In both arms; none where it is not counted.</param>
/// <param name="Reason">Why it is not counted.</param>
public sealed record Compared(string Quantity, string Unit, Difference? Difference, NotCounted? Reason);

/// <summary>The harm that stands beside every number of people. Where a harm is not counted, its reason stands in its place.</summary>
/// <param name="Deaths">People who die.</param>
/// <param name="Injuries">Injuries.</param>
/// <param name="Abuses">Cases of abuse.</param>
/// <param name="DaysHeld">Days in which people are held.</param>
/// <param name="DaysWaiting">Days of waiting for a gate.</param>
/// <param name="NightsWithoutBed">Nights without a bed.</param>
/// <param name="DetourDays">Days of travel for each person who sets out.</param>
/// <param name="DetourKm">Kilometres for each person who sets out.</param>
/// <param name="DetourUsd">Dollars for each person who sets out.</param>
public sealed record HarmBeside(
    Compared Deaths,
    Compared Injuries,
    Compared Abuses,
    Compared DaysHeld,
    Compared DaysWaiting,
    Compared NightsWithoutBed,
    Compared DetourDays,
    Compared DetourKm,
    Compared DetourUsd)
{
    /// <summary>All of them, in the order in which they are shown.</summary>
    public ImmutableArray<Compared> All => [Deaths, Injuries, Abuses, DaysHeld, DaysWaiting, NightsWithoutBed, DetourDays, DetourKm, DetourUsd];
}

/// <summary>Arrivals with the harm beside them, of everybody, at a place, or of a group. There is no such row without harm.</summary>
/// <param name="Place">Where, or everywhere.</param>
/// <param name="Group">Who, or everybody.</param>
/// <param name="People">Numbers of people and events, arrivals first: at the place, or at destinations.</param>
/// <param name="Harm">The harm.</param>
public sealed record ComparedRow(PlaceId? Place, GroupId? Group, ImmutableArray<Compared> People, HarmBeside Harm);

/// <summary>Names of what is derived in a comparison.</summary>
public static class ComparedQuantities
{
    /// <summary>People who reach a destination, each once.</summary>
    public const string ArrivalsAtDestinations = Total.ArrivalsAtDestinations;

    /// <summary>Days of travel over people who set out.</summary>
    public const string TravelDaysEach = "travel-days-each";

    /// <summary>Kilometres over people who set out.</summary>
    public const string DistanceKmEach = "distance-km-each";

    /// <summary>Dollars over people who set out.</summary>
    public const string CostUsdEach = "cost-usd-each";
}
