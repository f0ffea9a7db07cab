using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Tests.Corridor;

public sealed class CompetingRisksTests
{
    [Fact]
    public void Together_they_leave_the_product_and_share_the_rest_by_hazard()
    {
        double[] hazards = [CompetingRisks.Hazard(0.1), CompetingRisks.Hazard(0.3)];

        double clear = CompetingRisks.Share(hazards);

        Assert.Equal(0.9 * 0.7, clear, 15);
        Assert.Equal(0.37, hazards.Sum(), 15);
        Assert.Equal(Math.Log(0.9) / Math.Log(0.7), hazards[0] / hazards[1], 12);
    }

    [Fact]
    public void Certain_ones_share_alike_and_leave_nothing()
    {
        double[] hazards = [CompetingRisks.Hazard(1), CompetingRisks.Hazard(0.5), CompetingRisks.Hazard(1)];

        Assert.Equal(0, CompetingRisks.Share(hazards));
        Assert.Equal([0.5, 0, 0.5], hazards);
    }

    [Fact]
    public void Small_chances_keep_their_digits()
    {
        double[] hazards = [CompetingRisks.Hazard(1e-13), CompetingRisks.Hazard(3e-13)];
        CompetingRisks.Share(hazards);

        Assert.Equal(1e-13, hazards[0], 1e-24);
        Assert.Equal(3e-13, hazards[1], 1e-24);
    }

    [Fact]
    public void Nothing_happens_without_hazards() => Assert.Equal(1, CompetingRisks.Share([0, 0]));
}
