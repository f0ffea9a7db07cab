using System.Collections.Immutable;
using System.Globalization;
using Travesia.Model;

namespace Travesia.Scenarios.Flee;

/// <summary>source_data and registration corrections.</summary>
internal sealed class CountsPart(FleeDraft draft) : FleePart(draft)
{
    private readonly FleeDraft draft = draft;

    // Places of whose counts something could not be read.
    private readonly HashSet<string> incomplete = new(StringComparer.Ordinal);
    private int first = int.MaxValue;
    private int last = int.MinValue;

    public ImmutableArray<Observation> ReadCounts(out bool hasTotal)
    {
        string path = FleeFiles.SourceFolder + "/data_layout.csv";
        var observations = ImmutableArray.CreateBuilder<Observation>();
        Dictionary<int, CampCounts> counts = [];
        List<int> order = [];
        SettingTree uncounted = section.Child("counts_elsewhere");
        HashSet<string> named = new(StringComparer.Ordinal);
        hasTotal = false;
        long errors = findings.Bag.ErrorCount;
        ImmutableArray<FleeRow> layout = tables.Read(files.Source, "data_layout.csv", path, "observations");
        foreach (FleeRow row in layout.Where(r => !r.IsHeader))
        {
            if (row.Cells.Length < 2)
            {
                findings.Error(FleeCodes.Cells, new("observations"), new(path, row.Line, 0), ("value", Values.Of(row.Cells.Length)), ("expected", "camp,file.csv"));
                continue;
            }

            if (row.Cells.All(c => c.Length == 0))
            {
                continue;
            }

            if (row.Cells.Skip(1).All(c => c.Length == 0))
            {
                incomplete.Add(row[0]);
                findings.Error(FleeCodes.NoFile, new("observations"), new(path, row.Line, row.Column(1)), ("value", row[0]));
                continue;
            }

            if (!named.Add(row[0]))
            {
                findings.Error(FleeCodes.Repeated, new("observations"), new(path, row.Line, row.Column(0)), ("value", row[0]));
                continue;
            }

            if (row[0] == "total")
            {
                hasTotal = ReadFiles(row, path) is { IsEmpty: false } total && locations.Count > 0 && Add(observations, "total", "all", total);
            }
            else if (!places.TryGetValue(row[0], out int place))
            {
                // Its counts are part of the total though nobody gets there. A camp whose name is misspelt here lacks its own, which is an error.
                if (!findings.Unreadable.Contains("places"))
                {
                    findings.Notice(FleeCodes.Elsewhere, new("observations"), new(path, row.Line, row.Column(0)), places.Count <= 10_000 ? Near(row[0], places.Keys) : [("value", row[0])]);
                }

                if (ReadFiles(row, path) is { IsEmpty: false } elsewhere)
                {
                    uncounted.Steps(row[0], elsewhere.Knots(draft.Length));
                }
            }
            else if (ReadFiles(row, path) is { IsEmpty: false } own && counts.TryAdd(place, own))
            {
                order.Add(place);
                NoticeNoCamp(row, place, path);
            }
        }

        section.Add("counts_elsewhere", uncounted);
        if (draft.StartsAt is { } at && findings.Bag.ErrorCount == errors && first <= last && (last < 0 || first >= draft.Length))
        {
            findings.Notice(FleeCodes.CountsOutside, new("scenario"), at, ("value", DateOf(0)), ("first", DateOf(first)), ("last", DateOf(last)));
        }

        Correct(counts, layout.IsEmpty);
        foreach (int place in order.Where(counts.ContainsKey))
        {
            Add(observations, "camps", locations[place].Place.Id.Value, counts[place]);
        }

        if (!layout.IsEmpty)
        {
            foreach ((Place place, string type, int line) in locations)
            {
                if (type is "camp" or "idpcamp" && !layout.Any(r => r[0] == place.Name))
                {
                    findings.Error(FleeCodes.CampWithoutData, new("places"), new(folder + FleeFiles.Locations, line, 0), ("value", place.Name));
                }
            }
        }

        return observations.ToImmutable();
    }

    // Where places are flooded, people are counted in all of them.
    private void NoticeNoCamp(FleeRow row, int place, string path)
    {
        if (locations[place].Type is not ("camp" or "idpcamp") && !draft.BecomeCamps.Contains(place) && !input.List().Contains("flood_level.csv"))
        {
            findings.Notice(FleeCodes.NoCamp, new("observations"), new(path, row.Line, row.Column(0)), ("value", row[0]), ("type", locations[place].Type));
        }
    }

    private string DateOf(int day) => draft.Start.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Correct(Dictionary<int, CampCounts> counts, bool areUnknown)
    {
        NoticeAbsence("registration_corrections.csv", FleeCodes.NoCorrections, "observations");
        string path = folder + "registration_corrections.csv";
        foreach (FleeRow row in tables.Read(input, "registration_corrections.csv", path, "observations", mayBeAbsent: true))
        {
            if (row.IsHeader || PlaceIn(row, 0, path, "observations") is not { } place || DateIn(row, 1, path, "observations") is not { } date)
            {
                continue;
            }

            bool acts = counts.TryGetValue(place, out CampCounts? own) && own.Correct(DayOf(date));
            if (!acts && !areUnknown && !incomplete.Contains(row[0]))
            {
                findings.Notice(FleeCodes.Correction, new("observations"), new(path, row.Line, row.Column(0)), ("value", row[0]));
            }
            else if (acts && own!.Largest > MostPeople)
            {
                findings.Error(FleeCodes.CorrectionTooLarge, new("observations"), new(path, row.Line, row.Column(1)), ("value", row[0]), ("date", row[1]));
                counts.Remove(place);
            }
        }
    }

    private CampCounts? ReadFiles(FleeRow row, string path)
    {
        CampCounts? sum = null;
        long errors = findings.Bag.ErrorCount;
        for (int cell = 1; cell < row.Cells.Length; cell++)
        {
            if (row[cell].Length == 0)
            {
                continue;
            }

            if (Leaves(row[cell]))
            {
                findings.Error(FleeCodes.Outside, new("observations"), new(path, row.Line, row.Column(cell)), ("value", row[cell]));
                continue;
            }

            string file = FleeFiles.SourceFolder + "/" + row[cell];
            ImmutableArray<FleeRow> rows = tables.Read(files.Source, row[cell], file, "observations");
            CampCounts counts = new();
            int columns = 2;
            for (int i = 0; i < rows.Length; i++)
            {
                bool isDate = TryDate(rows[i][0], out _);
                if (rows[i].IsHeader || (i == 0 && !isDate))
                {
                    columns = Math.Max(columns, rows[i].Cells.Length);
                    continue;
                }

                NoneBeyond(rows[i], columns, file, "observations");

                DateOnly? date = DateIn(rows[i], 0, file, "observations");
                double? count = Needed(rows[i], 1, file, "observations", "count", 0, MostPeople);
                if (date is { } on && count is { } people)
                {
                    int day = DayOf(on);
                    if (counts.Has(day))
                    {
                        findings.Notice(FleeCodes.DateTwice, new("observations"), new(file, rows[i].Line, rows[i].Column(0)), ("value", rows[i][0]));
                    }

                    counts.AddRow(day, people);
                    first = Math.Min(first, day);
                    last = Math.Max(last, day);
                }
            }

            if (!rows.IsEmpty && counts.IsEmpty)
            {
                findings.Error(FleeCodes.NoCounts, new("observations"), new(file, 0, 0), ("value", file));
            }

            if (sum is null)
            {
                sum = counts;
            }
            else if (!sum.IsEmpty)
            {
                sum.AddFile(counts);
            }
        }

        if (findings.Bag.ErrorCount > errors)
        {
            incomplete.Add(row[0]);
        }

        return sum;
    }

    // Whichever system wrote the path: a root, a drive or a step upwards.
    private static bool Leaves(string file)
        => file[0] is '/' or '\\' || file.Contains(':', StringComparison.Ordinal) || file.Split('/', '\\').Contains("..");

    private bool Add(ImmutableArray<Observation>.Builder observations, string series, string area, CampCounts counts)
    {
        foreach ((int day, double value) in counts.Knots(draft.Length))
        {
            DateOnly date = draft.Start.AddDays(day);
            observations.Add(new Observation(new(series), FleeFiles.SourceFolder, date, date, date, area, null, CountUnit.People, value));
        }

        return true;
    }
}
