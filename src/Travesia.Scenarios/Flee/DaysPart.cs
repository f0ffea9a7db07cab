using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Flee;

/// <summary>Tables by day: conflicts, floods, food, changes of locations; and demographics.</summary>
internal sealed class DaysPart(FleeDraft draft) : FleePart(draft)
{
    /// <summary>The part of the section with levels of floods.</summary>
    public const string Floods = "flood_levels";

    private const double MostIntensity = 1e9;
    private const double MostLevel = 1_000;

    private readonly FleeDraft draft = draft;

    private const string Prefix = "demographics_";

    /// <summary>A table with a row for each day and a column for each place; only changes are kept. False if it is not there.</summary>
    public bool ReadLevels(string file, string key)
    {
        string path = folder + file;
        ImmutableArray<FleeRow> rows = tables.Read(input, file, path, "scenario", mayBeAbsent: true);
        if (rows.IsEmpty)
        {
            return false;
        }

        if (HeaderOf(rows, path) is not { } header)
        {
            return true;
        }

        SettingTree tree = section.Child(key);
        FleeRow[] days = DaysOf(rows, header, path);
        HashSet<string> named = new(StringComparer.Ordinal);
        for (int column = 1; column < header.Cells.Length; column++)
        {
            string name = header[column];
            if (name.Length > 0 && !named.Add(name))
            {
                findings.Error(FleeCodes.Repeated, new("scenario"), new(path, header.Line, header.Column(column)), ("value", name));
            }
            else if (name.Length > 0)
            {
                ReadColumn(name, column, header, days, path, tree, key == Floods ? MostLevel : MostIntensity);
            }
        }

        section.Add(key, tree);
        return true;
    }

    // Lines of text may stand before the one that names the columns.
    private FleeRow? HeaderOf(ImmutableArray<FleeRow> rows, string path)
    {
        FleeRow header = rows.FirstOrDefault(r => string.Equals(r[0].Trim('#', ' '), "day", StringComparison.OrdinalIgnoreCase)) ?? rows[0];
        if (header.Number(0) is null)
        {
            return header;
        }

        Cell(header, 0, path, "scenario", "#Day", "#Day");
        return null;
    }

    // Each day once, with a number for each place.
    private FleeRow[] DaysOf(ImmutableArray<FleeRow> rows, FleeRow header, string path)
    {
        int columns = header.Cells.Length;
        while (columns > 1 && header[columns - 1].Length == 0)
        {
            columns--;
        }

        FleeRow[] days = [.. rows.Where(r => !r.IsHeader && r.Line > header.Line)];
        HashSet<int> seen = [];
        foreach (FleeRow row in days)
        {
            if (DayIn(row, 0, path, "scenario", "#Day") is { } day && !seen.Add(day))
            {
                findings.Error(FleeCodes.Repeated, new("scenario"), new(path, row.Line, row.Column(0)), ("value", row[0]));
            }

            if (row.Cells.Length < columns)
            {
                findings.Error(FleeCodes.ShortLine, new("scenario"), new(path, row.Line, 0), ("value", Values.Of(row.Cells.Length)), ("expected", Values.Of(columns)));
            }

            NoneBeyond(row, columns, path, "scenario");
        }

        return days;
    }

    private void ReadColumn(string name, int column, FleeRow header, FleeRow[] days, string path, SettingTree tree, double most)
    {
        List<(int Day, double Value)> steps = [];
        double before = 0;
        foreach (FleeRow row in days)
        {
            // A line that is too short is told as such.
            if (column >= row.Cells.Length || Needed(row, column, path, "scenario", name, 0, most) is not { } value)
            {
                continue;
            }

            if (value != before && row.Number(0) is >= 0 and <= LastDay and var day)
            {
                steps.Add(((int)day, value));
                before = value;
            }
        }

        if (!places.TryGetValue(name, out int place))
        {
            // Without locations every name is unknown. Where nothing ever happens in the column, the place is only not missed.
            (string, string)[] values = NearMiss.Find(name, places.Keys) is { } near ? [("value", name), ("suggestion", near)] : [("value", name)];
            if (findings.Unreadable.Contains("places"))
            {
                return;
            }

            if (steps.Count == 0)
            {
                findings.Notice(FleeCodes.IdleColumn, new("scenario"), new(path, header.Line, header.Column(column)), values);
            }
            else
            {
                findings.Error(FleeCodes.UnknownLocation, new("scenario"), new(path, header.Line, header.Column(column)), values);
            }
        }
        else if (steps.Count > 0)
        {
            tree.Steps(locations[place].Place.Id.Value, steps);
        }
    }

    private void NoticeIdleColumn(FleeRow header, int column, string path)
    {
        if (!findings.Unreadable.Contains("places"))
        {
            findings.Notice(FleeCodes.IdleColumn, new("scenario"), new(path, header.Line, header.Column(column)), ("value", header[column]));
        }
    }

    // Without a table of conflicts, a conflict zone is one from its date on.
    public void AddConflictDates()
    {
        SettingTree tree = section.Child("conflicts");
        foreach ((int place, int day) in conflictDates)
        {
            tree.Steps(locations[place].Place.Id.Value, [(Math.Max(day, 0), 1)]);
        }

        section.Add("conflicts", tree);
    }

    public void ReadChanges()
    {
        string path = folder + "location_changes.csv";
        string at = YamlPath.Key(Section, "location_changes");
        List<Setting> list = [];
        foreach (FleeRow row in tables.Read(input, "location_changes.csv", path, "scenario", mayBeAbsent: true))
        {
            if (row.IsHeader)
            {
                continue;
            }

            (string _, string type, PlaceKind _) = Types.FirstOrDefault(t => row[1].Contains(t.Part, StringComparison.OrdinalIgnoreCase));
            if (type is null)
            {
                Cell(row, 1, path, "scenario", "location_type", string.Join(", ", Types.Select(t => t.Type).Distinct()));
            }

            int? place = PlaceIn(row, 0, path, "scenario");
            int? day = DayIn(row, 2, path, "scenario", "day");
            if (type is not null && place is { } p && day is { } d)
            {
                NoticeAfterEnd(d, row, 2, path);
                if (type is "camp" or "idpcamp")
                {
                    draft.BecomeCamps.Add(p);
                }

                SettingTree item = new(YamlPath.Item(at, list.Count));
                list.Add(item.Text("name", locations[p].Place.Id.Value).Text("type", type).Number("day", d).ToSetting());
                standing[new("scenario", -1, item.Path)] = new(path, row.Line, 0);
            }
        }

        if (list.Count > 0)
        {
            section.Add("location_changes", new ListSetting(at, [.. list]));
        }
    }

    public void ReadFood()
    {
        string path = folder + "region_attributes_IPC.csv";
        ImmutableArray<FleeRow> rows = tables.Read(input, "region_attributes_IPC.csv", path, "scenario", mayBeAbsent: true);
        if (rows.IsEmpty)
        {
            return;
        }

        if (HeaderOf(rows, path) is not { } header)
        {
            return;
        }

        SettingTree tree = section.Child("food_insecurity");
        FleeRow[] days = DaysOf(rows, header, path);
        for (int column = 1; column < header.Cells.Length; column++)
        {
            string region = header[column];
            if (!regions.ContainsKey(region))
            {
                NoticeIdleColumn(header, column, path);
                continue;
            }

            List<(int, double)> steps = [];
            foreach (FleeRow row in days.Where(r => column < r.Cells.Length))
            {
                if (Needed(row, column, path, "scenario", region, 0, 100) is { } percent && row.Number(0) is >= 0 and <= LastDay and var day)
                {
                    steps.Add(((int)day, percent));
                }
            }

            tree.Steps(region, steps);
        }

        section.Add("food_insecurity", tree);
    }

    /// <summary>The values of ethnicity and religion: columns of locations.csv by their names say how many people of a place are alike.</summary>
    public void ReadAlike()
    {
        foreach (string file in (string[])[Prefix + "ethnicity.csv", Prefix + "religion.csv"])
        {
            foreach (FleeRow row in input.List().Contains(file) ? tables.Read(input, file, folder + file, "scenario").Skip(1).Where(r => !r.IsHeader) : [])
            {
                alike.TryAdd(row[0], row[0]);
            }
        }
    }

    public void ReadDemographics()
    {
        SettingTree tree = section.Child("demographics");
        foreach (string file in input.List().Where(f => f.StartsWith(Prefix, StringComparison.Ordinal) && f.EndsWith(".csv", StringComparison.Ordinal)))
        {
            string path = folder + file;
            ImmutableArray<FleeRow> rows = tables.Read(input, file, path, "scenario");
            if (rows.IsEmpty)
            {
                continue;
            }

            SettingTree own = tree.Child(file[Prefix.Length..^4]);
            FleeRow header = rows.FirstOrDefault(r => r.Cells.Skip(1).Any(c => c == "Default" || places.ContainsKey(c))) ?? rows[0];
            FleeRow[] values = [.. rows.Where(r => r.Line > header.Line && !r.IsHeader)];
            string list = YamlPath.Key(own.Path, "values");
            own.Add("values", new ListSetting(list, [.. values.Select((v, i) => (Setting)new ScalarSetting(YamlPath.Item(list, i), v[0], false))]));
            for (int column = 1; column < header.Cells.Length; column++)
            {
                string name = header[column];
                string? key = name == "Default" ? name : places.TryGetValue(name, out int place) ? locations[place].Place.Id.Value : null;
                if (name.Length == 0)
                {
                    continue;
                }

                if (key is null)
                {
                    NoticeIdleColumn(header, column, path);
                    continue;
                }

                double[] weights = [.. values.Select(v => Needed(v, column, path, "scenario", name, 0, MostAlike) ?? 0)];
                own.Add(key, SettingTree.Numbers(YamlPath.Key(own.Path, key), [.. weights]));
            }

            tree.Add(file[Prefix.Length..^4], own);
        }

        section.Add("demographics", tree);
    }
}
