using Travesia.Rules.Choice;

namespace Travesia.Rules.Tests.Choice;

public sealed class RefusalTests
{
    /// <summary>A hub from which loops of three legs leave; each alone weighs 0.4 and converges.</summary>
    private static Sketch Loops(int count, double weight, double maximumLegs = 1000)
    {
        var arcs = new List<SketchArc> { SketchArc.End(0, -1, 2) };
        for (int loop = 0; loop < count; loop++)
        {
            int first = 1 + 2 * loop;
            double leg = Math.Log(weight - 0.01 * loop) / 3;
            arcs.AddRange([SketchArc.To(0, first, leg), SketchArc.To(first, first + 1, leg), SketchArc.To(first + 1, 0, leg)]);
        }

        return new Sketch(1 + 2 * count, arcs) { MaximumLegs = maximumLegs };
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Few_loops_converge(int count)
        => Assert.Equal(1 - Math.Log(1 - Enumerable.Range(0, count).Sum(i => 0.4 - 0.01 * i)), Loops(count, 0.4).Solve().Value[0], 1e-12);

    [Fact]
    public void Loops_that_look_harmless_diverge_together()
    {
        ChoiceRefusal refusal = Loops(3, 0.4).Refuse();
        Assert.Equal(ChoiceRefusalReason.Diverges, refusal.Reason);
        Assert.Equal(double.PositiveInfinity, refusal.Legs);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], refusal.Component);
        Assert.Equal([0, 1, 2], refusal.Cycle.Select(s => s.Node));
        Assert.Equal([1, 2, 3], refusal.Cycle.Select(s => s.Arc));
        Assert.All(refusal.Cycle, step => Assert.InRange(step.Probability, 0.3, 1));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-9)]
    [InlineData(0.2)]
    [InlineData(50.0)]
    [InlineData(1e90)]
    public void A_loop_that_costs_nothing_or_gains_diverges(double gain)
    {
        ChoiceRefusal refusal = new Sketch(2, [SketchArc.To(0, 1, gain / 2), SketchArc.To(1, 0, gain / 2), SketchArc.End(1, -4)]).Refuse();
        Assert.Equal(ChoiceRefusalReason.Diverges, refusal.Reason);
        Assert.Equal([0, 1], refusal.Component);
        Assert.Equal([0, 1], refusal.Cycle.Select(s => s.Node));
    }

    [Fact]
    public void The_component_named_is_the_one_that_diverges()
    {
        var sketch = new Sketch(6, [SketchArc.To(0, 1, -1), SketchArc.To(1, 0, -1), SketchArc.To(1, 2, -1), SketchArc.To(2, 3, 0.1), SketchArc.To(3, 2, 0.1),
            SketchArc.To(3, 4, -1), SketchArc.To(4, 5, -1), SketchArc.To(5, 4, -1), SketchArc.End(5, 0)]);
        ChoiceRefusal refusal = sketch.Refuse();
        Assert.Equal([2, 3], refusal.Component);
        Assert.Equal([3, 4], refusal.Cycle.Select(s => s.Arc));
    }

    [Fact]
    public void Journeys_longer_than_the_bound_are_refused_with_their_length()
    {
        var sketch = new Sketch(3, [SketchArc.To(0, 1, -1), SketchArc.To(1, 2, -0.0001), SketchArc.To(2, 1, -0.0001), SketchArc.End(2, -1)]);
        double legs = sketch.Solve().Legs[0];
        Assert.InRange(legs, 9_000, 11_000);
        ChoiceRefusal refusal = (sketch with { MaximumLegs = 1000 }).Refuse();
        Assert.Equal(ChoiceRefusalReason.TooManyLegs, refusal.Reason);
        Assert.Equal(legs, refusal.Legs, 1e-6 * legs);
        Assert.Equal([1, 2], refusal.Component);
        Assert.Equal([1, 2], refusal.Cycle.Select(s => s.Arc));
        Assert.Equal(Math.Exp(-0.0002), refusal.Cycle[0].Probability * refusal.Cycle[1].Probability, 1e-9);
    }

    [Fact]
    public void A_border_that_nearly_never_lets_through_is_refused_with_the_outcome_that_sends_back()
    {
        var sketch = new Sketch(2, [SketchArc.To(0, 1, -1), new SketchArc(1, -1, new SketchOutcome(0.0005, -1, 9), new SketchOutcome(0.9995, 0))]) { MaximumLegs = 1000 };
        ChoiceRefusal refusal = sketch.Refuse();
        Assert.Equal(ChoiceRefusalReason.TooManyLegs, refusal.Reason);
        Assert.Equal(4000, refusal.Legs, 1e-6);
        Assert.Equal([0, 2], refusal.Cycle.Select(s => s.Outcome));
        Assert.Equal(0.9995, refusal.Cycle[1].Probability, 1e-12);
    }

    [Theory]
    [InlineData(1e-14)]
    [InlineData(1e-30)]
    [InlineData(1e-310)]
    public void A_border_that_lets_nobody_through_in_practice_is_refused(double chance)
    {
        ChoiceRefusal refusal = new Sketch(1, [new SketchArc(0, -1, new SketchOutcome(chance, -1), new SketchOutcome(1 - chance, 0))]).Refuse();
        Assert.Equal([0], refusal.Component);
        Assert.Equal([1], refusal.Cycle.Select(s => s.Outcome));
    }

    [Fact]
    public void A_long_way_without_cycles_is_refused_without_a_cycle()
    {
        var sketch = new Sketch(20, [.. Enumerable.Range(0, 19).Select(v => SketchArc.To(v, v + 1, 0)), SketchArc.End(19, 0)]) { MaximumLegs = 19 };
        ChoiceRefusal refusal = sketch.Refuse();
        Assert.Equal(20, refusal.Legs);
        Assert.Empty(refusal.Cycle);
        (sketch with { MaximumLegs = 20 }).Solve();
    }

    /// <summary>On the edge of divergence: the weight of the loops in all is 1 - gap, and journeys have about 3 / gap legs.</summary>
    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-4)]
    [InlineData(1e-5)]
    public void The_edge_of_divergence_is_solved(double gap)
    {
        double weight = (1 - gap + 0.03) / 3;
        Assert.Equal(1 - Math.Log(gap), Loops(3, weight, 1e6).Solve().Value[0], 1e-14 / gap / gap);
        Assert.Equal(ChoiceRefusalReason.TooManyLegs, Loops(3, weight, 200).Refuse().Reason);
    }

    [Fact]
    public void After_a_refusal_the_solver_solves_again()
    {
        Sketch bad = Loops(3, 0.4), good = bad with { Arcs = [.. bad.Arcs.Select(a => a with { Utility = a.Utility - 1 })] };
        ChoiceNetwork network = bad.Network();
        var solver = new ChoiceSolver(network);
        var solution = new ChoiceSolution(network);
        Assert.False(solver.TrySolve(bad.Inputs(network), default, solution, out _));
        Assert.True(solver.TrySolve(good.Inputs(network), solution.Value, solution, out _));
        Assert.Equal(good.Solve().Value.ToArray(), solution.Value);
    }

    [Fact]
    public void Generated_networks_with_gains_are_solved_or_refused_with_a_cycle_in_their_component() => Generated.Each(Generated.Problem, 400, tame =>
    {
        Sketch sketch = tame with { Arcs = [.. tame.Arcs.Select(a => a with { Utility = a.Utility + 2 })], MaximumLegs = 1000 };
        ChoiceNetwork network = sketch.Network();
        var solution = new ChoiceSolution(network);
        if (new ChoiceSolver(network).TrySolve(sketch.Inputs(network), default, solution, out ChoiceRefusal? refusal))
        {
            Assert.InRange(solution.Residual, 0, 1e-10);
            return;
        }

        if (new ChoiceSolver(network, 1e6).TrySolve(sketch.Inputs(network), default, solution, out _))
            Assert.True(solution.Legs.ToArray().Max() > 1000);
        Assert.NotEmpty(refusal.Cycle);
        for (int i = 0; i < refusal.Cycle.Length; i++)
        {
            ChoiceStep step = refusal.Cycle[i];
            Assert.Contains(step.Node, refusal.Component);
            Assert.Equal(step.Node, network.TailOf(step.Arc));
            Assert.Equal(step.Arc, network.ArcOf(step.Outcome));
            Assert.Equal(refusal.Cycle[(i + 1) % refusal.Cycle.Length].Node, network.Successor(step.Outcome));
            Assert.InRange(step.Probability, double.Epsilon, 1);
        }
    });
}
