using System.Collections.Immutable;

namespace Travesia.Rules.Corridor.Section;

/// <summary>What a setting of the section holds.</summary>
internal enum SettingKind : byte
{
    /// <summary>A quantity: a number, a parameter or a multiple of one.</summary>
    Quantity,

    /// <summary>One of some words.</summary>
    Word,

    /// <summary>A list of some words.</summary>
    Words,

    /// <summary>Quantities by destination.</summary>
    ByDestination,
}

/// <summary>Where a setting may stand.</summary>
internal enum SettingPlace : byte
{
    /// <summary>In the section, and for a group in place of the section's.</summary>
    Anywhere,

    /// <summary>In the section only.</summary>
    SectionOnly,

    /// <summary>For a group only.</summary>
    GroupOnly,
}

/// <summary>A setting of the section <c>corridor</c>: enough to read it, to check it, to publish its schema and to document it.</summary>
/// <param name="Name">As written.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Place">Where it may stand.</param>
/// <param name="Unit">Unit, or empty.</param>
/// <param name="Default">Of a quantity; none if the setting may be absent.</param>
/// <param name="Min">Least value of a quantity.</param>
/// <param name="Max">Greatest value of a quantity.</param>
/// <param name="Words">The words that it may be.</param>
/// <param name="Note">What it means.</param>
internal sealed record SettingKey(
    string Name, SettingKind Kind, SettingPlace Place, string Unit, double? Default, double Min, double Max, ImmutableArray<string> Words, string Note)
{
    private const double Large = 1e9;

    /// <summary>One standard deviation is then a factor of seven: more is a mistake.</summary>
    private const double MostSdLog = 2;

    private const double MostAutocorrelation = 0.99;

    /// <summary>All, in the order of the documentation.</summary>
    public static ImmutableArray<SettingKey> All { get; } =
    [
        Of("timePerDay", "1/day", 0.05, 0, Large, "disutility of a day"),
        Of("costPer100Usd", "1/100 USD", 0.2, 0, Large, "disutility of a hundred dollars"),
        Of("risk", "1", 50, 0, Large, "disutility of the danger `risk(a)`"),
        Of("injuryWeight", "1", 0.1, 0, Large, "what an injury weighs against a death"),
        Of("abuseWeight", "1", 0.1, 0, Large, "what an abuse weighs against a death"),
        Of("elasticity", "1", 0.2, 0, 1, "response of departures to the value of the journey"),
        Of("monthEffectSdLog", "1", 0, 0, MostSdLog, "standard deviation of the logarithm of the month effect on a group's departures"),
        Of("sharedMonthEffectSdLog", "1", 0, 0, MostSdLog, "the same of a month effect that the departures of all groups share", SettingPlace.SectionOnly),
        Of("monthEffectAutocorrelation", "1", 0, 0, MostAutocorrelation, "correlation of the logarithm of a month effect with that of the month after", SettingPlace.SectionOnly),
        Of("knownAfterDays", "days", 30, 0, 36_525, "lag of beliefs; taken to the nearest whole number"),
        Of("savingsUsd", "USD", null, 0.01, Large, "mean savings; without it money is not modelled for the group"),
        Of("remittanceDays", "days", 14, 1, 36_525, "mean wait for a remittance"),
        Of("retryShare", "share", 0.5, 0, 1, "of those returned, who set out again"),
        Of("againTurnBackUtility", "1", 0, -Large, Large, "added to a place's utility of turning back, for `again`"),
        Of("giveUpWaitingChance", "1/day", 0.01, 0, 1, "of those waiting for a gate"),
        Of("longestBelievedWaitDays", "days", 365, 0, 36_525, "cap on the believed wait; also the days that being stuck for good counts"),
        Of("longestJourneyLegs", "legs", 1000, 1, Choice.ChoiceSolver.GreatestMaximumLegs, "bound on the expected legs of a journey", SettingPlace.SectionOnly),
        new("queueBeliefs", SettingKind.Word, SettingPlace.SectionOnly, "", null, 0, 0, ["on", "off"], "whether travellers reckon with queues; default on"),
        new("twins", SettingKind.Words, SettingPlace.SectionOnly, "", null, 0, 0, ["again", "broke"], "which variants of a group there are; default both"),
        new("attraction", SettingKind.ByDestination, SettingPlace.GroupOnly, "logit units", null, -Large, Large, [], "a group's own attraction of destinations, in place of the place's"),
        new(OverlappingShares, SettingKind.Word, SettingPlace.SectionOnly, "", null, 0, 0, ["refuse", Scale], "what is done where the shares of rules in force together at a detention place exceed 1: refused, or scaled to sum to 1; default refuse"),
        new("recordGroupsBy", SettingKind.Word, SettingPlace.SectionOnly, "", null, 0, 0, ["month", "none"], "whether monthly counts are kept by group and place; default month"),
    ];

    /// <summary>What is done where shares of rules in force together exceed 1.</summary>
    public const string OverlappingShares = "overlappingShares";

    /// <summary>They are scaled to sum to 1.</summary>
    public const string Scale = "scale";

    /// <summary>The name under which the settings of groups stand.</summary>
    public const string Groups = "groups";

    /// <summary>The setting of a name, or none.</summary>
    public static SettingKey? Find(string name) => All.FirstOrDefault(k => string.Equals(k.Name, name, StringComparison.Ordinal));

    private static SettingKey Of(string name, string unit, double? @default, double min, double max, string note, SettingPlace place = SettingPlace.Anywhere)
        => new(name, SettingKind.Quantity, place, unit, @default, min, max, [], note);
}
