using System.Globalization;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;
using Travesia.Scenarios.Yaml;

namespace Travesia.Scenarios.Flee;

/// <summary>routes.csv, and what is said of routes elsewhere: closures and major routes.</summary>
internal sealed class RoutesPart(FleeDraft draft) : FleePart(draft)
{
    private const double LeastKmADay = 0.001;
    private const double MostKmADay = 100_000;
    private const double MostDays = 3_650;

    private readonly FleeDraft draft = draft;
    private readonly HashSet<string> linkIds = new(StringComparer.Ordinal);
    private readonly Dictionary<(int One, int Other), double> lengths = [];

    public void ReadRoutes()
    {
        string path = folder + "routes.csv";
        string[] more = [];
        bool isFirst = true, isEmpty = true;
        long errors = findings.Bag.ErrorCount;
        foreach (FleeRow row in tables.Read(input, "routes.csv", path, "links"))
        {
            bool isComment = !isFirst && row.IsHeader && !FleeColumns.Routes.AreNamedIn(row);
            bool names = row.IsHeader || (isFirst && row.Number(2) is null && row[2].Any(char.IsAsciiLetter));
            isFirst = false;
            if (isComment)
            {
                continue;
            }

            if (names)
            {
                InOrder(row, FleeColumns.Routes, path, "links");
                more = [.. row.Cells.Skip(4).Select(c => c.ToLowerInvariant())];
                foreach (string column in more.Where(c => c is not ("" or "max_move_speed" or "walk_probability")))
                {
                    findings.Notice(FleeCodes.Idle, new("links"), new(path, row.Line, row.Column(4 + Array.IndexOf(more, column))), ("value", column));
                }

                continue;
            }

            isEmpty = false;
            if (row.Cells.Length < 3)
            {
                findings.Error(FleeCodes.Cells, new("links"), new(path, row.Line, 0), ("value", Values.Of(row.Cells.Length)), ("expected", "name1,name2,distance,forced_redirection"));
                continue;
            }

            ReadRoute(row, path, more);
            NoneBeyond(row, 4 + more.Length, path, "links");
        }

        if (isEmpty && findings.Bag.ErrorCount == errors)
        {
            findings.Error(FleeCodes.NoRoutes, new("links"), new(path, 0, 0), ("value", path));
        }

        if (findings.Bag.ErrorCount > errors)
        {
            findings.Unreadable.Add("links");
        }
        else if (!findings.Unreadable.Contains("places"))
        {
            NoticeLonely();
        }
    }

    private void NoticeLonely()
    {
        HashSet<PlaceId> ends = [.. links.Select(l => l.From), .. links.Select(l => l.To)];
        foreach ((Place place, string _, int line) in locations.Where(l => !ends.Contains(l.Place.Id)))
        {
            findings.Notice(FleeCodes.Lonely, new("places"), new(folder + FleeFiles.Locations, line, 0), ("value", place.Name));
        }
    }

    private void ReadRoute(FleeRow row, string path, string[] more)
    {
        int? one = PlaceIn(row, 0, path, "links"), other = PlaceIn(row, 1, path, "links");
        double? km = row.Number(2);
        if (km is not (> 0 and <= MostKm))
        {
            Cell(row, 2, path, "links", "distance", string.Create(CultureInfo.InvariantCulture, $"0 < km <= {MostKm}"));
        }

        if (one is not null && one == other)
        {
            findings.Error(FleeCodes.RouteToItself, new("links"), new(path, row.Line, row.Column(1)), ("value", row[1]));
        }

        int forced = 0;
        if (row[3].Length > 0 && row.Number(3) is not (0 or 1 or 2))
        {
            Cell(row, 3, path, "links", "forced_redirection", "0, 1, 2");
        }
        else if (row[3].Length > 0)
        {
            forced = (int)row.Number(3)!.Value;
        }

        double ownSpeed = 0, walks = 0;
        for (int i = 0; i < more.Length; i++)
        {
            if (more[i] == "max_move_speed")
            {
                ownSpeed = row[4 + i].Length > 0 ? Needed(row, 4 + i, path, "links", more[i], LeastKmADay, MostKmADay) ?? 0 : 0;
            }
            else if (more[i] == "walk_probability" && row[4 + i].Length > 0)
            {
                walks = Needed(row, 4 + i, path, "links", more[i], 0, 1) ?? 0;
            }
        }

        if (one is not { } a || other is not { } b || a == b || km is not (> 0 and <= MostKm))
        {
            return;
        }

        (int, int) pair = (Math.Min(a, b), Math.Max(a, b));
        if (!lengths.TryAdd(pair, km.Value) && lengths[pair] != km.Value)
        {
            findings.Notice(FleeCodes.RouteTwice, new("links"), new(path, row.Line, row.Column(2)), ("value", row[0]), ("other", row[1]), ("km", row[2]), ("before", lengths[pair].ToString(CultureInfo.InvariantCulture)));
        }

        // 2 makes the pair in swapped order; 1 makes it twice, so that its weight counts double.
        (int From, int To)[] ways = forced == 2 ? [(b, a), (a, b)] : [(a, b), (b, a)];
        for (int times = 0; times < (forced == 1 ? 2 : 1); times++)
        {
            foreach ((int from, int to) in ways)
            {
                AddLink(from, to, km.Value, ownSpeed, walks, new(path, row.Line, 0));
            }
        }
    }

    private void AddLink(int from, int to, double km, double ownSpeed, double walks, SourceLocation at)
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
            // Said for people; the rules go by kilometres.
            Days = Math.Min(Math.Round(km / (ownSpeed > 0 ? ownSpeed : draft.SpeedKm), 4), MostDays),
        });
        SettingTree own = routeDetails.Child(unique);
        if (ownSpeed > 0)
        {
            own.Number("max_move_speed", ownSpeed);
        }

        if (walks > 0)
        {
            own.Number("walk_probability", walks);
        }

        routeDetails.Add(unique, own);
    }

    public void ReadClosures()
    {
        string path = folder + "closures.csv";
        List<Setting> list = [];
        string at = YamlPath.Key(Section, "closures");
        int columns = 5;
        NoticeAbsence("closures.csv", FleeCodes.NoClosures, "scenario");
        foreach (FleeRow row in tables.Read(input, "closures.csv", path, "scenario", mayBeAbsent: true))
        {
            if (row.IsHeader)
            {
                InOrder(row, FleeColumns.Closures, path, "scenario");
                columns = FleeColumns.Closures.AreNamedIn(row) ? Math.Max(columns, row.Cells.Length) : columns;
                continue;
            }

            NoneBeyond(row, columns, path, "scenario");
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
            int? from = DayIn(row, 3, path, "scenario", "closure_start", -1), to = DayIn(row, 4, path, "scenario", "closure_end", -1);
            if (first is null || second is null || from is null || to is null)
            {
                continue;
            }

            if (type == "link" && !findings.Unreadable.Contains("links") && !links.Any(l => (l.From.Value == first && l.To.Value == second) || (l.From.Value == second && l.To.Value == first)))
            {
                findings.Error(FleeCodes.ClosureWithoutLink, new("scenario"), new(path, row.Line, row.Column(1)), ("value", row[1]), ("other", row[2]));
                continue;
            }

            // Opening comes first and opens nothing; 0 and -1 are how files write that there is none.
            NoticeAfterEnd(from.Value, row, 3, path);
            if (to > 0 && to < from)
            {
                findings.Notice(FleeCodes.ClosureStays, new("scenario"), new(path, row.Line, row.Column(4)), ("value", row[4]), ("from", row[3]));
            }

            SettingTree item = new(YamlPath.Item(at, list.Count));
            item.Text("type", type).Text("name1", first);
            if (second.Length > 0)
            {
                item.Text("name2", second);
            }

            list.Add(item.Number("start", from.Value).Number("end", to.Value).ToSetting());
            standing[new("scenario", -1, item.Path)] = new(path, row.Line, 0);
        }

        if (list.Count > 0)
        {
            section.Add("closures", new ListSetting(at, [.. list]));
        }
    }

    public void ReadMajorRoutes()
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
                else if (!findings.Unreadable.Contains("links"))
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
}
