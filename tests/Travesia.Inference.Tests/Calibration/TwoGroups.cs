using System.Collections.Immutable;
using System.Globalization;
using Travesia.Engine;
using Travesia.Inference.Counts;
using Travesia.Inference.Draws;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Model.Effects;
using Travesia.Rules;
using Travesia.Rules.Corridor;

namespace Travesia.Inference.Tests.Calibration;

/// <summary>
/// Two groups leave two origins, meet at a crossing, and go on from a town to a destination over a river, where they may be stopped, or by
/// road for money. Their departures are counted at the crossing, who is stopped at the river; observations are made by the model itself.
/// </summary>
internal static class TwoGroups
{
    public const double ErrorSd = 0.08;

    private static readonly DateOnly First = new(2022, 1, 1);

    /// <summary>The last day of the window.</summary>
    public static DateOnly WindowTo { get; } = new(2022, 9, 30);

    public static CorridorRules Rules { get; } = new();

    public static FittedMaker Maker { get; } = new("travesia calibrate", "0", First, WindowTo, WindowTo, new string('0', 64));

    public static ImmutableArray<string> Bases { get; } = [.. from g in new[] { "a", "b" } from q in new[] { "1", "2", "3" } select $"base-{g}-{q}"];

    /// <summary>The scenario, without observations.</summary>
    /// <param name="elasticity">How departures answer to the journey.</param>
    /// <param name="limited">Whether both groups share a gate on the road, that they queue for.</param>
    /// <param name="monthSd">The spread of each group's month effect.</param>
    /// <param name="people">So many times as many people.</param>
    public static Scenario Scenario(double elasticity = 0.2, bool limited = false, double monthSd = 0, double people = 1) => new()
    {
        Name = "two-groups",
        Title = "Two groups",
        From = First,
        To = new DateOnly(2022, 12, 31),
        SpinUpFrom = First.AddMonths(-2),
        RuleSet = "corridor",
        Rules = new MapSetting("corridor", [Set("elasticity", elasticity), Set("timePerDay", 0.05), Set("costPer100Usd", "money"), Set("risk", 20.0), Set("monthEffectSdLog", monthSd), new("twins", new ListSetting("corridor.twins", [new ScalarSetting("corridor.twins[0]", "again", false)]))]),
        Parameters =
        [
            .. Bases.Select(b => new Parameter(new(b), new LogNormalPrior(people * (b[5] == 'a' ? 60 : 20), 0.5), "People a day", null)),
            new(new("stopped"), new BetaPrior(0.4, 12), "Chance to be stopped", null),
            new(new("money"), new LogNormalPrior(0.4, 0.4), "Disutility of a hundred dollars", null),
            new(new("idle"), new UniformPrior(0.2, 0.6), "Abuse, which nobody counts", null),
        ],
        Groups = [new Group { Id = new("a"), Title = "A" }, new Group { Id = new("b"), Title = "B" }],
        Places =
        [
            Place("home-a", PlaceKind.Origin), Place("home-b", PlaceKind.Origin), Place("jungle", PlaceKind.Crossing), Place("town", PlaceKind.Transit) with { TurnBackUtility = -3 },
            Place("cell", PlaceKind.Detention), Place("north", PlaceKind.Destination) with { Attraction = 3 },
        ],
        Links =
        [
            Link("home-a", "jungle", 3, 100), Link("home-b", "jungle", 9, 300), Link("jungle", "town", 5, 50),
            Link("town", "north", 2, 0, "river") with { ApprehensionChance = new Quantity(1, new("stopped")), HoldAt = new PlaceId("cell"), AbuseChance = new Quantity(0.05, new("idle")) },
            Link("town", "north", 2, 300, "road"),
        ],
        Departures = [.. from g in new[] { "a", "b" } from q in new[] { 1, 2, 3 } select new DepartureKnot(new(g), new($"home-{g}"), First.AddMonths((3 * q) - 2), new Quantity(1, new($"base-{g}-{q}")), 1, null)],
        Policies =
        [
            new Policy { Id = new("held"), Title = "Held", Scope = new Scope { Places = [new("cell")] }, Effect = new HoldEffect(5, new PlaceId("town"), 0, 0, null, 0, null) },
            .. limited ? [new Policy { Id = new("queue"), Title = "Queue", Scope = new Scope { Links = [new("road")] }, Effect = new LimitEffect(12 * people, null, null, false) }] : ImmutableArray<Policy>.Empty,
        ],
        Series =
        [
            Series("jungle.transits", MeasureNames.Arrivals, "The jungle", "jungle"),
            Series("river.stops", MeasureNames.Apprehensions, "The river", "river"),
            Series("road.entries", MeasureNames.Crossings, "The road", "road"),
        ],
        Calibration = new CalibrationPlan(First, WindowTo, new DateOnly(2022, 10, 31),
        [
            new CalibrationStage("Who leaves", ["base-*"], [Target("jungle.transits")]),
            new CalibrationStage("What they meet", ["stopped", "money", "idle"], [Target("river.stops"), Target("road.entries")]),
        ]),
    };

    public static CalibrationTarget Target(string series, SumOver sum = SumOver.Nothing) => new(new(series), null, [], [], null, null, sum, new LogNormalError(ErrorSd, 1));

    /// <summary>The scenario with observations that it makes itself under parameters drawn from the priors, with a log-normal error.</summary>
    /// <param name="seed">The luck.</param>
    /// <param name="scenario">Another scenario than the plain one.</param>
    /// <param name="monthSd">The spread of month effects, on departures of each group, under which they are made.</param>
    /// <param name="sampled">Whether the model makes them with luck, its own month effects too, rather than their means.</param>
    public static (Scenario Scenario, ParameterValues Truth) Observed(uint seed, Scenario? scenario = null, double monthSd = 0, bool sampled = false)
    {
        Scenario s = scenario ?? Scenario();
        ParameterValues truth = ParameterDraw.Of(s, seed, 0);
        CompiledScenario compiled = Rules.Compile(s, truth);
        EnsembleLayout layout = EnsembleLayout.Of(compiled, 1);
        Program program = monthSd == 0 ? compiled.Program : compiled.Program.ScaleDepartures((group, month) => Math.Exp((monthSd * Luck($"luck {group.Index} {month}", seed)) - (monthSd * monthSd / 2)));
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        MemberResult member = MemberResult.Of(layout, 0, truth, sampled ? Simulation.Run(program, seed, 0, default, cancellation) : Simulation.RunExpected(program, cancellation));
        ImmutableArray<Observation>.Builder observations = ImmutableArray.CreateBuilder<Observation>();
        foreach (SeriesDefinition series in s.Series)
        {
            foreach (GroupId? group in series.Id.Value == "road.entries" ? [null] : s.Groups.Select(g => (GroupId?)g.Id))
            {
                double[] counted = CountSelection.ByMonth(layout, CountQuery.Of(series, series.Areas.Keys.First(), group)).Count!.Of(member);
                for (int m = 0; m < counted.Length; m++)
                {
                    string key = $"{series.Id} {group} {m.ToString(CultureInfo.InvariantCulture)}";
                    double noise = ErrorSd * Luck(key, seed);
                    DateOnly to = layout.LastDayOf(m);
                    observations.Add(new Observation(series.Id, "The model", layout.Months[m], to, to.AddDays(20), series.Areas.Keys.First(), group, CountUnit.People, ((counted[m] + 1) * Math.Exp(noise)) - 1));
                }
            }
        }

        return (s with { Observations = observations.ToImmutable() }, truth);
    }

    private static double Luck(string key, uint seed) => NormalDistribution.Quantile(ParameterDraw.Uniform(new ParameterId(key), seed, 1));

    private static KeyValuePair<string, Setting> Set(string key, object value) => new(key, new ScalarSetting($"corridor.{key}", Convert.ToString(value, CultureInfo.InvariantCulture)!, false));

    private static SeriesDefinition Series(string id, string counts, string area, string member)
        => new(new(id), id, counts, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(area, ImmutableArray.Create(member))]), [], 20, null);

    private static Place Place(string id, PlaceKind kind) => new() { Id = new(id), Name = id, Country = new("XAA"), Kind = kind, Latitude = 0, Longitude = 0, StayDays = 1.5 };

    private static Link Link(string from, string to, double days, double cost, string? id = null)
        => new() { Id = new(id ?? $"{from}-{to}"), From = new(from), To = new(to), Mode = TravelMode.Foot, DistanceKm = 10, Days = days, CostUsd = cost };
}
