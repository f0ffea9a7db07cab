using System.Collections.Immutable;
using System.Globalization;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Files;
using Calendar = Travesia.Model.Validity.Calendar;

namespace Travesia.Scenarios.Flee;

/// <summary>A part of a folder in Flee's format: reads cells, and says what is wrong with them.</summary>
internal abstract class FleePart(FleeDraft draft)
{
    protected const string Section = FleeDraft.Section;

    /// <summary>More days than any case has.</summary>
    protected const int LastDay = 1_000_000;

    // Beyond, a digit has slipped: the bounds of a scenario, and of the rules.
    protected const double MostPeople = 1e10;
    protected const double MostAlike = 1e12;
    protected const double MostKm = 50_000;

    protected static readonly ImmutableArray<(string Part, string Type, PlaceKind Kind)> Types =
    [
        ("idpcamp", "idpcamp", PlaceKind.Shelter), ("camp", "camp", PlaceKind.Shelter), ("conflict", "conflict_zone", PlaceKind.Origin),
        ("forward", "forwarding_hub", PlaceKind.Crossing), ("marker", "marker", PlaceKind.Crossing), ("flood", "flood_zone", PlaceKind.Origin),
        ("town", "town", PlaceKind.Transit), ("default", "town", PlaceKind.Transit),
    ];
    protected readonly FleeFiles files = draft.Files;
    protected readonly IScenarioFiles input = draft.Files.Input ?? draft.Files.Root;
    protected readonly string folder = draft.Files.Input is null ? "" : FleeFiles.InputFolder + "/";
    protected readonly Findings findings = draft.Findings;
    protected readonly FleeTable tables = draft.Tables;
    protected readonly Dictionary<Subject, SourceLocation> standing = draft.Standing;
    protected readonly CountryCodes countries = draft.Countries;
    protected readonly Dictionary<string, int> places = draft.Places;
    protected readonly Dictionary<string, string> regions = draft.Regions;
    protected readonly List<(Place Place, string Type, int Line)> locations = draft.Locations;
    protected readonly Dictionary<string, string> alike = draft.Alike;
    protected readonly List<Link> links = draft.Links;
    protected readonly List<(int Place, int Day)> conflictDates = draft.ConflictDates;
    protected readonly SettingTree section = draft.Tree;
    protected readonly SettingTree details = draft.Details;
    protected readonly SettingTree routeDetails = draft.RouteDetails;

    protected int DayOf(DateOnly date) => date.DayNumber - draft.Start.DayNumber;

    protected static bool TryDate(string text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    protected DateOnly? DateIn(FleeRow row, int cell, string path, string table)
    {
        bool isDate = TryDate(row[cell], out DateOnly date);
        if (isDate && Calendar.Allows(date))
        {
            return date;
        }

        Cell(row, cell, path, table, "date", isDate ? string.Create(CultureInfo.InvariantCulture, $"{Calendar.First:yyyy-MM-dd} – {Calendar.Last:yyyy-MM-dd}") : "2015-05-01");
        return null;
    }

    /// <summary>A day of the case, which is a whole number.</summary>
    protected int? DayIn(FleeRow row, int cell, string path, string table, string column, int first = 0)
    {
        if (row.Number(cell) is { } day && day >= first && day <= LastDay && day == Math.Floor(day))
        {
            return (int)day;
        }

        Cell(row, cell, path, table, column, first < 0 ? "-1, 0, 1, 2 ..." : "0, 1, 2 ...");
        return null;
    }

    // Days are counted from the first of the period, which is only known where that could be read.
    protected void NoticeAfterEnd(int day, FleeRow row, int cell, string path)
    {
        if (draft.StartsAt is not null && day >= draft.Length)
        {
            findings.Notice(FleeCodes.AfterEnd, new("scenario"), new(path, row.Line, row.Column(cell)), ("value", Values.Of(day)), ("last", Values.Of(draft.Length - 1)));
        }
    }

    protected int? PlaceIn(FleeRow row, int cell, string path, string table)
    {
        if (places.TryGetValue(row[cell], out int place) && place < locations.Count)
        {
            return place;
        }

        // Without locations every name is unknown, and that is known.
        if (!findings.Unreadable.Contains("places"))
        {
            (string, string)[] values = places.Count <= 10_000 && NearMiss.Find(row[cell], places.Keys) is { } near ? [("value", row[cell]), ("suggestion", near)] : [("value", row[cell])];
            findings.Error(FleeCodes.UnknownLocation, new(table), new(path, row.Line, row.Column(cell)), values);
        }

        return null;
    }

    protected string? CountryIn(FleeRow row, int cell, string path)
    {
        if (countries.Find(row[cell]) is { } code)
        {
            return code.Value;
        }

        if (!findings.Unreadable.Contains("places"))
        {
            (string, string)[] values = NearMiss.Find(row[cell], countries.Names) is { } near ? [("value", row[cell]), ("suggestion", near)] : [("value", row[cell])];
            findings.Error(FleeCodes.UnknownCountry, new("scenario"), new(path, row.Line, row.Column(cell)), values);
        }

        return null;
    }

    protected double? Needed(FleeRow row, int cell, string path, string table, string column, double min, double max)
    {
        if (row.Number(cell) is { } number && number >= min && number <= max)
        {
            return number;
        }

        Cell(row, cell, path, table, column, $"{min.ToString(CultureInfo.InvariantCulture)} – {max.ToString(CultureInfo.InvariantCulture)}");
        return null;
    }

    protected double? Optional(FleeRow row, int cell, string path, string table, string column, double max)
        => row[cell].Length == 0 ? null : Needed(row, cell, path, table, column, 0, max);

    protected void InOrder(FleeRow header, FleeColumns columns, string path, string table)
    {
        foreach ((int cell, int position) in columns.Misplaced(header))
        {
            findings.Error(
                FleeCodes.Misplaced, new(table), new(path, header.Line, header.Column(cell)),
                ("value", header[cell].Trim('#', '"', ' ')), ("cell", Values.Of(cell + 1)), ("expected", Values.Of(position + 1)), ("order", columns.Order));
        }
    }

    protected void NoticeAbsence(string file, string code, string table)
    {
        if (input.Problem == FileProblem.None && !input.List().Contains(file))
        {
            findings.Notice(code, new(table), new(folder + file, 0, 0), ("value", folder + file));
        }
    }

    // What stands beyond the last column would be passed over.
    protected void NoneBeyond(FleeRow row, int columns, string path, string table)
    {
        for (int cell = columns; cell < row.Cells.Length; cell++)
        {
            if (row[cell].Length > 0)
            {
                findings.Error(FleeCodes.Extra, new(table), new(path, row.Line, row.Column(cell)), ("value", row[cell]), ("cell", Values.Of(cell + 1)), ("expected", Values.Of(columns)));
            }
        }
    }

    protected static (string, string)[] Near(string value, IEnumerable<string> known)
        => NearMiss.Find(value, known) is { } near ? [("value", value), ("suggestion", near)] : [("value", value)];

    protected void Cell(FleeRow row, int cell, string path, string table, string column, string expected)
        => findings.Error(FleeCodes.Cell, new(table), new(path, row.Line, row.Column(cell)), ("value", row[cell]), ("column", column), ("expected", expected));
}
