using Travesia.Inference.Calibration;
using Travesia.Model;

namespace Travesia.Inference.Tests.Calibration;

public class FitCheckTests
{
    [Fact]
    public void A_series_that_tells_of_one_group_is_held_against_that_group()
    {
        (Scenario scenario, _) = TwoGroups.Observed(4);
        double[] all = Model(scenario);
        double[] a = Model(Only(scenario, "a"));
        double[] b = Model(Only(scenario, "b"));
        Assert.All(a.Concat(b), value => Assert.True(value > 1));
        Assert.All(all.Zip(a.Zip(b, (x, y) => x + y)), pair => Assert.Equal(pair.Second, pair.First, 1e-9 * pair.First));
    }

    private static Scenario Only(Scenario s, string group) => s with { Observations = [.. s.Observations.Where(o => o.Series.Value != "jungle.transits" || o.Group == new GroupId(group))] };

    private static double[] Model(Scenario scenario)
        => [.. FitCheck.Of(scenario, TwoGroups.Rules, TestContext.Current.CancellationToken).Rows.Single(r => r.Series.Value == "jungle.transits").Model];
}
