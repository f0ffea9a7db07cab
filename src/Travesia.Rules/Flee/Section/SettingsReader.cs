using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Flee.Section;

/// <summary>Reads Flee's settings from the section, by the table of keys.</summary>
internal sealed class SettingsReader(SettingValues values)
{
    private static readonly ImmutableArray<(string, FleeSpawnMode)> Modes =
        [("constant", FleeSpawnMode.Constant), ("pop_ratio", FleeSpawnMode.PopulationRatio), ("poisson", FleeSpawnMode.Poisson)];

    private const string TwoSystem = "move_rules.two_system_decision_making";
    private const string TwoSystemIgnored = "two_system_decision_making_ignored";

    private readonly Dictionary<string, object> read = new(StringComparer.Ordinal);
    private bool isTwoSystemIgnored;

    /// <summary>The settings; what is wrong is left at its default and goes into the diagnostics.</summary>
    public FleeSettings Read(MapSetting section)
    {
        isTwoSystemIgnored = (section["compatibility"] as MapSetting)?[TwoSystemIgnored] is ScalarSetting ignore && SettingValues.IsOn(ignore) == true;
        ReadMap(section, "");
        FleeSettings none = new();
        bool v1 = Flag("move_rules.use_v1_rules", false);
        bool ignored = Flag("compatibility.flood_spawn_mode_ignored", false);
        string floodMode = "spawn_rules.flood_driven_spawn_mode.";
        return new FleeSettings
        {
            Hasten = Whole("optimisations.hasten", none.Hasten),
            MaxMoveSpeed = v1 ? 200 : Number("move_rules.max_move_speed", none.MaxMoveSpeed),
            MaxWalkSpeed = Number("move_rules.max_walk_speed", none.MaxWalkSpeed),
            ForeignWeight = Number("move_rules.foreign_weight", none.ForeignWeight),
            CampWeight = v1 ? 2 : Number("move_rules.camp_weight", none.CampWeight),
            ConflictWeight = v1 ? 0.25 : Number("move_rules.conflict_weight", none.ConflictWeight),
            ConflictMoveChance = Number("move_rules.conflict_movechance", none.ConflictMoveChance),
            CampMoveChance = Number("move_rules.camp_movechance", none.CampMoveChance),
            IdpCampMoveChance = Number("move_rules.idpcamp_movechance", none.IdpCampMoveChance),
            DefaultMoveChance = Number("move_rules.default_movechance", none.DefaultMoveChance),
            AwarenessLevel = Whole("move_rules.awareness_level", none.AwarenessLevel),
            CapacityScaling = Number("move_rules.capacity_scaling", none.CapacityScaling),
            CapacityBuffer = Number("move_rules.capacity_buffer", none.CapacityBuffer),
            AvoidShortStints = Flag("move_rules.avoid_short_stints", none.AvoidShortStints),
            StartOnFoot = Flag("move_rules.start_on_foot", none.StartOnFoot),
            WeightPower = Number("move_rules.weight_power", none.WeightPower),
            DistancePower = Number("move_rules.distance_power", none.DistancePower),
            Softening = Number("move_rules.softening", none.Softening),
            WeightSoftening = Number("move_rules.weight_softening", none.WeightSoftening),
            PruningThreshold = Number("move_rules.pruning_threshold", none.PruningThreshold),
            FixedRoutes = Flag("move_rules.fixed_routes", none.FixedRoutes),
            UsePopulationForWeight = Flag("move_rules.use_pop_for_loc_weight", none.UsePopulationForWeight),
            PopulationPower = Number("move_rules.pop_power_for_loc_weight", none.PopulationPower),
            StayCloseToHome = Flag("move_rules.stay_close_to_home", none.StayCloseToHome),
            HomeDistancePower = Number("move_rules.home_distance_power", none.HomeDistancePower),
            UseEconomicPull = Flag("move_rules.use_economic_pull", none.UseEconomicPull),
            MovechancePopBase = Number("move_rules.movechance_pop_base", none.MovechancePopBase),
            MovechancePopScaleFactor = Number("move_rules.movechance_pop_scale_factor", none.MovechancePopScaleFactor),
            FleeWhenStarving = Flag("move_rules.flee_when_starving", none.FleeWhenStarving),
            AvoidFoodDeprivedLocations = Flag("move_rules.avoid_food_deprived_locations", none.AvoidFoodDeprivedLocations),
            ChildrenAvoidHazards = Flag("move_rules.children_avoid_hazards", none.ChildrenAvoidHazards),
            ElderlyAvoidHazards = Flag("move_rules.elderly_avoid_hazards", none.ElderlyAvoidHazards),
            WomenAvoidHazards = Flag("move_rules.women_avoid_hazards", none.WomenAvoidHazards),
            BoysTakeRisk = Flag("move_rules.boys_take_risk", none.BoysTakeRisk),
            MatchCampEthnicity = Flag("move_rules.match_camp_ethnicity", none.MatchCampEthnicity),
            MatchTownEthnicity = Flag("move_rules.match_town_ethnicity", none.MatchTownEthnicity),
            MatchConflictEthnicity = Flag("move_rules.match_conflict_ethnicity", none.MatchConflictEthnicity),
            MatchCampReligion = Flag("move_rules.match_camp_religion", none.MatchCampReligion),
            AverageReligionFraction = Number("move_rules.avg_religion_fraction", none.AverageReligionFraction),
            HarvestMonths = [.. Numbers("move_rules.harvest_months").Select(m => (int)m)],
            TakeFromPopulation = Flag("spawn_rules.take_from_population", none.TakeFromPopulation),
            InsertDay0 = Flag("spawn_rules.insert_day0", none.InsertDay0),
            SumFromCamps = Flag("spawn_rules.sum_from_camps", none.SumFromCamps),
            EmptyCampsOnDay0 = Flag("spawn_rules.empty_camps_on_day0", none.EmptyCampsOnDay0),
            ConflictZoneSpawningOnly = Flag("spawn_rules.conflict_zone_spawning_only", none.ConflictZoneSpawningOnly),
            FloodZoneSpawningOnly = Flag("spawn_rules.flood_zone_spawning_only", none.FloodZoneSpawningOnly),
            ConflictSpawnDecay = Numbers("spawn_rules.conflict_spawn_decay"),
            ConflictSpawnDecayInterval = Whole("spawn_rules.conflict_spawn_decay_interval", none.ConflictSpawnDecayInterval),
            ConflictSpawn = read.ContainsKey("spawn_rules.conflict_driven_spawning") ? Mode("spawn_rules.conflict_driven_spawning.spawn_mode", FleeSpawnMode.Constant) : FleeSpawnMode.FromCounts,
            DisplacedPerConflictDay = Number("spawn_rules.conflict_driven_spawning.displaced_per_conflict_day", none.DisplacedPerConflictDay),
            FloodSpawn = !read.ContainsKey("spawn_rules.flood_driven_spawn_mode") ? FleeSpawnMode.FromCounts
                : Mode(floodMode + "spawn_mode", ignored ? FleeSpawnMode.PopulationRatio : Mode(floodMode + "flood_spawn_mode", FleeSpawnMode.PopulationRatio)),
            DisplacedPerFloodDay = Numbers(floodMode + "displaced_per_flood_day"),
            FloodMoveChances = Numbers("move_rules.flood_rules.flood_movechances"),
            FloodLocationWeights = Numbers("move_rules.flood_rules.flood_loc_weights"),
            CampsAreSinks = Flag("spawn_rules.camps_are_sinks", false) || Flag("spawn_rules.camps_are_sicks", false),
            LinkClosuresWithoutEffect = Flag("compatibility.link_closures_without_effect", false),
        };
    }

    private void ReadMap(MapSetting map, string path)
    {
        foreach ((string name, Setting setting) in map.Entries)
        {
            string full = path.Length == 0 ? name : $"{path}.{name}";
            if (FleeKey.Find(full) is { } key)
            {
                ReadKey(key, name, setting);
            }
            else
            {
                Unknown(path, name, setting);
            }
        }
    }

    // A setting in the wrong part is a frequent slip.
    private void Unknown(string path, string name, Setting setting)
    {
        string? part = FleeKey.All.FirstOrDefault(k => k.Path.EndsWith("." + name, StringComparison.Ordinal))?.Path[..^(name.Length + 1)];
        (string, string)[] where = path.Length == 0 ? [] : [("where", path)];
        if (part is not null)
        {
            values.Add(FleeDiagnostics.UnknownKey, setting, [("value", name), ("elsewhere", part), .. where]);
        }
        else
        {
            values.Misspelt(FleeDiagnostics.UnknownKey, setting, name, FleeKey.NamesIn(path), where);
        }
    }

    private void Unsupported(FleeKey key, Setting setting)
    {
        if (key.Path == TwoSystem)
        {
            values.Add(FleeDiagnostics.NeverActs, setting, ("key", key.Path), ("ignore", TwoSystemIgnored));
        }
        else
        {
            values.Add(FleeDiagnostics.Unsupported, setting, ("key", key.Path));
        }
    }

    private void ReadKey(FleeKey key, string name, Setting setting)
    {
        switch (key.Kind)
        {
            case FleeKeyKind.Map:
                if (values.Map(setting, key.Path) is { } map)
                {
                    read[key.Path] = map;
                    ReadMap(map, key.Path);
                }

                break;
            case FleeKeyKind.Idle:
                values.Notice(FleeDiagnostics.Idle, setting, ("key", key.Path));
                break;
            case FleeKeyKind.Unsupported when isTwoSystemIgnored && key.Path == TwoSystem:
                values.Notice(FleeDiagnostics.Idle, setting, ("key", key.Path));
                break;
            case FleeKeyKind.Unsupported:
                if (setting is not ScalarSetting scalar || SettingValues.IsOn(scalar) != false)
                {
                    Unsupported(key, setting);
                }

                break;
            case FleeKeyKind.Number:
                Keep(values.Number(setting, key.Path, key.Min, key.Max));
                break;
            case FleeKeyKind.Whole:
                Keep(values.Whole(setting, key.Path, key.Min, key.Max));
                break;
            case FleeKeyKind.Flag:
                Keep(values.Flag(setting, key.Path));
                break;
            case FleeKeyKind.Numbers:
                Keep(name == "harvest_months" ? values.Numbers(setting, key.Path, 1, 12) : values.Numbers(setting, key.Path, 0));
                break;
            case FleeKeyKind.Word:
                Keep(values.Word(setting, key.Path, Modes));
                break;
            case FleeKeyKind.Part:
                break;
            default:
                throw new InvalidOperationException(key.Path);
        }

        void Keep(object? value)
        {
            if (value is not null)
            {
                read[key.Path] = value;
            }
        }
    }

    private double Number(string path, double fallback) => read.TryGetValue(path, out object? value) ? (double)value : fallback;

    private int Whole(string path, int fallback) => read.TryGetValue(path, out object? value) ? (int)value : fallback;

    private bool Flag(string path, bool fallback) => read.TryGetValue(path, out object? value) ? (bool)value : fallback;

    private ImmutableArray<double> Numbers(string path) => read.TryGetValue(path, out object? value) ? (ImmutableArray<double>)value : [];

    private FleeSpawnMode Mode(string path, FleeSpawnMode fallback) => read.TryGetValue(path, out object? value) ? (FleeSpawnMode)value : fallback;
}
