using Travesia.Engine;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Rules.Corridor;
using Travesia.Scenarios;

namespace Travesia.Docs.Tests;

/// <summary>The levels at which the corridor rules count agree with each other: by day for all people, and by month for each group.</summary>
public class CountLevelTests
{
    [Fact]
    public async Task At_every_place_the_days_of_everybody_are_the_months_of_all_groups()
    {
        Scenario scenario = ScenarioFolder.Read(Path.Combine(Repository.Root, "scenarios", "tutorial")).Scenario!;
        LastSink sink = new();
        await Ensemble.RunAsync(scenario, new CorridorRules(), new EnsembleOptions { Members = 1, Mode = Mode.Expected }, sink, cancellation: TestContext.Current.CancellationToken);
        EnsembleLayout layout = sink.Layout!;
        int compared = 0;
        foreach (string quantity in layout.Series.Where(m => m.Resolution == Resolution.Day && m.Tally is not null).Select(m => m.Quantity).Distinct())
        {
            foreach (Place place in scenario.Places)
            {
                if (CountSelection.ByMonth(layout, new CountQuery(quantity, [place.Id.Value], null, [])).Count is not { } all)
                {
                    continue;
                }

                Assert.Equal(Resolution.Day, all.Resolution);
                ModelCount[] groups = [.. scenario.Groups.Select(g => CountSelection.ByMonth(layout, new CountQuery(quantity, [place.Id.Value], g.Id, [])).Count).OfType<ModelCount>()];
                Assert.All(groups, g => Assert.Equal(Resolution.Period, g.Resolution));
                double[] byGroup = [.. Enumerable.Range(0, layout.Months.Length).Select(m => groups.Sum(g => g.Of(sink.Member!)[m]))];
                double[] byDay = all.Of(sink.Member!);
                for (int m = 0; m < byDay.Length; m++)
                {
                    Assert.Equal(byDay[m], byGroup[m], 1e-6 * Math.Max(1, byDay[m]));
                    compared += byDay[m] > 0 ? 1 : 0;
                }
            }
        }

        Assert.True(compared > 100, $"{compared} numbers above 0");
    }

    private sealed class LastSink : IMemberSink
    {
        public EnsembleLayout? Layout { get; private set; }

        public MemberResult? Member { get; private set; }

        public ValueTask<IReadOnlyList<HeldBatch>> BeginAsync(EnsembleLayout layout, CancellationToken cancellation)
        {
            Layout = layout;
            return new([]);
        }

        public ValueTask TakeAsync(MemberBatch batch, CancellationToken cancellation)
        {
            Member = batch.Members[^1];
            return default;
        }
    }
}
