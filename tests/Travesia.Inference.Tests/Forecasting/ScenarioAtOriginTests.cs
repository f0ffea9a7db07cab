using Travesia.Inference.Forecasting.Origins;
using Travesia.Inference.Tests.Calibration;
using Travesia.Model;
using Travesia.Model.Effects;

namespace Travesia.Inference.Tests.Forecasting;

public class ScenarioAtOriginTests
{
    private static readonly DateOnly Origin = new(2022, 8, 31);

    private static Policy Policy(string id, DateOnly? from, DateOnly? to = null, DateOnly? announced = null, DateOnly? endAnnounced = null)
        => new() { Id = new(id), Title = id, From = from, To = to, Announced = announced, EndAnnounced = endAnnounced, Effect = new PushEffect(0.1) };

    [Fact]
    public void Nothing_that_became_known_later_is_left()
    {
        (Scenario scenario, _) = TwoGroups.Observed(1);
        scenario = scenario with
        {
            Policies = [.. scenario.Policies, Policy("past", Origin.AddDays(-9)), Policy("told", Origin.AddDays(20), announced: Origin), Policy("later", Origin.AddDays(1)),
                Policy("ended", Origin.AddDays(-9), Origin), Policy("ends", Origin.AddDays(-9), Origin.AddDays(1))],
            Fitted = new Model.Calibrating.Fitted { Maker = TwoGroups.Maker, Quality = new(1, 1, true, 1, 1, 1, 1), Parameters = [] },
        };
        ScenarioAtOrigin at = ScenarioAtOrigin.Of(scenario, Origin, 3);
        Assert.Equal(["held", "past", "told", "ended", "ends"], at.Scenario.Policies.Select(p => p.Id.Value));
        Assert.Equal(Origin, at.Scenario.Policies.Single(p => p.Id.Value == "ended").To);
        Assert.Null(at.Scenario.Policies.Single(p => p.Id.Value == "ends").To);
        Assert.NotEmpty(at.Scenario.Observations);
        Assert.All(at.Scenario.Observations, o => Assert.True(o.AvailableFrom <= Origin));
        Assert.Equal(new DateOnly(2022, 7, 31), at.Scenario.Observations.Max(o => o.To));
        Assert.Equal(new DateOnly(2022, 8, 1), at.Scenario.Departures.Max(d => d.Date));
        Assert.Null(at.Scenario.Calibration);
        Assert.Null(at.Scenario.Fitted);
        Assert.Equal(new DateOnly(2022, 11, 30), at.Scenario.To);
    }

    [Fact]
    public void An_end_is_known_from_the_day_on_which_it_was_announced_or_came()
    {
        DateOnly to = Origin.AddDays(40);
        Scenario scenario = TwoGroups.Scenario();
        scenario = scenario with
        {
            Policies = [Policy("told", Origin.AddDays(-9), to, endAnnounced: Origin), Policy("told-later", Origin.AddDays(-9), to, endAnnounced: Origin.AddDays(1)), Policy("not-told", Origin.AddDays(-9), to)],
        };
        Policy[] known = [.. ScenarioAtOrigin.Of(scenario, Origin, 3).Scenario.Policies];
        Assert.Equal([to, null, null], known.Select(p => p.To));
        Assert.Equal([Origin, null, null], known.Select(p => p.EndAnnounced));
        Assert.Equal([to, to, null], ScenarioAtOrigin.Of(scenario, Origin.AddDays(1), 3).Scenario.Policies.Select(p => p.To));
        Assert.Equal([to, to, to], ScenarioAtOrigin.Of(scenario, to, 3).Scenario.Policies.Select(p => p.To));
    }

    [Fact]
    public void What_is_recorded_later_is_not_known()
    {
        ReportingShare before = new(null, Origin.AddDays(-30), 0.5), until = new(Origin.AddDays(-29), Origin.AddDays(3), 0.7), later = new(Origin.AddDays(4), null, 0);
        Scenario scenario = TwoGroups.Scenario();
        scenario = scenario with { Series = [scenario.Series[0] with { Reporting = [before, until, later] }, .. scenario.Series.Skip(1)] };
        Assert.Equal([before, until with { To = null }], ScenarioAtOrigin.Of(scenario, Origin, 3).Scenario.Series[0].Reporting);
        Assert.Equal([before, until, later], ScenarioAtOrigin.Of(scenario, Origin.AddDays(4), 3).Scenario.Series[0].Reporting);
    }

    [Fact]
    public void Of_several_vintages_the_last_one_known_counts()
    {
        (Scenario scenario, _) = TwoGroups.Observed(1);
        Observation first = scenario.Observations[0];
        Observation revised = first with { AvailableFrom = Origin, Value = 7 };
        Observation final = first with { AvailableFrom = Origin.AddDays(1), Value = 8 };
        ScenarioAtOrigin at = ScenarioAtOrigin.Of(scenario with { Observations = [first, final, revised] }, Origin, 1);
        Assert.Equal(7, Assert.Single(at.Scenario.Observations).Value);
    }

    [Fact]
    public void Months_run_from_the_first_to_the_horizon()
    {
        ScenarioAtOrigin at = ScenarioAtOrigin.Of(TwoGroups.Scenario(), new DateOnly(2022, 9, 10), new DateOnly(2022, 8, 1), 2);
        Assert.Equal(10, at.Months.Length);
        Assert.Equal(new DateOnly(2022, 8, 1), at.Months[at.OriginMonth]);
        Assert.False(ScenarioAtOrigin.CanBe(TwoGroups.Scenario(), new DateOnly(2021, 12, 31)));
    }
}
