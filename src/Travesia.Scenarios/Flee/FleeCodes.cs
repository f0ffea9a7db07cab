using Travesia.Model.Diagnostics;

namespace Travesia.Scenarios.Flee;

/// <summary>Codes of what can be wrong with a folder in Flee's format, beside what can be wrong with any table.</summary>
[DiagnosticCodes]
public static class FleeCodes
{
    /// <summary>A file that every case has is missing. Values: value.</summary>
    public const string Missing = "flee.folder.missing";

    /// <summary>A row with too few cells. Values: value, expected.</summary>
    public const string Cells = "flee.folder.cells";

    /// <summary>A cell that is not what its column holds. Values: value, column, expected.</summary>
    public const string Cell = "flee.folder.cell";

    /// <summary>A location that stands twice. Values: value.</summary>
    public const string Twice = "flee.folder.twice";

    /// <summary>There are no locations.</summary>
    public const string NoLocations = "flee.folder.noLocations";

    /// <summary>A place that is not in locations.csv. Values: value, suggestion.</summary>
    public const string UnknownLocation = "flee.folder.unknownLocation";

    /// <summary>A country that no location is in. Values: value, suggestion.</summary>
    public const string UnknownCountry = "flee.folder.unknownCountry";

    /// <summary>A column of conflicts or floods that is no location and in which nothing happens. A notice. Values: value.</summary>
    public const string IdleColumn = "flee.folder.idleColumn";

    /// <summary>A row or column that acts on nothing, in the reference as here. A notice. Values: value, suggestion.</summary>
    public const string Idle = "flee.folder.idle";

    /// <summary>Counts of a place that is not in locations.csv: part of the total only. A notice. Values: value, suggestion.</summary>
    public const string Elsewhere = "flee.folder.elsewhere";

    /// <summary>A camp of which data_layout.csv names no counts. Values: value.</summary>
    public const string CampWithoutData = "flee.folder.campWithoutData";

    /// <summary>A file of counts without a count. Values: value.</summary>
    public const string NoCounts = "flee.folder.noCounts";

    /// <summary>A period without a start or a length. Values: value.</summary>
    public const string Period = "flee.folder.period";

    /// <summary>A closure of a link that there is not. Values: value, other.</summary>
    public const string ClosureWithoutLink = "flee.folder.closureWithoutLink";

    /// <summary>A registration correction that is before the second count, or of a place without counts. Values: value.</summary>
    public const string Correction = "flee.folder.correction";

    /// <summary>There are no routes. Values: value.</summary>
    public const string NoRoutes = "flee.folder.noRoutes";

    /// <summary>A line of data_layout.csv without a file. Values: value.</summary>
    public const string NoFile = "flee.folder.noFile";

    /// <summary>A file of counts that does not lie in source_data. Values: value.</summary>
    public const string Outside = "flee.folder.outside";

    /// <summary>A file of counts, or its folder, is a link that leads out of the folder of the case. Values: value.</summary>
    public const string LeadsOut = "flee.folder.leadsOut";

    /// <summary>A cell beyond the columns of its table. Values: value, cell, expected.</summary>
    public const string Extra = "flee.folder.extra";

    /// <summary>A column or a line of which there may be only one stands again. Values: value.</summary>
    public const string Repeated = "flee.folder.repeated";

    /// <summary>A route that stands again with another length. A notice. Values: value, other, km, before.</summary>
    public const string RouteTwice = "flee.folder.routeTwice";

    /// <summary>A header that names a column where another is read. Values: value, cell, expected, order.</summary>
    public const string Misplaced = "flee.folder.misplaced";

    /// <summary>A conflict zone without a population. A notice. Values: value.</summary>
    public const string NoPopulation = "flee.folder.noPopulation";

    /// <summary>A closure whose end lies before its start, so that it never ends. A notice. Values: value, from.</summary>
    public const string ClosureStays = "flee.folder.closureStays";

    /// <summary>All counts lie before the period, or all after it. A notice. Values: value, first, last.</summary>
    public const string CountsOutside = "flee.folder.countsOutside";

    /// <summary>There is no file of closures. A notice. Values: value.</summary>
    public const string NoClosures = "flee.folder.noClosures";

    /// <summary>There is no file of registration corrections. A notice. Values: value.</summary>
    public const string NoCorrections = "flee.folder.noCorrections";

    /// <summary>A key of the settings that is read from a table. Values: value, file.</summary>
    public const string NotSetting = "flee.folder.notSetting";

    /// <summary>A route from a location to itself. Values: value.</summary>
    public const string RouteToItself = "flee.folder.routeToItself";

    /// <summary>A location that no route touches. A notice. Values: value.</summary>
    public const string Lonely = "flee.folder.lonely";

    /// <summary>What begins after the last day of the period. A notice. Values: value, last.</summary>
    public const string AfterEnd = "flee.folder.afterEnd";

    /// <summary>A line of a table by day with fewer cells than its header names. Values: value, expected.</summary>
    public const string ShortLine = "flee.folder.shortLine";

    /// <summary>Two counts of one date. A notice. Values: value.</summary>
    public const string DateTwice = "flee.folder.dateTwice";

    /// <summary>Counts of a location that is no camp. A notice. Values: value, type.</summary>
    public const string NoCamp = "flee.folder.noCamp";

    /// <summary>A registration correction that makes more people than there are. Values: value, date.</summary>
    public const string CorrectionTooLarge = "flee.folder.correctionTooLarge";

    /// <summary>A period that leaves the calendar. Values: value, start, first, last.</summary>
    public const string Calendar = "flee.folder.calendar";
}
