using System.Collections.Immutable;

namespace Travesia.Rules.Flee.Section;

/// <summary>What a setting of Flee may be.</summary>
internal enum FleeKeyKind
{
    /// <summary>A number, a parameter or a multiple of one.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A list of numbers.</summary>
    Numbers,

    /// <summary>One of some words.</summary>
    Word,

    /// <summary>A mapping of further settings.</summary>
    Map,

    /// <summary>It acts on nothing, in the reference as here.</summary>
    Idle,

    /// <summary>It asks for something that these rules do not have: an error unless it is off.</summary>
    Unsupported,

    /// <summary>A part of the case that is read apart from settings.</summary>
    Part,
}

/// <summary>A setting of the section <c>flee</c>, by Flee's own name.</summary>
/// <param name="Path">Where it stands: names joined by dots.</param>
/// <param name="Kind">What it may be.</param>
/// <param name="Note">What it does, for schemas.</param>
/// <param name="Min">Least value.</param>
/// <param name="Max">Greatest value.</param>
/// <param name="Words">The words.</param>
internal sealed record FleeKey(string Path, FleeKeyKind Kind, string Note, double Min = 0, double Max = double.MaxValue, params ImmutableArray<string> Words)
{
    private const string Spawn = "spawn_rules.";
    private const string Move = "move_rules.";

    private static readonly ImmutableArray<string> Modes = ["constant", "pop_ratio", "poisson"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<FleeKey> All { get; } =
    [
        new("log_levels", FleeKeyKind.Idle, "What the reference writes to its log."),
        new("spawn_rules", FleeKeyKind.Map, "How people come into being."),
        new(Spawn + "take_from_population", FleeKeyKind.Flag, "Each new person leaves the population of the place; default false."),
        new(Spawn + "insert_day0", FleeKeyKind.Flag, "Camps begin with their counts on day 0; default true."),
        new(Spawn + "sum_from_camps", FleeKeyKind.Flag, "The total is the sum over camps, not the published one; default true."),
        new(Spawn + "empty_camps_on_day0", FleeKeyKind.Flag, "Camps begin empty and the counts of day 0 are taken off the data; default false."),
        new(Spawn + "conflict_zone_spawning_only", FleeKeyKind.Flag, "People flee conflict zones only; default true."),
        new(Spawn + "flood_zone_spawning_only", FleeKeyKind.Flag, "People flee flooded places only; default false."),
        new(Spawn + "camps_are_sinks", FleeKeyKind.Flag, "People in camps leave the simulation with the camp's deactivation_probability; default false."),
        new(Spawn + "camps_are_sicks", FleeKeyKind.Flag, "The reference's spelling of camps_are_sinks."),
        new(Spawn + "conflict_spawn_decay", FleeKeyKind.Numbers, "Factors on intensity by the time since a conflict began; default none."),
        new(Spawn + "conflict_spawn_decay_interval", FleeKeyKind.Whole, "Days that each of those factors lasts; default 30.", 1, 36_525),
        new(Spawn + "conflict_driven_spawning", FleeKeyKind.Map, "How many flee a conflict; default as many as the camps' counts say."),
        new(Spawn + "conflict_driven_spawning.spawn_mode", FleeKeyKind.Word, "What displaced_per_conflict_day means.", Words: Modes),
        new(Spawn + "conflict_driven_spawning.displaced_per_conflict_day", FleeKeyKind.Number, "People a day, or share of the population, for an intensity of 1.", 0, 1e9),
        new(Spawn + "flood_driven_spawning", FleeKeyKind.Idle, "Acts on nothing: flood_driven_spawn_mode does."),
        new(Spawn + "flood_driven_spawn_mode", FleeKeyKind.Map, "How many flee a flood."),
        new(Spawn + "flood_driven_spawn_mode.spawn_mode", FleeKeyKind.Word, "What displaced_per_flood_day means.", Words: Modes),
        new(Spawn + "flood_driven_spawn_mode.flood_spawn_mode", FleeKeyKind.Word, "The same by its documented name.", Words: Modes),
        new(Spawn + "flood_driven_spawn_mode.displaced_per_flood_day", FleeKeyKind.Numbers, "People a day, or share of the population, by level."),
        new("move_rules", FleeKeyKind.Map, "How people move."),
        new(Move + "max_move_speed", FleeKeyKind.Number, "Kilometres a day; default 360.", 0.001, 100_000),
        new(Move + "max_walk_speed", FleeKeyKind.Number, "Kilometres a day on the first link with start_on_foot; default 35.", 0.001, 100_000),
        new(Move + "foreign_weight", FleeKeyKind.Number, "Factor on the score of places abroad; default 1.", 0, 1e9),
        new(Move + "camp_weight", FleeKeyKind.Number, "Factor on the score of camps; default 1.", 0, 1e9),
        new(Move + "conflict_weight", FleeKeyKind.Number, "Factor on the score of conflict zones; default 0.316228.", 0, 1e9),
        new(Move + "conflict_movechance", FleeKeyKind.Number, "Chance per day to leave a conflict zone; default 1.", 0, 1),
        new(Move + "camp_movechance", FleeKeyKind.Number, "Chance per day to leave a camp; default 0.001.", 0, 1),
        new(Move + "idpcamp_movechance", FleeKeyKind.Number, "Chance per day to leave a camp of internally displaced people; default 0.1.", 0, 1),
        new(Move + "default_movechance", FleeKeyKind.Number, "Chance per day to leave a town; default 0.3.", 0, 1),
        new(Move + "awareness_level", FleeKeyKind.Whole, "Links that people look ahead; default 1.", 0, 10),
        new(Move + "capacity_scaling", FleeKeyKind.Number, "Factor on capacities; default 1.", 0, 1e9),
        new(Move + "capacity_buffer", FleeKeyKind.Number, "Share of its capacity from which a camp attracts less; default 0.9.", 0, 1),
        new(Move + "avoid_short_stints", FleeKeyKind.Flag, "Who moved little of late leaves a town for certain; default false."),
        new(Move + "start_on_foot", FleeKeyKind.Flag, "The first link is walked; default false."),
        new(Move + "weight_power", FleeKeyKind.Number, "Power of the weight of a way; default 1.", 0, 100),
        new(Move + "distance_power", FleeKeyKind.Number, "Power of the distance; default 1.", 0, 100),
        new(Move + "softening", FleeKeyKind.Number, "Kilometres added to the distance of a way; default 10.", 0, 1e6),
        new(Move + "weight_softening", FleeKeyKind.Number, "What is added to the score of a destination; default 0.", 0, 1e9),
        new(Move + "pruning_threshold", FleeKeyKind.Number, "Ways lighter than the heaviest divided by this are dropped; 1 or less drops none.", 0, 1e9),
        new(Move + "fixed_routes", FleeKeyKind.Flag, "Only the best way to each destination is considered; default false."),
        new(Move + "use_pop_for_loc_weight", FleeKeyKind.Flag, "Population attracts; default false."),
        new(Move + "pop_power_for_loc_weight", FleeKeyKind.Number, "Power of the population in the score; default 0.1.", 0, 10),
        new(Move + "stay_close_to_home", FleeKeyKind.Flag, "Distance from where a person is repels; default false."),
        new(Move + "home_distance_power", FleeKeyKind.Number, "Power of that distance; default 0.5.", 0, 10),
        new(Move + "use_economic_pull", FleeKeyKind.Flag, "Trade and development attract abroad; default false."),
        new(Move + "movechance_pop_base", FleeKeyKind.Number, "Population at which the chance to leave is unscaled; default 10000.", 0.001, 1e12),
        new(Move + "movechance_pop_scale_factor", FleeKeyKind.Number, "Power of the population over that in the chance to leave; default 0.", -10, 10),
        new(Move + "flee_when_starving", FleeKeyKind.Flag, "Food insecurity makes people leave; default false."),
        new(Move + "avoid_food_deprived_locations", FleeKeyKind.Flag, "Places short of food attract less; default false."),
        new(Move + "harvest_months", FleeKeyKind.Numbers, "Months, 1 to 12, in which who is not on the way stays."),
        new(Move + "use_v1_rules", FleeKeyKind.Flag, "200 km a day, camp_weight 2, conflict_weight 0.25; default false."),
        new(Move + "max_flood_level", FleeKeyKind.Idle, "Acts on nothing: the length of the tables does."),
        new(Move + "flood_rules", FleeKeyKind.Map, "What floods do, by level."),
        new(Move + "flood_rules.max_flood_level", FleeKeyKind.Idle, "Acts on nothing: the length of the tables does."),
        new(Move + "flood_rules.flood_movechances", FleeKeyKind.Numbers, "Chance per day to leave, by level."),
        new(Move + "flood_rules.flood_loc_weights", FleeKeyKind.Numbers, "Factor on the score, by level."),
        new(Move + "flood_rules.flood_link_weights", FleeKeyKind.Idle, "Acts on nothing."),
        new(Move + "average_social_connectivity", FleeKeyKind.Idle, "Acts on nothing."),
        new(Move + "max_crossing_speed", FleeKeyKind.Idle, "Acts on nothing."),
        new(Move + "two_system_decision_making", FleeKeyKind.Unsupported, "Never switches on in the reference, and is nowhere documented; not supported."),
        new(Move + "children_avoid_hazards", FleeKeyKind.Flag, "People under 19 square the scores of places; default false. Needs demographics of age."),
        new(Move + "elderly_avoid_hazards", FleeKeyKind.Flag, "People over 59 square the scores of places; default false. Needs demographics of age."),
        new(Move + "women_avoid_hazards", FleeKeyKind.Flag, "Women square the scores of places; default false. Needs demographics of gender."),
        new(Move + "boys_take_risk", FleeKeyKind.Flag, "With children_avoid_hazards, all places are alike to every male over 14; default false. Needs demographics of gender."),
        new(Move + "match_camp_religion", FleeKeyKind.Flag, "The score of a camp is multiplied by the share of its people of one's own religion over avg_religion_fraction; default false."),
        new(Move + "match_camp_ethnicity", FleeKeyKind.Flag, "The score of a camp is multiplied by ten times the share of its people of one's own ethnicity; default false."),
        new(Move + "avg_religion_fraction", FleeKeyKind.Number, "The share of people of one religion at which a camp is neither preferred nor avoided; default 0.25.", 1e-6, 1),
        new(Move + "match_town_religion", FleeKeyKind.Unsupported, "The reference has no such switch."),
        new(Move + "match_town_ethnicity", FleeKeyKind.Flag, "The score of a town is multiplied by ten times the share of its people of one's own ethnicity; default false."),
        new(Move + "match_conflict_religion", FleeKeyKind.Unsupported, "The reference has no such switch."),
        new(Move + "match_conflict_ethnicity", FleeKeyKind.Flag, "The score of a conflict zone is multiplied by ten times the share of its people of one's own ethnicity; default false."),
        new("optimisations", FleeKeyKind.Map, "How the reference saves time."),
        new("optimisations.hasten", FleeKeyKind.Whole, "Populations, capacities and counts are divided by it; default 1. It costs no time to leave it at 1.", 1, 1e9),
        new("optimisations.number_of_steps", FleeKeyKind.Idle, "Acts on nothing."),
        new("compatibility", FleeKeyKind.Map, "Where these rules follow the documentation of the reference and not what it does."),
        new("compatibility.link_closures_without_effect", FleeKeyKind.Flag, "Closures of type link have no effect, as in the reference; default false."),
        new("compatibility.flood_spawn_mode_ignored", FleeKeyKind.Flag, "flood_spawn_mode is ignored, as in the reference, which reads spawn_mode; default false."),
        new("compatibility.two_system_decision_making_ignored", FleeKeyKind.Flag, "two_system_decision_making acts on nothing, as in the reference; default false, which makes it an error."),
        new("locations", FleeKeyKind.Part, "By place: type, population, region, capacity_per_day, deactivation_probability, hdi, trade_volume, attributes (people by ethnicity or religion)."),
        new("routes", FleeKeyKind.Part, "By link: max_move_speed, walk_probability."),
        new("conflicts", FleeKeyKind.Part, "By place: pairs of day and intensity, from each day on which it changes."),
        new("flood_levels", FleeKeyKind.Part, "By place: pairs of day and level, from each day on which it changes."),
        new("food_insecurity", FleeKeyKind.Part, "By region: pairs of day and percent, linear between days."),
        new("counts_elsewhere", FleeKeyKind.Part, "By name: pairs of day and count of camps that are no place; they are part of the total that new people follow."),
        new("closures", FleeKeyKind.Part, "A list of type, name1, name2, start, end."),
        new("location_changes", FleeKeyKind.Part, "A list of name, type, day."),
        new("major_routes", FleeKeyKind.Part, "Lists of links that fixed routes lead over."),
        new("demographics", FleeKeyKind.Part, "By attribute: values, and weights by place or Default."),
    ];

    /// <summary>The key at a path.</summary>
    public static FleeKey? Find(string path) => ByPath.GetValueOrDefault(path);

    /// <summary>The names that may stand in a mapping; the empty path is the section itself.</summary>
    public static IEnumerable<string> NamesIn(string path)
        => All.Select(k => k.Path).Where(p => p.LastIndexOf('.') is var dot && (dot < 0 ? path.Length == 0 : p[..dot] == path)).Select(p => p[(p.LastIndexOf('.') + 1)..]);

    private static Dictionary<string, FleeKey> ByPath { get; } = All.ToDictionary(k => k.Path, StringComparer.Ordinal);
}
