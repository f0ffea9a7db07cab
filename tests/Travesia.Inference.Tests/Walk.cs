using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules;

namespace Travesia.Inference.Tests;

/// <summary>
/// The smallest migration system: people leave one place and walk to another, staying a geometric number of days on the way. The
/// parameter <c>risk</c> is the daily chance of death.
/// </summary>
internal sealed class Walk : IRuleSet
{
    public static PlaceId Home { get; } = new("home");

    public static PlaceId Town { get; } = new("town");

    public static PlaceId Goal { get; } = new("goal");

    /// <summary>How many programs were compiled.</summary>
    public int Compiled { get; private set; }

    /// <summary>Members whose risk is above this are refused.</summary>
    public double RefuseAbove { get; init; } = double.PositiveInfinity;

    public string Name => "walk";

    public JsonObject SectionSchema => [];

    public ImmutableArray<Diagnostic> Validate(Scenario scenario) => [];

    public static Parameter Uniform(string name, double max = 0.02) => new(new ParameterId(name), new UniformPrior(0, max), "", null);

    public static Scenario Scenario(int days = 120, int spinUpDays = 0) => new()
    {
        Name = "walk",
        Title = "A walk",
        From = new DateOnly(2023, 1, 1),
        To = new DateOnly(2023, 1, 1).AddDays(days - 1),
        SpinUpFrom = spinUpDays == 0 ? null : new DateOnly(2023, 1, 1).AddDays(-spinUpDays),
        RuleSet = "walk",
        Parameters = [Uniform("risk")],
        Groups = [new Group { Id = new GroupId("all"), Title = "All" }],
        Places = [Place(Home, PlaceKind.Origin), Place(Town, PlaceKind.Transit) with { Beds = 60 }, Place(Goal, PlaceKind.Destination)],
        Links = [],
    };

    public CompiledScenario Compile(Scenario scenario, ParameterValues parameters)
    {
        lock (this)
        {
            Compiled++;
        }

        double risk = parameters[new ParameterId("risk")];
        if (risk > RefuseAbove)
        {
            throw new RefusalException([Diagnostic.Of("walk.risky", default, ("risk", risk.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))]);
        }

        int[] months = [.. Enumerable.Range(0, scenario.Days).Where(d => d == 0 || scenario.FirstDay.AddDays(d).Day == 1)];
        ProgramBuilder builder = new(scenario.Days, months);
        StateId town = builder.AddState(StableKey.Of("all", "town"));
        StateId goal = builder.AddState(StableKey.Of("all", "goal"));
        StateId dead = builder.AddState(StableKey.Of("all", "dead"));
        TallyId arrivedTown = builder.AddTally("arrivals town", Resolution.Day);
        TallyId arrivedGoal = builder.AddTally("arrivals goal", Resolution.Day);
        TallyId deaths = builder.AddTally("deaths", Resolution.Period);
        StockId present = builder.AddStock("present", Resolution.Day);
        builder.CountIn(present, town);
        builder.BeginEpoch(0);
        builder.SetRow(town, builder.AddRow(
            new Transition(dead, risk, builder.AddTallySet(new TallyWeight(deaths)), Lot: Lot.Person),
            new Transition(goal, (1 - risk) * 0.25, builder.AddTallySet(new TallyWeight(arrivedGoal))),
            new Transition(town, (1 - risk) * 0.75)));
        builder.AddDeparture(new Departure(town, [.. Enumerable.Repeat(12.5, scenario.Days)], Tallies: builder.AddTallySet(new TallyWeight(arrivedTown))));
        return new CompiledScenario(scenario, builder.Build(),
        [
            new Measure(MeasureNames.Arrivals, Town, null, null, "people", Resolution.Day, arrivedTown, null),
            new Measure(MeasureNames.Arrivals, Goal, null, null, "people", Resolution.Day, arrivedGoal, null),
            new Measure(MeasureNames.Present, Town, null, null, "people", Resolution.Day, null, present),
            new Measure(MeasureNames.Deaths, Town, null, new GroupId("all"), "people", Resolution.Period, deaths, null),
        ]);
    }

    private static Place Place(PlaceId id, PlaceKind kind) => new()
    {
        Id = id,
        Name = id.Value,
        Country = new CountryCode("MEX"),
        Kind = kind,
        Latitude = 0,
        Longitude = 0,
    };
}
