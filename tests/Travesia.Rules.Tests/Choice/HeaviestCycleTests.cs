using Travesia.Rules.Choice;

namespace Travesia.Rules.Tests.Choice;

public sealed class HeaviestCycleTests
{
    /// <summary>Journeys bounded by one leg, so that all but the shortest are refused with the choices of their solution.</summary>
    [Fact]
    public void No_cycle_of_the_component_is_heavier_than_the_one_named() => Generated.Each(Generated.Problem, 300, problem =>
    {
        var solution = problem.Solve();
        Sketch sketch = problem with { MaximumLegs = 1 };
        ChoiceNetwork network = sketch.Network();
        if (new ChoiceSolver(network, 1).TrySolve(sketch.Inputs(network), default, new ChoiceSolution(network), out ChoiceRefusal? refusal))
            return;
        double heaviest = 0;
        foreach (int root in refusal.Component)
            heaviest = Math.Max(heaviest, Heaviest(sketch, solution, root, root, 1, []));
        double named = refusal.Cycle.IsEmpty ? 0 : refusal.Cycle.Aggregate(1.0, (product, step) => product * step.Probability);
        Assert.Equal(heaviest, named, 1e-9 * heaviest);
    });

    [Fact]
    public void The_component_named_is_the_one_with_most_legs_of_its_own()
    {
        var sketch = new Sketch(5, [SketchArc.To(0, 1, -1), SketchArc.To(1, 1, -0.5), SketchArc.To(1, 2, -1), SketchArc.To(2, 3, -0.01), SketchArc.To(3, 2, -0.01),
            SketchArc.To(3, 4, -1), SketchArc.To(4, 4, -0.1), SketchArc.End(4, 0)]) { MaximumLegs = 20 };
        Assert.Equal([2, 3], sketch.Refuse().Component);
    }

    [Fact]
    public void Of_parallel_ways_the_likelier_is_named()
    {
        var sketch = new Sketch(2, [SketchArc.To(0, 1, -2), SketchArc.To(0, 1, -1), SketchArc.To(1, 0, -1), SketchArc.End(1, -30)]) { MaximumLegs = 1 };
        Assert.Equal([1, 2], sketch.Refuse().Cycle.Select(s => s.Arc));
    }

    /// <summary>The greatest product over all simple ways back to the root that pass no lower node.</summary>
    private static double Heaviest(Sketch sketch, ChoiceSolution solution, int root, int at, double product, HashSet<int> passed)
    {
        double heaviest = 0;
        for (int arc = 0; arc < sketch.Arcs.Count; arc++)
        {
            if (sketch.Arcs[arc].Tail != at || solution.Probability[arc] == 0)
                continue;
            foreach (SketchOutcome outcome in sketch.Arcs[arc].Outcomes)
            {
                double onward = product * solution.Probability[arc] * outcome.Probability;
                if (outcome.Successor == root)
                    heaviest = Math.Max(heaviest, onward);
                else if (outcome.Successor > root && passed.Add(outcome.Successor))
                {
                    heaviest = Math.Max(heaviest, Heaviest(sketch, solution, root, outcome.Successor, onward, passed));
                    passed.Remove(outcome.Successor);
                }
            }
        }

        return heaviest;
    }
}
