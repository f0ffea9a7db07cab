using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Inference.Journeys;

/// <summary>A path drawn from the law under the parameters of the first member. Synthetic: it is of no person.</summary>
/// <param name="Group">Of which group.</param>
/// <param name="Steps">From leaving to the end, or to the last day.</param>
/// <param name="End">How it ends.</param>
/// <param name="Days">Days to the end.</param>
/// <param name="Usd">Dollars.</param>
/// <param name="Km">Kilometres.</param>
public sealed record JourneyExample(GroupId Group, ImmutableArray<JourneyStep> Steps, JourneyEnd End, int Days, double Usd, double Km);

/// <summary>What happens at a step of a path.</summary>
public enum JourneyAct : byte
{
    /// <summary>Leaves.</summary>
    Leaves,

    /// <summary>Reaches a place over a link, or is released there.</summary>
    Reaches,

    /// <summary>Begins to wait to be let onto a link.</summary>
    Waits,

    /// <summary>Is held.</summary>
    Held,

    /// <summary>Is expelled, moved, removed or turned back to a place.</summary>
    SentBack,

    /// <summary>The journey ends, or the last day is over.</summary>
    Ends,
}

/// <summary>A step of a path.</summary>
/// <param name="Day">Days since leaving.</param>
/// <param name="Act">What happens.</param>
/// <param name="Place">Where; none on a link, in a country, or dead.</param>
/// <param name="Link">Over which link, or waiting for which.</param>
/// <param name="Country">Returned to which country.</param>
/// <param name="Usd">Dollars paid so far.</param>
public readonly record struct JourneyStep(int Day, JourneyAct Act, PlaceId? Place, LinkId? Link, CountryCode? Country, double Usd);
