using System.Collections.Immutable;
using Travesia.Model.Diagnostics;
using Travesia.Model.Effects;
using Travesia.Model.Validity;

namespace Travesia.Model.Tests;

/// <summary>A scenario made in memory is judged like one from files.</summary>
public sealed class ValidityTests
{
    internal static readonly Scenario Valid = new()
    {
        Name = "two",
        Title = "Two places",
        From = new(2023, 1, 1),
        To = new(2023, 12, 31),
        RuleSet = "corridor",
        Groups = [new Group { Id = new("all"), Title = "All" }],
        Places = [Place("a", PlaceKind.Origin), Place("b", PlaceKind.Destination)],
        Links = [new Link { Id = new("ab"), From = new("a"), To = new("b"), Mode = TravelMode.Bus, Days = 1 }],
        Parameters = [new Parameter(new("p"), new UniformPrior(0, 0.5), "A chance", null)],
        Departures = [new DepartureKnot(new("all"), new("a"), new(2023, 1, 1), 10, 1, null)],
    };

    [Fact]
    public void A_valid_scenario_has_no_errors() => Assert.DoesNotContain(ScenarioValidity.Check(Valid), d => d.Severity == Severity.Error);

    [Fact]
    public void A_hundred_years_are_accepted_and_a_day_more_is_not()
    {
        Assert.Equal([], Errors(Valid with { From = new(1900, 1, 1), To = new DateOnly(1900, 1, 1).AddDays(Calendar.MaxDays - 1) }));
        Assert.Equal([ModelCodes.PeriodLong], Errors(Valid with { From = new(1900, 1, 1), To = new DateOnly(1900, 1, 1).AddDays(Calendar.MaxDays) }));
    }

    [Theory]
    [InlineData(1899, 12, 31)]
    [InlineData(2201, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(9999, 12, 31)]
    public void Dates_outside_1900_to_2200_are_refused(int year, int month, int day)
        => Assert.Equal([ModelCodes.DateRange], Errors(Valid with { Departures = [Valid.Departures[0] with { Date = new(year, month, day) }] }));

    [Theory]
    [InlineData(double.NaN, ModelCodes.NumberNotFinite)]
    [InlineData(double.PositiveInfinity, ModelCodes.NumberNotFinite)]
    [InlineData(-1e-12, ModelCodes.NumberBetween)]
    [InlineData(1.0000001, ModelCodes.NumberBetween)]
    public void A_chance_is_from_0_to_1(double chance, string code) => Assert.Equal([code], Errors(WithLink(Valid.Links[0] with { DeathChance = chance })));

    [Theory]
    [InlineData(2, null)]
    [InlineData(2.1, ModelCodes.SupportAbove)]
    [InlineData(-0.1, ModelCodes.SupportBelow)]
    [InlineData(0, null)]
    public void A_multiple_of_a_parameter_keeps_within_its_field_under_the_whole_prior(double factor, string? code)
        => Assert.Equal(code is null ? [] : [code], Errors(WithLink(Valid.Links[0] with { DeathChance = new Quantity(factor, new("p")) })));

    [Fact]
    public void A_link_to_itself_is_refused() => Assert.Equal([ModelCodes.LinkSelf], Errors(WithLink(Valid.Links[0] with { To = new("a") })));

    [Fact]
    public void A_tag_is_one_word() => Assert.Equal([ModelCodes.TagForm], Errors(WithLink(Valid.Links[0] with { Tags = ["two words"] })));

    [Fact]
    public void The_second_of_two_ids_names_the_first()
    {
        Diagnostic duplicate = Assert.Single(ScenarioValidity.Check(Valid with { Links = [Valid.Links[0], Valid.Links[0]] }));
        Assert.Equal(new Subject("links", 1, "id"), duplicate.Subject);
        Assert.Equal(new Subject("links", 0, "id"), duplicate.Related);
    }

    [Fact]
    public void References_into_a_table_that_could_not_be_read_are_not_judged()
    {
        Scenario scenario = Valid with { Places = [] };
        Assert.Equal([ModelCodes.NoPlaces, ModelCodes.UnknownPlace, ModelCodes.UnknownPlace, ModelCodes.UnknownPlace], Errors(scenario));
        Assert.DoesNotContain(ScenarioValidity.Check(scenario, ImmutableHashSet.Create("places")), d => d.Severity == Severity.Error);
    }

    [Fact]
    public void A_parameter_that_the_rules_use_is_used()
    {
        Assert.Equal([ModelCodes.ParameterUnused], ScenarioValidity.Check(Valid).Select(d => d.Code));
        MapSetting rules = new("corridor", [KeyValuePair.Create<string, Setting>("risk", new ScalarSetting("corridor.risk", "3*p", false))]);
        Assert.Empty(ScenarioValidity.Check(Valid with { Rules = rules }));
    }

    [Fact]
    public void Shares_of_a_hold_sum_to_one_at_most()
    {
        Policy policy = new() { Id = new("h"), Title = "H", Effect = new HoldEffect(5, null, 0.5, 0.5, new("a"), 0.2, new("a")) };
        Assert.Equal([ModelCodes.PolicyShares], Errors(Valid with { Policies = [policy] }));
    }

    [Fact]
    public void A_thousand_errors_of_a_table_are_kept_and_the_others_counted()
    {
        Link loop = Valid.Links[0] with { To = new("a") };
        Scenario scenario = Valid with { Links = [.. Enumerable.Range(0, 5000).Select(i => loop with { Id = new($"l{i}") })] };
        ImmutableArray<Diagnostic> all = ScenarioValidity.Check(scenario);
        Assert.Equal(1001, all.Count(d => d.Severity == Severity.Error));
        Assert.Equal("4000", Assert.Single(all, d => d.Code == ModelCodes.More).Values["count"]);
    }

    [Theory]
    [InlineData("San Pedro", "san-pedro")]
    [InlineData("Ciudad Juárez", "ciudad-juarez")]
    [InlineData("--", null)]
    [InlineData("جسر", null)]
    [InlineData("fine", null)]
    [InlineData("\ud800", null)]
    public void An_id_is_repaired_where_it_can_be(string text, string? repaired) => Assert.Equal(repaired, IdForm.Repair(text));

    private static IEnumerable<string> Errors(Scenario scenario) => ScenarioValidity.Check(scenario).Where(d => d.Severity == Severity.Error).Select(d => d.Code);

    private static Scenario WithLink(Link link) => Valid with { Links = [link] };

    private static Place Place(string id, PlaceKind kind) => new() { Id = new(id), Name = id, Country = new("MEX"), Kind = kind, Latitude = 20, Longitude = -100 };
}
