using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules;

namespace Travesia.Cli.TestHost;

/// <summary>
/// People of each group leave the first origin, stay at the first town for its mean stay, and go on over the first link, with its chance
/// of death, to the first destination. Refused where that chance is above one half.
/// </summary>
internal sealed class WalkRules : IRuleSet
{
    private const double MostRisk = 0.5;

    public string Name => "walk";

    public JsonObject SectionSchema => new() { ["type"] = "object" };

    public ImmutableArray<Diagnostic> Validate(Scenario scenario)
        => scenario.Places.Any(p => p.Kind == PlaceKind.Transit) ? [] : [Diagnostic.Of("walk.noTown", new Subject("places"), ("value", scenario.Name))];

    public CompiledScenario Compile(Scenario scenario, ParameterValues parameters)
    {
        double risk = scenario.Links[0].DeathChance.Under(parameters);
        if (risk > MostRisk)
        {
            throw new RefusalException([Diagnostic.Of("walk.risky", new Subject("links", 0), ("value", risk.ToString("R", CultureInfo.InvariantCulture)))]);
        }

        Place town = scenario.Places.First(p => p.Kind == PlaceKind.Transit);
        Place goal = scenario.Places.First(p => p.Kind == PlaceKind.Destination);
        ProgramBuilder builder = new(scenario.Days, [.. Enumerable.Range(0, scenario.Days).Where(d => d == 0 || scenario.FirstDay.AddDays(d).Day == 1)]);
        ImmutableArray<Measure>.Builder measures = ImmutableArray.CreateBuilder<Measure>();
        TallyId arrivals = Daily(MeasureNames.Arrivals, town);
        TallyId arrived = Daily(MeasureNames.Arrivals, goal);
        TallyId deaths = Daily(MeasureNames.Deaths, town);
        StockId present = builder.AddStock("present", Resolution.Day);
        measures.Add(new Measure(MeasureNames.Present, town.Id, null, null, "people", Resolution.Day, null, present));
        builder.BeginEpoch(0);
        foreach (Group group in scenario.Groups)
        {
            TallyId departures = Monthly(MeasureNames.Departures, scenario.Places.First(p => p.Kind == PlaceKind.Origin), group);
            TallyId ofGroup = Monthly(MeasureNames.Arrivals, town, group);
            StateId here = builder.AddState(StableKey.Of(group.Id.Value, "here"));
            StateId there = builder.AddState(StableKey.Of(group.Id.Value, "there"));
            StateId dead = builder.AddState(StableKey.Of(group.Id.Value, "dead"));
            double leave = 1 / town.StayDays.Under(parameters);
            builder.CountIn(present, here);
            builder.SetRow(here, builder.AddRow(
                new Transition(dead, leave * risk, builder.AddTallySet(new TallyWeight(deaths)), Lot: Lot.Person),
                new Transition(there, leave * (1 - risk), builder.AddTallySet(new TallyWeight(arrived))),
                new Transition(here, 1 - leave)));
            double perDay = scenario.Departures.First(d => d.Group == group.Id).PerDay.Under(parameters);
            builder.AddDeparture(new Departure(
                here, [.. Enumerable.Repeat(perDay, scenario.Days)], Tallies: builder.AddTallySet(new TallyWeight(departures), new TallyWeight(arrivals), new TallyWeight(ofGroup))));
        }

        return new CompiledScenario(scenario, builder.Build(), measures.ToImmutable());

        TallyId Daily(string quantity, Place place) => Tally(new Measure(quantity, place.Id, null, null, "people", Resolution.Day, null, null));

        TallyId Monthly(string quantity, Place place, Group group) => Tally(new Measure(quantity, place.Id, null, group.Id, "people", Resolution.Period, null, null));

        TallyId Tally(Measure measure)
        {
            TallyId tally = builder.AddTally($"{measure.Quantity} {measure.Place} {measure.Group}", measure.Resolution);
            measures.Add(measure with { Tally = tally });
            return tally;
        }
    }
}
