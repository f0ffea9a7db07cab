using Travesia.Model.Diagnostics;

namespace Travesia.Rules.Flee;

/// <summary>The codes of everything that Flee's rules may find wrong. Each has a sentence and a remedy in the message catalogue.</summary>
[DiagnosticCodes]
public static class FleeDiagnostics
{
    /// <summary>A key of the section is not known. Values: value, where, suggestion, elsewhere.</summary>
    public const string UnknownKey = "flee.unknownKey";

    /// <summary>A setting has not the form that it must have. Values: key, value, expected.</summary>
    public const string WrongKind = "flee.wrongKind";

    /// <summary>A setting is no number. Values: key, value, allowed, parameters.</summary>
    public const string NotNumber = "flee.notNumber";

    /// <summary>A setting is no whole number. Values: key, value, allowed, parameters.</summary>
    public const string NotWhole = "flee.notWhole";

    /// <summary>A setting is neither true nor false. Values: key, value.</summary>
    public const string NotFlag = "flee.notFlag";

    /// <summary>A setting is none of its words. Values: key, value, allowed, suggestion.</summary>
    public const string NotWord = "flee.notWord";

    /// <summary>A number is out of its range. Values: key, value, allowed, parameter.</summary>
    public const string OutOfRange = "flee.outOfRange";

    /// <summary>A setting that these rules do not have is switched on. Values: key.</summary>
    public const string Unsupported = "flee.unsupported";

    /// <summary>A setting is switched on that never acts in the reference. Values: key, ignore.</summary>
    public const string NeverActs = "flee.neverActs";

    /// <summary>A setting acts on nothing. A notice. Values: key.</summary>
    public const string Idle = "flee.idle";

    /// <summary>A setting names a parameter that there is not. Values: key, value, suggestion.</summary>
    public const string UnknownParameter = "flee.unknownParameter";

    /// <summary>The section names a place that there is not. Values: value, key, suggestion.</summary>
    public const string UnknownPlace = "flee.unknownPlace";

    /// <summary>The section names a link that there is not. Values: value, key, suggestion.</summary>
    public const string UnknownLink = "flee.unknownLink";

    /// <summary>A closure names a country that no place is in. Values: value, suggestion.</summary>
    public const string UnknownCountry = "flee.unknownCountry";

    /// <summary>A closure of a link between two places that no link joins. Values: value, other.</summary>
    public const string ClosureWithoutLink = "flee.closureWithoutLink";

    /// <summary>A closure that closes no camp, no link, nothing. A notice. Values: value.</summary>
    public const string ClosureIdle = "flee.closureIdle";

    /// <summary>A link has no length. Values: value.</summary>
    public const string LinkWithoutLength = "flee.linkWithoutLength";

    /// <summary>The day before the first is not simulated, on which the first people are drawn. Values: value.</summary>
    public const string DayBefore = "flee.dayBefore";

    /// <summary>There is nothing that people come from: no counts of camps, no conflict-driven or flood-driven spawning.</summary>
    public const string NobodyFlees = "flee.nobodyFlees";

    /// <summary>Populations or counts are divided by so much that nobody is left. Values: value, most.</summary>
    public const string HastenedAway = "flee.hastenedAway";

    /// <summary>Lengths or speeds are kept to the metre. A notice. Values: value.</summary>
    public const string RoundedToMetres = "flee.roundedToMetres";

    /// <summary>Policies, departures or initial people that these rules do not use. Values: value.</summary>
    public const string NotUsed = "flee.notUsed";

    /// <summary>A switch asks for an attribute that is not drawn for everyone. Values: key, value.</summary>
    public const string AttributeMissing = "flee.attributeMissing";

    /// <summary>An attribute has a value that a switch cannot judge. Values: key, value, expected.</summary>
    public const string AttributeValue = "flee.attributeValue";

    /// <summary>A switch compares people with those of places, of which nothing is said. Values: key, value.</summary>
    public const string LikenessMissing = "flee.likenessMissing";

    /// <summary>More states or ways than are kept. Values: what, most.</summary>
    public const string TooLarge = "flee.tooLarge";
}
