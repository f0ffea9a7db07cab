using System.Collections.Immutable;
using Travesia.Inference.Calibration;
using Travesia.Model;
using Travesia.Model.Calibrating;

namespace Travesia.Inference.Tests.Calibration;

public class JacobianTests
{
    [Fact]
    public void Parameters_of_different_groups_in_one_run_give_the_derivatives_of_runs_of_their_own()
    {
        (ModelRuns runs, FreeParameters free) = Prepare(TwoGroups.Scenario());
        Assert.Equal(6, Colouring.Of(free.Reach).Length); // three quarters of both groups, three for all
        (double[,] together, double[,] alone, double[] scores) = Both(runs, free);
        for (int c = 0; c < runs.Cells.Length; c++)
        {
            for (int p = 0; p < free.All.Length; p++)
            {
                Assert.Equal(alone[c, p], together[c, p], 1e-7 * (1 + Math.Abs(alone[c, p])));
            }
        }

        Assert.True(runs.Made <= 1 + 6 + free.All.Length);
        CentralDifferences(runs, free, alone, scores);
    }

    [Fact]
    public void A_queue_that_groups_share_changes_little_of_them()
    {
        (ModelRuns runs, FreeParameters free) = Prepare(TwoGroups.Scenario(limited: true));
        (double[,] together, double[,] alone, _) = Both(runs, free);
        Assert.True(runs.IsFluid);
        double difference = 0;
        double size = 0;
        for (int c = 0; c < runs.Cells.Length; c++)
        {
            for (int p = 0; p < free.All.Length; p++)
            {
                difference += Math.Pow(alone[c, p] - together[c, p], 2);
                size += Math.Pow(alone[c, p], 2);
            }
        }

        Assert.InRange(Math.Sqrt(difference / size), 1e-9, 0.15);
    }

    [Fact]
    public void Colours_hold_no_two_parameters_of_a_group()
    {
        ImmutableSortedSet<string> a = ["a"], b = ["b"], ab = ["a", "b"];
        ImmutableArray<ImmutableArray<int>> colours = Colouring.Of([a, a, b, null, ab, b, null]);
        Assert.Equal(["0 2", "1 5", "4", "3", "6"], colours.Select(c => string.Join(' ', c)));
    }

    [Fact]
    public void Reach_is_read_from_where_parameters_stand()
    {
        Scenario scenario = TwoGroups.Scenario();
        ImmutableSortedDictionary<string, ImmutableSortedSet<string>?> reach = ParameterReach.Of(scenario);
        Assert.Equal(["a"], reach["base-a-1"]!);
        Assert.Equal(["b"], reach["base-b-3"]!);
        Assert.Null(reach["stopped"]);
        Assert.Null(reach["money"]);

        // The same in a group's own settings is that group's.
        Setting own = new MapSetting("corridor.groups.b", [new("costPer100Usd", new ScalarSetting("corridor.groups.b.costPer100Usd", "0.5*money", false))]);
        MapSetting rules = new("corridor", [.. scenario.Rules.Entries.Where(e => e.Key != "costPer100Usd"), new("groups", new MapSetting("corridor.groups", [new("b", own)]))]);
        Assert.Equal(["b"], ParameterReach.Of(scenario with { Rules = rules })["money"]!);
    }

    private static (double[,] Together, double[,] Alone, double[] Scores) Both(ModelRuns runs, FreeParameters free)
    {
        Jacobian jacobian = new(runs, free);
        double[] scores = [.. Enumerable.Range(0, free.All.Length).Select(i => 0.3 - (0.1 * i))];
        double[] at = runs.At(scores).Terms!;
        ImmutableArray<int> all = [.. Enumerable.Range(0, free.All.Length)];
        return (jacobian.At(scores, at, all), jacobian.At(scores, at, all, together: false), scores);
    }

    private static void CentralDifferences(ModelRuns runs, FreeParameters free, double[,] alone, double[] scores)
    {
        const double Step = 1e-4;
        for (int p = 0; p < free.All.Length; p++)
        {
            double[] up = [.. scores], down = [.. scores];
            up[p] += Step;
            down[p] -= Step;
            double[] high = runs.Answers(runs.At(up).Terms!);
            double[] low = runs.Answers(runs.At(down).Terms!);
            for (int c = 0; c < runs.Cells.Length; c++)
            {
                double central = (runs.Cells[c].Scaled(high[c]) - runs.Cells[c].Scaled(low[c])) / (2 * Step);
                Assert.Equal(central, alone[c, p], 2e-3 * (1 + Math.Abs(central)));
            }
        }
    }

    private static (ModelRuns Runs, FreeParameters Free) Prepare(Scenario scenario)
    {
        Scenario visible = VisibleScenario.Of(TwoGroups.Observed(2, scenario).Scenario)!;
        FreeParameters free = new(visible, visible.Calibration!);
        return (Calibrator.Prepare(visible, TwoGroups.Rules, visible.Calibration!, free, 1, TestContext.Current.CancellationToken), free);
    }
}
