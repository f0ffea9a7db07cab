namespace Travesia.Rules.Corridor.Structure;

/// <summary>What moves are counted as.</summary>
internal enum Counted : byte
{
    Departures,
    Arrivals,
    Crossings,
    Apprehensions,
    RepeatApprehensions,
    Expulsions,
    Transfers,
    Removals,
    Deaths,
    Injuries,
    Abuses,
    Undetected,
    Settled,
    TurnedBack,
    Reneged,
    Permits,
    OutOfMoney,
    DaysHeld,
    DaysWaiting,
    CostUsd,
    TravelDays,
    DistanceKm,
}

/// <summary>Names, units and places of what is counted.</summary>
internal static class CountedNames
{
    /// <summary>How many there are.</summary>
    public const int Count = (int)Counted.DistanceKm + 1;

    /// <summary>The name of a measure.</summary>
    public static string Name(Counted counted) => counted switch
    {
        Counted.Departures => MeasureNames.Departures,
        Counted.Arrivals => MeasureNames.Arrivals,
        Counted.Crossings => MeasureNames.Crossings,
        Counted.Apprehensions => MeasureNames.Apprehensions,
        Counted.RepeatApprehensions => MeasureNames.RepeatApprehensions,
        Counted.Expulsions => MeasureNames.Expulsions,
        Counted.Transfers => MeasureNames.Transfers,
        Counted.Removals => MeasureNames.Removals,
        Counted.Deaths => MeasureNames.Deaths,
        Counted.Injuries => MeasureNames.Injuries,
        Counted.Abuses => MeasureNames.Abuses,
        Counted.Undetected => MeasureNames.Undetected,
        Counted.Settled => MeasureNames.Settled,
        Counted.TurnedBack => MeasureNames.TurnedBack,
        Counted.Reneged => MeasureNames.Reneged,
        Counted.Permits => MeasureNames.Permits,
        Counted.OutOfMoney => MeasureNames.OutOfMoney,
        Counted.DaysHeld => MeasureNames.DaysHeld,
        Counted.DaysWaiting => MeasureNames.DaysWaiting,
        Counted.CostUsd => MeasureNames.CostUsd,
        Counted.TravelDays => MeasureNames.TravelDays,
        _ => MeasureNames.DistanceKm,
    };

    /// <summary>The unit of a measure.</summary>
    public static string Unit(Counted counted) => counted switch
    {
        Counted.Apprehensions or Counted.RepeatApprehensions or Counted.Expulsions or Counted.Transfers or Counted.Removals
            or Counted.Injuries or Counted.Abuses or Counted.Crossings or Counted.Arrivals => "events",
        Counted.DaysHeld or Counted.DaysWaiting or Counted.TravelDays => "days",
        Counted.CostUsd => "USD",
        Counted.DistanceKm => "km",
        _ => "people",
    };

    /// <summary>Whether it is kept by day and place, besides by month and group.</summary>
    public static bool IsDaily(Counted counted)
        => counted is Counted.Arrivals or Counted.Apprehensions or Counted.Expulsions or Counted.Transfers or Counted.Removals
            or Counted.Deaths or Counted.Injuries or Counted.Abuses;

    /// <summary>Whether it is kept for the journey as a whole, not by place or link: what a group pays in money, days and kilometres.</summary>
    public static bool IsOfJourney(Counted counted) => counted is Counted.CostUsd or Counted.TravelDays or Counted.DistanceKm;
}
