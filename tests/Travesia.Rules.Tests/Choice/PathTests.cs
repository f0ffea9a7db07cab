using Travesia.Rules.Choice;

namespace Travesia.Rules.Tests.Choice;

/// <summary>Recursive logit is a logit over all paths, of which there are infinitely many where the network has cycles.</summary>
public sealed class PathTests
{
    /// <summary>Two towns with two roads between them each way and a loop; utilities low enough that paths of more than 14 legs do not matter.</summary>
    private static readonly Sketch Towns = new(3, [
        SketchArc.To(0, 1, -3), SketchArc.To(0, 1, -3.5), SketchArc.To(1, 0, -4), SketchArc.To(1, 2, -3), SketchArc.To(2, 1, -3.2),
        SketchArc.To(2, 2, -4), SketchArc.End(1, -1, 5), SketchArc.End(2, 0, 6), SketchArc.End(0, -2)]);

    [Fact]
    public void The_value_is_the_log_of_the_sum_over_all_paths()
    {
        var solution = Towns.Solve();
        for (int origin = 0; origin < Towns.Nodes; origin++)
            Assert.Equal(Math.Log(Paths(Towns, origin, 14).Sum(p => Math.Exp(p.Utility))), solution.Value[origin], 1e-12);
    }

    [Fact]
    public void A_path_has_the_probability_of_a_logit_over_whole_paths()
    {
        var solution = Towns.Solve();
        foreach ((double utility, IReadOnlyList<int> arcs) in Paths(Towns, 0, 9))
        {
            double product = 1;
            foreach (int arc in arcs)
                product *= solution.Probability[arc];
            Assert.Equal(1, product / Math.Exp(utility - solution.Value[0]), 1e-12);
        }
    }

    [Fact]
    public void The_expected_legs_are_the_mean_length_of_a_path()
    {
        var solution = Towns.Solve();
        double mean = Paths(Towns, 0, 14).Sum(p => p.Arcs.Count * Math.Exp(p.Utility - solution.Value[0]));
        Assert.Equal(mean, solution.Legs[0], 1e-11);
    }

    [Fact]
    public void Cutting_a_way_in_two_changes_nothing()
    {
        SketchArc[] cut = [.. Towns.Arcs];
        cut[3] = SketchArc.To(1, 3, -1.2);
        var halves = new Sketch(4, [.. cut, SketchArc.To(3, 2, -1.8)]).Solve();
        var whole = Towns.Solve();
        for (int v = 0; v < 3; v++)
            Assert.Equal(whole.Value[v], halves.Value[v], 1e-13);
        for (int arc = 0; arc < Towns.Arcs.Count; arc++)
            Assert.Equal(whole.Probability[arc], halves.Probability[arc], 1e-13);
    }

    private static IEnumerable<(double Utility, IReadOnlyList<int> Arcs)> Paths(Sketch sketch, int origin, int longest)
    {
        var paths = new Stack<(int Node, double Utility, int[] Arcs)>([(origin, 0.0, [])]);
        while (paths.TryPop(out (int Node, double Utility, int[] Arcs) path))
            for (int arc = 0; arc < sketch.Arcs.Count; arc++)
            {
                SketchOutcome outcome = sketch.Arcs[arc].Outcomes[0];
                double utility = path.Utility + sketch.Arcs[arc].Utility + outcome.Value;
                if (sketch.Arcs[arc].Tail != path.Node)
                    continue;
                if (outcome.Successor == ChoiceNetwork.Terminal)
                    yield return (utility, [.. path.Arcs, arc]);
                else if (path.Arcs.Length + 1 < longest)
                    paths.Push((outcome.Successor, utility, [.. path.Arcs, arc]));
            }
    }
}
