using System.Text.Json.Nodes;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Model.Effects;
using Travesia.Rules.Corridor;
using Travesia.Rules.Corridor.Section;

namespace Travesia.Rules.Tests.Corridor;

public sealed class ValidationTests
{
    private static readonly CorridorRules Rules = new();

    [Fact]
    public void A_sound_scenario_has_no_finding() => Assert.Empty(Rules.Validate(Line().Build()));

    [Fact]
    public void All_errors_of_the_section_are_found_at_once()
    {
        Scenario scenario = Line().Set("timePerDy", 1).Set("risk", "50 per trip").Set("elasticity", 1.5).Set("knownAfterDays", 1.5).Set("costPer100Usd", "nothing")
            .Set("monthEffectSdLog", -0.1).Set("sharedMonthEffectSdLog", 2.5).Set("monthEffectAutocorrelation", 1)
            .Set("twins", new[] { "agan" }).Set("attraction", 3).Set("queueBeliefs", "maybe")
            .SetFor("alll", ("risk", 1)).SetFor("all", ("twins", "again"), ("monthEffectAutocorrelation", 0.5), ("attraction", new Dictionary<string, object> { ["bb"] = 1 }), ("remittanceDays", 0.5)).Build();

        Diagnostic[] found = [.. Rules.Validate(scenario)];

        Assert.Equal(
            [
                ("corridor.unknownKey", "corridor.timePerDy"),
                ("corridor.wrongKind", "corridor.risk"),
                ("corridor.outOfRange", "corridor.elasticity"),
                ("corridor.wrongKind", "corridor.knownAfterDays"),
                ("corridor.unknownParameter", "corridor.costPer100Usd"),
                ("corridor.outOfRange", "corridor.monthEffectSdLog"),
                ("corridor.outOfRange", "corridor.sharedMonthEffectSdLog"),
                ("corridor.outOfRange", "corridor.monthEffectAutocorrelation"),
                ("corridor.wrongKind", "corridor.twins[0]"),
                ("corridor.notHere", "corridor.attraction"),
                ("corridor.wrongKind", "corridor.queueBeliefs"),
                ("corridor.unknownGroup", "corridor.groups.alll"),
                ("corridor.notHere", "corridor.groups.all.twins"),
                ("corridor.notHere", "corridor.groups.all.monthEffectAutocorrelation"),
                ("corridor.unknownDestination", "corridor.groups.all.attraction.bb"),
                ("corridor.outOfRange", "corridor.groups.all.remittanceDays"),
            ],
            found.Select(d => (d.Code, d.Subject.Field)));
        Assert.All(found, d => Assert.Equal("scenario", d.Subject.Table));
        Assert.Equal("timePerDay", found[0].Values["suggestion"]);
        Assert.Equal("all", found[11].Values["suggestion"]);
    }

    [Fact]
    public void Series_and_figures_ask_for_what_is_counted()
    {
        var series = new SeriesDefinition(new("s"), "s", "aprehensions", System.Collections.Immutable.ImmutableSortedDictionary<string, System.Collections.Immutable.ImmutableArray<string>>.Empty, [], 0, null);
        var source = new Source(new("src"), "P", "T", "2023", "p. 1");
        var figure = new Figure { Id = new("f"), Statement = "f", Value = 1, Unit = "people", Source = source.Id, Role = FigureRole.Check, Counts = "asylum-claims" };
        Scenario scenario = Line().Build() with { Series = [series, series with { Id = new("t"), Counts = MeasureNames.Deaths }], Figures = [figure with { Id = new("g"), Counts = null, Note = "n" }, figure], Sources = [source] };

        Diagnostic[] found = [.. Rules.Validate(scenario)];

        Assert.Equal(
            [(RulesCodes.UnknownCounts, new Subject("series", 0, "counts"), "aprehensions"), (RulesCodes.UnknownCounts, new Subject("figures", 1, "counts"), "asylum-claims")],
            found.Select(d => (d.Code, d.Subject, d.Values["value"])));
        Assert.Equal("apprehensions", found[0].Values["suggestion"]);
        Assert.False(found[1].Values.ContainsKey("suggestion"));
        Assert.All(found, d => Assert.Equal(Severity.Error, d.Severity));
    }

    [Fact]
    public void A_quantity_may_be_a_parameter_or_a_multiple_of_one()
    {
        Scenario scenario = Line().Parameter("t", 0.02).Set("timePerDay", "2*t").Set("risk", "t*100").Set("costPer100Usd", "t").Build();

        Assert.Empty(Rules.Validate(scenario));
    }

    [Fact]
    public void A_link_from_a_destination_is_an_error()
        => Has(Line().Place("c").Link("b", "c").Link("c", "b"), CorridorDiagnostics.LinkFromDestination, new Subject("links", 1, "from"), ("link", "b-c"), ("place", "b"));

    [Fact]
    public void Departures_from_a_destination_are_an_error()
        => Has(Line().Departs("b", 1), CorridorDiagnostics.DepartsFromDestination, new Subject("departures", 1, "place"), ("place", "b"));

    [Fact]
    public void Who_is_stopped_must_be_held_somewhere()
        => Has(Line(l => l with { ApprehensionChance = 0.1 }), CorridorDiagnostics.HoldingPlaceMissing, new Subject("links", 0, "holdAt"), ("link", "a-b"));

    [Fact]
    public void A_place_where_people_can_be_held_needs_a_hold_on_each_day()
    {
        Draft draft = Line(l => l with { ApprehensionChance = 0.1, HoldAt = new PlaceId("d") }).Detention("d")
            .Policy("first", new HoldEffect(2, new PlaceId("b"), 0, 0, null, 0, null), Draft.Places("d"), from: 10, to: 19)
            .Policy("second", new HoldEffect(2, new PlaceId("b"), 0, 0, null, 0, null), Draft.Places("d"), from: 30);

        Diagnostic[] found = [.. Rules.Validate(draft.Build()).Where(d => d.Code == CorridorDiagnostics.HoldMissing)];

        Assert.Equal([("2023-01-01", "2023-01-10"), ("2023-01-21", "2023-01-30")], found.Select(d => (d.Values["from"], d.Values["to"])));
        Assert.All(found, d => Assert.Equal(("d", "all"), (d.Values["place"], d.Values["group"])));
    }

    [Fact]
    public void A_hold_is_wanted_from_the_first_day_of_a_checkpoint_on_and_for_good()
    {
        Draft Post(int holdFrom, int? holdTo) => Line().Detention("d").Policy("post", new CheckpointEffect(0.2, new PlaceId("d")), Draft.Links("a-b"), from: 20, to: 25)
            .Policy("custody", new HoldEffect(2, new PlaceId("b"), 0, 0, null, 0, null), Draft.Places("d"), from: holdFrom, to: holdTo);

        Assert.Empty(Rules.Validate(Post(20, null).Build()));
        Has(Post(21, null), CorridorDiagnostics.HoldMissing, null, ("from", "2023-01-21"), ("to", "2023-01-21"));
        Has(Post(20, 40), CorridorDiagnostics.HoldMissing, null, ("from", "2023-02-11"), ("to", "2023-03-01"));
    }

    [Fact]
    public void Shares_above_one_are_an_error_where_holds_overlap()
        => Has(
            Line(l => l with { ApprehensionChance = 0.1, HoldAt = new PlaceId("d") }).Detention("d").Group("all", "QQQ")
                .Policy("one", new HoldEffect(2, new PlaceId("b"), 0.6, 0, null, 0, null), Draft.Places("d")).Policy("two", new RemoveEffect(0.7, null, Where.Holding), Draft.Places("d"), from: 5),
            CorridorDiagnostics.SharesAboveOne, null, ("place", "d"), ("policies", "one, two"));

    [Fact]
    public void Shares_above_one_under_the_values_of_a_member_are_refused()
    {
        Scenario scenario = Line(l => l with { ApprehensionChance = 0.1, HoldAt = new PlaceId("d") }).Detention("d").Group("all", "QQQ").Parameter("share", 0.3)
            .Policy("one", new HoldEffect(2, new PlaceId("b"), 0.6, 0, null, 0, null), Draft.Places("d"))
            .Policy("two", new RemoveEffect(new Quantity(1, new ParameterId("share")), null, Where.Holding), Draft.Places("d")).Build();
        IScenarioPlan plan = Rules.Prepare(scenario);

        plan.Compile(ParameterValues.Medians(scenario), cancellation: TestContext.Current.CancellationToken);
        var refusal = Assert.Throws<RefusalException>(() => plan.Compile(ParameterValues.Medians(scenario).With(new ParameterId("share"), 0.5), cancellation: TestContext.Current.CancellationToken));

        Assert.Equal(CorridorDiagnostics.SharesAboveOne, Assert.Single(refusal.Diagnostics).Code);
    }

    [Fact]
    public void A_value_of_a_member_out_of_range_is_refused_by_its_field()
    {
        Scenario scenario = Line(l => l with { DeathChance = new Quantity(0.1, new ParameterId("f")) }).Parameter("f", 1).Build();

        var refusal = Assert.Throws<RefusalException>(() => Rules.Compile(scenario, ParameterValues.Medians(scenario).With(new ParameterId("f"), 11)));

        Assert.Equal((CorridorDiagnostics.OutOfRange, new Subject("links", 0, "deathChance")), (refusal.Diagnostics[0].Code, refusal.Diagnostics[0].Subject));
    }

    [Fact]
    public void Circles_without_a_day_are_named()
        => Has(
            Line().Place("i", stay: 0).Place("j", stay: 0.5).Link("a", "i").Link("i", "j", 0).Link("j", "i", 0.5).Link("j", "b"),
            CorridorDiagnostics.ZeroDayCycle, null, ("way", "i (i-j) - j (j-i) - i"));

    [Fact]
    public void More_links_than_a_place_may_have_are_refused_before_anything_is_made_of_them()
    {
        Assert.DoesNotContain(Rules.Validate(Parallel(20_000).Build()), d => d.Code == CorridorDiagnostics.TooManyLinks);
        Has(Parallel(20_001), CorridorDiagnostics.TooManyLinks, new Subject("links", 20_000, "from"), ("place", "a"), ("value", "20001"), ("most", "20000"));

        // Beside another error, by its row among all.
        Diagnostic[] found = [.. Rules.Validate(Parallel(20_001, first: d => d.Link("a", "nowhere")).Build())];
        Assert.Equal(new Subject("links", 20_001, "from"), Assert.Single(found, d => d.Code == CorridorDiagnostics.TooManyLinks).Subject);

        Assert.Equal(CorridorDiagnostics.TooManyLinks, Assert.Single(Assert.Throws<RefusalException>(() => Rules.Prepare(Parallel(20_001).Build())).Diagnostics).Code);

        static Draft Parallel(int links, Func<Draft, Draft>? first = null)
        {
            Draft draft = new Draft(2).Origin("a").Destination("b").Departs("a", 1);
            draft = first is null ? draft : first(draft);
            for (int i = 0; i < links; i++)
            {
                draft.Link("a", "b", 1, id: $"l{i}");
            }

            return draft;
        }
    }

    /// <summary>From a to a junction by 100 links without a day, and on by so many: 100 * (1 + 2 * (1 + onward)) ways, as each link may injure or not.</summary>
    [Fact]
    public void Ways_of_one_day_are_counted_before_their_rows_are_written()
    {
        Assert.DoesNotContain(Rules.Validate(Junction(98).Build()), d => d.Code == CorridorDiagnostics.TooManyWaysInADay);
        Assert.Equal(1, Junction(98).Expect().Total("departures") / 2);
        Has(
            Junction(99), CorridorDiagnostics.TooManyWaysInADay, new Subject("places", 2, "stayDays"),
            ("place", "a"), ("group", "all"), ("value", "20100"), ("most", "20000"), ("through", "j"));

        static Draft Junction(int onward)
        {
            Draft draft = new Draft(2).Origin("a").Destination("b").Place("j", stay: 0).Departs("a", 1);
            for (int i = 0; i < 100; i++)
            {
                draft.Link("a", "j", 0, l => l with { InjuryChance = 0.01 }, $"in{i}");
            }

            for (int i = 0; i < onward; i++)
            {
                draft.Link("j", "b", 1, id: $"out{i}");
            }

            return draft;
        }
    }

    [Fact]
    public void Ways_of_one_day_are_counted_for_all_places_together()
    {
        Has(Many(300), CorridorDiagnostics.TooManyWaysInAll, new Subject("places", 0, "stayDays"), ("value", "5100600"), ("most", "5000000"), ("through", "hub"));

        static Draft Many(int places)
        {
            Draft draft = new Draft(2).Place("hub", stay: 0).Destination("b");
            for (int i = 0; i < 17_000; i++)
            {
                draft.Link("hub", "b", 1, id: $"out{i}");
            }

            for (int i = 0; i < places; i++)
            {
                draft.Origin($"o{i}").Link($"o{i}", "hub", 0).Departs($"o{i}", 1);
            }

            return draft;
        }
    }

    [Fact]
    public void A_limit_needs_a_place_to_wait()
        => Has(
            Line().Place("j", stay: 0.5).Link("a", "j").Link("j", "b").Policy("quota", new LimitEffect(1, null, null, false), Draft.Links("j-b")),
            CorridorDiagnostics.LimitWithoutStay, new Subject("places", 2, "stayDays"), ("link", "j-b"), ("place", "j"), ("policy", "quota"));

    [Fact]
    public void Limits_that_are_not_nested_are_named()
        => Has(
            Line().Place("m").Link("a", "m").Link("m", "b").Policy("one", new LimitEffect(1, null, null, false), Draft.Links("a-b", "a-m")).Policy("two", new LimitEffect(1, null, null, false), Draft.Links("a-m", "m-b")),
            CorridorDiagnostics.LimitsNotNested, null, ("policy", "one"), ("other", "two"), ("link", "a-m"));

    [Fact]
    public void Journeys_that_never_end_name_their_loop()
    {
        Draft Loop(double pull) => Line().Place("m").Place("n").Link("a", "m").Link("m", "n", 1).Link("n", "m", 1, l => l with { CostUsd = new Quantity(pull) }).Link("n", "b", 1).Set("timePerDay", 0.0).Set("costPer100Usd", 1.0);

        Assert.Empty(Rules.Validate(Loop(100).Build()));
        Has(Loop(0), CorridorDiagnostics.EndlessJourney, null, ("group", "all"), ("way", "m (m-n) - n (n-m) - m"));
    }

    [Fact]
    public void An_origin_from_which_no_way_leads_to_a_destination_is_an_error_and_one_that_is_shut_a_notice()
    {
        Has(Line().Origin("o").Place("p").Link("o", "p").Departs("o", 3), CorridorDiagnostics.DestinationUnreachable, new Subject("departures", 1, "place"), ("place", "o"));
        Diagnostic[] found = [.. Rules.Validate(Line().Policy("shut", new CloseEffect()).Build())];
        Assert.Contains(found, d => d.Code == CorridorDiagnostics.DestinationClosed && d.Severity == Severity.Notice);
        Assert.Equal(0, Line().Policy("shut", new CloseEffect()).Expect().Total("departures"));
    }

    [Fact]
    public void A_place_in_which_people_get_stuck_is_a_notice_and_nobody_is_lost()
    {
        Draft draft = Line().Place("stuck").Policy("out", new ExpelEffect(0.5, new PlaceId("stuck"), Where.Link), Draft.Links("a-b"));

        Assert.Contains(Rules.Validate(draft.Build()), d => d.Code == CorridorDiagnostics.DeadEnd && d.Severity == Severity.Notice && d.Values["place"] == "stuck");
        Outcome run = draft.Expect();
        Assert.Equal(run.Sum("arrivals", "b"), run.Daily("present", "stuck")[^1], 9);
    }

    [Fact]
    public void Waiting_for_a_link_that_nothing_limits_is_an_error()
        => Has(Line().Starts("a-b", 5, InitialPhase.Waiting), CorridorDiagnostics.WaitingWithoutLimit, new Subject("initial", 0, "phase"), ("link", "a-b"));

    [Fact]
    public void A_policy_about_places_does_not_speak_of_links()
        => Has(Line().Policy("storm", new PushEffect(1), Draft.Links("a-b")), CorridorDiagnostics.ScopeSpeaksOfLinks, new Subject("policies", 0, "scope"), ("policy", "storm"));

    [Fact]
    public void A_policy_that_acts_on_nothing_is_a_notice()
        => Has(Line().Policy("far", new CloseEffect(), new Scope { Modes = [TravelMode.Air] }), CorridorDiagnostics.ScopeEmpty, new Subject("policies", 0, "scope"), ("policy", "far"));

    [Fact]
    public void Holding_people_at_a_destination_is_an_error()
        => Has(Line(l => l with { ApprehensionChance = 0.1, HoldAt = new PlaceId("b") }), CorridorDiagnostics.HeldAtDestination, new Subject("links", 0, "holdAt"), ("place", "b"));

    [Fact]
    public void A_spread_that_cannot_be_had_is_an_error()
        => Has(Line(l => l with { Days = 1, DaysSd = 3 }), CorridorDiagnostics.SpreadImpossible, new Subject("links", 0, "daysSd"), ("link", "a-b"), ("sd", "3"));

    [Fact]
    public void A_group_of_no_country_cannot_be_removed_to_it()
        => Has(
            Line().Group("all").Group("strays").Starts("a", 5, group: "strays").Policy("flights", new RemoveEffect(0.1, null, Where.Link), Draft.Links("a-b")),
            CorridorDiagnostics.CountryUnknown, null, ("group", "strays"));

    [Fact]
    public void What_every_rule_set_wants_is_refused_not_thrown()
    {
        Scenario scenario = Line().Link("a", "nowhere").Build();

        var refusal = Assert.Throws<RefusalException>(() => Rules.Compile(scenario, ParameterValues.None));

        Assert.NotEmpty(refusal.Diagnostics);
    }

    [Fact]
    public void The_schema_of_the_section_has_every_key_and_nothing_else()
    {
        JsonObject schema = Rules.SectionSchema;
        string[] top = [.. schema["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal)];
        string[] ofGroup = [.. schema["properties"]!["groups"]!["additionalProperties"]!["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal)];

        Assert.Equal(SettingKey.All.Where(k => k.Place != SettingPlace.GroupOnly).Select(k => k.Name).Append("groups").Order(StringComparer.Ordinal), top);
        Assert.Equal(SettingKey.All.Where(k => k.Place != SettingPlace.SectionOnly).Select(k => k.Name).Order(StringComparer.Ordinal), ofGroup);
        Assert.False((bool)schema["additionalProperties"]!);
    }

    private static Draft Line(Func<Link, Link>? with = null) => new Draft().Origin("a").Destination("b").Link("a", "b", with: with).Departs("a", 10);

    private static void Has(Draft draft, string code, Subject? subject, params (string Name, string Value)[] values)
    {
        Diagnostic[] found = [.. Rules.Validate(draft.Build())];
        Diagnostic? match = Array.Find(found, d => d.Code == code && (subject is null || d.Subject == subject) && values.All(v => d.Values.GetValueOrDefault(v.Name) == v.Value));
        Assert.True(match is not null, string.Join("\n", found.Select(d => $"{d.Code} {d.Subject} {string.Join(", ", d.Values)}")));
    }
}
