using Travesia.Inference;

namespace Travesia.Results.Tests;

public class SizeTests
{
    [Fact]
    public async Task Two_hundred_members_of_85_places_over_two_years_stay_far_below_300_MB()
    {
        using TemporaryFolder folder = new();
        EnsembleLayout layout = Synthetic.Layout(Synthetic.Scenario(places: 85, days: 731), 8);
        RunReader run = await Synthetic.MakeAsync(new RunStore(folder.Path, new FailingDisk()), layout, TestContext.Current.CancellationToken);

        // Row groups do not know of each other: 200 members are 25 times 8.
        long bytes = run.Manifest.Files.Sum(f => f.Bytes) * 200 / 8;
        Assert.InRange(bytes, 1, 150_000_000);
        Assert.InRange(bytes, 0, EnsembleSize.Of(Synthetic.Layout(layout.Scenario, 200), new EnsembleOptions { Members = 200 }).ResultBytes);
    }
}
