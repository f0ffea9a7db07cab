using System.Collections.Immutable;
using Travesia.Model;

namespace Travesia.Rules;

/// <summary>
/// A rule set that can say what each state of its programs is, so that journeys can be followed through them. Its programs for that have
/// the same states and moves as those of <see cref="IRuleSet"/>, and count everything by group and by leg.
/// </summary>
public interface IJourneyRules
{
    /// <summary>Works out once what all parameter values of a scenario share.</summary>
    /// <param name="scenario">Valid under the rule set.</param>
    /// <exception cref="RefusalException">The scenario is not valid.</exception>
    IJourneyPlan PrepareJourneys(Scenario scenario);
}

/// <summary>What all parameter values of a scenario share. Safe to share between threads.</summary>
public interface IJourneyPlan
{
    /// <summary>Compiles under parameter values.</summary>
    /// <exception cref="RefusalException">The values make a system that has no meaning.</exception>
    JourneyProgram Compile(ParameterValues parameters);
}

/// <summary>A program whose states are told.</summary>
/// <param name="Compiled">The program; dollars, days and kilometres are counted by group and link.</param>
/// <param name="States">What each of its states is, in their order.</param>
public sealed record JourneyProgram(CompiledScenario Compiled, ImmutableArray<StateMeaning> States);

/// <summary>What people in a state are doing.</summary>
public enum JourneyPhase : byte
{
    /// <summary>On the move at a place.</summary>
    Moving,

    /// <summary>Waiting to be let onto a link.</summary>
    Waiting,

    /// <summary>Held at a place.</summary>
    Held,

    /// <summary>On a link.</summary>
    Travelling,

    /// <summary>At a destination. From here on the journey is over.</summary>
    Arrived,

    /// <summary>At a destination, over an irregular link and not stopped.</summary>
    Undetected,

    /// <summary>Settled on the way.</summary>
    Settled,

    /// <summary>Returned to a country by an authority, and not setting out again.</summary>
    Returned,

    /// <summary>Back home of their own will.</summary>
    TurnedBack,

    /// <summary>Died on the way.</summary>
    Died,
}

/// <summary>What a state is.</summary>
/// <param name="Group">Who.</param>
/// <param name="Phase">Doing what.</param>
/// <param name="Place">Where; for who waits the place where the link begins; none on a link, in a country, or dead.</param>
/// <param name="Link">On which link, or waiting for which.</param>
/// <param name="Country">Returned to which country.</param>
/// <param name="DaysToGo">On a link, 1 or more; else 0.</param>
/// <param name="Again">Whether they were sent back before.</param>
/// <param name="Broke">Whether their money is gone.</param>
public sealed record StateMeaning(GroupId Group, JourneyPhase Phase, PlaceId? Place, LinkId? Link, CountryCode? Country, int DaysToGo, bool Again, bool Broke)
{
    /// <summary>Whether the journey is over.</summary>
    public bool IsEnd => Phase >= JourneyPhase.Arrived;
}
