namespace Travesia.Rules.Tests.Choice;

public sealed class DeadEndTests
{
    private const double None = double.NegativeInfinity;

    [Fact]
    public void A_place_without_ways_is_worth_nothing_and_closes_the_ways_into_it()
    {
        var solution = new Sketch(2, [SketchArc.To(0, 1, 5), SketchArc.End(0, -1, 2)]).Solve();
        Assert.Equal([1, None], solution.Value);
        Assert.Equal([0, 1], solution.Probability);
        Assert.Equal([1, 0], solution.Legs);
    }

    [Fact]
    public void Going_round_for_ever_is_a_dead_end_too()
        => Assert.Equal([None, None], new Sketch(2, [SketchArc.To(0, 1, -1), SketchArc.To(1, 0, 3)]).Solve().Value);

    [Fact]
    public void A_way_that_may_end_nowhere_is_as_good_as_closed()
    {
        var risky = new SketchArc(0, 50, new SketchOutcome(0.999, -1, 50), new SketchOutcome(0.001, 1));
        var solution = new Sketch(2, [risky, SketchArc.End(0, -1, 2)]).Solve();
        Assert.Equal([1, None], solution.Value);
        Assert.Equal([0, 1], solution.Probability);
    }

    [Fact]
    public void A_dead_end_that_cannot_happen_does_not_matter()
        => Assert.Equal(3, new Sketch(2, [new SketchArc(0, 1, new SketchOutcome(1, -1, 2), new SketchOutcome(0, 1))]).Solve().Value[0]);

    [Fact]
    public void A_chain_of_risky_ways_falls_back_to_front()
    {
        SketchArc Risky(int tail, int head) => new(tail, 0, new SketchOutcome(0.5, head), new SketchOutcome(0.5, -1));
        Assert.Equal([None, None, None, None], new Sketch(4, [Risky(0, 1), Risky(1, 2), Risky(2, 3)]).Solve().Value);
    }

    [Fact]
    public void Who_is_stuck_gets_the_stuck_value()
    {
        var sketch = new Sketch(3, [SketchArc.To(0, 1, -1), SketchArc.To(1, 2, None)]) { Stuck = new Dictionary<int, double> { [1] = -30 } };
        var solution = sketch.Solve();
        Assert.Equal([-31, -30, None], solution.Value);
        Assert.Equal([1, 0], solution.Probability);
        Assert.Equal([1, 0, 0], solution.Legs);
    }

    [Fact]
    public void A_stuck_value_does_not_tempt_where_a_way_leads_on()
    {
        var sketch = new Sketch(1, [SketchArc.End(0, -100)]) { Stuck = new Dictionary<int, double> { [0] = -1 } };
        Assert.Equal(-100, sketch.Solve().Value[0]);
    }

    [Fact]
    public void Two_places_cut_off_together_both_wait()
    {
        var sketch = new Sketch(2, [SketchArc.To(0, 1, -1), SketchArc.To(1, 0, -1)]) { Stuck = new Dictionary<int, double> { [0] = -20, [1] = -40 } };
        var solution = sketch.Solve();
        Assert.Equal([-20, -40], solution.Value);
        Assert.Equal([0, 0], solution.Probability);
    }

    /// <summary>2 is worthless, so 1 loses its only way, and 0 with it: both are cut off at the same moment.</summary>
    [Fact]
    public void Places_cut_off_by_the_same_dead_end_both_wait()
    {
        var risky = new SketchArc(1, 0, new SketchOutcome(0.5, -1), new SketchOutcome(0.5, 2));
        var sketch = new Sketch(3, [SketchArc.To(0, 1, -1), risky]) { Stuck = new Dictionary<int, double> { [0] = -20, [1] = -40 } };
        Assert.Equal([-20, -40, None], sketch.Solve().Value);
    }

    [Fact]
    public void A_risk_of_being_stuck_counts_by_its_mean()
    {
        var risky = new SketchArc(0, 0, new SketchOutcome(0.75, -1, 8), new SketchOutcome(0.25, 1));
        var sketch = new Sketch(2, [risky]) { Stuck = new Dictionary<int, double> { [1] = -20 } };
        Assert.Equal([1, -20], sketch.Solve().Value);
    }

    [Fact]
    public void Who_can_only_risk_a_dead_end_is_stuck()
    {
        var risky = new SketchArc(0, 0, new SketchOutcome(0.75, -1, 8), new SketchOutcome(0.25, 1));
        var sketch = new Sketch(2, [risky]) { Stuck = new Dictionary<int, double> { [0] = -20 } };
        Assert.Equal([-20, None], sketch.Solve().Value);
    }

    [Fact]
    public void Ending_in_a_worthless_place_closes_the_way()
        => Assert.Equal([0, 1], new Sketch(1, [SketchArc.End(0, 3, None), SketchArc.End(0, -3)]).Solve().Probability);
}
