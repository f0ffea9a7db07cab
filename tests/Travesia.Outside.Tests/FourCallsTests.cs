using Travesia.Cli.TestHost;
using Travesia.Engine;
using Travesia.Inference;
using Travesia.Model;
using Travesia.Rules;
using Travesia.Scenarios;

namespace Travesia.Outside.Tests;

/// <summary>The library as a stranger uses it: a folder, a rule set, and four calls. Nothing here sees an internal.</summary>
public class FourCallsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "walk");

    [Fact]
    public void Three_calls_lead_from_a_folder_to_one_future()
    {
        Scenario scenario = ScenarioFolder.Read(Folder).Scenario!;
        CompiledScenario compiled = new WalkRules().Compile(scenario, ParameterValues.Medians(scenario));
        Recording recording = Simulation.Run(compiled.Program, seed: 1, member: 0, cancellation: TestContext.Current.CancellationToken);

        Measure arrivals = compiled.Measures.First(m => m.Quantity == MeasureNames.Arrivals && m.Place == new PlaceId("juarez"));
        Assert.Equal(scenario.Days, recording[arrivals.Tally!.Value].Length);
        Assert.InRange(recording[arrivals.Tally!.Value].ToArray().Average(), 55, 65);
    }

    [Fact]
    public async Task A_fourth_call_runs_many_futures_and_says_how_far_it_is()
    {
        Scenario scenario = ScenarioFolder.Read(Folder).Scenario!;
        SummarySink sink = new();
        Counter counter = new();
        EnsembleOutcome outcome = await Ensemble.RunAsync(scenario, new WalkRules(), new EnsembleOptions { Members = 20, Seed = 1, Threads = 2 }, sink, counter, TestContext.Current.CancellationToken);

        EnsembleSummary summary = sink.Summarise();
        SeriesSummary present = summary.Series.First(s => s.Measure.Quantity == MeasureNames.Present);
        Assert.Equal(outcome.Layout.Days, present.Dates);
        Assert.True(present.Quantiles[^1][Quantiles.Levels.IndexOf(0.1)] < present.Quantiles[^1][Quantiles.Levels.IndexOf(0.9)]);
        Assert.Equal(20, counter.Done);
    }

    [Fact]
    public void What_is_wrong_with_a_folder_is_told_and_not_thrown()
    {
        ScenarioReading reading = ScenarioFolder.Read(Path.Combine(Folder, "nowhere"));
        Assert.Null(reading.Scenario);
        Assert.NotEmpty(reading.Diagnostics);
    }

    private sealed class Counter : IProgress<EnsembleProgress>
    {
        public int Done { get; private set; }

        public void Report(EnsembleProgress value) => Done = value.Done;
    }
}
