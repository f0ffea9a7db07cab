using System.Collections.Immutable;
using Travesia.Inference.Calibration;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Model.Effects;

namespace Travesia.Inference.Tests.Calibration;

/// <summary>Two groups, of which one is urged to leave by half as much again on the first of May.</summary>
public class ExperimentCheckTests
{
    private static readonly DateOnly Change = new(2022, 5, 1);

    private static Scenario Scenario()
    {
        Scenario s = TwoGroups.Scenario(elasticity: 0);
        return s with
        {
            Departures = [.. from g in new[] { "a", "b" } select new DepartureKnot(new(g), new($"home-{g}"), new DateOnly(2022, 1, 1), new Quantity(100, null), 1, null)],
            Policies = [.. s.Policies, new Policy { Id = new("urge-a"), Title = "Urge", From = Change, Scope = new Scope { Groups = [new("a")] }, Effect = new PushEffect(Math.Log(1.5)) }],
            Observations = [.. from month in new[] { 3, 4, 5, 6 } from g in new[] { "a", "b" } select Of(month, g)],
            Calibration = s.Calibration! with
            {
                Experiments =
                [
                    Experiment("a", [new("a")]),
                    Experiment("b", [new("b")]),
                    Experiment("together", [new("a"), new("b")]),
                    Experiment("everybody", []),
                    Experiment("later", [new("a")]) with { After = new DateOnly(2022, 12, 9) },
                    Experiment("beyond", [new("a")]) with { After = new DateOnly(2023, 1, 1) },
                ],
                Placebos = [new(2022, 3, 10)],
            },
        };

        static Observation Of(int month, string group)
        {
            DateOnly from = new(2022, month, 1);
            DateOnly to = from.AddMonths(1).AddDays(-1);
            return new(new("jungle.transits"), "The world", from, to, to.AddDays(20), "The jungle", new(group), CountUnit.People, group == "a" && month >= 6 ? 600 : month == 4 ? 500 : 400);
        }

        // Who leaves from May on is in the jungle, three or nine days away, for the most part in June.
        static NaturalExperiment Experiment(string title, ImmutableArray<GroupId> groups) => new(title, new DateOnly(2022, 4, 27), new DateOnly(2022, 6, 15), ["urge-*"], new("jungle.transits"), null, [], groups);
    }

    [Fact]
    public async Task A_change_shows_in_whom_it_concerns_and_not_in_others_or_on_other_days()
    {
        ExperimentOutcome outcome = await ExperimentCheck.RunAsync(Scenario(), TwoGroups.Rules, new EnsembleOptions { Members = 40, Threads = 2 }, null, TestContext.Current.CancellationToken);
        ImmutableArray<ExperimentRow> rows = outcome.Rows;
        RatioBand Of(string title) => rows.Single(r => r.Experiment.Title == title).Ratio;
        Assert.InRange(Of("a").Median!.Value, 1.45, 1.55);
        Assert.InRange(Of("b").Median!.Value, 0.96, 1.04);
        Assert.InRange(Of("together").Median!.Value, 1.2, 1.3);
        Assert.InRange(Of("later").Median!.Value, 1.48, 1.62);
        Assert.All(rows.Where(r => r.Experiment.Title != "beyond"), r => Assert.InRange(r.Ratio.Width!.Value, 0.005, 0.2));
        Assert.InRange(rows[0].Placebos.Single().Median!.Value, 0.93, 1.01);
        Assert.Equal(1.2, Of("a").Observed!.Value, 12);
        Assert.Equal(0.8, Of("b").Observed!.Value, 12);
        Assert.Equal(1.0, Of("together").Observed!.Value, 12);
        Assert.Equal(1.25, rows[0].Placebos.Single().Observed!.Value, 12);
        Assert.Equal(Of("together"), Of("everybody"));
        Assert.Null(Of("later").Observed);
        Assert.Null(Of("beyond").Median);
    }

    [Fact]
    public async Task Months_inside_the_band_of_the_futures_are_counted_in_the_window_and_after_it()
    {
        (Scenario observed, ParameterValues truth) = TwoGroups.Observed(3, TwoGroups.Scenario(monthSd: 0.3));
        Scenario scenario = observed with { Parameters = [.. observed.Parameters.Select(p => p with { Prior = new UniformPrior(truth[p.Id] * (1 - 1e-9), truth[p.Id] * (1 + 1e-9)) })] };
        CoverageRow[] rows = await Rows(scenario);
        Assert.Equal(["jungle.transits", "river.stops", "road.entries"], rows.Select(r => r.Series.Value));
        Assert.All(rows, r => Assert.Equal((9, 3), (r.MonthsInWindow, r.MonthsAfter)));
        Assert.InRange(rows.Sum(r => r.InsideInWindow), 20, 27);
        Assert.InRange(rows.Sum(r => r.InsideAfter), 6, 9);

        // Five times as many after the window are in no band, and change nothing before.
        CoverageRow[] far = await Rows(scenario with { Observations = [.. scenario.Observations.Select(o => o.To > TwoGroups.WindowTo ? o with { Value = 5 * o.Value } : o)] });
        Assert.Equal(rows.Select(r => r with { InsideAfter = 0 }), far);

        static async Task<CoverageRow[]> Rows(Scenario scenario)
            => [.. (await ExperimentCheck.RunAsync(scenario, TwoGroups.Rules, new EnsembleOptions { Members = 30, Threads = 2 }, null, TestContext.Current.CancellationToken)).Coverage];
    }

    [Fact]
    public async Task Threads_change_nothing()
    {
        ExperimentOutcome one = await ExperimentCheck.RunAsync(Scenario(), TwoGroups.Rules, new EnsembleOptions { Members = 12, Threads = 1 }, null, TestContext.Current.CancellationToken);
        ExperimentOutcome three = await ExperimentCheck.RunAsync(Scenario(), TwoGroups.Rules, new EnsembleOptions { Members = 12, Threads = 3 }, null, TestContext.Current.CancellationToken);
        Assert.Equal(one.Rows.Select(r => r.Ratio), three.Rows.Select(r => r.Ratio));
        Assert.Equal(one.Coverage, three.Coverage);
    }

    [Fact]
    public void A_fit_sees_no_experiment()
    {
        Scenario scenario = Scenario();
        Scenario visible = VisibleScenario.Of(scenario)!;
        Assert.Empty(visible.Calibration!.Experiments);
        Assert.Empty(visible.Calibration.Placebos);
        Assert.Equal(scenario.Calibration!.Stages, visible.Calibration.Stages);
    }

    [Fact]
    public void When_the_end_of_a_policy_was_announced_is_not_asked_by_a_fit()
    {
        Scenario scenario = Scenario();
        Policy ends = new() { Id = new("ends"), Title = "Ends", From = TwoGroups.WindowTo.AddDays(-9), To = TwoGroups.WindowTo.AddDays(9), Effect = new PushEffect(0.1) };
        Assert.Equal(ends, VisibleScenario.Of(scenario with { Policies = [ends with { EndAnnounced = TwoGroups.WindowTo }] })!.Policies.Single());
    }

    [Fact]
    public void A_fit_sees_no_change_of_recording_after_the_window()
    {
        ReportingShare inside = new(null, TwoGroups.WindowTo, 0.5), later = new(TwoGroups.WindowTo.AddDays(1), null, 0);
        Scenario scenario = Scenario();
        Scenario visible = VisibleScenario.Of(scenario with { Series = [.. scenario.Series.Select(s => s with { Reporting = [inside, later] })] })!;
        Assert.All(visible.Series, s => Assert.Equal([inside], s.Reporting));
    }
}
