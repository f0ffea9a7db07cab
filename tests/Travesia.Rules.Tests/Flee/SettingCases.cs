using System.Collections.Immutable;
using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Tests.Flee;

/// <summary>A small case for every setting, in which one person comes into being on day 1, so that every future can be played.</summary>
internal static class SettingCases
{
    private static readonly FleeSettings Basic = new() { MaxMoveSpeed = 100, MaxWalkSpeed = 30, CampMoveChance = 0.2 };

    private static readonly Dictionary<string, Func<FleeCase>> All = new(StringComparer.Ordinal)
    {
        ["defaults"] = () => Of(s => s),
        ["max_move_speed"] = () => Of(s => s with { MaxMoveSpeed = 55 }),
        ["speed of a link"] = () => With(Of(s => s), c => c with { Links = [.. c.Links.Select((l, i) => i is 4 or 5 ? l with { MoveSpeedKm = 25 } : l)] }),
        ["lengths in tenths"] = () => With(Of(s => s with { AvoidShortStints = true }), c => c with { Links = [.. c.Links.Select(l => l with { Km = l.Km + 0.5 })] }, days: 3),
        ["foreign_weight"] = () => Of(s => s with { ForeignWeight = 2.5 }),
        ["camp_weight"] = () => Of(s => s with { CampWeight = 3 }),
        ["conflict_weight"] = () => Of(s => s with { ConflictWeight = 0.05 }),
        ["conflict_movechance"] = () => Of(s => s with { ConflictMoveChance = 0.6 }),
        ["camp_movechance"] = () => Of(s => s with { CampMoveChance = 0.5 }),
        ["idpcamp_movechance"] = () => Of(s => s with { IdpCampMoveChance = 0.4, CampWeight = 2 }, camp: FleeKind.IdpCamp),
        ["default_movechance"] = () => Of(s => s with { DefaultMoveChance = 0.8 }),
        ["default_movechance of a camp"] = () => Of(s => s with { DefaultMoveChance = 0.004, CampWeight = 4 }),
        ["awareness_level 0"] = () => Of(s => s with { AwarenessLevel = 0 }),
        ["awareness_level 2"] = () => Of(s => s with { AwarenessLevel = 2 }, days: 3),
        ["awareness_level 3"] = () => Of(s => s with { AwarenessLevel = 3 }, days: 3),
        ["avoid_short_stints"] = () => Of(s => s with { AvoidShortStints = true }, days: 3),
        ["avoid_short_stints with plans"] = () => Of(s => s with { AvoidShortStints = true, AwarenessLevel = 2 }, days: 3),
        ["start_on_foot"] = () => Of(s => s with { StartOnFoot = true, AwarenessLevel = 2 }),
        ["weight_power"] = () => Of(s => s with { WeightPower = 2 }),
        ["distance_power"] = () => Of(s => s with { DistancePower = 0.5 }),
        ["softening"] = () => Of(s => s with { Softening = 50 }),
        ["weight_softening"] = () => Of(s => s with { WeightSoftening = 0.7, CampWeight = 3 }),
        ["pruning_threshold"] = () => Of(s => s with { PruningThreshold = 2, AwarenessLevel = 2 }, days: 3),
        ["fixed_routes"] = () => Of(s => s with { FixedRoutes = true, AwarenessLevel = 3, CampWeight = 2 }, days: 3),
        ["fixed_routes with major routes"] = () => With(Of(s => s with { FixedRoutes = true, AwarenessLevel = 1 }, days: 3), c => c with { MajorRoutes = [[0, 4]] }),
        ["use_pop_for_loc_weight"] = () => Of(s => s with { UsePopulationForWeight = true, PopulationPower = 0.3 }),
        ["stay_close_to_home"] = () => Of(s => s with { StayCloseToHome = true, HomeDistancePower = 0.8 }),
        ["use_economic_pull"] = () => Of(s => s with { UseEconomicPull = true, ForeignWeight = 2 }),
        ["movechance_pop_scale_factor"] = () => Of(s => s with { MovechancePopBase = 1000, MovechancePopScaleFactor = 0.2 }),
        ["flee_when_starving"] = () => WithFood(Of(s => s with { FleeWhenStarving = true })),
        ["avoid_food_deprived_locations"] = () => WithFood(Of(s => s with { AvoidFoodDeprivedLocations = true })),
        ["children_avoid_hazards"] = () => WithPeople(Of(s => s with { ChildrenAvoidHazards = true, CampWeight = 3, ForeignWeight = 1.5 }, days: 3), "age"),
        ["elderly_avoid_hazards"] = () => WithPeople(Of(s => s with { ElderlyAvoidHazards = true, CampWeight = 3 }, days: 3), "age"),
        ["women_avoid_hazards"] = () => WithPeople(Of(s => s with { WomenAvoidHazards = true, ChildrenAvoidHazards = true, ElderlyAvoidHazards = true, CampWeight = 3 }, days: 3), "age", "gender"),
        ["boys_take_risk"] = () => WithPeople(Of(s => s with { ChildrenAvoidHazards = true, BoysTakeRisk = true, CampWeight = 3 }, days: 3), "age", "gender"),
        ["people of a class with plans"] = () => WithPeople(Of(s => s with { ChildrenAvoidHazards = true, CampWeight = 3, AwarenessLevel = 2, AvoidShortStints = true }, days: 3), "age"),
        ["people of a class in camps at first"] = () => WithPeople(Of(s => s with { ChildrenAvoidHazards = true, ConflictWeight = 0.1, CampMoveChance = 0.7 }, days: 3, count: [0, 1]), "age"),
        ["people of a class, driven by conflict"] = () => WithPeople(Of(s => s with { WomenAvoidHazards = true, CampWeight = 3, ConflictSpawn = FleeSpawnMode.Constant, DisplacedPerConflictDay = 1.2 }, days: 3, conflict: [0, 1, 1, 0], second: []), "gender"),
        ["match_camp_ethnicity"] = () => WithPeople(Of(s => s with { MatchCampEthnicity = true }, days: 3), "ethnicity"),
        ["match_camp_religion"] = () => WithPeople(Of(s => s with { MatchCampReligion = true, AverageReligionFraction = 0.4 }, days: 3), "religion"),
        ["match_town_ethnicity"] = () => WithPeople(Of(s => s with { MatchTownEthnicity = true }, days: 3), "ethnicity"),
        ["match_conflict_ethnicity"] = () => WithPeople(Of(s => s with { MatchConflictEthnicity = true, ChildrenAvoidHazards = true }, days: 3), "age", "ethnicity"),
        ["walk_probability"] = () => With(Of(s => s), c => c with { Links = [.. c.Links.Select((l, i) => i is 0 or 1 or 4 or 5 or 9 ? l with { WalkProbability = 0.3 + (0.05 * i) } : l)] }),
        ["walk_probability with plans and short stints"] = () => With(Of(s => s with { AwarenessLevel = 2, AvoidShortStints = true }, days: 3), c => c with { Links = [.. c.Links.Select(l => l with { WalkProbability = 0.4 })] }),
        ["walk_probability and a closure"] = () => With(Closed(FleeClosureKind.Link, "town", "camp"), c => c with { Links = [.. c.Links.Select(l => l with { WalkProbability = 0.5 })], Settings = c.Settings with { MaxWalkSpeed = 18, DefaultMoveChance = 0.9 } }),
        ["take_from_population with use_pop_for_loc_weight"] = () => Few(s => s with { TakeFromPopulation = true, UsePopulationForWeight = true, PopulationPower = 1 }),
        ["take_from_population with movechance_pop_scale_factor"] = () => Few(s => s with { TakeFromPopulation = true, MovechancePopBase = 5, MovechancePopScaleFactor = 0.7 }),
        ["harvest_months"] = () => Of(s => s with { HarvestMonths = [4] }),
        ["insert_day0"] = () => Of(s => s, days: 3, count: [0, 1]),
        ["no insert_day0"] = () => Of(s => s with { InsertDay0 = false }, days: 3, count: [0, 1]),
        ["empty_camps_on_day0"] = () => Of(s => s with { EmptyCampsOnDay0 = true }, count: [0, 5, 2, 6]),
        ["sum_from_camps false"] = () => With(Of(s => s with { SumFromCamps = false }, days: 3, count: [0, 0, 1, 9]), c => c with { Total = new FleeCounts(-1, CaseSketch.Steps([0, 3, 1, 3, 2, 5])) }),
        ["a debt"] = () => Of(s => s, count: [0, 0, 1, 0, 2, 1, 3, 0, 4, 1], days: 5),
        ["counts elsewhere"] = () => With(Of(s => s), c => c with { CountsElsewhere = [new FleeCounts(-1, CaseSketch.Steps([0, 7, 1, 6, 3, 7]))] }),
        ["hasten"] = () => With(Of(s => s with { Hasten = 10, UsePopulationForWeight = true }, count: [0, 9, 2, 19]), c => c),
        ["conflict_zone_spawning_only false"] = () => Of(s => s with { ConflictZoneSpawningOnly = false }),
        ["conflict_zone_spawning_only false, with food"] = () => WithFood(Of(s => s with { ConflictZoneSpawningOnly = false })),
        ["conflict_spawn_decay"] = () => Of(s => s with { ConflictSpawnDecay = [1, 0.4, 0.1], ConflictSpawnDecayInterval = 2 }),
        ["conflict that ends"] = () => Of(s => s, conflict: [0, 0.2, 1, 0.9, 2, 0]),
        ["conflict_driven_spawning constant"] = () => Of(s => s with { ConflictSpawn = FleeSpawnMode.Constant, DisplacedPerConflictDay = 1.9 }, days: 3, conflict: [0, 0.9, 1, 0], second: []),
        ["conflict_driven_spawning pop_ratio"] = () => Of(s => s with { ConflictSpawn = FleeSpawnMode.PopulationRatio, DisplacedPerConflictDay = 0.002, TakeFromPopulation = true }, days: 3, conflict: [0, 1, 1, 0], second: []),
        ["flood_driven_spawn_mode"] = () => Flooded(s => s with { FloodSpawn = FleeSpawnMode.PopulationRatio, DisplacedPerFloodDay = [0, 0.003, 0], TakeFromPopulation = true }),
        ["flood_zone_spawning_only"] = () => With(Flooded(s => s with { FloodZoneSpawningOnly = true, ConflictZoneSpawningOnly = false }), c => c with { Counts = [new FleeCounts(4, CaseSketch.Steps([0, 0, 1, 1]))] }),
        ["flood_movechances"] = () => Flooded(s => s with { FloodSpawn = FleeSpawnMode.Constant, DisplacedPerFloodDay = [0, 1, 0], FloodMoveChances = [0.1, 0.6, 0.9] }),
        ["flood_loc_weights"] = () => Flooded(s => s with { FloodSpawn = FleeSpawnMode.Constant, DisplacedPerFloodDay = [0, 1, 0], FloodLocationWeights = [0.9, 0.5, 0.2] }),
        ["camps_are_sinks"] = () => With(Of(s => s with { CampsAreSinks = true }), c => c with { Places = [.. c.Places.Select(p => p.Kind == FleeKind.Camp ? p with { DeactivationChance = 0.3 } : p)] }),
        ["closure of a country"] = () => Closed(FleeClosureKind.Country, "AAA", "BBB"),
        ["closure of a location"] = () => Closed(FleeClosureKind.Location, "town", ""),
        ["closure of a link"] = () => Closed(FleeClosureKind.Link, "other", "town"),
        ["closure of a camp"] = () => With(Closed(FleeClosureKind.Camp, "camp", ""), c => c with { Settings = c.Settings with { CampWeight = 3 } }),
        ["link_closures_without_effect"] = () => With(Closed(FleeClosureKind.Link, "town", "camp"), c => c with { Settings = c.Settings with { LinkClosuresWithoutEffect = true } }),
        ["closures that cut plans"] = () => With(Closed(FleeClosureKind.Link, "town", "camp"), c => c with { Days = 5, Settings = c.Settings with { AwarenessLevel = 2 } }),
        ["location_changes"] = () => With(Of(s => s with { CampWeight = 3 }), c => c with { LocationChanges = [new FleeLocationChange(2, FleeKind.Camp, 2), new FleeLocationChange(4, FleeKind.Town, 3)] }),
        ["marker and hub"] = () => With(Of(s => s with { AwarenessLevel = 2 }, days: 3), c => c with { Places = [.. c.Places.Select((p, i) => i == 2 ? p with { Kind = FleeKind.Marker } : i == 3 ? p with { Kind = FleeKind.ForwardingHub } : p)] }),
        ["a route listed twice"] = () => With(Of(s => s, days: 3), c => c with { Links = [.. c.Links, .. c.Links.Take(6).Select((l, i) => l with { Id = new($"again-{i}") })] }),
    };

    public static IEnumerable<string> Names => All.Keys;

    public static FleeCase ByName(string name) => All[name]();

    private static FleeCase Of(Func<FleeSettings, FleeSettings> change, int days = 4, FleeKind camp = FleeKind.Camp, double[]? count = null, double[]? conflict = null, double[]? second = null)
        => Sketch(change, days, camp, count, conflict, second).Draw();

    // Lengths: one reaches several places in a day, one takes exactly a day, one takes two.
    private static CaseSketch Sketch(Func<FleeSettings, FleeSettings> change, int days, FleeKind camp, double[]? count, double[]? conflict, double[]? second) => new CaseSketch(change(Basic), days)
        .Place("zone", FleeKind.ConflictZone, 900, conflict: conflict ?? [0, 1])
        .Place("second", FleeKind.ConflictZone, 600, conflict: second ?? [0, 0.5])
        .Place("town", FleeKind.Town, 400, region: "south")
        .Place("other", FleeKind.Town, 90)
        .Place("camp", camp, 0, "BBB", more: p => p with { Hdi = 0.6, TradeVolume = 0.3 })
        .Place("far", FleeKind.Camp, 0, "CCC", more: p => p with { Hdi = 0.9 })
        .Route("zone", "town", 40)
        .Route("zone", "other", 100)
        .Route("town", "camp", 35)
        .Route("other", "far", 130)
        .Route("second", "town", 70)
        .Route("town", "other", 30)
        .Count("camp", count ?? [0, 0, 1, 1]);

    private static FleeCase Closed(FleeClosureKind kind, string first, string second)
        => Sketch(s => s with { MaxMoveSpeed = 34, DefaultMoveChance = 0.6 }, 5, FleeKind.Camp, null, null, null).Close(kind, first, second, 2, 4).Draw();

    private static FleeCase Flooded(Func<FleeSettings, FleeSettings> change) => new CaseSketch(change(Basic), 3)
        .Place("river", FleeKind.FloodZone, 500, flood: [0, 1, 1, 2, 2, 0.5])
        .Place("bank", FleeKind.FloodZone, 300, flood: [1, 2])
        .Place("town", FleeKind.Town, 400)
        .Place("hill", FleeKind.Town, 50)
        .Place("camp", FleeKind.Camp, 0)
        .Route("river", "bank", 20)
        .Route("river", "town", 60)
        .Route("bank", "hill", 45)
        .Route("town", "hill", 100)
        .Route("hill", "camp", 80)
        .Draw();

    // So few people that each one who leaves is felt.
    private static FleeCase Few(Func<FleeSettings, FleeSettings> change)
        => With(Of(change, days: 3, count: [0, 0, 1, 1, 2, 2], second: []), c => c with { Places = [.. c.Places.Select((p, i) => p with { Population = i < 2 ? 2 + i : p.Population / 100 })] });

    private static FleeCase WithPeople(FleeCase flee, params string[] attributes)
    {
        string[] names = ["zone", "camp"];
        FleeDemographic Draw(string attribute, string[] values, double[] others, double[] zone, double[] camp) => new(
            attribute,
            [.. values],
            names.Zip([zone, camp], (name, weights) => (name, weights)).Append(("Default", others)).ToImmutableSortedDictionary(w => w.Item1, w => w.Item2.ToImmutableArray(), StringComparer.Ordinal));
        return flee with
        {
            Demographics =
            [
                .. new[]
                {
                    Draw("age", ["14", "18", "40", "60"], [1, 1, 2, 1], [1, 3, 2, 1], [0, 1, 1, 0]),
                    Draw("gender", ["male", "female"], [0.5, 0.5], [0.6, 0.4], [0, 1]),
                    Draw("ethnicity", ["red", "blue"], [1, 1], [3, 1], [1, 2]),
                    Draw("religion", ["old", "new"], [1, 3], [1, 1], [1, 0]),
                }.Where(drawn => attributes.Contains(drawn.Attribute)),
            ],
            Places =
            [
                .. flee.Places.Select((p, i) => p with
                {
                    Population = p.Kind == FleeKind.Camp ? 100 * i : p.Population,
                    Attributes = new Dictionary<string, double> { ["red"] = 30 + (20 * i), ["blue"] = 90 - (10 * i), ["old"] = 40 * i, ["new"] = 70 }.ToImmutableSortedDictionary(StringComparer.Ordinal),
                }),
            ],
        };
    }

    private static FleeCase WithFood(FleeCase flee) => flee with
    {
        FoodInsecurity = ImmutableSortedDictionary<string, ImmutableArray<FleeStep>>.Empty.Add("north", CaseSketch.Steps([0, 20, 4, 60])).Add("south", CaseSketch.Steps([1, 70])),
    };

    private static FleeCase With(FleeCase flee, Func<FleeCase, FleeCase> change, int? days = null) => change(flee) with { Days = days ?? change(flee).Days };
}
