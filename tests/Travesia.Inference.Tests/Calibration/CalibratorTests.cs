using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Travesia.Inference.Calibration;
using Travesia.Model;
using Travesia.Model.Calibrating;
using Travesia.Model.Diagnostics;
using Travesia.Rules;

namespace Travesia.Inference.Tests.Calibration;

public class CalibratorTests
{
    private static CalibrationOutcome Fit(Scenario scenario, int threads = 1, IRuleSet? rules = null)
        => Calibrator.Fit(scenario, rules ?? TwoGroups.Rules, TwoGroups.Maker, threads, null, TestContext.Current.CancellationToken);

    [Fact]
    public void Known_parameters_are_recovered_within_their_intervals()
    {
        List<double> scores = [];
        for (uint seed = 1; seed <= 10; seed++)
        {
            (Scenario scenario, ParameterValues truth) = TwoGroups.Observed(seed);
            CalibrationOutcome outcome = Fit(scenario);
            Assert.True(outcome.Fitted.Quality.Converged);
            Assert.InRange(outcome.Fitted.Quality.Misfit, 0.6, 1.3);
            Assert.True(outcome.Fitted.Quality.ObjectiveAfter < outcome.Fitted.Quality.ObjectiveBefore / 5);
            foreach (ParameterFit fit in outcome.Parameters)
            {
                double value = truth[fit.Parameter.Id];
                (double low, double high) = (ScoreScale.Value(fit.Parameter.Prior, fit.Score - (1.645 * fit.ScoreSd)), ScoreScale.Value(fit.Parameter.Prior, fit.Score + (1.645 * fit.ScoreSd)));
                scores.Add(value >= low && value <= high ? 1 : 0);
                if (fit.Parameter.Id.Value is "base-a-1" or "base-a-2" or "base-b-2" or "stopped")
                {
                    Assert.True(fit.ScoreSd < 0.5, $"{fit.Parameter.Id} {fit.ScoreSd}");
                    Assert.InRange(Math.Abs(fit.Score - ScoreOf(fit.Parameter.Prior, value)) / fit.ScoreSd, 0, 4);
                }
            }
        }

        // 90 draws at 0.9; correlated within a seed: three standard deviations of independent ones, and some.
        Assert.InRange(scores.Average(), 0.78, 0.99);
    }

    [Fact]
    public void What_is_observed_after_the_window_or_known_after_the_cut_off_changes_nothing()
    {
        (Scenario scenario, _) = TwoGroups.Observed(3);
        DateOnly cutOff = scenario.Calibration!.CutOff;
        Scenario other = scenario with
        {
            Observations =
            [
                .. scenario.Observations.Select(o => o.To > TwoGroups.WindowTo ? o with { Value = o.Value * 50 } : o),
                .. scenario.Observations.Where(o => o.To <= TwoGroups.WindowTo).Select(o => o with { AvailableFrom = cutOff.AddDays(1), Value = o.Value * 7 }),
            ],
            Figures = [new Figure { Id = new("f"), Statement = "F", Value = 1, Unit = "people", Source = new("s"), Role = FigureRole.Check }],
            Policies = [.. scenario.Policies, new Policy { Id = new("late"), Title = "Late", From = TwoGroups.WindowTo.AddDays(1), Effect = new Model.Effects.PushEffect(2) }],
        };
        Assert.NotEqual(scenario.Observations.Length, other.Observations.Length);
        Assert.Equal(Text(Fit(scenario)), Text(Fit(other)));

        // The test can fail: what is inside the window matters.
        Scenario inside = scenario with { Observations = [.. scenario.Observations.Select(o => o.To <= TwoGroups.WindowTo ? o with { Value = o.Value * 1.2 } : o)] };
        Assert.NotEqual(Text(Fit(scenario)), Text(Fit(inside)));
    }

    [Fact]
    public void A_rule_set_that_looks_for_later_observations_finds_none()
    {
        (Scenario scenario, _) = TwoGroups.Observed(3);
        Spy spy = new();
        Fit(scenario, rules: spy);
        Scenario seen = Assert.Single(spy.Seen);
        Assert.NotEmpty(seen.Observations);
        Assert.All(seen.Observations, o => Assert.True(o.To <= TwoGroups.WindowTo && o.AvailableFrom <= scenario.Calibration!.CutOff));
        Assert.Equal(TwoGroups.WindowTo, seen.To);
        Assert.Empty(seen.Figures);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        (Scenario scenario, _) = TwoGroups.Observed(4);
        string one = Text(Fit(scenario));
        Assert.Equal(one, Text(Fit(scenario, threads: 2)));
        Assert.Equal(one, Text(Fit(scenario, threads: 5)));
    }

    [Fact]
    public void A_stage_does_not_see_the_targets_of_another()
    {
        (Scenario scenario, _) = TwoGroups.Observed(5, TwoGroups.Scenario(elasticity: 0));
        Scenario other = scenario with { Observations = [.. scenario.Observations.Select(o => o.Series.Value == "jungle.transits" ? o : o with { Value = o.Value * 1.5 })] };
        Assert.Equal(Medians(Fit(scenario), "base-"), Medians(Fit(other), "base-"));
        Assert.NotEqual(Medians(Fit(scenario), "stopped"), Medians(Fit(other), "stopped"));

        // All in one stage, what is stopped at the river speaks of who left.
        Assert.NotEqual(Medians(Fit(Joined(scenario)), "base-"), Medians(Fit(Joined(other)), "base-"));
    }

    [Fact]
    public void A_later_stage_is_wider_for_what_an_earlier_one_does_not_know()
    {
        (Scenario scenario, _) = TwoGroups.Observed(6);
        CalibrationPlan plan = scenario.Calibration!;
        Scenario known = scenario with { Calibration = plan with { Stages = [plan.Stages[1]] } };
        double alone = Fit(known).Parameters.Single(p => p.Parameter.Id.Value == "money").ScoreSd;
        Assert.True(Fit(scenario).Parameters.Single(p => p.Parameter.Id.Value == "money").ScoreSd > alone);
    }

    [Fact]
    public void What_the_observations_say_nothing_of_keeps_its_prior_and_is_marked()
    {
        (Scenario scenario, _) = TwoGroups.Observed(7);
        CalibrationOutcome outcome = Fit(scenario with
        {
            Links = [.. scenario.Links.Select(l => l with { AbuseChance = 0 })],
        });
        Posterior idle = outcome.Fitted.Of(new("idle"))!;
        Assert.False(idle.Moved);
        Assert.Equal(new UniformPrior(0.2, 0.6), idle.Marginal);
        Assert.Equal(["idle"], outcome.Fitted.Parameters.Where(p => !p.Moved).Select(p => p.Id.Value));
    }

    [Fact]
    public void The_medians_of_a_fitted_scenario_are_the_fitted_values_and_its_counts_those_of_the_fit()
    {
        (Scenario scenario, _) = TwoGroups.Observed(8);
        CalibrationOutcome outcome = Fit(scenario);
        Scenario fitted = scenario with { Fitted = outcome.Fitted };
        ParameterValues medians = ParameterValues.Medians(fitted);
        Assert.All(outcome.Parameters.Where(p => p.Posterior.Moved), p => Assert.Equal(ScoreScale.Value(p.Parameter.Prior, p.Score), medians[p.Parameter.Id], 1e-4 * medians[p.Parameter.Id]));

        // Fitted again from the same observations, it begins at the priors, not where it ended.
        Assert.Equal(Text(outcome), Text(Fit(fitted)));
    }

    [Fact]
    public void Sums_over_areas_and_groups_are_one_observation_each()
    {
        (Scenario scenario, _) = TwoGroups.Observed(9);
        CalibrationStage stage = new("All", ["base-*"], [TwoGroups.Target("jungle.transits", SumOver.All)]);
        CalibrationOutcome outcome = Fit(scenario with { Calibration = scenario.Calibration! with { Stages = [stage] } });
        TargetFit target = Assert.Single(outcome.Targets);
        Assert.Equal(9, target.Observations);
        Assert.Equal(scenario.Observations.Where(o => o.Series.Value == "jungle.transits" && o.To <= TwoGroups.WindowTo).Sum(o => o.Value), target.Observed, 1e-6);
        Assert.InRange(target.After / target.Observed, 0.97, 1.03);
    }

    [Fact]
    public void A_target_that_the_model_does_not_count_is_refused_by_name()
    {
        (Scenario scenario, _) = TwoGroups.Observed(1);
        SeriesDefinition wrong = scenario.Series[1] with { Counts = MeasureNames.Deaths };
        CalibrationException e = Assert.Throws<CalibrationException>(() => Fit(scenario with { Series = [scenario.Series[0], wrong, scenario.Series[2]], Links = [.. scenario.Links.Select(l => l with { DeathChance = l.Id.Value == "road" ? 0.1 : 0 })] }));
        Assert.Null(e.Values);
        Assert.Equal("river.stops", e.Target!.Series.Value);
    }

    [Fact]
    public void Who_stands_before_others_in_a_queue_is_fitted_to_how_many_of_those_pass()
    {
        // Twelve a day pass, whoever waits. Few of a third group do, of which all is known: so there are many of the others, whose own counts nobody made.
        Scenario s = TwoGroups.Scenario(elasticity: 0, limited: true);
        s = s with
        {
            Links = [.. s.Links.Select(l => l.Id.Value == "river" ? l with { Availability = Availability.Closed } : l)],
            Groups = [.. s.Groups, new Group { Id = new("c"), Title = "C" }],
            Departures = [.. s.Departures, new DepartureKnot(new("c"), new("home-b"), new DateOnly(2022, 1, 1), 20, 1, null)],
            Observations = [.. Enumerable.Range(3, 7).Select(Passed)],
            Calibration = s.Calibration! with { Stages = [new CalibrationStage("All", ["base-*"], [TwoGroups.Target("road.entries")])] },
        };
        CalibrationOutcome outcome = Fit(s);
        Assert.True(outcome.IsFluid);
        Assert.True(outcome.Fitted.Quality.ObjectiveAfter < outcome.Fitted.Quality.ObjectiveBefore / 4, outcome.Fitted.Quality.ToString());
        Assert.True(outcome.Parameters.Single(p => p.Parameter.Id.Value == "base-a-2").Score > 0.3);
        Assert.True(outcome.Parameters.Single(p => p.Parameter.Id.Value == "base-a-2").ScoreSd < 0.9);

        static Observation Passed(int month)
        {
            DateOnly from = new(2022, month, 1);
            DateOnly to = from.AddMonths(1).AddDays(-1);
            return new(new("road.entries"), "The world", from, to, to.AddDays(20), "The road", new("c"), CountUnit.People, 45);
        }
    }

    [Fact]
    public void A_model_that_cannot_be_run_where_the_fit_begins_is_refused_with_its_parameters()
    {
        (Scenario scenario, _) = TwoGroups.Observed(1);
        CalibrationException e = Assert.Throws<CalibrationException>(() => Fit(scenario, rules: new Spy { Refuses = true }));
        Assert.IsType<RefusalException>(e.InnerException);
        Assert.Equal(scenario.Parameters.Length, e.Values!.Values.Count);
    }

    [Fact]
    public void A_fit_can_be_ended()
    {
        (Scenario scenario, _) = TwoGroups.Observed(1);
        using CancellationTokenSource source = new();
        Assert.ThrowsAny<OperationCanceledException>(() => Calibrator.Fit(scenario, TwoGroups.Rules, TwoGroups.Maker, 2, new Teller(_ => source.Cancel()), source.Token));
    }

    private static Scenario Joined(Scenario scenario)
    {
        ImmutableArray<CalibrationStage> stages = scenario.Calibration!.Stages;
        return scenario with { Calibration = scenario.Calibration with { Stages = [new CalibrationStage("All", [.. stages.SelectMany(s => s.Free)], [.. stages.SelectMany(s => s.Targets)])] } };
    }

    private static string Medians(CalibrationOutcome outcome, string prefix)
        => string.Join(' ', outcome.Fitted.Parameters.Where(p => p.Id.Value.StartsWith(prefix, StringComparison.Ordinal)).Select(p => FormattableString.Invariant($"{p.Marginal.Median:G4}")));

    private static double ScoreOf(Prior prior, double value)
    {
        double low = -10;
        double high = 10;
        for (int i = 0; i < 100; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = ScoreScale.Value(prior, middle) < value ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static string Text(CalibrationOutcome outcome) => string.Join('\n',
    [
        outcome.Fitted.Quality.ToString(),
        .. outcome.Fitted.Parameters.Select(p => $"{p.Id} {p.Marginal} {p.Moved} {string.Join(' ', p.With)}"),
        .. outcome.Parameters.Select(p => FormattableString.Invariant($"{p.Score:R} {p.ScoreSd:R}")),
    ]);

    private sealed class Teller(Action<CalibrationProgress> tell) : IProgress<CalibrationProgress>
    {
        public void Report(CalibrationProgress value) => tell(value);
    }

    private sealed class Spy : IRuleSet
    {
        public List<Scenario> Seen { get; } = [];

        public bool Refuses { get; init; }

        public string Name => "corridor";

        public JsonObject SectionSchema => [];

        public ImmutableArray<Diagnostic> Validate(Scenario scenario) => [];

        public IScenarioPlan Prepare(Scenario scenario)
        {
            Seen.Add(scenario);
            return Refuses ? new Refusing(scenario) : TwoGroups.Rules.Prepare(scenario);
        }

        public CompiledScenario Compile(Scenario scenario, ParameterValues parameters) => throw new NotSupportedException();
    }

    private sealed class Refusing(Scenario scenario) : IScenarioPlan
    {
        public Scenario Scenario => scenario;

        public ImmutableArray<Measure> Measures => [];

        public CompiledScenario Compile(ParameterValues parameters, int threads = 1, CancellationToken cancellation = default) => throw new RefusalException([Diagnostic.Of("test.never", default)]);
    }
}
