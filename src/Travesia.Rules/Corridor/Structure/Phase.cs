using Travesia.Engine;

namespace Travesia.Rules.Corridor.Structure;

/// <summary>
/// Stable keys of states: names only, from the general to the particular, so that a scenario with more places, groups or policies
/// names the states that it shares with another alike.
/// </summary>
internal static class Phase
{
    public const string Moving = "moving";
    public const string Waiting = "waiting";
    public const string Held = "held";
    public const string Day = "day";
    public const string Arrived = "arrived";
    public const string Undetected = "undetected";
    public const string Settled = "settled";
    public const string Permitted = "permitted";
    public const string Returned = "returned";
    public const string Died = "died";

    /// <summary>Of a variant at a place (<see cref="Moving"/>, <see cref="Held"/>) or on a link (<see cref="Waiting"/>, <see cref="Day"/>).</summary>
    public static StableKey Of(string group, string variant, string where, string phase) => StableKey.Of(group, variant, where, phase);

    /// <summary>On a link, with days to go.</summary>
    public static StableKey DaysToGo(StableKey day, int days) => day.With(days);

    /// <summary>Of a group at a place or in a country for good.</summary>
    public static StableKey Absorbing(string group, string where, string phase) => StableKey.Of(group, where, phase);

    /// <summary>Of a group at a destination, in time for permits.</summary>
    public static StableKey Eligible(string group, string place, string phase, IEnumerable<string> permits) => StableKey.Of([group, place, phase, "in-time-for", .. permits]);
}
