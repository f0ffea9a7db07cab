using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Inference.Tests;

public class FitMeasureTests
{
    private static readonly SeriesId Events = new("events");

    [Fact]
    public void The_error_is_the_median_share_of_what_was_observed_beside_a_constant_and_persistence()
    {
        // Fitted on 100 and 200: constant 150, persistence 200.
        FitMeasure fit = FitMeasure.After([100, 200, 100, 400, 200], [0, 0, 110, 300, 200], 2);
        Assert.Equal(3, fit.Months);
        Assert.Equal(0.1, fit.Model!.Value, 12);          // 0.1, 0.25, 0
        Assert.Equal(0.5, fit.Constant!.Value, 12);       // 0.5, 0.625, 0.25
        Assert.Equal(0.5, fit.Persistence!.Value, 12);    // 1, 0.5, 0
        Assert.Equal(1, fit.PreviousMonth!.Value, 12);    // 1 (200 before 100), 0.75, 1
    }

    [Fact]
    public void Months_without_an_observation_or_with_none_counted_are_left_out()
    {
        FitMeasure fit = FitMeasure.After([50, null, null, 0, 200], [1, 1, 1, 1, 100], 2);
        Assert.Equal((1, 0.5, 0.75, 0.75), (fit.Months, fit.Model!.Value, fit.Constant!.Value, fit.Persistence!.Value));
        Assert.Equal(1, fit.PreviousMonth);
        Assert.Equal(new FitMeasure(0, null, null, null, null), FitMeasure.After([null, null], [1, 1], 1));
    }

    [Fact]
    public void Observed_counts_take_the_last_vintage_known_and_add_areas_and_groups_without_adding_everybody_to_them()
    {
        Scenario scenario = Walk.Scenario() with
        {
            Observations =
            [
                Of("p", "north", null, 10, 40), Of("p", "north", "x", 6, 40), Of("p", "north", "y", 4, 40),
                Of("p", "south", "x", 3, 40), Of("p", "south", "y", 2, 40), Of("p", "south", "y", 5, 90),
                Of("q", "north", null, 1000, 40),
            ],
        };
        Assert.Equal(["p", "q"], ObservedSeries.PublishersOf(scenario, Events));
        Assert.Equal(18, Observed(null, null));
        Assert.Equal(15, Observed(null, null, knownOn: 50));
        Assert.Null(Observed(null, null, knownOn: 39));
        Assert.Equal(9, Observed(null, "x"));
        Assert.Equal(10, Observed("north", null));
        Assert.Equal(8, Observed("south", null));
        Assert.Null(Observed("west", null));

        double? Observed(string? area, string? group, int? knownOn = null) => ObservedSeries.Over(
            scenario, Events, "p", area, group is null ? null : new GroupId(group), [January], knownOn is { } day ? January.From.AddDays(day) : null)[0];
    }

    private static CountPeriod January => new(new(2023, 1, 1), new(2023, 1, 31));

    private static Observation Of(string publisher, string area, string? group, double value, int availableAfterDays)
        => new(Events, publisher, January.From, January.To, January.From.AddDays(availableAfterDays), area, group is null ? null : new GroupId(group), CountUnit.Events, value);
}
