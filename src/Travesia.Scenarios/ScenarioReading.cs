using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;

namespace Travesia.Scenarios;

/// <summary>What became of reading a scenario folder.</summary>
/// <param name="Scenario">The scenario; none if there is any error.</param>
/// <param name="Diagnostics">Everything found, each with its place, by file and then by line.</param>
/// <param name="Map">Where everything stands.</param>
/// <param name="ErrorCount">Errors found, those included that are beyond the number kept.</param>
public sealed record ScenarioReading(Scenario? Scenario, ImmutableArray<Diagnostic> Diagnostics, SourceMap Map, long ErrorCount)
{
    /// <summary>Whether there is an error.</summary>
    public bool HasErrors => ErrorCount > 0;
}
