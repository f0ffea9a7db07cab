namespace Travesia.Rules.Tests.Choice;

public sealed class GeneratedNetworkTests
{
    private const int Count = 400;

    [Fact]
    public void Values_agree_with_value_iteration() => Generated.Each(Generated.Problem, Count, sketch =>
    {
        double[] expected = Oracle.Values(sketch);
        var solution = sketch.Solve();
        for (int v = 0; v < sketch.Nodes; v++)
            if (double.IsNegativeInfinity(expected[v]))
                Assert.Equal(double.NegativeInfinity, solution.Value[v]);
            else
                Assert.Equal(expected[v], solution.Value[v], 1e-12 * (1 + Math.Abs(expected[v])) * (1 + solution.Legs[v]));
    });

    [Fact]
    public void Values_solve_their_equation_and_choices_follow_from_them() => Generated.Each(Generated.Problem, Count, sketch =>
    {
        var solution = sketch.Solve();
        Assert.InRange(solution.Residual, 0, 1e-10);
        for (int v = 0; v < sketch.Nodes; v++)
        {
            double improved = Oracle.Improve(sketch, v, solution.Value), sum = 0;
            bool chooses = false;
            for (int arc = 0; arc < sketch.Arcs.Count; arc++)
            {
                if (sketch.Arcs[arc].Tail != v)
                    continue;
                double probability = solution.Probability[arc];
                chooses |= probability > 0;
                sum += probability;
                if (solution.Legs[v] > 0)
                    Assert.Equal(Math.Exp(Oracle.Worth(sketch.Arcs[arc], solution.Value) - improved), probability, 1e-10);
                else
                    Assert.Equal(0, probability);
            }

            Assert.Equal(chooses, solution.Legs[v] >= 1);
            if (chooses)
            {
                Assert.InRange(improved - solution.Value[v], -1e-10 * Math.Max(1, Math.Abs(improved)), 1e-10 * Math.Max(1, Math.Abs(improved)));
                Assert.Equal(1, sum, 1e-14);
            }
            else
            {
                Assert.Equal(sketch.Stuck.GetValueOrDefault(v, double.NegativeInfinity), solution.Value[v]);
            }
        }
    });

    [Fact]
    public void Legs_solve_their_equation() => Generated.Each(Generated.Problem, Count, sketch =>
    {
        var solution = sketch.Solve();
        double[] expected = new double[sketch.Nodes];
        for (int arc = 0; arc < sketch.Arcs.Count; arc++)
            if (solution.Probability[arc] > 0)
                expected[sketch.Arcs[arc].Tail] += solution.Probability[arc] * (1 + Onward(sketch.Arcs[arc], solution.Legs));
        for (int v = 0; v < sketch.Nodes; v++)
            Assert.Equal(expected[v], solution.Legs[v], 1e-9 * Math.Max(1, expected[v]));
    });

    [Fact]
    public void A_warm_start_of_any_quality_ends_at_the_same_values() => Generated.Each(Generated.Problem, Count, sketch =>
    {
        var cold = sketch.Solve();
        double[] exact = cold.Value.ToArray();
        double[][] starts = [exact, [.. exact.Select((v, i) => v + Math.Sin(i))], [.. exact.Select((_, i) => i % 2 == 0 ? 1e6 : -1e6)],
            [.. exact.Select(_ => double.NaN)], new double[exact.Length]];
        foreach (double[] start in starts)
        {
            var warm = sketch.Solve(start);
            for (int v = 0; v < sketch.Nodes; v++)
                if (double.IsFinite(exact[v]))
                    Assert.InRange(warm.Value[v] - exact[v], -1e-10, 1e-10);
                else
                    Assert.Equal(exact[v], warm.Value[v]);
        }
    });

    private static double Onward(SketchArc arc, ReadOnlySpan<double> legs)
    {
        double sum = 0;
        foreach (SketchOutcome outcome in arc.Outcomes)
            if (outcome.Successor >= 0)
                sum += outcome.Probability * legs[outcome.Successor];
        return sum;
    }
}
