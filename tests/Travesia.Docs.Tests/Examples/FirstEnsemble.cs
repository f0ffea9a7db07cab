using Travesia.Inference;
using Travesia.Model;
using Travesia.Rules.Corridor;
using Travesia.Scenarios;

namespace Travesia.Docs.Tests.Examples;

internal static class FirstEnsemble
{
    public static async Task<EnsembleSummary> Summary(string folder)
    {
        // <first-ensemble>
        Scenario scenario = ScenarioFolder.Read(folder).Scenario!;
        SummarySink sink = new();
        await Ensemble.RunAsync(
            scenario,
            new CorridorRules(),
            new EnsembleOptions { Members = 20, Seed = 1, Threads = 2 },
            sink,
            progress: null,
            CancellationToken.None);

        EnsembleSummary summary = sink.Summarise();

        // </first-ensemble>
        return summary;
    }
}
