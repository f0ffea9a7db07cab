using System.Collections.Immutable;
using Travesia.Inference.Calibration;
using Travesia.Model;
using Travesia.Model.Calibrating;

namespace Travesia.Inference.Tests.Calibration;

public class IdentificationTests
{
    [Fact]
    public void Ratios_are_those_that_the_fit_found_whatever_the_prior()
    {
        (Scenario scenario, _) = TwoGroups.Observed(4);
        CalibrationOutcome outcome = Calibrator.Fit(scenario, TwoGroups.Rules, TwoGroups.Maker, 2, null, TestContext.Current.CancellationToken);
        Identification found = Identification.Of(scenario, outcome.Fitted);
        Assert.Equal(outcome.Parameters.Length, found.Parameters.Length);
        Assert.Equal([.. found.Parameters.OrderByDescending(p => p.SdRatio)], found.Parameters);
        foreach (ParameterFit fit in outcome.Parameters.Where(p => p.Posterior.Moved))
        {
            double ratio = found.Parameters.Single(p => p.Parameter == fit.Parameter.Id).SdRatio;
            Assert.InRange(ratio / fit.ScoreSd, 0.95, 1.05);
        }
    }

    [Fact]
    public void What_nothing_speaks_of_cannot_be_told_and_what_is_only_seen_together_hangs_together()
    {
        // Both are stopped at the river, and nobody counts who leaves: twice as many, or twice the chance?
        (Scenario scenario, _) = TwoGroups.Observed(5, TwoGroups.Scenario(elasticity: 0));
        scenario = scenario with
        {
            Links = [.. scenario.Links.Select(l => l with { AbuseChance = 0 })],
            Calibration = scenario.Calibration! with { Stages = [new CalibrationStage("All", ["base-a-2", "stopped", "idle"], [TwoGroups.Target("river.stops") with { Groups = [new("a")], From = new DateOnly(2022, 5, 1), To = new DateOnly(2022, 6, 30) }])] },
        };
        CalibrationOutcome outcome = Calibrator.Fit(scenario, TwoGroups.Rules, TwoGroups.Maker, 2, null, TestContext.Current.CancellationToken);
        Identification found = Identification.Of(scenario, outcome.Fitted);
        ToldParameter idle = found.Parameters.Single(p => !p.IsTold);
        Assert.Equal(("idle", 1), (idle.Parameter.Value, idle.SdRatio));
        CorrelatedPair pair = Assert.Single(found.Pairs);
        Assert.Equal(("base-a-2", "stopped"), (pair.First.Value, pair.Second.Value));
        Assert.InRange(pair.Correlation, -1, -0.7);
    }

    [Fact]
    public void Correlations_are_those_of_the_draws()
    {
        static Posterior Of(string id, params (string Other, double Loading)[] with)
            => new(new(id), new NormalPrior(0, 0.5), true, with.ToImmutableSortedDictionary(w => w.Other, w => w.Loading, StringComparer.Ordinal));
        Fitted fitted = new() { Maker = TwoGroups.Maker, Quality = new FittedQuality(3, 1, true, 1, 1, 1, 1), Parameters = [Of("a"), Of("b", ("a", -0.8)), Of("c", ("a", 0.6), ("b", -0.75))] };
        Scenario scenario = TwoGroups.Scenario() with { Parameters = [.. new[] { "a", "b", "c" }.Select(p => new Parameter(new(p), new NormalPrior(0, 1), "", null))] };
        Identification found = Identification.Of(scenario, fitted);
        Assert.All(found.Parameters, p => Assert.Equal(0.5, p.SdRatio, 1e-9));

        // b and c: -0.8 * 0.6 + 0.6 * -0.75.
        Assert.Equal([(-0.93, "b", "c"), (-0.8, "a", "b")], found.Pairs.Select(p => (Math.Round(p.Correlation, 9), p.First.Value, p.Second.Value)));
    }
}
