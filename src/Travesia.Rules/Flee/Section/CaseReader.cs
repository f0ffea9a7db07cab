using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Flee.Section;

/// <summary>Reads a case from a scenario: its places, links, counts, and the section <c>flee</c>.</summary>
internal sealed class CaseReader
{
    private readonly Scenario scenario;
    private readonly ParameterValues parameters;
    private readonly ImmutableArray<Diagnostic>.Builder diagnostics;
    private readonly SettingValues values;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> links = new(StringComparer.Ordinal);

    private CaseReader(Scenario scenario, ParameterValues parameters, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        this.scenario = scenario;
        this.parameters = parameters;
        this.diagnostics = diagnostics;
        values = new SettingValues(scenario, parameters, diagnostics);
        for (int i = 0; i < scenario.Places.Length; i++)
        {
            places.TryAdd(scenario.Places[i].Id.Value, i);
        }

        for (int i = 0; i < scenario.Links.Length; i++)
        {
            links.TryAdd(scenario.Links[i].Id.Value, i);
        }
    }

    /// <summary>Reads under the medians of parameters.</summary>
    public static FleeCase Read(Scenario scenario, ImmutableArray<Diagnostic>.Builder diagnostics) => Read(scenario, ParameterValues.Medians(scenario), diagnostics);

    /// <summary>Reads under given values of parameters.</summary>
    public static FleeCase Read(Scenario scenario, ParameterValues parameters, ImmutableArray<Diagnostic>.Builder diagnostics)
        => new CaseReader(scenario, parameters, diagnostics).Read();

    private FleeCase Read()
    {
        MapSetting section = scenario.Rules;
        FleeSettings settings = new SettingsReader(values).Read(section);
        Dictionary<int, ImmutableArray<FleeStep>> conflicts = StepsByPlace(section, "conflicts", 0, double.MaxValue);
        Dictionary<int, ImmutableArray<FleeStep>> floods = StepsByPlace(section, "flood_levels", 0, 1000);
        return new FleeCase
        {
            Settings = settings,
            Days = Math.Max(scenario.Days - 1, 1),
            FirstDate = scenario.FirstDay.AddDays(1),
            Places = Places(section, conflicts, floods),
            Links = Links(section),
            Closures = Closures(section),
            LocationChanges = Changes(section),
            MajorRoutes = MajorRoutes(section),
            FoodInsecurity = Food(section),
            Demographics = Demographics(section),
            Counts = ObservedCounts.OfCamps(scenario, places),
            CountsElsewhere = Elsewhere(section),
            Total = ObservedCounts.Total(scenario),
        };
    }

    private ImmutableArray<FleePlace> Places(MapSetting section, Dictionary<int, ImmutableArray<FleeStep>> conflicts, Dictionary<int, ImmutableArray<FleeStep>> floods)
    {
        Dictionary<int, MapSetting> details = [];
        foreach ((string name, Setting setting) in Part(section, "locations"))
        {
            if (PlaceOf(setting, name, "locations") is { } place && values.Map(setting, name) is { } map)
            {
                details[place] = map;
            }
        }

        CountryCode? home = scenario.Places.IsEmpty ? null : scenario.Places[0].Country;
        return [.. scenario.Places.Select((place, i) => PlaceReader.Read(values, parameters, place, details.GetValueOrDefault(i, MapSetting.Empty), place.Country != home, conflicts.GetValueOrDefault(i, []), floods.GetValueOrDefault(i, [])))];
    }

    private ImmutableArray<FleeLink> Links(MapSetting section)
    {
        Dictionary<int, double> speeds = [], walks = [];
        foreach ((string name, Setting setting) in Part(section, "routes"))
        {
            if (LinkOf(setting, name, "routes") is not { } link || values.Map(setting, name) is not { } map)
            {
                continue;
            }

            foreach ((string key, Setting value) in map.Entries)
            {
                if (key == "max_move_speed")
                {
                    speeds[link] = values.Number(value, key, 0.001, 100_000) ?? 0;
                }
                else if (key == "walk_probability")
                {
                    walks[link] = values.Number(value, key, 0, 1) ?? 0;
                }
                else
                {
                    values.Misspelt(FleeDiagnostics.UnknownKey, value, key, ["max_move_speed", "walk_probability"], ("where", "routes"));
                }
            }
        }

        for (int row = 0; row < scenario.Links.Length; row++)
        {
            if (!(scenario.Links[row].DistanceKm > 0))
            {
                diagnostics.Add(Diagnostic.Of(FleeDiagnostics.LinkWithoutLength, new Subject("links", row, "distanceKm"), ("value", scenario.Links[row].Id.Value)));
            }
        }

        return
        [
            .. scenario.Links.Select((link, i) => new FleeLink(
                link.Id, places.GetValueOrDefault(link.From.Value), places.GetValueOrDefault(link.To.Value), link.DistanceKm, speeds.GetValueOrDefault(i))
            {
                WalkProbability = walks.GetValueOrDefault(i),
            }),
        ];
    }

    private ImmutableArray<FleeClosure> Closures(MapSetting section)
    {
        var closures = ImmutableArray.CreateBuilder<FleeClosure>();
        foreach (Setting item in section["closures"] is { } list ? values.List(list, "closures") : [])
        {
            if (values.Map(item, "closures") is not { } map)
            {
                continue;
            }

            Known(map, "closures", "type", "name1", "name2", "start", "end");
            FleeClosureKind? kind = map["type"] is { } type ? values.Word(type, "type", KindNames.Closures) : null;
            if (kind is null)
            {
                if (map["type"] is null)
                {
                    values.NotWord(map, "type", KindNames.Closures.Select(k => k.Word));
                }

                continue;
            }

            string first = Name(map, "name1"), second = Name(map, "name2");
            int from = map["start"] is { } start ? values.Whole(start, "start", -1, 1e6) ?? -1 : -1;
            int to = map["end"] is { } end ? values.Whole(end, "end", -1, 1e6) ?? -1 : -1;
            if (IsSound(map, kind.Value, first, second))
            {
                closures.Add(new FleeClosure(kind.Value, first, second, from, to));
            }
        }

        return closures.ToImmutable();

        string Name(MapSetting map, string key) => map[key] is { } setting ? values.Text(setting, key) ?? "" : "";
    }

    private bool IsSound(MapSetting closure, FleeClosureKind kind, string first, string second)
    {
        if (kind == FleeClosureKind.Country)
        {
            return IsCountry(closure, first, "name1") & IsCountry(closure, second, "name2");
        }

        int? one = PlaceOf(closure["name1"] ?? closure, first, "name1");
        if (kind != FleeClosureKind.Link)
        {
            return one is not null;
        }

        int? other = PlaceOf(closure["name2"] ?? closure, second, "name2");
        if (one is null || other is null)
        {
            return false;
        }

        if (scenario.Links.Any(l => (l.From.Value == first && l.To.Value == second) || (l.From.Value == second && l.To.Value == first)))
        {
            return true;
        }

        values.Add(FleeDiagnostics.ClosureWithoutLink, closure, ("value", first), ("other", second));
        return false;
    }

    private bool IsCountry(MapSetting closure, string name, string key)
    {
        if (scenario.Places.Any(p => p.Country.Value == name))
        {
            return true;
        }

        values.Misspelt(FleeDiagnostics.UnknownCountry, closure[key] ?? closure, name, scenario.Places.Select(p => p.Country.Value).Distinct());
        return false;
    }

    private ImmutableArray<FleeLocationChange> Changes(MapSetting section)
    {
        var changes = ImmutableArray.CreateBuilder<FleeLocationChange>();
        foreach (Setting item in section["location_changes"] is { } list ? values.List(list, "location_changes") : [])
        {
            if (values.Map(item, "location_changes") is not { } map)
            {
                continue;
            }

            Known(map, "location_changes", "name", "type", "day");
            int? place = map["name"] is { } name && values.Text(name, "name") is { } text ? PlaceOf(name, text, "location_changes") : null;
            FleeKind? kind = map["type"] is { } type ? values.Word(type, "type", KindNames.Places) : null;
            int? day = map["day"] is { } on ? values.Whole(on, "day", 0, 1e6) : null;
            if (place is { } p && kind is { } k && day is { } d)
            {
                changes.Add(new FleeLocationChange(p, k, d));
            }
            else if (map["name"] is null || map["type"] is null || map["day"] is null)
            {
                values.WrongKind(map, "location_changes", "{name: place, type: camp, day: 30}");
            }
        }

        return changes.ToImmutable();
    }

    private ImmutableArray<ImmutableArray<int>> MajorRoutes(MapSetting section)
    {
        var routes = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        foreach (Setting item in section["major_routes"] is { } list ? values.List(list, "major_routes") : [])
        {
            int?[] route = [.. values.List(item, "major_routes").Select(link => values.Text(link, "major_routes") is { } text ? LinkOf(link, text, "major_routes") : null)];
            if (route.Length > 0 && route.All(link => link is not null))
            {
                routes.Add([.. route.Select(link => link!.Value)]);
            }
        }

        return routes.ToImmutable();
    }

    private ImmutableSortedDictionary<string, ImmutableArray<FleeStep>> Food(MapSetting section)
    {
        var regions = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<FleeStep>>(StringComparer.Ordinal);
        foreach ((string region, Setting setting) in Part(section, "food_insecurity"))
        {
            regions[region] = Steps(setting, "food_insecurity", 0, 100);
        }

        return regions.ToImmutable();
    }

    private ImmutableArray<FleeDemographic> Demographics(MapSetting section)
    {
        var all = ImmutableArray.CreateBuilder<FleeDemographic>();
        foreach ((string attribute, Setting setting) in Part(section, "demographics"))
        {
            if (values.Map(setting, attribute) is not { } map)
            {
                continue;
            }

            var weights = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
            ImmutableArray<string> words = [];
            foreach ((string name, Setting value) in map.Entries)
            {
                if (name == "values")
                {
                    words = [.. values.List(value, name).Select(v => values.Text(v, name) ?? "")];
                }
                else if ((name == "Default" || PlaceOf(value, name, "demographics") is not null) && values.Numbers(value, name, 0) is { } numbers)
                {
                    weights[name] = numbers;
                }
            }

            all.Add(new FleeDemographic(attribute, words, weights.ToImmutable()));
        }

        return all.ToImmutable();
    }

    private ImmutableArray<FleeCounts> Elsewhere(MapSetting section)
        => [.. Part(section, "counts_elsewhere").Select(entry => new FleeCounts(-1, Steps(entry.Value, "counts_elsewhere", 0, 1e12, -1e6)))];

    private Dictionary<int, ImmutableArray<FleeStep>> StepsByPlace(MapSetting section, string key, double min, double max)
    {
        Dictionary<int, ImmutableArray<FleeStep>> steps = [];
        foreach ((string name, Setting setting) in Part(section, key))
        {
            if (PlaceOf(setting, name, key) is { } place)
            {
                steps[place] = Steps(setting, key, min, max);
            }
        }

        return steps;
    }

    private ImmutableArray<FleeStep> Steps(Setting setting, string key, double min, double max, double firstDay = 0)
    {
        var steps = ImmutableArray.CreateBuilder<FleeStep>();
        foreach (Setting item in values.List(setting, key))
        {
            if (item is ListSetting { Items: [{ } on, { } value] })
            {
                if (values.Whole(on, key, firstDay, 1e6) is { } day && values.Number(value, key, min, max) is { } number)
                {
                    steps.Add(new FleeStep(day, number));
                }
            }
            else
            {
                values.WrongKind(item, key, "[3, 0.4]");
            }
        }

        return [.. steps.OrderBy(s => s.Day)];
    }

    private ImmutableArray<KeyValuePair<string, Setting>> Part(MapSetting section, string key) => section[key] is { } setting && values.Map(setting, key) is { } map ? map.Entries : [];

    private void Known(MapSetting map, string where, params ImmutableArray<string> keys)
    {
        foreach ((string name, Setting setting) in map.Entries)
        {
            if (!keys.Contains(name))
            {
                values.Misspelt(FleeDiagnostics.UnknownKey, setting, name, keys, ("where", where));
            }
        }
    }

    private int? PlaceOf(Setting setting, string name, string key)
    {
        if (places.TryGetValue(name, out int place))
        {
            return place;
        }

        values.Misspelt(FleeDiagnostics.UnknownPlace, setting, name, places.Count <= 10_000 ? places.Keys : [], ("key", key));
        return null;
    }

    private int? LinkOf(Setting setting, string name, string key)
    {
        if (links.TryGetValue(name, out int link))
        {
            return link;
        }

        values.Misspelt(FleeDiagnostics.UnknownLink, setting, name, links.Count <= 10_000 ? links.Keys : [], ("key", key));
        return null;
    }
}
