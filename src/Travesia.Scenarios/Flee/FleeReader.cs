using System.Collections.Immutable;
using System.Globalization;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;
using Travesia.Scenarios.Files;
using Travesia.Scenarios.Parts;
using Travesia.Scenarios.Yaml;
using Calendar = Travesia.Model.Validity.Calendar;

namespace Travesia.Scenarios.Flee;

/// <summary>Makes a scenario of the rule set <c>flee</c> from a folder in Flee's format.</summary>
internal sealed class FleeReader
{
    private const string Section = "flee";
    private const double DefaultSpeedKm = 360;

    private static readonly ImmutableArray<(string Part, string Type, PlaceKind Kind)> Types =
    [
        ("idpcamp", "idpcamp", PlaceKind.Shelter), ("camp", "camp", PlaceKind.Shelter), ("conflict", "conflict_zone", PlaceKind.Origin),
        ("forward", "forwarding_hub", PlaceKind.Crossing), ("marker", "marker", PlaceKind.Crossing), ("flood", "flood_zone", PlaceKind.Origin),
        ("town", "town", PlaceKind.Transit), ("default", "town", PlaceKind.Transit),
    ];

    private readonly FleeFiles files;
    private readonly IScenarioFiles input;
    private readonly string folder;
    private readonly Findings findings = new();
    private readonly FleeTable tables;
    private readonly SourceMap map;
    private readonly Dictionary<Subject, SourceLocation> standing = [];
    private readonly CountryCodes countries = new();
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> regions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(Place Place, string Type, int Line)> locations = [];
    private readonly List<Link> links = [];
    private readonly SettingTree section = new(Section);
    private readonly SettingTree details;
    private readonly SettingTree routeDetails;
    private readonly HashSet<string> linkIds = new(StringComparer.Ordinal);
    private readonly List<(int Place, int Day)> conflictDates = [];
    private DateOnly start = Harmless.Date;
    private int length = 1;
    private double speedKm = DefaultSpeedKm;

    public FleeReader(FleeFiles files)
    {
        this.files = files;
        input = files.Input ?? files.Root;
        folder = files.Input is null ? "" : FleeFiles.InputFolder + "/";
        tables = new FleeTable(findings);
        map = new SourceMap(files.Root);
        map.Add(Locate);
        details = section.Child("locations");
        routeDetails = section.Child("routes");
    }

    public ScenarioReading Read()
    {
        if (files.Root.Problem != FileProblem.None)
        {
            findings.Error(ReaderCodes.FolderMissing, new("scenario"), new(files.Root.Name, 0, 0), ("value", files.Root.Name));
            return Result(null);
        }

        ReadSettings();
        ReadPeriod();
        ReadLocations();
        ReadRoutes();
        ReadClosures();
        bool hasConflicts = ReadLevels("conflicts.csv", "conflicts");
        if (!hasConflicts)
        {
            AddConflictDates();
        }

        ReadLevels("flood_level.csv", "flood_levels");
        ReadChanges();
        ReadFood();
        ReadDemographics();
        ReadMajorRoutes();
        ImmutableArray<Observation> observations = ReadCounts(out bool hasTotal);
        section.Add("locations", details).Add("routes", routeDetails);
        Scenario scenario = new()
        {
            Name = IdForm.IsId(files.Root.Name) ? files.Root.Name : IdForm.Repair(files.Root.Name) ?? "flee",
            Title = files.Root.Name,
            From = start,
            To = start.AddDays(length - 1),
            SpinUpFrom = start.AddDays(-1),
            RuleSet = Section,
            Rules = section.ToSetting(),
            Groups = [new Group { Id = new("everyone"), Title = "Everyone" }],
            Places = [.. locations.Select(l => l.Place)],
            Links = [.. links],
            Observations = observations,
            Series = Series(hasTotal),
        };
        findings.BeginChecks();
        ScenarioValidity.Check(scenario, findings.Unreadable, findings.Bag);
        return Result(scenario);
    }

    private ImmutableArray<SeriesDefinition> Series(bool hasTotal)
    {
        var none = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        SeriesDefinition camps = new(new("camps"), "People counted in camps", "present", none, [], 0, null);
        ImmutableArray<string> all = [.. locations.Where(l => l.Type is "camp" or "idpcamp").Select(l => l.Place.Id.Value)];
        all = all.IsEmpty ? [.. locations.Select(l => l.Place.Id.Value)] : all;
        return hasTotal && !all.IsEmpty
            ? [camps, new(new("total"), "Published total", "present", none.Add("all", all), [], 0, null)]
            : [camps];
    }

    private ScenarioReading Result(Scenario? scenario)
    {
        IEnumerable<Diagnostic> sorted = map.Locate(findings.Bag.ToImmutable())
            .OrderBy(d => d.Location!.Value.File, StringComparer.Ordinal)
            .ThenBy(d => d.Location!.Value.Line)
            .ThenBy(d => d.Location!.Value.Column)
            .ThenBy(d => d.Code, StringComparer.Ordinal);
        return new(findings.Bag.HasErrors ? null : scenario, [.. sorted], map, findings.Bag.ErrorCount);
    }

    // What rules say of the section stands in simsetting.yml or in the table that a part came from.
    private SourceLocation? Locate(Subject subject)
    {
        for (string? field = subject.Field; ;)
        {
            if (standing.TryGetValue(subject with { Field = field }, out SourceLocation at))
            {
                return at;
            }

            if (string.IsNullOrEmpty(field))
            {
                return null;
            }

            int end = field.LastIndexOfAny(['.', '[']);
            field = end > 0 ? field[..end] : null;
        }
    }

    private void ReadSettings()
    {
        (Stream? stream, FileProblem problem) = files.Root.Open(FleeFiles.Settings);
        if (stream is null)
        {
            findings.Error(problem == FileProblem.Missing ? FleeCodes.Missing : FolderReader.CodeOf(problem), new("scenario"), new(FleeFiles.Settings, 0, 0), ("value", FleeFiles.Settings));
            return;
        }

        using (stream)
        {
            standing[new("scenario")] = new(FleeFiles.Settings, 0, 0);
            if (YamlText.Read(stream, FleeFiles.Settings, new("scenario"), findings) is not { } text)
            {
                return;
            }

            YamlNode? tree = YamlParser.Parse(text, FleeFiles.Settings, new("scenario"), findings);
            if (tree is null)
            {
                return;
            }

            if (tree is not YamlMap root)
            {
                findings.Error(ReaderCodes.ValueNotMapping, new("scenario"), new(FleeFiles.Settings, 1, 1), ("value", FleeFiles.Settings));
                return;
            }

            foreach (YamlEntry entry in root.Entries)
            {
                string path = YamlPath.Key(Section, entry.Key.Text);
                Setting setting = ScenarioPart.Setting(entry.Value, path);
                Stand(entry.Value, path);

                // What only the reference's log is about is no part of a scenario.
                if (entry.Key.Text == "log_levels")
                {
                    findings.Notice(FleeCodes.Idle, new("scenario"), new(FleeFiles.Settings, entry.Key.Line, entry.Key.Column), ("value", entry.Key.Text));
                }
                else
                {
                    section.Add(entry.Key.Text, setting);
                }
            }

            speedKm = root.At("move_rules")?.At("max_move_speed").Number() is { } speed and > 0 ? speed : DefaultSpeedKm;
        }

        void Stand(YamlNode node, string path)
        {
            standing[new("scenario", -1, path)] = new(FleeFiles.Settings, node.Line, node.Column);
            switch (node)
            {
                case YamlMap inner:
                    foreach (YamlEntry entry in inner.Entries)
                    {
                        Stand(entry.Value is YamlScalar ? entry.Key : entry.Value, YamlPath.Key(path, entry.Key.Text));
                    }

                    break;
                case YamlList list:
                    for (int i = 0; i < list.Items.Length; i++)
                    {
                        Stand(list.Items[i], YamlPath.Item(path, i));
                    }

                    break;
            }
        }
    }

    private void ReadPeriod()
    {
        string path = folder + "sim_period.csv";
        bool hasStart = false, hasLength = false;
        ImmutableArray<FleeRow> rows = tables.Read(input, "sim_period.csv", path, "scenario");
        foreach (FleeRow row in rows)
        {
            switch (row[0].ToLowerInvariant())
            {
                case "startdate":
                    hasStart = true;
                    start = DateIn(row, 1, path, "scenario") ?? start;
                    break;
                case "length":
                    hasLength = true;
                    if (row.Number(1) is { } days && days >= 1 && days <= Calendar.MaxDays - 1 && days == Math.Floor(days))
                    {
                        length = (int)days;
                    }
                    else
                    {
                        Cell(row, 1, path, "scenario", "Length", "1, 2, 3 ...");
                    }

                    break;
            }
        }

        if (!rows.IsEmpty && !(hasStart && hasLength))
        {
            findings.Error(FleeCodes.Period, new("scenario"), new(path, 0, 0), ("value", path));
        }
    }

    private void ReadLocations()
    {
        string path = folder + FleeFiles.Locations;
        string[] more = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        long errors = findings.Bag.ErrorCount;
        foreach (FleeRow row in tables.Read(input, FleeFiles.Locations, path, "places"))
        {
            if (row.IsHeader)
            {
                more = [.. row.Cells.Skip(8).Select(c => c.ToLowerInvariant())];
                foreach (string column in more.Where(c => c.Length > 0 && !IsKnownDetail(c)))
                {
                    findings.Notice(FleeCodes.Idle, new("places"), new(path, row.Line, row.Column(8 + Array.IndexOf(more, column))), ("value", column));
                }

                continue;
            }

            if (row.Cells.Length < 6)
            {
                findings.Error(FleeCodes.Cells, new("places"), new(path, row.Line, 0), ("value", Values.Of(row.Cells.Length)), ("expected", "name,region,country,latitude,longitude,location_type,conflict_date,population/capacity"));
                continue;
            }

            ReadLocation(row, path, more, ids);
        }

        if (locations.Count == 0 || findings.Bag.ErrorCount > errors)
        {
            // What other tables name may be what could not be read.
            findings.Unreadable.Add("places");
            findings.Unreadable.Add("links");
        }

        if (locations.Count == 0)
        {
            findings.Error(FleeCodes.NoLocations, new("places"), new(path, 0, 0), ("value", path));
        }
    }

    private void ReadLocation(FleeRow row, string path, string[] more, HashSet<string> ids)
    {
        string name = row[0];
        int index = locations.Count;
        (string _, string type, PlaceKind kind) = Types.FirstOrDefault(t => row[5].Contains(t.Part, StringComparison.OrdinalIgnoreCase));
        if (type is null)
        {
            Cell(row, 5, path, "places", "location_type", string.Join(", ", Types.Select(t => t.Type).Distinct()));
            (type, kind) = ("town", PlaceKind.Transit);
        }

        if (name.Length == 0)
        {
            Cell(row, 0, path, "places", "name", "Bujumbura");
        }
        else if (!places.TryAdd(name, index))
        {
            findings.Error(FleeCodes.Twice, new("places"), new(path, row.Line, row.Column(0)), ("value", name));
            return;
        }

        double latitude = Needed(row, 3, path, "places", "latitude", -90, 90) ?? 0;
        double longitude = Needed(row, 4, path, "places", "longitude", -180, 180) ?? 0;
        double date = Optional(row, 6, path, "places", "conflict_date") ?? 0;
        double people = Optional(row, 7, path, "places", "population/capacity") ?? 0;
        bool isCamp = type is "camp" or "idpcamp";
        string id = IdOf(name, ids);
        string region = regions[row[1]] = row[1];
        locations.Add((
            new Place
            {
                Id = new(id), Name = name, Country = countries.Of(row[2]), Kind = kind, Latitude = latitude, Longitude = longitude,
                Beds = isCamp && people >= 1 ? (Quantity?)people : null,
            },
            type,
            row.Line));
        standing[new("places", index)] = new(path, row.Line, 0);
        SettingTree own = details.Child(id);
        if (type is not ("conflict_zone" or "camp" or "forwarding_hub" or "town"))
        {
            own.Text("type", type);
        }

        if (!isCamp && people > 0)
        {
            own.Number("population", people);
        }

        if (region.Length > 0 && input.Open("region_attributes_IPC.csv") is { Stream: { } food })
        {
            food.Dispose();
            own.Text("region", region);
        }

        for (int i = 0; i < more.Length; i++)
        {
            if (IsKnownDetail(more[i]) && Optional(row, 8 + i, path, "places", more[i]) is { } value && value != 0)
            {
                own.Number(more[i], value);
            }
        }

        details.Add(id, own);
        standing[new("scenario", -1, own.Path)] = new(path, row.Line, 0);
        if (type == "conflict_zone")
        {
            conflictDates.Add((index, (int)date));
        }
    }

    private static bool IsKnownDetail(string column) => column is "hdi" or "trade_volume" or "capacity_per_day" or "deactivation_probability";

    private void ReadRoutes()
    {
        string path = folder + "routes.csv";
        string[] more = [];
        bool isFirst = true;
        foreach (FleeRow row in tables.Read(input, "routes.csv", path, "links"))
        {
            bool names = row.IsHeader || (isFirst && row.Number(2) is null && row[2].Any(char.IsAsciiLetter));
            isFirst = false;
            if (names)
            {
                more = [.. row.Cells.Skip(4).Select(c => c.ToLowerInvariant())];
                foreach (string column in more.Where(c => c is not ("" or "max_move_speed" or "walk_probability")))
                {
                    findings.Notice(FleeCodes.Idle, new("links"), new(path, row.Line, row.Column(4 + Array.IndexOf(more, column))), ("value", column));
                }

                continue;
            }

            if (row.Cells.Length < 3)
            {
                findings.Error(FleeCodes.Cells, new("links"), new(path, row.Line, 0), ("value", Values.Of(row.Cells.Length)), ("expected", "name1,name2,distance,forced_redirection"));
                continue;
            }

            ReadRoute(row, path, more);
        }
    }

    private void ReadRoute(FleeRow row, string path, string[] more)
    {
        int? one = PlaceIn(row, 0, path, "links"), other = PlaceIn(row, 1, path, "links");
        double? km = row.Number(2);
        if (km is not > 0)
        {
            Cell(row, 2, path, "links", "distance", "> 0 km");
        }

        int forced = row.Cells.Length > 3 && row[3].Length > 0 && row.Number(3) is { } flag ? (int)flag : 0;
        double ownSpeed = 0;
        for (int i = 0; i < more.Length; i++)
        {
            double? value = more[i] is "max_move_speed" or "walk_probability" ? Optional(row, 4 + i, path, "links", more[i]) : null;
            if (more[i] == "max_move_speed")
            {
                ownSpeed = value ?? 0;
            }
            else if (value > 0)
            {
                findings.Error(FleeCodes.Unsupported, new("links"), new(path, row.Line, row.Column(4 + i)), ("value", more[i]));
            }
        }

        if (one is not { } a || other is not { } b || km is not > 0)
        {
            return;
        }

        // 2 makes the pair in swapped order; 1 makes it twice, so that its weight counts double.
        (int From, int To)[] ways = forced == 2 ? [(b, a), (a, b)] : [(a, b), (b, a)];
        for (int times = 0; times < (forced == 1 ? 2 : 1); times++)
        {
            foreach ((int from, int to) in ways)
            {
                AddLink(from, to, km.Value, ownSpeed, new(path, row.Line, 0));
            }
        }
    }

    private void AddLink(int from, int to, double km, double ownSpeed, SourceLocation at)
    {
        string name = $"{locations[from].Place.Id.Value}-{locations[to].Place.Id.Value}";
        string id = name.Length <= IdForm.MaxLength - 4 ? name : $"link-{links.Count + 1}";
        string unique = id;
        for (int i = 2; !linkIds.Add(unique); i++)
        {
            unique = $"{id}-{i.ToString(CultureInfo.InvariantCulture)}";
        }

        standing[new("links", links.Count)] = at;
        links.Add(new Link
        {
            Id = new(unique), From = locations[from].Place.Id, To = locations[to].Place.Id, Mode = TravelMode.Bus, DistanceKm = km,
            Days = Math.Round(km / (ownSpeed > 0 ? ownSpeed : speedKm), 4),
        });
        if (ownSpeed > 0)
        {
            routeDetails.Add(unique, routeDetails.Child(unique).Number("max_move_speed", ownSpeed));
        }
    }

    private void ReadClosures()
    {
        string path = folder + "closures.csv";
        List<Setting> list = [];
        string at = YamlPath.Key(Section, "closures");
        foreach (FleeRow row in tables.Read(input, "closures.csv", path, "scenario", mayBeAbsent: true))
        {
            if (row.IsHeader)
            {
                continue;
            }

            string type = row[0].ToLowerInvariant();
            if (type == "remove_forced_redirection")
            {
                findings.Notice(FleeCodes.Idle, new("scenario"), new(path, row.Line, row.Column(0)), ("value", row[0]));
                continue;
            }

            if (type is not ("country" or "location" or "link" or "camp" or "idpcamp"))
            {
                Cell(row, 0, path, "scenario", "closure_type", "country, location, link, camp, idpcamp");
                continue;
            }

            string? first = type == "country" ? CountryIn(row, 1, path) : PlaceIn(row, 1, path, "scenario") is { } p ? locations[p].Place.Id.Value : null;
            string? second = type == "country" ? CountryIn(row, 2, path) : type == "link" ? PlaceIn(row, 2, path, "scenario") is { } q ? locations[q].Place.Id.Value : null : "";
            double? from = Needed(row, 3, path, "scenario", "closure_start", -1, 1e6), to = Needed(row, 4, path, "scenario", "closure_end", -1, 1e6);
            if (first is null || second is null || from is null || to is null)
            {
                continue;
            }

            if (type == "link" && !links.Any(l => (l.From.Value == first && l.To.Value == second) || (l.From.Value == second && l.To.Value == first)))
            {
                findings.Error(FleeCodes.ClosureWithoutLink, new("scenario"), new(path, row.Line, row.Column(1)), ("value", row[1]), ("other", row[2]));
                continue;
            }

            SettingTree item = new(YamlPath.Item(at, list.Count));
            item.Text("type", type).Text("name1", first);
            if (second.Length > 0)
            {
                item.Text("name2", second);
            }

            list.Add(item.Number("start", Math.Floor(from.Value)).Number("end", Math.Floor(to.Value)).ToSetting());
            standing[new("scenario", -1, item.Path)] = new(path, row.Line, 0);
        }

        if (list.Count > 0)
        {
            section.Add("closures", new ListSetting(at, [.. list]));
        }
    }

    /// <summary>A table with a row for each day and a column for each place; only changes are kept. False if it is not there.</summary>
    private bool ReadLevels(string file, string key)
    {
        string path = folder + file;
        ImmutableArray<FleeRow> rows = tables.Read(input, file, path, "scenario", mayBeAbsent: true);
        if (rows.IsEmpty)
        {
            return false;
        }

        FleeRow header = rows[0];
        SettingTree tree = section.Child(key);
        FleeRow[] days = [.. rows.Skip(1).Where(r => !r.IsHeader)];
        foreach (FleeRow row in days.Where(r => r.Number(0) is null))
        {
            Cell(row, 0, path, "scenario", "#Day", "0, 1, 2 ...");
        }

        for (int column = 1; column < header.Cells.Length; column++)
        {
            string name = header[column];
            if (name.Length > 0)
            {
                ReadColumn(name, column, header, days, path, tree);
            }
        }

        section.Add(key, tree);
        return true;
    }

    private void ReadColumn(string name, int column, FleeRow header, FleeRow[] days, string path, SettingTree tree)
    {
        List<(int Day, double Value)> steps = [];
        double before = 0;
        foreach (FleeRow row in days)
        {
            if (row[column].Length == 0 || row.Number(column) is not { } value || value < 0)
            {
                if (row[column].Length > 0)
                {
                    Cell(row, column, path, "scenario", name, ">= 0");
                }

                continue;
            }

            if (value != before && row.Number(0) is { } day and >= 0)
            {
                steps.Add(((int)day, value));
                before = value;
            }
        }

        if (!places.TryGetValue(name, out int place))
        {
            // Where nothing ever happens in the column, the place is only not missed.
            (string, string)[] values = NearMiss.Find(name, places.Keys) is { } near ? [("value", name), ("suggestion", near)] : [("value", name)];
            if (steps.Count == 0 || findings.Unreadable.Contains("places"))
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

    // Without a table of conflicts, a conflict zone is one from its date on.
    private void AddConflictDates()
    {
        SettingTree tree = section.Child("conflicts");
        foreach ((int place, int day) in conflictDates)
        {
            tree.Steps(locations[place].Place.Id.Value, [(Math.Max(day, 0), 1)]);
        }

        section.Add("conflicts", tree);
    }

    private void ReadChanges()
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
            double? day = Needed(row, 2, path, "scenario", "day", 0, 1e6);
            if (type is not null && place is { } p && day is { } d)
            {
                SettingTree item = new(YamlPath.Item(at, list.Count));
                list.Add(item.Text("name", locations[p].Place.Id.Value).Text("type", type).Number("day", Math.Floor(d)).ToSetting());
                standing[new("scenario", -1, item.Path)] = new(path, row.Line, 0);
            }
        }

        if (list.Count > 0)
        {
            section.Add("location_changes", new ListSetting(at, [.. list]));
        }
    }

    private void ReadFood()
    {
        string path = folder + "region_attributes_IPC.csv";
        ImmutableArray<FleeRow> rows = tables.Read(input, "region_attributes_IPC.csv", path, "scenario", mayBeAbsent: true);
        if (rows.IsEmpty)
        {
            return;
        }

        SettingTree tree = section.Child("food_insecurity");
        for (int column = 1; column < rows[0].Cells.Length; column++)
        {
            string region = rows[0][column];
            if (!regions.ContainsKey(region))
            {
                findings.Notice(FleeCodes.IdleColumn, new("scenario"), new(path, rows[0].Line, rows[0].Column(column)), ("value", region));
                continue;
            }

            List<(int, double)> steps = [];
            foreach (FleeRow row in rows.Skip(1))
            {
                if (Needed(row, 0, path, "scenario", "Day", 0, 1e6) is { } day && Needed(row, column, path, "scenario", region, 0, 100) is { } percent)
                {
                    steps.Add(((int)day, percent));
                }
            }

            tree.Steps(region, steps);
        }

        section.Add("food_insecurity", tree);
    }

    private void ReadDemographics()
    {
        const string Prefix = "demographics_";
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
            FleeRow[] values = [.. rows.Skip(1)];
            string list = YamlPath.Key(own.Path, "values");
            own.Add("values", new ListSetting(list, [.. values.Select((v, i) => (Setting)new ScalarSetting(YamlPath.Item(list, i), v[0], false))]));
            for (int column = 1; column < rows[0].Cells.Length; column++)
            {
                string name = rows[0][column];
                string? key = name == "Default" ? name : places.TryGetValue(name, out int place) ? locations[place].Place.Id.Value : null;
                if (name.Length == 0)
                {
                    continue;
                }

                if (key is null)
                {
                    findings.Notice(FleeCodes.IdleColumn, new("scenario"), new(path, rows[0].Line, rows[0].Column(column)), ("value", name));
                    continue;
                }

                double[] weights = [.. values.Select(v => Needed(v, column, path, "scenario", name, 0, double.MaxValue) ?? 0)];
                own.Add(key, SettingTree.Numbers(YamlPath.Key(own.Path, key), [.. weights]));
            }

            tree.Add(file[Prefix.Length..^4], own);
        }

        section.Add("demographics", tree);
    }

    private void ReadMajorRoutes()
    {
        string path = folder + "major_routes.csv";
        string at = YamlPath.Key(Section, "major_routes");
        List<Setting> list = [];
        foreach (FleeRow row in tables.Read(input, "major_routes.csv", path, "scenario", mayBeAbsent: true))
        {
            if (row.IsHeader)
            {
                continue;
            }

            int?[] stops = [.. Enumerable.Range(0, row.Cells.Length).Where(c => row[c].Length > 0).Select(c => PlaceIn(row, c, path, "scenario"))];
            if (stops.Any(s => s is null))
            {
                continue;
            }

            string item = YamlPath.Item(at, list.Count);
            List<Setting> way = [];
            for (int i = 1; i < stops.Length; i++)
            {
                PlaceId from = locations[stops[i - 1]!.Value].Place.Id, to = locations[stops[i]!.Value].Place.Id;
                if (links.FirstOrDefault(l => l.From == from && l.To == to) is { } link)
                {
                    way.Add(new ScalarSetting(YamlPath.Item(item, i - 1), link.Id.Value, false));
                }
                else
                {
                    findings.Error(FleeCodes.ClosureWithoutLink, new("scenario"), new(path, row.Line, row.Column(i)), ("value", row[i - 1]), ("other", row[i]));
                }
            }

            list.Add(new ListSetting(item, [.. way]));
        }

        if (list.Count > 0)
        {
            section.Add("major_routes", new ListSetting(at, [.. list]));
        }
    }

    private ImmutableArray<Observation> ReadCounts(out bool hasTotal)
    {
        string path = FleeFiles.SourceFolder + "/data_layout.csv";
        var observations = ImmutableArray.CreateBuilder<Observation>();
        Dictionary<int, CampCounts> counts = [];
        List<int> order = [];
        SettingTree uncounted = section.Child("counts_elsewhere");
        hasTotal = false;
        ImmutableArray<FleeRow> layout = tables.Read(files.Source, "data_layout.csv", path, "observations");
        foreach (FleeRow row in layout.Where(r => !r.IsHeader))
        {
            if (row.Cells.Length < 2)
            {
                findings.Error(FleeCodes.Cells, new("observations"), new(path, row.Line, 0), ("value", Values.Of(row.Cells.Length)), ("expected", "camp,file.csv"));
                continue;
            }

            if (row[0] == "total")
            {
                hasTotal = ReadFiles(row, path) is { IsEmpty: false } total && locations.Count > 0 && Add(observations, "total", "all", total);
            }
            else if (!places.TryGetValue(row[0], out int place))
            {
                // Its counts are part of the total though nobody gets there. A camp whose name is misspelt here lacks its own, which is an error.
                findings.Notice(FleeCodes.Elsewhere, new("observations"), new(path, row.Line, row.Column(0)), ("value", row[0]));
                if (ReadFiles(row, path) is { IsEmpty: false } elsewhere)
                {
                    uncounted.Steps(row[0], elsewhere.Knots(length));
                }
            }
            else if (ReadFiles(row, path) is { IsEmpty: false } own && counts.TryAdd(place, own))
            {
                order.Add(place);
            }
        }

        section.Add("counts_elsewhere", uncounted);
        Correct(counts);
        foreach (int place in order)
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

    private void Correct(Dictionary<int, CampCounts> counts)
    {
        string path = folder + "registration_corrections.csv";
        foreach (FleeRow row in tables.Read(input, "registration_corrections.csv", path, "observations", mayBeAbsent: true))
        {
            if (row.IsHeader || PlaceIn(row, 0, path, "observations") is not { } place || DateIn(row, 1, path, "observations") is not { } date)
            {
                continue;
            }

            if (!counts.TryGetValue(place, out CampCounts? own) || !own.Correct(DayOf(date)))
            {
                findings.Notice(FleeCodes.Correction, new("observations"), new(path, row.Line, row.Column(0)), ("value", row[0]));
            }
        }
    }

    private CampCounts? ReadFiles(FleeRow row, string path)
    {
        CampCounts? sum = null;
        for (int cell = 1; cell < row.Cells.Length; cell++)
        {
            if (row[cell].Length == 0)
            {
                continue;
            }

            string file = FleeFiles.SourceFolder + "/" + row[cell];
            ImmutableArray<FleeRow> rows = tables.Read(files.Source, row[cell], file, "observations");
            CampCounts counts = new();
            for (int i = 0; i < rows.Length; i++)
            {
                bool isDate = TryDate(rows[i][0], out DateOnly date);
                if (rows[i].IsHeader || (i == 0 && !isDate))
                {
                    continue;
                }

                if (!isDate)
                {
                    Cell(rows[i], 0, file, "observations", "date", "2015-05-01");
                }
                else if (rows[i].Number(1) is { } count and >= 0)
                {
                    counts.AddRow(DayOf(date), count);
                }
                else
                {
                    Cell(rows[i], 1, file, "observations", "count", ">= 0");
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

        return sum;
    }

    private bool Add(ImmutableArray<Observation>.Builder observations, string series, string area, CampCounts counts)
    {
        foreach ((int day, double value) in counts.Knots(length))
        {
            DateOnly date = start.AddDays(day);
            observations.Add(new Observation(new(series), FleeFiles.SourceFolder, date, date, date, area, null, CountUnit.People, value));
        }

        return true;
    }

    private int DayOf(DateOnly date) => date.DayNumber - start.DayNumber;

    private static bool TryDate(string text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private DateOnly? DateIn(FleeRow row, int cell, string path, string table)
    {
        if (TryDate(row[cell], out DateOnly date) && Calendar.Allows(date))
        {
            return date;
        }

        Cell(row, cell, path, table, "date", "2015-05-01");
        return null;
    }

    private int? PlaceIn(FleeRow row, int cell, string path, string table)
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

    private string? CountryIn(FleeRow row, int cell, string path)
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

    private double? Needed(FleeRow row, int cell, string path, string table, string column, double min, double max)
    {
        if (row.Number(cell) is { } number && number >= min && number <= max)
        {
            return number;
        }

        Cell(row, cell, path, table, column, $"{min.ToString(CultureInfo.InvariantCulture)} – {max.ToString(CultureInfo.InvariantCulture)}");
        return null;
    }

    private double? Optional(FleeRow row, int cell, string path, string table, string column)
    {
        if (row[cell].Length == 0)
        {
            return null;
        }

        if (row.Number(cell) is { } number && number >= 0)
        {
            return number;
        }

        Cell(row, cell, path, table, column, ">= 0");
        return null;
    }

    private void Cell(FleeRow row, int cell, string path, string table, string column, string expected)
        => findings.Error(FleeCodes.Cell, new(table), new(path, row.Line, row.Column(cell)), ("value", row[cell]), ("column", column), ("expected", expected));

    private static string IdOf(string name, HashSet<string> ids)
    {
        string id = IdForm.IsId(name) ? name : IdForm.Repair(name) ?? "place";
        string unique = id;
        for (int i = 2; !ids.Add(unique); i++)
        {
            unique = $"{id}-{i.ToString(CultureInfo.InvariantCulture)}";
        }

        return unique;
    }
}
