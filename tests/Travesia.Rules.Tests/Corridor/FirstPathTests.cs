namespace Travesia.Rules.Tests.Corridor;

public sealed class FirstPathTests
{
    [Fact]
    public void People_arrive_after_their_stay_and_their_days()
    {
        Outcome run = new Draft(20).Origin("a").Destination("b").Link("a", "b", 3).Departs("a", 10).Expect();

        double[] arrivals = run.Daily("arrivals", "b");

        // They enter on day t, are split on t + 1, and take 3 days.
        Assert.Equal([0, 0, 0, 0, 10, 10], arrivals[..6]);
        Assert.Equal(160, arrivals.Sum(), 9);
        Assert.Equal(200, run.Total("departures"), 9);
    }

    [Fact]
    public void A_run_can_be_sampled()
    {
        Outcome run = new Draft(20).Origin("a").Destination("b").Link("a", "b", 3).Departs("a", 10).Sample();

        Assert.InRange(run.Total("arrivals", "b"), 100, 220);
    }

    [Fact]
    public void Two_equal_ways_share_people_alike()
    {
        Outcome run = new Draft(20).Origin("a").Place("m").Place("n").Destination("b")
            .Link("a", "m").Link("a", "n").Link("m", "b").Link("n", "b").Departs("a", 10).Expect();

        Assert.Equal(run.Sum("arrivals", "m"), run.Sum("arrivals", "n"), 9);
        Assert.True(run.Sum("arrivals", "m") > 50);
    }
}
