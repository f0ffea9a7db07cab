using Travesia.Rules.Choice;

namespace Travesia.Rules.Tests.Choice;

/// <summary>How the solver is to be used: reused, from several threads, with inputs in range.</summary>
public sealed class UseTests
{
    [Fact]
    public void Solving_again_allocates_nothing()
    {
        ChoiceNetwork network = PlanarNetwork.Make(15, 1, out ChoiceInputs inputs);
        var solver = new ChoiceSolver(network);
        var solution = new ChoiceSolution(network);
        for (int i = 0; i < 3; i++)
            Assert.True(solver.TrySolve(inputs, i == 0 ? default : solution.Value, solution, out _));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            inputs.Utility[i] -= 0.5;
            solver.TrySolve(inputs, i % 2 == 0 ? default : solution.Value, solution, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Solvers_on_several_threads_share_a_network()
    {
        ChoiceNetwork network = PlanarNetwork.Make(12, 2, out ChoiceInputs inputs);
        var expected = new ChoiceSolution(network);
        Assert.True(new ChoiceSolver(network).TrySolve(inputs, default, expected, out _));
        double[] value = expected.Value.ToArray();
        Parallel.For(0, 8, worker =>
        {
            ChoiceInputs mine = PlanarNetwork.Inputs(network, 2);
            var solver = new ChoiceSolver(network);
            var solution = new ChoiceSolution(network);
            for (int closed = 0; closed < 80; closed++)
            {
                mine.Utility[closed] -= double.PositiveInfinity;
                Assert.True(solver.TrySolve(mine, default, solution, out _));
                mine.Utility[closed] = inputs.Utility[closed];
                Assert.True(solver.TrySolve(mine, default, solution, out _));
                Assert.Equal(value, solution.Value.ToArray());
            }
        });
    }

    [Fact]
    public void A_network_of_twenty_thousand_nodes_is_solved()
    {
        ChoiceNetwork network = PlanarNetwork.Make(141, 3, out ChoiceInputs inputs);
        var solver = new ChoiceSolver(network);
        var solution = new ChoiceSolution(network);
        Assert.True(solver.TrySolve(inputs, default, solution, out _));
        Assert.InRange(solution.Residual, 0, 1e-10);
        Assert.InRange(solution.Iterations, 1, 25);
    }

    [Theory]
    [InlineData(double.NaN, 1, 0, 0)]
    [InlineData(double.PositiveInfinity, 1, 0, 0)]
    [InlineData(1e200, 1, 0, 0)]
    [InlineData(0, double.NaN, 0, 0)]
    [InlineData(0, -0.1, 0, 0)]
    [InlineData(0, 0.9, 0, 0)]
    [InlineData(0, 1.1, 0, 0)]
    [InlineData(0, 1, double.NaN, 0)]
    [InlineData(0, 1, double.PositiveInfinity, 0)]
    [InlineData(0, 1, 0, double.NaN)]
    [InlineData(0, 1, 0, double.PositiveInfinity)]
    public void Inputs_out_of_range_are_refused(double utility, double probability, double value, double stuck)
    {
        var sketch = new Sketch(1, [new SketchArc(0, utility, new SketchOutcome(probability, -1, value))]) { Stuck = new Dictionary<int, double> { [0] = stuck } };
        Assert.Throws<ArgumentException>(() => sketch.Solve());
    }

    [Fact]
    public void Structures_out_of_range_are_refused()
    {
        var builder = new ChoiceNetworkBuilder(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddArc(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddArc(-1));
        int arc = builder.AddArc(0);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddOutcome(arc, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddOutcome(arc, -2));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddOutcome(arc + 1, 0));
        Assert.Throws<InvalidOperationException>(builder.Build);
    }

    [Fact]
    public void What_belongs_to_another_network_is_refused()
    {
        var sketch = new Sketch(1, [SketchArc.End(0, 0)]);
        ChoiceNetwork one = sketch.Network(), other = sketch.Network();
        Assert.Throws<ArgumentException>(() => new ChoiceSolver(one).TrySolve(sketch.Inputs(other), default, new ChoiceSolution(one), out _));
        Assert.Throws<ArgumentException>(() => new ChoiceSolver(one).TrySolve(sketch.Inputs(one), default, new ChoiceSolution(other), out _));
        Assert.Throws<ArgumentException>(() => new ChoiceSolver(one).TrySolve(sketch.Inputs(one), new double[2], new ChoiceSolution(one), out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChoiceSolver(one, double.NaN));
    }
}
