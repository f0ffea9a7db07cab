using Travesia.Model.Diagnostics;

namespace Travesia.Rules.Corridor;

/// <summary>The codes of everything that the corridor rules may find wrong. Each has a sentence and a remedy in the message catalogue.</summary>
[DiagnosticCodes]
public static class CorridorDiagnostics
{
    /// <summary>A key of the section is not known. Values: value, known, suggestion.</summary>
    public const string UnknownKey = "corridor.unknownKey";

    /// <summary>A setting is not of the kind that it must be. Values: key, value, expected.</summary>
    public const string WrongKind = "corridor.wrongKind";

    /// <summary>A setting that may not be given for a group, or only for a group. Values: key.</summary>
    public const string NotHere = "corridor.notHere";

    /// <summary>Settings for a group that there is not. Values: value, suggestion.</summary>
    public const string UnknownGroup = "corridor.unknownGroup";

    /// <summary>A setting names a parameter that there is not. Values: key, value, suggestion.</summary>
    public const string UnknownParameter = "corridor.unknownParameter";

    /// <summary>An attraction of a place that is not a destination. Values: value, suggestion.</summary>
    public const string UnknownDestination = "corridor.unknownDestination";

    /// <summary>A number is out of its range. Values: name, value, min, max.</summary>
    public const string OutOfRange = "corridor.outOfRange";

    /// <summary>The spread of days cannot be had with that mean. Values: link, days, sd, most.</summary>
    public const string SpreadImpossible = "corridor.spreadImpossible";

    /// <summary>A journey on a link may take more days than are kept. Values: link, value, most.</summary>
    public const string TooManyDays = "corridor.tooManyDays";

    /// <summary>A link leaves a destination, where journeys end. Values: link, place.</summary>
    public const string LinkFromDestination = "corridor.linkFromDestination";

    /// <summary>People are stopped on a link and it is not said where they are held. Values: link.</summary>
    public const string HoldingPlaceMissing = "corridor.holdingPlaceMissing";

    /// <summary>People can be held at a place while no hold is in force. Values: place, group, from, to.</summary>
    public const string HoldMissing = "corridor.holdMissing";

    /// <summary>The shares of what follows being held sum above 1. Values: place, value, policies.</summary>
    public const string SharesAboveOne = "corridor.sharesAboveOne";

    /// <summary>People are held at a destination. Values: value, place.</summary>
    public const string HeldAtDestination = "corridor.heldAtDestination";

    /// <summary>A policy about places has a scope that speaks of links or modes. Values: policy.</summary>
    public const string ScopeSpeaksOfLinks = "corridor.scopeSpeaksOfLinks";

    /// <summary>A policy acts on nothing. Values: policy.</summary>
    public const string ScopeEmpty = "corridor.scopeEmpty";

    /// <summary>The scopes of two limits overlap and neither holds the other. Values: policy, other, link, group.</summary>
    public const string LimitsNotNested = "corridor.limitsNotNested";

    /// <summary>A limited link begins at a place where people do not stay a day. Values: link, place, policy.</summary>
    public const string LimitWithoutStay = "corridor.limitWithoutStay";

    /// <summary>Places could be passed in a circle without a day going by. Values: way.</summary>
    public const string ZeroDayCycle = "corridor.zeroDayCycle";

    /// <summary>More links leave one place than are kept. Values: place, value, most.</summary>
    public const string TooManyLinks = "corridor.tooManyLinks";

    /// <summary>More ways can be taken in one day than are kept. Values: place, group, value, most, through.</summary>
    public const string TooManyWaysInADay = "corridor.tooManyWaysInADay";

    /// <summary>More ways can be taken in one day from all places together than are kept. Values: value, most, through.</summary>
    public const string TooManyWaysInAll = "corridor.tooManyWaysInAll";

    /// <summary>A journey never ends. Values: group, variant, legs, way, most; without legs if it does not converge.</summary>
    public const string EndlessJourney = "corridor.endlessJourney";

    /// <summary>From an origin of a group no way leads to a destination. Values: group, place.</summary>
    public const string DestinationUnreachable = "corridor.destinationUnreachable";

    /// <summary>From an origin of a group every way to a destination is closed on all days. Values: group, place.</summary>
    public const string DestinationClosed = "corridor.destinationClosed";

    /// <summary>People can get to a place from which nothing ever leads on. Values: place, group.</summary>
    public const string DeadEnd = "corridor.deadEnd";

    /// <summary>Departures from a destination. Values: place, group.</summary>
    public const string DepartsFromDestination = "corridor.departsFromDestination";

    /// <summary>People are waiting for a link that nothing limits. Values: link, group.</summary>
    public const string WaitingWithoutLimit = "corridor.waitingWithoutLimit";

    /// <summary>A group may be removed to its country and nothing says which that is. Values: group.</summary>
    public const string CountryUnknown = "corridor.countryUnknown";

    /// <summary>More policies act on one link or place than are kept. Values: value, count, most.</summary>
    public const string TooManyPolicies = "corridor.tooManyPolicies";
}
