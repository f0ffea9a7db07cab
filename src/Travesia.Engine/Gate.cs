namespace Travesia.Engine;

/// <summary>What a gate limits.</summary>
public enum GateKind : byte
{
    /// <summary>Moves on each day.</summary>
    PerDay = 0,

    /// <summary>Moves in each period; the allowance of a period is there on its first day.</summary>
    PerPeriod = 1,

    /// <summary>People in a stock: the allowance of a day is the capacity less the stock at the start of the day.</summary>
    Capacity = 2,
}

/// <summary>From a day on, a limit.</summary>
/// <param name="FromDay">First day on which it holds.</param>
/// <param name="Limit">People a day, people a period, or people in the stock; 0 or more, infinity is no limit. Fractions are banked until they make a person.</param>
public readonly record struct GateStep(int FromDay, double Limit);

/// <summary>
/// A limit that transitions share. Who is held back enters the waiting state of the transition. Attempts are thinned at random
/// (service in random order), the narrowest gate of a passage first.
/// </summary>
/// <param name="Name">Unique among gates; its luck is named by it.</param>
/// <param name="Kind">What is limited.</param>
/// <param name="Steps">The limit over time, by ascending day; before the first step there is no limit. A step inside a period gets the share of the period's allowance that is left of the period, and what the step before it had left is lost.</param>
/// <param name="CarriesOver">Whether what a day or period left unused adds to the next (kinds PerDay and PerPeriod).</param>
/// <param name="Stock">The stock that fills the capacity (kind Capacity); kept whether recorded or not.</param>
public sealed record Gate(
    string Name,
    GateKind Kind,
    IReadOnlyList<GateStep> Steps,
    bool CarriesOver = false,
    StockId? Stock = null);
