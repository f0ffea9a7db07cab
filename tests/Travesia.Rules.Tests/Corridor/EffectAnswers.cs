using Travesia.Model;
using Travesia.Model.Effects;

namespace Travesia.Rules.Tests.Corridor;

/// <summary>What a run must count: the sum over the run of a daily measure at a place, or of the monthly ones.</summary>
/// <param name="Quantity">Name of the measure.</param>
/// <param name="Where">A place or link, or all.</param>
/// <param name="Value">In expectation, in closed form.</param>
internal readonly record struct Answer(string Quantity, string? Where, double Value);

/// <summary>For each effect a scenario whose answer is known in closed form.</summary>
/// <param name="Draft">The scenario.</param>
/// <param name="Answers">What it must count.</param>
internal sealed record EffectAnswer(Draft Draft, params Answer[] Answers)
{
    /// <summary>By effect. With 1,000 people at the start each chance shows as it is; a cohort is given time to end.</summary>
    public static IReadOnlyDictionary<string, Func<EffectAnswer>> All { get; } = new Dictionary<string, Func<EffectAnswer>>(StringComparer.Ordinal)
    {
        // 10 people leave a day; who sets out on day t arrives on t + 1, so 58 days of setting out are seen, 5 a day by each of two ways.
        // While the way over m is shut (10 to 14), and while it is believed shut (30 days later), all take the other.
        ["close"] = () => new(
            TwoWays().Policy("shut", new CloseEffect(), Draft.Links("a-m"), from: 10, to: 14),
            new("arrivals", "m", 5 * (58 - 10)),
            new("arrivals", "n", 5 * (58 + 10))),

        // Closed by default; opened on day 10, known after 5.
        ["reopen"] = () => new(
            TwoWays(l => l with { Availability = Availability.Closed }).Set("knownAfterDays", 5).Policy("open", new ReopenEffect(), Draft.Links("a-m"), from: 10),
            new("arrivals", "m", 5 * (58 - 14)),
            new("arrivals", "n", 5 * (58 + 14))),

        // 4 of 10 a day pass, on 58 days; the others wait.
        ["limit"] = () => new(
            new Draft().Origin("a").Destination("b").Link("a", "b").Departs("a", 100).Set("giveUpWaitingChance", 0.0).Set("queueBeliefs", "off")
                .Policy("four", new LimitEffect(4, null, null, false), Draft.Links("a-b")),
            new("arrivals", "b", 4 * 58),
            new("days-waiting", null, 96 * 58 * 59 / 2)),

        // Each attempt is stopped with chance 0.3 and turned back: 1 / 0.7 attempts a person.
        ["checkpoint"] = () => new(
            Cohort().Link("a", "b").Destination("b").Policy("post", new CheckpointEffect(0.3, null), Draft.Links("a-b")),
            new("apprehensions", "a-b", 1000 * 0.3 / 0.7),
            new("repeat-apprehensions", "a-b", 1000 * 0.3 / 0.7 - 300),
            new("crossings", "a-b", 1000 / 0.7),
            new("arrivals", "b", 1000)),

        // Half are stopped, held 4 days, and 0.4 of them removed to a country where they have no origin.
        ["hold"] = () => new(
            Stopped(0.5).Policy("custody", new HoldEffect(4, new PlaceId("b"), 0.4, 0, null, 0, null), Draft.Places("d")),
            new("apprehensions", "a-b", 500),
            new("days-held", "d", 2000),
            new("removals", "d", 200),
            new("arrivals", "b", 800)),

        ["expel"] = () => new(
            Cohort().Place("m").Destination("b").Link("a", "b").Link("m", "b", 2).Policy("out", new ExpelEffect(0.25, new PlaceId("m"), Where.Link), Draft.Links("a-b")),
            new("expulsions", "a-b", 250),
            new("apprehensions", "a-b", 250),
            new("arrivals", "m", 250),
            new("arrivals", "b", 1000)),

        // A stay of 5 days, a chance of 0.1 a day, before leaving: 0.1 / (0.1 + 0.9 / 5).
        ["transfer"] = () => new(
            Cohort().Place("v", stay: 5).Place("south").Destination("b").Link("a", "v").Link("v", "b").Link("south", "b")
                .Policy("bus", new TransferEffect(0.1, new PlaceId("south"), Where.Place), Draft.Places("v")),
            new("transfers", "v", 1000 * 0.1 / 0.28),
            new("arrivals", "south", 1000 * 0.1 / 0.28),
            new("arrivals", "b", 1000)),

        // Stopped with 0.4, removed with 0.3 of that, half set out again from a: 0.12 / (1 - 0.06) removals a person.
        ["remove"] = () => new(
            Stopped(0.4).Policy("custody", new HoldEffect(1, new PlaceId("b"), 0, 0, null, 0, null), Draft.Places("d"))
                .Policy("flights", new RemoveEffect(0.3, new CountryCode("AAA"), Where.Holding), Draft.Places("d")),
            new("removals", "d", 1000 * 0.12 / 0.94),
            new("arrivals", "a", 1000 * 0.06 / 0.94),
            new("arrivals", "b", 1000 - 1000 * 0.06 / 0.94)),

        // Three a day of group g pass where nobody else may; the group h has no other way and does not leave.
        ["pathway"] = () => new(
            new Draft().Group("g").Group("h").Origin("a").Place("m").Destination("b")
                .Link("a", "b", with: l => l with { Availability = Availability.Closed }).Link("a", "m").Link("m", "b")
                .Departs("a", 50, "g").Departs("a", 7, "h").Set("giveUpWaitingChance", 0.0).Set("queueBeliefs", "off").Set("knownAfterDays", 0).Set("timePerDay", 1000)
                .Policy("appointments", new PathwayEffect(3, null, false, null, "appointment", null), Draft.Links("a-b") with { Groups = [new GroupId("g")] }),
            new("crossings", "a-b", 3 * 58),
            new("crossings", "a-m", 7 * 58)),

        // Four days become two from day 20 on; 58 - 0 departures of 10 a day set out on days 1 to 59.
        ["transport"] = () => new(
            new Draft().Origin("a").Destination("b").Link("a", "b", 4, l => l with { CostUsd = 100, DistanceKm = 50 }).Departs("a", 10).Set("elasticity", 0.0)
                .Policy("buses", new TransportEffect(0.5, 0.25), Draft.Links("a-b"), from: 20),
            new("travel-days", null, 10 * (19 * 4 + 40 * 2)),
            new("cost-usd", null, 10 * (19 * 100 + 40 * 25)),
            new("distance-km", null, 10 * 59 * 50)),

        // Four times the personnel at elasticity 0.5 doubles -log(1 - 0.2).
        ["deploy"] = () => new(
            Stopped(0.2).Policy("custody", new HoldEffect(1, new PlaceId("b"), 0, 0, null, 0, null), Draft.Places("d"))
                .Policy("troops", new DeployEffect(400, 100, 0.5), Draft.Links("a-b")),
            new("apprehensions", "a-b", 1000 * (1 - 0.8 * 0.8)),
            new("arrivals", "b", 1000)),

        // Twice the hazard of death, none of injury.
        ["hazard"] = () => new(
            Cohort().Destination("b").Link("a", "b", with: l => l with { DeathChance = 0.1, InjuryChance = 0.2 })
                .Policy("rains", new HazardEffect(2, 0, 1), Draft.Links("a-b")),
            new("deaths", "a-b", 1000 * (1 - 0.9 * 0.9)),
            new("injuries", "a-b", 0),
            new("arrivals", "b", 1000 * 0.9 * 0.9)),

        // Log 3 makes the odds 3 to 1.
        ["pull"] = () => new(
            Cohort().Destination("b").Destination("c").Link("a", "b").Link("a", "c").Policy("news", new PullEffect(Math.Log(3)), Draft.Places("c")),
            new("arrivals", "b", 250),
            new("arrivals", "c", 750)),

        // Twice as many on ten of sixty days.
        ["push"] = () => new(
            new Draft().Origin("a").Destination("b").Link("a", "b").Departs("a", 10).Policy("storm", new PushEffect(Math.Log(2)), Draft.Places("a"), from: 10, to: 19),
            new Answer("departures", "a", 700)),
    };

    private static Draft Cohort() => new Draft(200).Origin("a").Starts("a", 1000);

    private static Draft Stopped(double chance) => new Draft(300).Group("all", "QQQ").Origin("a").Detention("d").Destination("b").Starts("a", 1000).Departs("a", 0)
        .Link("a", "b", with: l => l with { ApprehensionChance = chance, HoldAt = new PlaceId("d") });

    private static Draft TwoWays(Func<Link, Link>? first = null) => new Draft().Origin("a").Place("m").Place("n").Destination("b")
        .Link("a", "m", with: first).Link("a", "n").Link("m", "b").Link("n", "b").Departs("a", 10).Set("elasticity", 0.0);
}
