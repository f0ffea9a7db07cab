using Travesia.Rules.Choice;

namespace Travesia.Rules.Tests.Choice;

/// <summary>What has nothing to do with a traveller's choice does not change it by a bit.</summary>
public sealed class StabilityTests
{
    private const int Count = 150;

    [Fact]
    public void Closed_arcs_change_no_bit() => Generated.Each(Generated.Problem, Count, sketch =>
    {
        SketchArc[] closed = [.. Enumerable.Range(0, sketch.Nodes).Select(v => SketchArc.To(v, (v * 7 + 3) % sketch.Nodes, double.NegativeInfinity))];
        AssertSame(sketch, sketch with { Arcs = [.. sketch.Arcs, .. closed] }, v => v, a => a);
        AssertSame(sketch, sketch with { Arcs = [.. closed, .. sketch.Arcs] }, v => v, a => a + closed.Length);
    });

    [Fact]
    public void Arcs_into_a_dead_end_change_no_bit() => Generated.Each(Generated.Problem, Count, sketch =>
    {
        SketchArc[] arcs = [.. sketch.Arcs, .. Enumerable.Range(0, sketch.Nodes).Select(v => SketchArc.To(v, sketch.Nodes, 0))];
        AssertSame(sketch, sketch with { Nodes = sketch.Nodes + 1, Arcs = arcs }, v => v, a => a);
    });

    [Fact]
    public void Outcomes_that_cannot_happen_change_no_bit() => Generated.Each(Generated.Problem, Count, sketch =>
    {
        SketchArc[] arcs = [.. sketch.Arcs.Select((a, i) => a with { Outcomes = [.. a.Outcomes, new SketchOutcome(0, i % sketch.Nodes, -3)] })];
        AssertSame(sketch, sketch with { Arcs = arcs }, v => v, a => a);
    });

    [Fact]
    public void Unrelated_nodes_between_and_around_change_no_bit() => Generated.Each(Generated.Problem, Count, sketch =>
    {
        int nodes = 2 * sketch.Nodes + 1;
        IEnumerable<SketchArc> moved = sketch.Arcs.Select(a => a with
        {
            Tail = 2 * a.Tail + 1,
            Outcomes = [.. a.Outcomes.Select(o => o with { Successor = o.Successor < 0 ? o.Successor : 2 * o.Successor + 1 })],
        });
        SketchArc[] unrelated = [.. Enumerable.Range(0, sketch.Nodes + 1).SelectMany(v => new[]
        {
            SketchArc.To(2 * v, (2 * v + 2) % (2 * sketch.Nodes + 2), -2), SketchArc.To(2 * v, 2 * (v / 2), -1.5), SketchArc.End(2 * v, -1, v),
        })];
        AssertSame(sketch, new Sketch(nodes, [.. unrelated, .. moved]) { Stuck = sketch.Stuck.ToDictionary(s => 2 * s.Key + 1, s => s.Value) }, v => 2 * v + 1, a => a + unrelated.Length);
    });

    [Fact]
    public void Nodes_upstream_change_no_bit() => Generated.Each(Generated.Problem, Count, sketch =>
    {
        SketchArc[] upstream = [.. Enumerable.Range(0, sketch.Nodes).SelectMany(v => new[] { SketchArc.To(sketch.Nodes, v, -1), SketchArc.To(sketch.Nodes, sketch.Nodes, -3) })];
        AssertSame(sketch, sketch with { Nodes = sketch.Nodes + 1, Arcs = [.. upstream, .. sketch.Arcs] }, v => v, a => a + upstream.Length);
    });

    [Fact]
    public void The_order_of_nodes_changes_rounding_only() => Generated.Each(Generated.Problem, Count, sketch =>
    {
        int last = sketch.Nodes - 1;
        SketchArc[] arcs = [.. sketch.Arcs.Select(a => a with
        {
            Tail = last - a.Tail,
            Outcomes = [.. a.Outcomes.Select(o => o with { Successor = o.Successor < 0 ? o.Successor : last - o.Successor })],
        })];
        var expected = sketch.Solve();
        var actual = (sketch with { Arcs = arcs, Stuck = sketch.Stuck.ToDictionary(s => last - s.Key, s => s.Value) }).Solve();
        for (int v = 0; v < sketch.Nodes; v++)
            if (double.IsFinite(expected.Value[v]))
                Assert.Equal(expected.Value[v], actual.Value[last - v], 1e-13 * (1 + Math.Abs(expected.Value[v])) * (1 + expected.Legs[v]));
    });

    [Fact]
    public void What_was_solved_before_changes_no_bit() => Generated.Each(Generated.Problem, Count, sketch =>
    {
        ChoiceNetwork network = sketch.Network();
        var solver = new ChoiceSolver(network, sketch.MaximumLegs);
        var first = new ChoiceSolution(network);
        var last = new ChoiceSolution(network);
        ChoiceInputs inputs = sketch.Inputs(network), others = sketch.Inputs(network);
        for (int arc = 0; arc < network.ArcCount; arc++)
            others.Utility[arc] = arc % 3 == 0 ? double.NegativeInfinity : others.Utility[arc] - 1;
        Assert.True(solver.TrySolve(inputs, default, first, out _));
        Assert.True(solver.TrySolve(others, default, last, out _));
        Assert.True(solver.TrySolve(inputs, default, last, out _));
        Assert.True(first.Value.SequenceEqual(last.Value) && first.Probability.SequenceEqual(last.Probability) && first.Legs.SequenceEqual(last.Legs));
    });

    private static void AssertSame(Sketch sketch, Sketch extended, Func<int, int> node, Func<int, int> arc)
    {
        var expected = sketch.Solve();
        var actual = extended.Solve();
        for (int v = 0; v < sketch.Nodes; v++)
            Assert.Equal((expected.Value[v], expected.Legs[v]), (actual.Value[node(v)], actual.Legs[node(v)]));
        for (int a = 0; a < sketch.Arcs.Count; a++)
            Assert.Equal(expected.Probability[a], actual.Probability[arc(a)]);
    }
}
