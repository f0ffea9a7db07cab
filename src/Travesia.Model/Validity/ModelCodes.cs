using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>Codes of what can be wrong with a scenario whatever file or format it came from.</summary>
[DiagnosticCodes]
public static class ModelCodes
{
    /// <summary>More diagnostics of a table than are kept.</summary>
    public const string More = "more";

    /// <summary>Nobody sets out, and nobody is there before the first day.</summary>
    public const string NobodyEver = "nobody.ever";

    /// <summary>An id has other characters than it may.</summary>
    public const string IdForm = "id.form";

    /// <summary>A parameter is called as a number is written.</summary>
    public const string IdReserved = "id.reserved";

    /// <summary>An id stands twice.</summary>
    public const string IdDuplicate = "id.duplicate";

    /// <summary>A country is not three capitals.</summary>
    public const string CountryForm = "country.form";

    /// <summary>A label has a space in it or is empty.</summary>
    public const string TagForm = "tag.form";

    /// <summary>A text is empty.</summary>
    public const string TextEmpty = "text.empty";

    /// <summary>A publisher counts a series in people here and in events there.</summary>
    public const string ObservationUnit = "observation.unit";

    /// <summary>A language is not two small letters.</summary>
    public const string LanguageForm = "language.form";

    /// <summary>A text is translated twice into one language.</summary>
    public const string TranslationTwice = "translation.twice";

    /// <summary>A translation of a text that the scenario does not have, which is never shown.</summary>
    public const string UnknownText = "unknown.text";

    /// <summary>No such place.</summary>
    public const string UnknownPlace = "unknown.place";

    /// <summary>No such link.</summary>
    public const string UnknownLink = "unknown.link";

    /// <summary>No such group.</summary>
    public const string UnknownGroup = "unknown.group";

    /// <summary>No such parameter.</summary>
    public const string UnknownParameter = "unknown.parameter";

    /// <summary>No such source.</summary>
    public const string UnknownSource = "unknown.source";

    /// <summary>No such season.</summary>
    public const string UnknownSeason = "unknown.season";

    /// <summary>No such series.</summary>
    public const string UnknownSeries = "unknown.series";

    /// <summary>No place in the country.</summary>
    public const string UnknownCountry = "unknown.country";

    /// <summary>Neither a place nor an area of the series.</summary>
    public const string UnknownArea = "unknown.area";

    /// <summary>Neither a place nor a link.</summary>
    public const string UnknownPlaceOrLink = "unknown.placeOrLink";

    /// <summary>No place and no link has the label.</summary>
    public const string UnknownTag = "unknown.tag";

    /// <summary>Infinite, or not a number.</summary>
    public const string NumberNotFinite = "number.notFinite";

    /// <summary>Outside an interval.</summary>
    public const string NumberBetween = "number.between";

    /// <summary>Below a least value.</summary>
    public const string NumberAtLeast = "number.atLeast";

    /// <summary>Not above a value.</summary>
    public const string NumberAbove = "number.above";

    /// <summary>Larger than anything that is meant.</summary>
    public const string NumberImplausible = "number.implausible";

    /// <summary>A parameter may fall below what the field allows.</summary>
    public const string SupportBelow = "support.below";

    /// <summary>A parameter may rise above what the field allows.</summary>
    public const string SupportAbove = "support.above";

    /// <summary>A date outside 1900 to 2200.</summary>
    public const string DateRange = "date.range";

    /// <summary>An end before its beginning.</summary>
    public const string DateOrder = "date.order";

    /// <summary>A period of more than a hundred years.</summary>
    public const string PeriodLong = "period.long";

    /// <summary>A spin-up that begins after the period.</summary>
    public const string PeriodSpinUp = "period.spinUp";

    /// <summary>No group.</summary>
    public const string NoGroups = "groups.none";

    /// <summary>No place.</summary>
    public const string NoPlaces = "places.none";

    /// <summary>A prior's lower bound is not below its upper bound.</summary>
    public const string PriorBounds = "prior.bounds";

    /// <summary>A normal prior's mean is so far outside its bounds that nothing can be drawn.</summary>
    public const string PriorFar = "prior.far";

    /// <summary>A parameter that nothing uses.</summary>
    public const string ParameterUnused = "parameter.unused";

    /// <summary>Shares of party sizes do not sum to 1.</summary>
    public const string PartiesSum = "parties.sum";

    /// <summary>A party of less than one person, or of too many.</summary>
    public const string PartiesSize = "parties.size";

    /// <summary>A party size stands twice.</summary>
    public const string PartiesDuplicate = "parties.duplicate";

    /// <summary>A season without twelve months.</summary>
    public const string SeasonMonths = "season.months";

    /// <summary>A place that no link touches.</summary>
    public const string PlaceIsolated = "places.isolated";

    /// <summary>A link to where it begins.</summary>
    public const string LinkSelf = "links.self";

    /// <summary>Two knots of departures for one day.</summary>
    public const string DepartureDuplicate = "departures.duplicate";

    /// <summary>People at a place, without a place.</summary>
    public const string InitialNeedsPlace = "initial.place";

    /// <summary>People on a link, without a link.</summary>
    public const string InitialNeedsLink = "initial.link";

    /// <summary>A policy becomes known after it begins.</summary>
    public const string PolicyAnnounced = "policy.announced";

    /// <summary>A standing policy with an announcement.</summary>
    public const string PolicyAnnouncedStanding = "policy.announced.standing";

    /// <summary>The end of a policy becomes known after it has ended.</summary>
    public const string PolicyEndAnnounced = "policy.end";

    /// <summary>The end of a policy becomes known before the policy does.</summary>
    public const string PolicyEndBeforeKnown = "policy.end.known";

    /// <summary>An end that is announced of a policy without one.</summary>
    public const string PolicyEndless = "policy.end.none";

    /// <summary>A policy that is anticipated, without an announcement.</summary>
    public const string PolicyAnticipated = "policy.anticipated";

    /// <summary>A policy that is never in force within the period.</summary>
    public const string PolicyOutside = "policy.outside";

    /// <summary>A limit with none or several numbers.</summary>
    public const string PolicyLimitOne = "policy.limit";

    /// <summary>A pathway with two quotas.</summary>
    public const string PolicyPathwayOne = "policy.pathway";

    /// <summary>A share without where to.</summary>
    public const string PolicyWhereTo = "policy.whereTo";

    /// <summary>Shares of a hold that sum above 1.</summary>
    public const string PolicyShares = "policy.shares";

    /// <summary>Reporting shares of a series overlap in time.</summary>
    public const string ReportingOverlap = "reporting.overlap";

    /// <summary>An area without a place or link.</summary>
    public const string AreaEmpty = "area.empty";

    /// <summary>An observation that could be known before its period ended.</summary>
    public const string ObservationEarly = "observations.early";

    /// <summary>An observation stands twice.</summary>
    public const string ObservationDuplicate = "observations.duplicate";

    /// <summary>A check figure that nothing answers, without saying why.</summary>
    public const string FigureCheck = "figures.check";

    /// <summary>A source's date is no year, month or day.</summary>
    public const string SourceDate = "sources.date";

    /// <summary>A calibration window outside the days shown.</summary>
    public const string CalibrationOutside = "calibration.outside";

    /// <summary>A cut-off before the end of the window.</summary>
    public const string CalibrationCutOff = "calibration.cutOff";

    /// <summary>A calibration without a stage, or a stage without a parameter or target.</summary>
    public const string CalibrationEmpty = "calibration.empty";

    /// <summary>No such parameter to fit.</summary>
    public const string CalibrationParameter = "calibration.parameter";

    /// <summary>A parameter that is free in two places.</summary>
    public const string CalibrationTwice = "calibration.twice";

    /// <summary>A known number that is to be fitted.</summary>
    public const string CalibrationFixed = "calibration.fixed";

    /// <summary>A publisher that has no row of a series.</summary>
    public const string CalibrationPublisher = "calibration.publisher";

    /// <summary>A series of several publishers of which none is named.</summary>
    public const string CalibrationPublishers = "calibration.publishers";

    /// <summary>Dates of a target outside the window.</summary>
    public const string CalibrationTargetOutside = "calibration.target.outside";

    /// <summary>A target that no observation in the window answers.</summary>
    public const string CalibrationTargetEmpty = "calibration.target.empty";

    /// <summary>A policy of an experiment that is not there.</summary>
    public const string CalibrationPolicy = "calibration.policy";

    /// <summary>An experiment whose month after is its month before.</summary>
    public const string CalibrationSameMonth = "calibration.month";

    /// <summary>Those notices with which a scenario can be run and yet not be calibrated.</summary>
    public static System.Collections.Immutable.ImmutableArray<string> PreventCalibration => [CalibrationOutside, CalibrationTargetEmpty];

    /// <summary>Those notices with which a scenario can be run and its experiments cannot.</summary>
    public static System.Collections.Immutable.ImmutableArray<string> PreventExperiments => [CalibrationPolicy];

    /// <summary>A posterior that reaches where its prior does not.</summary>
    public const string FittedSupport = "fitted.support";

    /// <summary>A loading on a parameter that does not come earlier.</summary>
    public const string FittedWith = "fitted.with";

    /// <summary>Loadings whose squares sum above 1.</summary>
    public const string FittedLoadings = "fitted.loadings";
}
