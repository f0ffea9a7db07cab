using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Inference.Journeys;

/// <summary>
/// What the model says of journeys: laws and counts, never persons. Each number is one of the model's law under given parameters, worked
/// out without luck; its interval is over the parameters. Where places are asked for, a journey ends where the first of them is reached:
/// what follows there is part of nothing here.
/// </summary>
/// <param name="Question">What was asked.</param>
/// <param name="Members">Over how many draws of the parameters.</param>
/// <param name="LastDay">The scenario's last day: who is still on the way then is counted as such, and not followed further.</param>
/// <param name="IsFluid">Whether limits or queues acted: the crowd around a traveller is then the fluid limit, which understates queues.</param>
/// <param name="Starts">Who starts where; the shares sum to 1.</param>
/// <param name="Ends">How journeys end, wherever that is, most frequent first; the shares of a draw sum to 1.</param>
/// <param name="Outcomes">The same by place and country.</param>
/// <param name="Days">Days from leaving to the end, of journeys that end by the last day; none if none does.</param>
/// <param name="Usd">Dollars paid on links, of the same.</param>
/// <param name="Km">Kilometres, of the same.</param>
/// <param name="Stops">How often people are stopped by an authority, of all who left.</param>
/// <param name="PerPerson">Means per person who left, by name of <see cref="Rules.MeasureNames"/>.</param>
/// <param name="Injured">Chance to be injured at least once.</param>
/// <param name="Abused">Chance to be abused at least once.</param>
/// <param name="Legs">The links used, the most used first.</param>
/// <param name="Reaching">The way to the places asked for; none if none were.</param>
/// <param name="Examples">Paths drawn from the same law: synthetic, none of a person.</param>
public sealed record JourneyAnswer(
    JourneyQuestion Question,
    int Members,
    DateOnly LastDay,
    bool IsFluid,
    ImmutableArray<JourneyStart> Starts,
    ImmutableArray<JourneyOutcome> Ends,
    ImmutableArray<JourneyOutcome> Outcomes,
    JourneySpread? Days,
    JourneySpread? Usd,
    JourneySpread? Km,
    JourneySpread Stops,
    ImmutableSortedDictionary<string, Estimate> PerPerson,
    Estimate Injured,
    Estimate Abused,
    ImmutableArray<JourneyLeg> Legs,
    JourneyReach? Reaching,
    ImmutableArray<JourneyExample> Examples);

/// <summary>A number over draws of the parameters.</summary>
/// <param name="Mean">Mean over draws.</param>
/// <param name="Quantiles">At <see cref="Inference.Quantiles.Levels"/>.</param>
public sealed record Estimate(double Mean, ImmutableArray<double> Quantiles)
{
    /// <summary>The estimate of what each draw says; draws that say nothing (not a number) are left out. None if all say nothing.</summary>
    internal static Estimate? Of(IEnumerable<double> draws)
    {
        double[] ascending = [.. draws.Where(d => !double.IsNaN(d)).Order()];
        if (ascending.Length == 0)
        {
            return null;
        }

        double sum = 0;
        foreach (double draw in ascending)
        {
            sum += draw;
        }

        return new Estimate(sum / ascending.Length, Inference.Quantiles.OfSorted(ascending));
    }
}

/// <summary>How an amount is spread over people.</summary>
/// <param name="Mean">Its mean over people; exact.</param>
/// <param name="Tenth">One in ten has at most this.</param>
/// <param name="Half">Half have at most this.</param>
/// <param name="NineTenths">Nine in ten have at most this.</param>
/// <param name="Step">The width to which the spread is known; 1 for days and stops, which are exact.</param>
/// <param name="UpTo">By multiple of the step, the share of people who have at most that; mean over draws. The last is 1 and holds whatever is more.</param>
public sealed record JourneySpread(Estimate Mean, Estimate Tenth, Estimate Half, Estimate NineTenths, double Step, ImmutableArray<double> UpTo);

/// <summary>Who starts where.</summary>
/// <param name="Group">Who.</param>
/// <param name="Place">Where.</param>
/// <param name="Share">Share of those asked of.</param>
public sealed record JourneyStart(GroupId Group, PlaceId Place, Estimate Share);

/// <summary>How a journey ends.</summary>
public enum JourneyEnd : byte
{
    /// <summary>Not at all by the last day.</summary>
    OnTheWay,

    /// <summary>At a destination, admitted or released there.</summary>
    Arrived,

    /// <summary>At a destination, not stopped on an irregular crossing.</summary>
    Undetected,

    /// <summary>Settled on the way.</summary>
    Settled,

    /// <summary>Returned to a country by an authority.</summary>
    Returned,

    /// <summary>Back home of their own will.</summary>
    TurnedBack,

    /// <summary>Dead.</summary>
    Died,

    /// <summary>At a place asked for.</summary>
    Reached,
}

/// <summary>One end of journeys.</summary>
/// <param name="End">How.</param>
/// <param name="Place">Where; none for all places together, and where there is none.</param>
/// <param name="Country">To which country people are returned; none for all together.</param>
/// <param name="Share">Share of those who left.</param>
/// <param name="Days">Mean days until then, of those who end so.</param>
/// <param name="Usd">Mean dollars.</param>
/// <param name="Km">Mean kilometres.</param>
public sealed record JourneyOutcome(JourneyEnd End, PlaceId? Place, CountryCode? Country, Estimate Share, Estimate? Days, Estimate? Usd, Estimate? Km);

/// <summary>A link of journeys.</summary>
/// <param name="Link">Which.</param>
/// <param name="Traversals">Times that it is set out on, per person who left; above 1 where people come back to it.</param>
/// <param name="Users">Share of people who ever set out on it; none for links beyond the most used.</param>
/// <param name="Days">Mean days of a traversal.</param>
/// <param name="Usd">Mean dollars of a traversal; nothing is paid by who has no money left.</param>
/// <param name="WaitingDays">Mean days of waiting to be let onto it, per traversal.</param>
/// <param name="Death">Chance of death in a traversal.</param>
/// <param name="Injury">Chance of injury.</param>
/// <param name="Abuse">Chance of abuse.</param>
/// <param name="Stopped">Chance of being stopped.</param>
public sealed record JourneyLeg(
    LinkId Link, Estimate Traversals, Estimate? Users, Estimate? Days, Estimate? Usd, Estimate? WaitingDays, Estimate? Death, Estimate? Injury, Estimate? Abuse, Estimate? Stopped);

/// <summary>The way until a place asked for is first reached.</summary>
/// <param name="Chance">Share of those who left who reach one by the last day.</param>
/// <param name="Days">Days until then, of those who do.</param>
/// <param name="Usd">Dollars until then.</param>
/// <param name="Km">Kilometres until then.</param>
public sealed record JourneyReach(Estimate Chance, JourneySpread? Days, JourneySpread? Usd, JourneySpread? Km);
