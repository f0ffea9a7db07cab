using System.Collections.Immutable;
using Travesia.Engine;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference.Tests;

public class CountSelectionTests
{
    private static readonly DateOnly First = new(2023, 1, 1);
    private static readonly DateOnly Last = new(2023, 2, 28);

    // What a corridor records: days at places for all, months at places or on links for each group, months of each group's journeys.
    private static readonly ImmutableArray<Measure> Measures =
    [
        Day(MeasureNames.Apprehensions, "a"),
        Day(MeasureNames.Apprehensions, "b"),
        Stock(MeasureNames.Present, "b"),
        At(MeasureNames.Apprehensions, "x", "b"),
        On(MeasureNames.Apprehensions, "x", "a-b"),
        On(MeasureNames.Apprehensions, "y", "a-b"),
        On(MeasureNames.Apprehensions, "y", "b-c"),
        On(MeasureNames.Crossings, "x", "a-b"),
        On(MeasureNames.Crossings, "y", "b-c"),
        Whole(MeasureNames.CostUsd, "x"),
        Whole(MeasureNames.CostUsd, "y"),
    ];

    private static readonly Scenario System = new()
    {
        Name = "system",
        Title = "System",
        From = First,
        To = Last,
        RuleSet = "corridor",
        Parameters = [new Parameter(new("seen"), new FixedPrior(0.25), "", null)],
        Groups = [new Group { Id = new("x"), Title = "X" }, new Group { Id = new("y"), Title = "Y" }],
        Places = [Place("a"), Place("b"), Place("c")],
        Links = [Link("a", "b"), Link("b", "c")],
    };

    [Theory]
    [InlineData(MeasureNames.Apprehensions, "a b", null, "0 1", "places of all people: by day")]
    [InlineData(MeasureNames.Apprehensions, "a a", null, "0", "a place named twice")]
    [InlineData(MeasureNames.Apprehensions, "", null, "0 1", "everywhere: what is counted by month as well is left out")]
    [InlineData(MeasureNames.Apprehensions, "a-b", null, "4 5", "a link: by month, all groups")]
    [InlineData(MeasureNames.Apprehensions, "b a-b b-c", null, "3 4 5 6", "a place with the link that leaves it, which is named besides")]
    [InlineData(MeasureNames.Apprehensions, "b", "y", "6", "a group at a place: on the link that leaves it")]
    [InlineData(MeasureNames.Apprehensions, "b", "x", "3", "a group at a place itself")]
    [InlineData(MeasureNames.Apprehensions, "", "x", "3 4", "a group everywhere")]
    [InlineData(MeasureNames.Crossings, "", null, "7 8", "everywhere, by month only")]
    [InlineData(MeasureNames.CostUsd, "", null, "9 10", "the whole journey of all groups")]
    [InlineData(MeasureNames.CostUsd, "", "y", "10", "the whole journey of a group")]
    [InlineData(MeasureNames.Present, "b", null, "2", "people present")]
    public void One_level_is_taken_and_each_of_its_series_once(string counts, string where, string? group, string expected, string because)
    {
        CountAnswer answer = CountSelection.ByMonth(Layout(), Query(counts, where, group));
        Assert.True(expected == string.Join(' ', answer.Count?.Series ?? []), $"{because}: {string.Join(' ', answer.Count?.Series ?? [])} {answer.Reason}");
        Assert.Null(answer.Reason);
    }

    [Theory]
    [InlineData(" ", "", null, NotCountedReason.NotSaid)]
    [InlineData("aprehensions", "", null, NotCountedReason.UnknownQuantity)]
    [InlineData(MeasureNames.Deaths, "", null, NotCountedReason.Never)]
    [InlineData(MeasureNames.Apprehensions, "a d", null, NotCountedReason.UnknownArea)]
    [InlineData(MeasureNames.Apprehensions, "c", null, NotCountedReason.Never)]
    [InlineData(MeasureNames.Crossings, "a-b", "y", NotCountedReason.Never)]
    [InlineData(MeasureNames.Present, "b", "x", NotCountedReason.NotByGroup)]
    [InlineData(MeasureNames.CostUsd, "a", null, NotCountedReason.NotByPlace)]
    [InlineData(MeasureNames.Present, "a-b", null, NotCountedReason.NotByPlace)]
    public void What_the_model_does_not_count_has_a_reason(string counts, string where, string? group, NotCountedReason expected)
    {
        CountAnswer answer = CountSelection.ByMonth(Layout(), Query(counts, where, group));
        Assert.Null(answer.Count);
        Assert.Equal(expected, answer.Reason!.Reason);
    }

    [Fact]
    public void Days_within_a_month_are_counted_where_there_are_counts_by_day_and_refused_elsewhere()
    {
        CountPeriod within = new(new(2023, 1, 20), new(2023, 2, 2));
        Assert.Equal([14], Values(Query(MeasureNames.Apprehensions, "a"), within));
        Assert.Equal(NotCountedReason.WithinMonth, CountSelection.Of(Layout(), Query(MeasureNames.Crossings, "a-b"), [within]).Reason!.Reason);
        Assert.Equal(NotCountedReason.OutsidePeriod, CountSelection.Of(Layout(), Query(MeasureNames.Apprehensions, "a"), [new(First, Last.AddDays(1))]).Reason!.Reason);
        Assert.Equal(NotCountedReason.OutsidePeriod, CountSelection.Of(Layout(), Query(MeasureNames.Apprehensions, "a"), [new(First.AddDays(-1), Last)]).Reason!.Reason);
    }

    [Fact]
    public void Moves_are_added_up_and_of_people_present_the_mean_day_is_taken()
    {
        Assert.Equal([31, 28, 59], Values(Query(MeasureNames.Apprehensions, "a"), [.. Months, new(First, Last)]));
        Assert.All(Values(Query(MeasureNames.Present, "b"), [.. Months, new(First, Last)]), mean => Assert.Equal(3, mean, 12));
        Assert.Equal([5 + 6, 5 + 6, 22], Values(Query(MeasureNames.Apprehensions, "a-b"), [.. Months, new(First, Last)]));
    }

    [Fact]
    public void Reporting_follows_dates_and_parameters_and_what_no_share_covers_is_recorded_in_full()
    {
        ImmutableArray<ReportingShare> reporting =
        [
            new(null, new DateOnly(2023, 1, 10), 0.5),
            new(new DateOnly(2023, 2, 1), null, new Quantity(2, new ParameterId("seen"))),
        ];
        Assert.Equal([(10 * 0.5) + 21, 28 * 0.5], Values(Query(MeasureNames.Apprehensions, "a") with { Reporting = reporting }, Months));

        // By month the mean share of its days.
        double share = ((10 * 0.5) + 21) / 31;
        double[] byMonth = Values(Query(MeasureNames.Apprehensions, "a-b") with { Reporting = reporting }, Months);
        Assert.Equal(11 * share, byMonth[0], 12);
        Assert.Equal(11 * 0.5, byMonth[1], 12);
        Assert.Equal(3 * share, Values(Query(MeasureNames.Present, "b") with { Reporting = reporting }, Months)[0], 12);
    }

    [Fact]
    public void Of_a_system_with_one_group_that_group_is_everybody()
    {
        Scenario one = System with { Groups = [System.Groups[0]] };
        EnsembleLayout layout = EnsembleLayout.Of(one, [Day(MeasureNames.Apprehensions, "a")], [0, 31], 1);
        Assert.NotNull(CountSelection.ByMonth(layout, Query(MeasureNames.Apprehensions, "a", "x")).Count);
        Assert.Equal(NotCountedReason.NotByGroup, CountSelection.ByMonth(layout, Query(MeasureNames.Apprehensions, "a", "y")).Reason!.Reason);
    }

    [Fact]
    public void The_area_of_a_figure_is_that_of_the_series_that_count_the_same()
    {
        Scenario scenario = System with
        {
            Series =
            [
                Series("one", MeasureNames.Crossings, ("north", ["b-c"]), ("south", ["a-b"])),
                Series("two", MeasureNames.Apprehensions, ("north", ["b", "a-b"])),
                Series("three", MeasureNames.Crossings, ("south", ["a"])),
            ],
        };
        Assert.Equal(["b", "a-b"], CountQuery.Of(scenario, Figure(MeasureNames.Apprehensions, "north")).Query!.Where);
        Assert.Equal(["b-c"], CountQuery.Of(scenario, Figure(MeasureNames.Crossings, "north")).Query!.Where);
        Assert.Equal(["c"], CountQuery.Of(scenario, Figure(MeasureNames.Arrivals, "c")).Query!.Where);
        Assert.Empty(CountQuery.Of(scenario, Figure(MeasureNames.Arrivals, null)).Query!.Where);
        Assert.Equal(NotCountedReason.AmbiguousArea, CountQuery.Of(scenario, Figure(MeasureNames.Arrivals, "north")).Reason!.Reason);
        Assert.Equal(NotCountedReason.AmbiguousArea, CountQuery.Of(scenario, Figure(MeasureNames.Crossings, "south")).Reason!.Reason);
        Assert.Equal(NotCountedReason.UnknownArea, CountQuery.Of(scenario, Figure(MeasureNames.Crossings, "west")).Reason!.Reason);
        Assert.Equal(NotCountedReason.NotSaid, CountQuery.Of(scenario, Figure(null, "north")).Reason!.Reason);
    }

    [Fact]
    public void An_observation_asks_for_an_area_of_its_series_or_all_of_them_each_member_once()
    {
        SeriesDefinition series = Series("one", MeasureNames.Crossings, ("north", ["b-c", "a-b"]), ("south", ["a-b"]));
        Assert.Equal(["b-c", "a-b"], CountQuery.Of(series, "north", null).Where);
        Assert.Equal(["c"], CountQuery.Of(series, "c", null).Where);
        Assert.Equal(["b-c", "a-b"], CountQuery.Of(series, null, null).Where);
    }

    private static ImmutableArray<CountPeriod> Months => CountSelection.MonthsOf(Layout());

    private static EnsembleLayout Layout() => EnsembleLayout.Of(System, Measures, [0, 31], 1);

    /// <summary>Of a member whose series number i (from 1) is i at every date.</summary>
    private static double[] Values(CountQuery query, params ImmutableArray<CountPeriod> periods)
    {
        EnsembleLayout layout = Layout();
        double[] values = new double[layout.ValuesPerMember];
        for (int i = 0; i < layout.Series.Length; i++)
        {
            values.AsSpan(layout.RangeOf(i)).Fill(i + 1);
        }

        CountAnswer answer = CountSelection.Of(layout, query, periods);
        Assert.Null(answer.Reason);
        return answer.Count!.Of(new MemberResult(layout, 0, ParameterValues.Medians(System), values, false));
    }

    private static CountQuery Query(string counts, string where, string? group = null)
        => new(counts, [.. where.Split(' ', StringSplitOptions.RemoveEmptyEntries)], group is null ? null : new GroupId(group), []);

    private static Measure Day(string quantity, string place) => new(quantity, new(place), null, null, "events", Resolution.Day, new TallyId(0), null);

    private static Measure Stock(string quantity, string place) => new(quantity, new(place), null, null, "people", Resolution.Day, null, new StockId(0));

    private static Measure At(string quantity, string group, string place) => new(quantity, new(place), null, new(group), "events", Resolution.Period, new TallyId(0), null);

    private static Measure On(string quantity, string group, string link) => new(quantity, null, new(link), new(group), "events", Resolution.Period, new TallyId(0), null);

    private static Measure Whole(string quantity, string group) => new(quantity, null, null, new(group), "USD", Resolution.Period, new TallyId(0), null);

    private static Place Place(string id) => new() { Id = new(id), Name = id, Country = new("XAA"), Kind = PlaceKind.Transit, Latitude = 0, Longitude = 0 };

    private static Link Link(string from, string to) => new() { Id = new($"{from}-{to}"), From = new(from), To = new(to), Mode = TravelMode.Foot, Days = 1 };

    private static SeriesDefinition Series(string id, string counts, params (string Name, string[] Members)[] areas)
        => new(new(id), id, counts, areas.ToImmutableSortedDictionary(a => a.Name, a => a.Members.ToImmutableArray(), StringComparer.Ordinal), [], 0, null);

    private static Figure Figure(string? counts, string? area)
        => new() { Id = new("f"), Statement = "f", Value = 1, Unit = "people", Source = new("s"), Role = FigureRole.Check, Counts = counts, Area = area };
}
