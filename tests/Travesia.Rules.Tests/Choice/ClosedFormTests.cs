namespace Travesia.Rules.Tests.Choice;

public sealed class ClosedFormTests
{
    [Fact]
    public void Two_ways_to_two_destinations_share_by_the_logit_of_their_worth()
    {
        var solution = new Sketch(1, [SketchArc.End(0, -2, 3), SketchArc.End(0, 0)]).Solve();
        Assert.Equal(Math.Log(Math.E + 1), solution.Value[0], 1e-15);
        Assert.Equal(Math.E / (Math.E + 1), solution.Probability[0], 1e-15);
        Assert.Equal(1, solution.Legs[0]);
    }

    [Fact]
    public void A_diamond_adds_its_branches()
    {
        var solution = new Sketch(4, [SketchArc.To(0, 1, -1), SketchArc.To(0, 2, -2), SketchArc.To(1, 3, -0.5), SketchArc.To(2, 3, -0.25), SketchArc.End(3, -1, 10)]).Solve();
        Assert.Equal(9 + Math.Log(Math.Exp(-1.5) + Math.Exp(-2.25)), solution.Value[0], 1e-14);
        Assert.Equal(1 / (1 + Math.Exp(-0.75)), solution.Probability[0], 1e-14);
        Assert.Equal(3, solution.Legs[0]);
        Assert.Equal(0, solution.Residual);
    }

    [Fact]
    public void An_uncertain_outcome_counts_by_its_mean()
    {
        var crossing = new SketchArc(0, -1, new SketchOutcome(0.3, 1), new SketchOutcome(0.6, -1, 8), new SketchOutcome(0.1, -1, -4));
        var solution = new Sketch(2, [crossing, SketchArc.End(0, 0, 2), SketchArc.End(1, 0, -5)]).Solve();
        double worth = -1 + 0.3 * -5 + 0.6 * 8 - 0.1 * 4;
        Assert.Equal(Math.Log(Math.Exp(worth) + Math.Exp(2)), solution.Value[0], 1e-14);
        Assert.Equal(1 + 0.3 * solution.Probability[0], solution.Legs[0], 1e-14);
    }

    /// <summary>z = exp(V) is a geometric series when the outcomes are certain: z = exp(c) / (1 - exp(u)).</summary>
    [Theory]
    [InlineData(-0.01)]
    [InlineData(-1)]
    [InlineData(-30)]
    public void A_loop_at_one_place_is_a_geometric_series(double loop)
    {
        var solution = new Sketch(1, [SketchArc.To(0, 0, loop), SketchArc.End(0, -3, 7)]).Solve();
        Assert.Equal(4 - Math.Log(-Math.Exp(loop) + 1), solution.Value[0], 1e-12);
        Assert.Equal(Math.Exp(loop), solution.Probability[0], 1e-12);
        Assert.Equal(1 / (1 - Math.Exp(loop)), solution.Legs[0], 1e-9);
    }

    /// <summary>One way only, tried until it succeeds: V = (u + p c) / p.</summary>
    [Fact]
    public void A_border_tried_until_it_lets_through_costs_each_attempt()
    {
        var solution = new Sketch(1, [new SketchArc(0, -2, new SketchOutcome(0.25, -1, 10), new SketchOutcome(0.75, 0, -0.5))]).Solve();
        Assert.Equal((-2 + 0.25 * 10 - 0.75 * 0.5) / 0.25, solution.Value[0], 1e-13);
        Assert.Equal(4, solution.Legs[0], 1e-13);
    }

    /// <summary>x = exp(V) solves x = a x^(1/2) + b: a quadratic in its root.</summary>
    [Fact]
    public void A_choice_with_a_way_back_by_chance_solves_its_quadratic()
    {
        const double u = 0.3, c = 1.1;
        var solution = new Sketch(1, [new SketchArc(0, u, new SketchOutcome(0.5, 0), new SketchOutcome(0.5, -1)), SketchArc.End(0, 0, c)]).Solve();
        double a = Math.Exp(u), root = (a + Math.Sqrt(a * a + 4 * Math.Exp(c))) / 2;
        Assert.Equal(2 * Math.Log(root), solution.Value[0], 1e-13);
    }

    [Fact]
    public void Utilities_of_any_size_keep_their_digits()
    {
        var solution = new Sketch(2, [SketchArc.To(0, 1, -800), SketchArc.To(1, 0, -800), SketchArc.End(1, -1000, -1e6), SketchArc.End(1, -1001, -1e6)]).Solve();
        Assert.Equal(-1001000 + Math.Log(1 + Math.Exp(-1)), solution.Value[1], 1e-9);
        Assert.Equal(-1001800 + Math.Log(1 + Math.Exp(-1)), solution.Value[0], 1e-9);
    }

    [Fact]
    public void A_network_without_nodes_is_solved()
        => Assert.Equal(0, new Sketch(0, []).Solve().Iterations);
}
