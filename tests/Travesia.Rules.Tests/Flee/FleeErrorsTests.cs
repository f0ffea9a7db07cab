using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Validation;

namespace Travesia.Rules.Tests.Flee;

public sealed class FleeErrorsTests
{
    private static readonly FleeErrors Errors = new(new CaseSketch(new FleeSettings(), 2)
        .Place("zone", FleeKind.ConflictZone, 100, conflict: [0, 1])
        .Place("one", FleeKind.Camp, 300)
        .Place("other", FleeKind.Camp, 100)
        .Route("zone", "one", 10)
        .Route("zone", "other", 10)
        .Count("one", 0, 60, 1, 120)
        .Count("other", 0, 40, 1, 80)
        .Draw());

    [Fact]
    public void Simulated_people_are_held_against_counts_as_they_are_and_rescaled()
    {
        // Day 0 is right; on day 1 half as many are simulated, in the right shares.
        (double asIs, double rescaled) = Errors.Of(new double[,] { { 60, 40 }, { 60, 40 } });

        Assert.Equal(0.5 * 100 / 200, asIs, 12);
        Assert.Equal(0, rescaled, 12);
    }

    [Fact]
    public void Forecasts_without_rules_are_handed_the_counted_total()
    {
        Assert.Equal(0.2, Errors.OfEqualSplit(), 12); // 50 and 50 for 60 and 40: 20 of 100.
        Assert.Equal(0.3, Errors.OfCapacitySplit(), 12); // 75 and 25: 30 of 100.
        Assert.Equal(0, Errors.OfPersistence(), 12); // Shares stay as they were.
    }
}
