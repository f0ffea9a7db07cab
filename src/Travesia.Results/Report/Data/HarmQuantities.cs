using System.Collections.Immutable;
using Travesia.Rules;

namespace Travesia.Results.Report.Data;

/// <summary>What people suffer on the way, in the order in which it is always told. None is left out in silence.</summary>
internal static class HarmQuantities
{
    /// <summary>Harm.</summary>
    public static ImmutableArray<string> All { get; } =
        [MeasureNames.Deaths, MeasureNames.Injuries, MeasureNames.Abuses, MeasureNames.Held, MeasureNames.Waiting, MeasureNames.NightsWithoutBed];

    /// <summary>Harm as groups have it: days in place of people held and waiting; beds are not told apart by group.</summary>
    public static ImmutableArray<string> OfGroups { get; } =
        [MeasureNames.Deaths, MeasureNames.Injuries, MeasureNames.Abuses, MeasureNames.DaysHeld, MeasureNames.DaysWaiting];

    /// <summary>What is told of the system as a whole.</summary>
    public static ImmutableArray<string> Whole { get; } = [MeasureNames.Departures, MeasureNames.Apprehensions, .. All];
}
