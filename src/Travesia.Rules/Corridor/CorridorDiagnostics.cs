namespace Travesia.Rules.Corridor;

/// <summary>The codes of everything that the corridor rules may find wrong. Each has a sentence and a remedy in the message catalogue.</summary>
public static class CorridorDiagnostics
{
    /// <summary>A key of the section is not known. Values: value, known.</summary>
    public const string UnknownKey = "corridor.unknown-key";

    /// <summary>A setting is not of the kind that it must be. Values: key, value, expected.</summary>
    public const string WrongKind = "corridor.wrong-kind";

    /// <summary>A setting may not be given for a group, or only for a group. Values: key.</summary>
    public const string NotByGroup = "corridor.not-by-group";

    /// <summary>A setting for a group that there is not. Values: value, known.</summary>
    public const string UnknownGroup = "corridor.unknown-group";

    /// <summary>A setting names a parameter that there is not. Values: key, value, known.</summary>
    public const string UnknownParameter = "corridor.unknown-parameter";

    /// <summary>An attraction of a place that is not a destination. Values: value, known.</summary>
    public const string UnknownDestination = "corridor.unknown-destination";

    /// <summary>A number is out of its range. Values: name, value, min, max.</summary>
    public const string OutOfRange = "corridor.out-of-range";

    /// <summary>The spread of days cannot be had with that mean. Values: link, days, sd, most.</summary>
    public const string SpreadImpossible = "corridor.spread-impossible";

    /// <summary>A journey on a link may take more days than are kept. Values: link, value, most.</summary>
    public const string TooManyDays = "corridor.too-many-days";

    /// <summary>A link begins or ends at a place of no sense: it leaves a destination. Values: link, place.</summary>
    public const string LinkFromDestination = "corridor.link-from-destination";

    /// <summary>People are stopped on a link and it is not said where they are held. Values: link.</summary>
    public const string HoldingPlaceMissing = "corridor.holding-place-missing";

    /// <summary>People can be held at a place while no hold is in force. Values: place, group, from, to.</summary>
    public const string HoldMissing = "corridor.hold-missing";

    /// <summary>The shares of what follows being held sum above 1. Values: place, group, value, policies.</summary>
    public const string SharesAboveOne = "corridor.shares-above-one";

    /// <summary>A policy needs a place to move people to, and does not name it. Values: policy, field.</summary>
    public const string TargetMissing = "corridor.target-missing";

    /// <summary>A hold is in scope of a destination, or people are sent to hold at one. Values: policy, place.</summary>
    public const string HeldAtDestination = "corridor.held-at-destination";

    /// <summary>A policy about places has a scope that speaks of links or modes only. Values: policy.</summary>
    public const string ScopeSpeaksOfLinks = "corridor.scope-speaks-of-links";

    /// <summary>A policy acts on nothing. Values: policy.</summary>
    public const string ScopeEmpty = "corridor.scope-empty";

    /// <summary>A limit needs exactly one, a pathway at most one, of its quotas. Values: policy.</summary>
    public const string OneQuota = "corridor.one-quota";

    /// <summary>The scopes of two limits overlap and neither holds the other. Values: policy, other, link, group.</summary>
    public const string LimitsNotNested = "corridor.limits-not-nested";

    /// <summary>A limited link begins at a place where people do not stay a day. Values: link, place, policy.</summary>
    public const string LimitWithoutStay = "corridor.limit-without-stay";

    /// <summary>Places could be passed in a circle without a day going by. Values: way.</summary>
    public const string ZeroDayCycle = "corridor.zero-day-cycle";

    /// <summary>More ways can be taken in one day than are kept. Values: place, group, most.</summary>
    public const string TooManyWaysInADay = "corridor.too-many-ways-in-a-day";

    /// <summary>A journey never ends. Values: group, legs, way, from, most.</summary>
    public const string EndlessJourney = "corridor.endless-journey";

    /// <summary>From an origin of a group no destination can ever be reached. Values: group, place.</summary>
    public const string DestinationUnreachable = "corridor.destination-unreachable";

    /// <summary>People can get to a place from which nothing ever leads on. Values: place, group.</summary>
    public const string DeadEnd = "corridor.dead-end";

    /// <summary>Departures from a destination. Values: place, group.</summary>
    public const string DepartsFromDestination = "corridor.departs-from-destination";

    /// <summary>People are waiting for a link that nothing limits. Values: link, group.</summary>
    public const string WaitingWithoutLimit = "corridor.waiting-without-limit";

    /// <summary>People are on or waiting for a link that is never open to their group. Values: link, group.</summary>
    public const string LinkNeverOpen = "corridor.link-never-open";

    /// <summary>A policy was announced after it began, and cannot be anticipated. Values: policy, from, announced.</summary>
    public const string AnnouncedLate = "corridor.announced-late";

    /// <summary>A group is removed to a country and has no origin or nationality by which to tell which. Values: group, policy.</summary>
    public const string CountryUnknown = "corridor.country-unknown";

    /// <summary>More policies act on one link or place than are kept. Values: subject, value, most.</summary>
    public const string TooManyPolicies = "corridor.too-many-policies";

    /// <summary>The scenario has a reference that leads nowhere, which the general checks report in full. Values: value.</summary>
    public const string BrokenReference = "corridor.broken-reference";

    /// <summary>The scenario has no day, no group or more days than are kept. Values: value.</summary>
    public const string NothingToRun = "corridor.nothing-to-run";
}
